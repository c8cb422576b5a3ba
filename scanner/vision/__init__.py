"""Photo to cards: load, locate, rectify, and the codes printed on them."""
