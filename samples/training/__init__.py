"""Weights of the evidence, learnt from drawn cards: `python -m samples.training`."""
