"""What it is worth to know of an interview's other cards and of its invitation."""
