"""A picture file that was cut short anywhere is not whole; the real ones are."""

from __future__ import annotations

import io
from pathlib import Path

import pillow_heif
import pytest
from PIL import Image

from scanner.inbox.whole import is_whole

SAMPLES = sorted((Path(__file__).parents[2] / "samples" / "photos").iterdir())
FORMATS = ("JPEG", "PNG", "WEBP", "BMP", "HEIF", "PDF")


def picture(kind: str) -> bytes:
    """Return a picture in some format; a JPEG with a preview inside, which has an end of its own."""
    pillow_heif.register_heif_opener()
    image = Image.effect_noise((200, 120), 90).convert("RGB")
    out = io.BytesIO()
    more = {"exif": b"Exif\0\0" + picture("preview")} if kind == "JPEG" else {}
    image.save(out, "JPEG" if kind == "preview" else kind, **more)
    return out.getvalue()


@pytest.mark.parametrize("kind", FORMATS)
def test_a_file_is_whole_at_its_end_and_nowhere_before(tmp_path: Path, kind: str) -> None:
    data, path = picture(kind), tmp_path / "picture"
    path.write_bytes(data)
    assert is_whole(path)
    for size in (0, 1, 3, 9, 17, *range(20, len(data) - 8, max(1, len(data) // 60))):
        path.write_bytes(data[:size])
        assert not is_whole(path) or size in (1, 3), (kind, size)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: str(path.name))
def test_the_samples_are_whole(path: Path) -> None:
    assert is_whole(path)


def test_what_a_camera_puts_behind_a_jpeg_does_not_matter(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(picture("JPEG") + b"SEFT" + bytes(3_000))
    assert is_whole(path)


def test_a_damaged_file_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(b"\xff\xd8 this is no picture")
    assert is_whole(path)
    path.write_bytes(b"\0\0\0\x04ftypheic" + bytes(20))
    assert is_whole(path)
