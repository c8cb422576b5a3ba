"""How one is reached: e-mails, numbers and their country, web addresses, codes."""
