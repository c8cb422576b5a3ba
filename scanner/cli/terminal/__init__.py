"""What the terminal shows, and what several commands ask for alike."""
