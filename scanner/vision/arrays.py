"""The kinds of arrays that pictures and transforms are, said to the type checker."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Grey = NDArray[np.uint8]
"""Height × width."""

Matrix = NDArray[np.float64]
"""3 × 3 homography."""


def as_uint8(image: ArrayLike) -> NDArray[np.uint8]:
    """Return what OpenCV answers, which it calls an array of some number, as the 8-bit array it is."""
    return np.asarray(image, np.uint8)
