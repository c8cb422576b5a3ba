"""Whether two contacts are the same person, why, and what becomes of them then."""
