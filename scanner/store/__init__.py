"""The records: interviews, contacts, evidence, photos seen. The only SQL."""
