"""PP-OCR's networks made lighter: the heavy products in whole numbers of eight bits."""
