"""How older databases become today's: one file a step, run by Alembic in one transaction."""
