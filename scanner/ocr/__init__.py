"""Card to page: two independent readers, and what they agree on."""
