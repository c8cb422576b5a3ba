"""What is known from elsewhere speaks for what stands on a card, and for nothing else."""
