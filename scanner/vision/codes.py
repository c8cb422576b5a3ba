"""QR and other two-dimensional codes on a card."""

from __future__ import annotations

from typing import Any

import cv2
import zxingcpp

from scanner.model.geometry import Quad
from scanner.model.photo import CardImage, Code, Pixels
from scanner.vision.arrays import Grey, as_uint8

SYMBOLOGIES: Any = (
    zxingcpp.BarcodeFormat.QRCode,
    zxingcpp.BarcodeFormat.MicroQRCode,
    zxingcpp.BarcodeFormat.DataMatrix,
    zxingcpp.BarcodeFormat.Aztec,
    zxingcpp.BarcodeFormat.PDF417,
)
"""Codes that hold a contact; bars of shops would only be read from stripes by mistake."""

LONG_SIDE = 1600
"""Pixels: a code's modules are still over 3 pixels wide on a card of this size, and it takes a tenth."""

LONGEST = 4096
"""Characters kept: a QR code holds 4,296 at most, a contact far less."""


def find_codes(card: CardImage | Pixels) -> tuple[Code, ...]:
    """Decode every code on a card; quads are in pixels of the given image."""
    pixels = card.pixels if isinstance(card, CardImage) else card
    grey = as_uint8(cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY))
    scale = min(1.0, LONG_SIDE / max(grey.shape))
    if scale < 1:
        grey = as_uint8(cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA))
    return tuple(_code(found, scale) for found in _decoded(grey) if found.text.strip())


def _decoded(grey: Grey) -> list[zxingcpp.Barcode]:
    return list(zxingcpp.read_barcodes(grey, formats=SYMBOLOGIES))


def _code(found: zxingcpp.Barcode, scale: float) -> Code:
    p = found.position
    corners = (p.top_left, p.top_right, p.bottom_right, p.bottom_left)
    a, b, c, d = ((corner.x / scale, corner.y / scale) for corner in corners)
    return Code(found.text[:LONGEST], found.format.name, Quad((a, b, c, d)))
