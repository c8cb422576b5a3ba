"""What the program does, whoever asks for it: nothing here prints, or knows of a terminal or a page."""
