"""The empty back of a card as a duplex scanner takes it: the front shines through, mirrored and pale."""

from __future__ import annotations

from random import Random

import numpy as np
from PIL import Image, ImageFilter, ImageOps

SPREAD = 1 / 600
"""How far paper spreads what shines through it, of a card's width."""
GRAIN = 1.5
"""Standard deviation of a scanner's noise, in grey values."""


def empty_back(rng: Random, front: Image.Image, *, strength: float) -> Image.Image:
    """Return the back of a card on which nothing is printed; so much of the front's contrast is left."""
    paper = ImageOps.mirror(front).filter(ImageFilter.GaussianBlur(SPREAD * front.width))
    noise = np.random.default_rng(rng.getrandbits(32)).normal(0, GRAIN, (front.height, front.width, 1))
    pale = 250 - strength * (250 - np.asarray(paper, dtype=np.float32)) + noise
    return Image.fromarray(np.clip(pale, 0, 255).astype(np.uint8))
