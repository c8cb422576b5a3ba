"""Photos of business cards in, right contacts out."""
