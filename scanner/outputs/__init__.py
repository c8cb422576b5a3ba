"""Contacts as files that phones, address books and people read."""
