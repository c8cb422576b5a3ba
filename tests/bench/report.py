"""One HTML file with everything the bench found, pictures and all; only drawn photographs are shown in it."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from PIL import Image, ImageOps

from tests.bench.judged import Judged

CROP = 520
"""Pixels of the longer side of a crop."""
MARGIN = 0.04
"""Share of a card's size that is shown around it."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with a table, given as cells, and pictures as PNG; `note` says what is to be known."""

    title: str
    rows: Sequence[Sequence[str]] = ()
    pictures: Sequence[bytes] = ()
    note: str = ""


def write(to: Path, sections: Sequence[Section], cases: Sequence[Judged], photos: Path) -> None:
    """Write the report; `cases` are shown with crops of the drawn `photos` they were read on."""
    templates = Environment(
        loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined
    )
    templates.filters["data"] = lambda picture: b64encode(picture).decode("ascii")
    page = templates.get_template("report.html.j2")
    shown = [(case, crop(photos / case.photo, case.quad)) for case in cases]
    to.write_text(page.render(sections=sections, cases=shown), encoding="utf-8")


def crop(photo: Path, quad: Sequence[Sequence[float]] | None) -> bytes:
    """Cut a card out of a photo, upright as viewers show it, and return it small, as JPEG."""
    with Image.open(photo) as opened:
        image = ImageOps.exif_transpose(opened).convert("RGB")
    if quad:
        xs, ys = [x for x, _ in quad], [y for _, y in quad]
        edge = MARGIN * max(max(xs) - min(xs), max(ys) - min(ys))
        image = image.crop(
            (int(min(xs) - edge), int(min(ys) - edge), int(max(xs) + edge), int(max(ys) + edge))
        )
    image.thumbnail((CROP, CROP))
    out = BytesIO()
    image.save(out, "JPEG", quality=80)
    return out.getvalue()
