"""How browsers elsewhere reach a hub, on machines and cables of their own: nothing here touches a real network."""
