"""The press: invents people and companies, sets their cards in type, and photographs them."""
