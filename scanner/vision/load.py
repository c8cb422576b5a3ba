"""Bytes of a picture file or a scanned PDF in, upright photos of bounded size out."""

from __future__ import annotations

import hashlib
import math
import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from io import BytesIO

import cv2
import numpy as np
import pillow_heif
import pypdfium2
import pypdfium2.raw as pdfium
from numpy.typing import NDArray
from PIL import Image

from scanner.errors import PhotoError
from scanner.model.photo import Photo, Pixels
from scanner.vision.arrays import Grey, as_uint8
from scanner.vision.exif import orientation, taken, upright

FORMATS = ("JPEG", "PNG", "WEBP", "TIFF", "BMP", "GIF", "HEIF")
"""The decoders that a file may reach: each one more is one more for a hostile file to attack."""

LARGEST = 110_000_000
"""Pixels that a picture may have by its header: 100-megapixel cameras, with some air."""

SMALLEST_SIDE = 48
"""Below this no line of a card can be read: 1 × 1 tracking dots, icons."""

WORKING = 25_000_000
"""Pixels that we decode to: a 24-megapixel photo as it is, in some 200 MB while decoding."""

MOST_PAGES = 100
"""Pages of a file: two sides of fifty cards. Each is read before the next is drawn."""

PDF_DPI = 300

HEADER = 1024
"""Bytes in which %PDF- stands: readers accept rubbish before it, and scanners write some."""

DAMAGE = (
    OSError, SyntaxError, ValueError, EOFError, LookupError, TypeError, ArithmeticError, RuntimeError,
    AssertionError, struct.error, zlib.error, Image.DecompressionBombError,
)  # fmt: skip
"""What Pillow's decoders were seen to raise on damaged files."""

pillow_heif.register_heif_opener()


def load(data: bytes, name: str, *, sheet: int | None = None) -> Iterator[Photo]:
    """Decode a picture, or each page of a PDF or TIFF, upright, one when the last is done with.

    Of these, only the one that is the `sheet`, counted from 0, where that is given. Raise PhotoError where
    that can't be.
    """
    if not data:
        raise PhotoError("the file is empty; copy the photo again")
    digest = hashlib.sha256(data).hexdigest()
    if b"%PDF-" in data[:HEADER]:
        yield from _pdf_pages(data, name, digest, sheet)
    else:
        yield from _pictures(data, name, digest, sheet)


def kind_of(data: bytes) -> str:
    """Return what a picture's format is called, by its first bytes alone; raise PhotoError for what is none.

    So is one that would be too large to decode: nothing is decoded here.
    """
    if b"%PDF-" in data[:HEADER]:
        return "PDF"
    picture = _opened(data)
    _check_size(picture.size)
    return str(picture.format)


def _pictures(data: bytes, name: str, digest: str, sheet: int | None) -> Iterator[Photo]:
    for page in _wanted(_frames(_opened(data)), sheet):
        yield _page(data, page, name, digest)


def _page(data: bytes, page: int, name: str, digest: str) -> Photo:
    """Decode a page from a picture of its own: one that stayed open would hold the page a second time."""
    picture = _opened(data)
    try:
        with _unwarned():
            picture.seek(page)
            _check_size(picture.size)
            pixels, scale = _decoded(picture, data)
            exif = Image.Image.getexif(picture)  # a PNG's own would decode the whole picture first
    except DAMAGE as e:
        why = f" ({e})" if str(e) else ""
        raise PhotoError(f"the picture is damaged or cut short; copy it again{why}") from e
    return Photo(name, digest, upright(pixels, orientation(exif)), scale, taken(exif), page)


@contextmanager
def _unwarned() -> Iterator[None]:
    """Have Pillow warn of nothing: how large a picture may be is checked by us, and damage is an error."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _opened(data: bytes) -> Image.Image:
    """Read the header only."""
    try:
        with _unwarned():
            return Image.open(BytesIO(data), formats=FORMATS)
    except Image.DecompressionBombError as e:
        raise PhotoError(_too_large()) from e
    except DAMAGE as e:
        raise PhotoError(
            "not a picture that can be read; give JPEG, PNG, WebP, TIFF, BMP, GIF, HEIC or PDF"
        ) from e


def _frames(picture: Image.Image) -> int:
    """Count the pages of a TIFF; a second frame of anything else is a preview or an animation."""
    if picture.format != "TIFF":
        return 1
    try:
        pages: int = getattr(picture, "n_frames", 1)
    except DAMAGE as e:
        raise PhotoError(f"the TIFF is damaged; scan or copy it again ({e})") from e
    _check_pages(pages)
    return pages


def _wanted(pages: int, sheet: int | None) -> range:
    """Return which of so many pages are decoded: all, or the one that is asked for, if it is there."""
    return range(pages) if sheet is None else range(sheet, min(sheet + 1, pages))


def _check_pages(pages: int) -> None:
    if not pages:
        raise PhotoError("has no page; scan the card again")
    if pages > MOST_PAGES:
        raise PhotoError(f"has {pages} pages; split it into files of at most {MOST_PAGES}")


def _check_size(size: tuple[int, int]) -> None:
    if math.prod(size) > LARGEST:
        raise PhotoError(_too_large())
    if min(size) < SMALLEST_SIDE:
        raise PhotoError(f"{size[0]} × {size[1]} pixels are too few; take a larger photo of the card")


def _too_large() -> str:
    return f"has more than {LARGEST // 1_000_000} megapixels; make it smaller and try again"


def _decoded(picture: Image.Image, data: bytes) -> tuple[Pixels, float]:
    """Decode at most WORKING pixels; also return picture pixels per decoded pixel."""
    width, height = picture.size
    shrink = math.sqrt(width * height / WORKING)
    if shrink > 1:
        part = 2 ** min(3, math.ceil(math.log2(shrink)))
        if _is_plain(picture):
            pixels = _reduced(data, part)
            return pixels, width / pixels.shape[1]
        # JPEG can be decoded at a half, quarter or eighth: fast, and a huge photo never stands in memory.
        picture.draft("RGB", (math.ceil(width / part), math.ceil(height / part)))
    picture.load()
    if math.prod(picture.size) <= WORKING:
        pixels = _bgr(picture)
    else:
        pixels = _bgr(_smaller(picture, math.ceil(math.sqrt(math.prod(picture.size) / WORKING))))
    return pixels, width / pixels.shape[1]


REDUCED = {2: cv2.IMREAD_REDUCED_COLOR_2, 4: cv2.IMREAD_REDUCED_COLOR_4, 8: cv2.IMREAD_REDUCED_COLOR_8}


def _is_plain(picture: Image.Image) -> bool:
    """Whether OpenCV decodes it to the same pixels as Pillow, which takes up to four times the memory."""
    is_one = getattr(picture, "n_frames", 1) == 1
    is_opaque = picture.mode in {"L", "RGB"} and not picture.has_transparency_data
    return picture.format in {"PNG", "WEBP"} and is_one and is_opaque


def _reduced(data: bytes, part: int) -> Pixels:
    """Decode a picture at a half, quarter or eighth of its size; raise ValueError where it is damaged."""
    flags = REDUCED[part] | cv2.IMREAD_IGNORE_ORIENTATION
    pixels = cv2.imdecode(np.frombuffer(data, np.uint8), flags)
    if pixels is None:
        raise ValueError("it cannot be decoded")
    return as_uint8(pixels)


ROWS = 64
"""Rows of a picture that are brought to our order of colours at a time: more leave the processor's cache, and
would be copies of the whole."""

AVERAGED = {"L", "RGB", "RGBA", "CMYK", "LA", "F", "I"}
"""Modes whose neighbouring pixels Pillow averages."""


def _smaller(picture: Image.Image, part: int) -> Image.Image:
    """Make a picture smaller by a whole number, before copies of it are made."""
    if picture.mode.startswith("I;16"):
        size = picture.width // part, picture.height // part
        return Image.fromarray(cv2.resize(np.asarray(picture), size, interpolation=cv2.INTER_AREA))
    if picture.mode not in AVERAGED:
        picture = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
    return picture.reduce(part)


def _bgr(picture: Image.Image) -> Pixels:
    """Turn any mode into 8-bit BGR, on white where the picture can be seen through."""
    if picture.mode.startswith("I") or picture.mode == "F":
        return as_uint8(cv2.cvtColor(_eight_bits(np.asarray(picture)), cv2.COLOR_GRAY2BGR))
    if picture.has_transparency_data:
        picture = picture.convert("RGBA")
        white = Image.new("RGBA", picture.size, "white")
        white.alpha_composite(picture)
        picture = white
    if picture.mode == "L":
        return as_uint8(cv2.cvtColor(np.asarray(picture), cv2.COLOR_GRAY2BGR))
    rgb = picture if picture.mode == "RGB" else picture.convert("RGB")
    pixels = np.empty((rgb.height, rgb.width, 3), np.uint8)
    for top in range(0, rgb.height, ROWS):
        rows = pixels[top : top + ROWS]
        cut = rgb.crop((0, top, rgb.width, top + len(rows)))
        cv2.cvtColor(_as_it_lies(cut), cv2.COLOR_RGBA2BGR, dst=rows)
    return pixels


def _as_it_lies(rgb: Image.Image) -> Grey:
    """Return the pixels as Pillow keeps them, four bytes each: it takes four times as long to part them."""
    return np.frombuffer(rgb.tobytes("raw", "RGBX"), np.uint8).reshape(rgb.height, rgb.width, 4)


def _eight_bits(deep: NDArray[np.generic]) -> Grey:
    """Bring 16-bit, 32-bit and floating greys to 0..255, by the full range of what is there."""
    grey = np.nan_to_num(deep.astype(np.float32))
    low, high = float(grey.min()), float(grey.max())
    return as_uint8((grey - low) * (255 / max(high - low, 1e-6)))


def _pdf_pages(data: bytes, name: str, digest: str, sheet: int | None) -> Iterator[Photo]:
    try:
        with pypdfium2.PdfDocument(data) as document:
            _check_pages(len(document))
            for number in _wanted(len(document), sheet):
                yield Photo(name, digest, _drawn(document, number), 1.0, None, number)
    except pypdfium2.PdfiumError as e:
        raise PhotoError("this PDF is damaged or locked; save it again without a password") from e


def _drawn(document: pypdfium2.PdfDocument, number: int) -> Pixels:
    with closing(document[number]) as page:  # or all that was decoded for it stays
        return _rendered(page)


def _rendered(page: pypdfium2.PdfPage) -> Pixels:
    """Draw a page at PDF_DPI, or smaller where the page is larger than we can hold."""
    for image in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE]):
        if math.prod(image.get_px_size()) > LARGEST:
            raise PhotoError(_too_large())
    width, height = page.get_size()
    points = max(width, 1.0) * max(height, 1.0)
    scale = min(PDF_DPI / 72, math.sqrt(WORKING / points))
    if min(width, height) * scale < SMALLEST_SIDE:
        raise PhotoError(f"a page of {width:.0f} × {height:.0f} points; scan the card again")
    bitmap = page.render(scale=scale, may_draw_forms=False)
    pixels: Pixels = np.array(bitmap.to_numpy()[:, :, :3])
    return pixels
