"""Steps of the whole group: up, down, and two who look together who came through somebody."""
