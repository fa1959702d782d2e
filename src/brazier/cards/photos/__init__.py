"""Photos of paper cards: brought with the card or later, looked at by whoever may see the card."""
