"""A contact, or an address, as a QR code that a phone's camera takes from a screen or from paper.

What was tried of sizes, and what phones make of them, says the vCard itself: at most 500 bytes, no picture, a
short note; error correction M, four modules of quiet zone.
"""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import segno

from scanner.errors import UsageError
from scanner.model.contact import Contact, PhoneKind
from scanner.outputs import vcard

MOST = 500
"""Bytes of a vCard in a code: version 17, of which phones read every module from a screen."""
FITS = 2331
"""Bytes that fit into any code at all with error correction M (ISO/IEC 18004, version 40)."""
QUIET = 4
EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
"""When the vCard was made is left out of the code."""
UNKNOWN_TO_PHONES = ("PRODID:", "UID:", "REV:", "CATEGORIES:", "X-INTERVIEW-ID:")
UTF8 = re.compile(r"^(N|FN|ORG):(?=.*[^\x00-\x7f])", re.MULTILINE)
"""iOS's camera takes these for Latin-1 unless told otherwise (openradar 36820593)."""


def contact_code(contact: Contact, *, uid: str, interview: vcard.InterviewLink | None = None) -> bytes:
    """Return the vCard of a contact to put into a code, without what is too much for one.

    First goes the note but for the interview's id, then the address, the further web addresses, the fax, and
    then all but the name, the company, and one way each to call and to write. UsageError where that is too
    much too.
    """
    written = b""
    for less in _ever_less(contact):
        written = _written(less, uid, interview, is_whole=less is contact)
        if len(written) <= MOST:
            return written
    if len(written) > FITS:
        raise UsageError(f"{contact.label[:40]} does not fit into a code; send the .vcf file instead")
    return written


def svg(data: bytes) -> str:
    """Return a code as an SVG element, dark on white whatever is around it."""
    text: str = _code(data).svg_inline(scale=4, border=QUIET, light="#fff", dark="#000", omitsize=True)
    return text


def svg_file(data: bytes) -> bytes:
    """Return a code as an SVG file."""
    out = io.BytesIO()
    _code(data).save(out, kind="svg", scale=4, border=QUIET, light="#fff")
    return out.getvalue()


def png(data: bytes) -> bytes:
    """Return a code as a PNG."""
    out = io.BytesIO()
    _code(data).save(out, kind="png", scale=8, border=QUIET)
    return out.getvalue()


def lines(data: bytes) -> Iterator[str]:
    """Yield a code in lines of half blocks, each for two rows: dark is a blank, light is filled.

    On a dark terminal that is dark on light as it should be; cameras take the reverse too.
    """
    rows = [list(row) for row in _code(data).matrix_iter(border=QUIET)]
    if len(rows) % 2:
        rows.append([0] * len(rows[0]))
    for upper, lower in zip(rows[::2], rows[1::2], strict=True):
        yield "".join(BLOCKS[bool(a), bool(b)] for a, b in zip(upper, lower, strict=True))


BLOCKS = {(False, False): "█", (False, True): "▀", (True, False): "▄", (True, True): " "}


def _code(data: bytes) -> Any:
    return segno.make(data, error="m", mode="byte", micro=False, boost_error=False)


def _ever_less(contact: Contact) -> Iterator[Contact]:
    """Yield the contact, then with ever less of it."""
    yield contact
    for step in STEPS:
        contact = step(contact)
        yield contact


STEPS: tuple[Callable[[Contact], Contact], ...] = (
    lambda c: replace(c, former=(), also=()),
    lambda c: replace(c, addresses=()),
    lambda c: replace(c, urls=c.urls[:1]),
    lambda c: replace(c, phones=tuple(p for p in c.phones if p.kind is not PhoneKind.FAX) or c.phones[:1]),
    lambda c: replace(c, urls=(), department=None),
    lambda c: replace(c, phones=c.phones[:1], emails=c.emails[:1]),
    lambda c: replace(c, title=None),
)
"""What goes when a code would become too large, one after the other."""


def _written(contact: Contact, uid: str, interview: vcard.InterviewLink | None, *, is_whole: bool) -> bytes:
    link = interview if is_whole else None
    item = vcard.serialize(contact, uid=uid, revised=EPOCH, interview=link).decode()
    unfolded = item.replace("\r\n ", "")
    rows = [row for row in unfolded.split("\r\n") if not row.startswith(UNKNOWN_TO_PHONES)]
    if interview and not is_whole:
        rows[-2:-2] = [f"NOTE:Interview {interview.id}"]
    return UTF8.sub(r"\1;CHARSET=UTF-8:", "\n".join(rows)).replace("\n", "\r\n").encode()
