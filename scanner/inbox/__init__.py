"""Photos on their way in: whose turn it is to read one, when it has arrived whole, where it goes after."""
