from __future__ import annotations

import datetime as dt
import io
import struct
import subprocess
import sys
import tracemalloc
import zlib
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import ExifTags, Image

from scanner.errors import PhotoError
from scanner.model.photo import Photo
from scanner.vision import load as loading
from scanner.vision.exif import TURNS
from scanner.vision.load import MOST_PAGES, WORKING
from tests import hostile

UNDO = {1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 8, 7: 7, 8: 6}


QUICKLY: dict[str, dict[str, int]] = {
    "JPEG": {},
    "PNG": {"compress_level": 1},
    "WEBP": {"method": 0},
}


def load(data: bytes, name: str) -> tuple[Photo, ...]:
    """Load all pages at once."""
    return tuple(loading.load(data, name))


def scene(width: int = 320, height: int = 200) -> np.ndarray:
    y, x = np.mgrid[0:height, 0:width]
    return np.stack([x * 255 // width, y * 255 // height, np.full_like(x, 60)], axis=-1).astype(np.uint8)


def encoded(picture: Image.Image, form: str, **how: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, form, **how)
    return out.getvalue()


def picture(mode: str = "RGB") -> Image.Image:
    return Image.fromarray(scene()[:, :, ::-1]).convert(mode)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "TIFF", "BMP", "GIF", "HEIF", "PDF"])
def test_every_format_is_read(form: str) -> None:
    (photo,) = load(encoded(picture(), form), "a card")
    pixels = cv2.resize(photo.pixels, (320, 200), interpolation=cv2.INTER_AREA)
    assert np.abs(pixels.astype(int) - scene()).mean() < 6


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_comes_out_upright(orientation: int) -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    stored = TURNS[UNDO[orientation]](scene()) if orientation > 1 else scene()
    data = encoded(Image.fromarray(np.ascontiguousarray(stored[:, :, ::-1])), "PNG", exif=exif)
    assert np.array_equal(load(data, "a card")[0].pixels, scene())


@pytest.mark.parametrize("mode", ["L", "1", "P", "CMYK", "LA", "RGBA", "I;16", "F"])
def test_every_mode_is_read(mode: str) -> None:
    image = Image.fromarray(scene()[:, :, 0].astype(np.uint16) * 200) if mode == "I;16" else picture(mode)
    assert load(encoded(image, "TIFF"), "a card")[0].pixels.shape == (200, 320, 3)


def test_what_can_be_seen_through_lies_on_white() -> None:
    clear = Image.new("RGBA", (100, 100), (0, 0, 0, 0))
    assert (load(encoded(clear, "PNG"), "a card")[0].pixels == 255).all()


@pytest.mark.parametrize(("offset", "zone"), [("+02:00", dt.timezone(dt.timedelta(hours=2))), (None, None)])
def test_the_time_taken_has_a_zone_if_the_camera_told(offset: str | None, zone: dt.tzinfo | None) -> None:
    exif = Image.Exif()
    tags = {ExifTags.Base.DateTimeOriginal: "2026:03:04 05:06:07"}
    exif.get_ifd(ExifTags.IFD.Exif).update(
        tags | ({ExifTags.Base.OffsetTimeOriginal: offset} if offset else {})
    )
    taken = load(encoded(picture(), "JPEG", exif=exif), "a card")[0].taken
    assert taken == dt.datetime(2026, 3, 4, 5, 6, 7, tzinfo=zone)


@pytest.mark.parametrize("form", QUICKLY)
def test_a_huge_photo_is_decoded_smaller(form: str) -> None:
    huge = Image.new("RGB", (6000, 4400), (200, 40, 90))
    (photo,) = load(encoded(huge, form, **QUICKLY[form]), "a card")
    assert photo.pixels[0, 0].tolist() == pytest.approx([90, 40, 200], abs=3)
    assert photo.pixels.shape[0] * photo.pixels.shape[1] <= WORKING
    assert photo.scale == pytest.approx(6000 / photo.pixels.shape[1])


def png_that_says(width: int, height: int) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 99999)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def pages(count: int) -> bytes:
    rest = [Image.new("L", (100, 100))] * (count - 1)
    return encoded(Image.new("L", (100, 100)), "TIFF", save_all=True, append_images=rest)


def locked_pdf() -> bytes:
    """Return a PDF that asks for a password: its /Encrypt entry has the wrong keys for an empty one."""
    key = b"<" + b"00" * 32 + b">"
    parts = [
        b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj",
        b"2 0 obj<</Type/Pages/Count 0/Kids[]>>endobj",
        b"3 0 obj<</Filter/Standard/V 1/R 2/P -4/O" + key + b"/U" + key + b">>endobj",
    ]
    return with_xref(parts, b"/Encrypt 3 0 R/ID[<00><00>]")


def pdf_of_size(width: float, height: float) -> bytes:
    page = f"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 {width} {height}]>>endobj".encode()
    parts = [
        b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj",
        b"2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj",
    ]
    return with_xref([*parts, page])


def with_xref(parts: list[bytes], more: bytes = b"") -> bytes:
    body, places = b"%PDF-1.7\n", []
    for part in parts:
        places.append(len(body))
        body += part + b"\n"
    entries = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(parts) + 1
    table = b"xref\n0 %d\n0000000000 65535 f \n" % count + entries
    return (
        body + table + b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (count, more, len(body))
    )


BAD = {
    "nothing": (b"", "empty"),
    "no picture": (b"MZ this is a program", "not a picture"),
    "svg": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "not a picture"),
    "truncated": (encoded(picture(), "JPEG")[:-900], "damaged"),
    "header only": (encoded(picture(), "PNG")[:60], "damaged"),
    "one pixel": (encoded(Image.new("RGB", (1, 1)), "PNG"), "too few"),
    "bomb": (png_that_says(65_000, 65_000), "megapixels"),
    "small bomb": (png_that_says(11_000, 11_000), "megapixels"),
    "many pages": (pages(MOST_PAGES + 1), "pages"),
    "damaged heic": (encoded(picture(), "HEIF")[:-300], "damaged|not a picture"),
    "locked pdf": (locked_pdf(), "PDF is damaged or locked"),
    "page like a thread": (pdf_of_size(14_000, 3), "scan the card again"),
    "no palette": (hostile.palette_missing(), "damaged"),
    "no pdf": (b"%PDF-1.7 and then nothing", "PDF is damaged"),
}


@pytest.mark.parametrize("case", BAD)
def test_a_bad_file_is_refused_with_advice(case: str) -> None:
    data, reason = BAD[case]
    with pytest.raises(PhotoError, match=reason) as refused:
        load(data, "photo.jpg")
    assert "photo.jpg" not in str(refused.value)  # whoever shows the reason names the photo before it


def test_every_page_is_a_photo() -> None:
    assert [photo.page for photo in load(pages(3), "scan.tif")] == [0, 1, 2]


@pytest.mark.parametrize("form", ["PDF", "TIFF"])
def test_pages_come_one_by_one_and_may_be_many(form: str) -> None:
    sheets = [Image.new("L", (1240, 1754), 255 - number) for number in range(24)]
    data = encoded(sheets[0], form, save_all=True, append_images=sheets[1:], resolution=150)
    tracemalloc.start()
    count = sum(1 for _ in loading.load(data, "scan"))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 24
    assert peak < len(data) + 5 * 2480 * 3508 * 3


def test_a_float_tiff_of_many_megapixels_is_made_smaller_first() -> None:
    deep = encoded(Image.new("F", (6000, 4400), 0.5), "TIFF")
    (photo,) = load(deep, "deep.tif")
    assert photo.pixels.shape[0] * photo.pixels.shape[1] <= WORKING
    odd = np.zeros((4400, 6000), np.uint16)
    odd[:, 3000:] = 60_000
    (photo,) = load(encoded(Image.fromarray(odd), "TIFF"), "odd.tif")
    assert photo.pixels.shape == (2200, 3000, 3)
    assert (photo.pixels[0, 0, 0], photo.pixels[0, -1, 0]) == (0, 255)


def test_numbers_that_are_none_do_no_harm() -> None:
    deep = np.full((100, 100), 0.5, np.float32)
    deep[:, :50] = np.nan
    (photo,) = load(encoded(Image.fromarray(deep), "TIFF"), "deep.tif")
    assert set(np.unique(photo.pixels)) == {0, 255}


def test_a_page_as_large_as_a_wall_is_drawn_smaller() -> None:
    wall = encoded(Image.new("L", (2000, 2000), 200), "PDF", resolution=10)
    (photo,) = load(wall, "wall.pdf")
    assert photo.pixels.shape[0] * photo.pixels.shape[1] <= WORKING * 1.01


@pytest.mark.parametrize("size", [(1e9, 1e9), (14_400, 14_400), (-200, 300), (1e-9, 1e-9), (3e38, 1)])
def test_a_page_of_any_size_takes_bounded_memory(size: tuple[float, float]) -> None:
    try:
        (photo,) = load(pdf_of_size(*size), "hostile.pdf")
    except PhotoError:
        return
    assert photo.pixels.shape[0] * photo.pixels.shape[1] <= WORKING * 1.01


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells a process's own peak")
@pytest.mark.parametrize("form", QUICKLY)
def test_a_photo_of_fifty_megapixels_is_decoded_in_bounded_memory(form: str, tmp_path: Path) -> None:
    file = tmp_path / "large"
    file.write_bytes(encoded(Image.new("RGB", (8600, 5800), "grey"), form, **QUICKLY[form]))
    told = subprocess.run(
        [sys.executable, "-c", MEASURE, str(file)], capture_output=True, check=True, text=True
    )
    assert int(told.stdout) < 400


MEASURE = """
import pathlib, re, sys
from scanner.vision.load import load
list(load(pathlib.Path(sys.argv[1]).read_bytes(), "large"))
# Not getrusage: its figure begins with that of the process that started this one.
print(int(re.search(r"VmHWM:\\s+(\\d+)", pathlib.Path("/proc/self/status").read_text())[1]) // 1024)
"""
