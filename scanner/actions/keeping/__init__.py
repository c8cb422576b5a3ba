"""From photos to contacts: which photos, how they are read, what is kept of them."""
