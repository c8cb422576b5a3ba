"""The nouns: frozen values that every stage hands to the next."""
