"""What is attempted: from a seed to something hostile that is dealt with, or an exception that is a fault."""

from __future__ import annotations

import datetime as dt
import functools
import io
import random
from collections.abc import Callable

import pillow_heif
from PIL import Image

from scanner.errors import PhotoError
from scanner.fields.propose import propose
from scanner.outputs import vcard
from scanner.vision.codes import find_codes
from scanner.vision.load import load
from scanner.vision.rectify import rectify
from tests.fields.cards import page
from tests.fuzz.damage import damaged, damaged_text
from tests.interviews.any_invitation import any_invitation, read_any_invitation
from tests.store.any_damage import read_any_damage

Attempt = Callable[[int], None]

UID = "6f1c9a52-3f0e-4c7e-9a52-0d7b5a1b7f3a"
NOON = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)

LINES = (
    "Dr. Ann Lee, MBA", "Head of Data Engineering", "Acme & Sons GmbH",
    "12 Main Street, Springfield, IL 62701",
    "T +1 (217) 555-0142 ext. 7 / M: 0170 1234567", "ann.lee@acme.example | www.acme.example/ann",
    "李 安 Acme株式会社 〒100-0001", "USt-IdNr. DE123456789", "Lun-Ven 9-18 h", "Осло, ул. Мира 3",
)  # fmt: skip
CODES = (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Lee;Ann;;Dr.;\r\nFN:Ann Lee\r\nORG:Acme;Data\r\n"
    "TEL;TYPE=CELL:+4917012345\r\nEMAIL;TYPE=WORK:ann@acme.example\r\n"
    "ADR;TYPE=WORK:;;Main St 1;Berlin;;10115;Germany\r\nEND:VCARD\r\n",
    "MECARD:N:Lee,Ann;TEL:+12175550142;EMAIL:ann@acme.example;URL:https://acme.example;ADR:1 Main St;;",
    "BIZCARD:N:Ann;X:Lee;T:Engineer;C:Acme;A:1 Main St;B:+12175550142;E:ann@acme.example;;",
    "mailto:ann@acme.example?subject=Hi", "tel:+12175550142", "https://acme.example/v?x=1#ann",
    "WIFI:S:a;P:b;;",
)  # fmt: skip
ODD = "0123456789-()+./@,;:=\\\r\n\t\x00\x1b\u202e\u0661\u0967\uff11\u00ad\u0301\ud83d'\"<>?%& (0)a,éß李Ж"
"""Digits of several scripts, what steers terminals and writing, half a character, marks without a letter."""


def photo(seed: int) -> None:
    """Decode a damaged picture or PDF, all pages; that it cannot be read is an answer."""
    chance = random.Random(seed)
    data = damaged(chance.choice(_pictures()), chance)
    try:
        for sheet in load(data, "hostile"):
            find_codes(rectify(sheet.pixels, None))
    except PhotoError:
        pass


def code(seed: int) -> None:
    """Understand a card with a damaged code on it."""
    chance = random.Random(seed)
    _understand("Ann Lee", codes=(damaged_text(chance.choice(CODES), chance, ODD),))


def text(seed: int) -> None:
    """Understand a page of damaged lines."""
    chance = random.Random(seed)
    lines = chance.choices(LINES, k=chance.randrange(1, 12))
    _understand(*(damaged_text(line, chance, ODD) for line in lines))


def _understand(*lines: str, codes: tuple[str, ...] = ()) -> None:
    contact = propose(page(*lines, codes=codes), region="DE").contact()
    vcard.serialize(contact, uid=UID, revised=NOON)


@functools.cache
def _pictures() -> tuple[bytes, ...]:
    """Make a small picture of every kind that is read."""
    pillow_heif.register_heif_opener()
    noise = Image.effect_noise((96, 64), 90)
    kinds = {
        "JPEG": [("RGB", {}), ("L", {"progressive": True}), ("CMYK", {"exif": _exif()})],
        "PNG": [("RGB", {}), ("P", {}), ("LA", {}), ("1", {})],
        "WEBP": [("RGBA", {}), ("RGB", {"lossless": True})],
        "TIFF": [("RGB", {"compression": how}) for how in ("tiff_lzw", "jpeg", "tiff_deflate", None)]
        + [("F", {}), ("L", {"save_all": True, "append_images": [noise, noise]})],
        "BMP": [("RGB", {}), ("P", {})],
        "GIF": [("P", {})],
        "HEIF": [("RGB", {})],
        "PDF": [("RGB", {}), ("1", {}), ("L", {"save_all": True, "append_images": [noise]})],
    }
    return tuple(
        _encoded(noise.convert(mode), form, how) for form, ways in kinds.items() for mode, how in ways
    )


def _exif() -> Image.Exif:
    exif = Image.Exif()
    exif[0x0112] = 6
    exif.get_ifd(0x8769)[0x9003] = "2026:11:20 12:00:00"
    return exif


def _encoded(image: Image.Image, form: str, how: dict[str, object]) -> bytes:
    out = io.BytesIO()
    image.save(out, form, **how)
    return out.getvalue()


def invitation(seed: int) -> None:
    """Read an invitation put together by chance."""
    read_any_invitation(any_invitation(random.Random(seed)))


ATTEMPTS: dict[str, Attempt] = {
    "photo": photo,
    "code": code,
    "text": text,
    "invitation": invitation,
    "database": read_any_damage,
}
"""What each kind is called."""
