"""Measure accuracy, honesty, speed and memory, beside naive loops over each reader alone."""
