"""PP-OCR's networks made lighter: the recogniser multiplies bytes, the detector has less to do."""
