"""Lines of a vCard as RFC 2426 has them: text cleaned, escaped and folded so that it stays text."""

from __future__ import annotations

import re

LINE_OCTETS = 75
"""Longest line without its CRLF, RFC 2426 section 2.6."""

FOLD_SEARCH = 40
"""How many characters a fold may move back to find a place without a blank beside it."""

_BREAKS = re.compile("\r\n|[\r\n\v\f\x85\u2028\u2029]")
_UNFIT = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)
_MARKER = re.compile("(?:(?<=begin:)|(?<=end:))(?=vcard)", re.IGNORECASE)
_ATOM = re.compile(r"\\.|.", re.DOTALL)
_ESCAPES = str.maketrans({"\\": "\\\\", ",": "\\,", ";": "\\;", "\n": "\\n"})
_NOT_IN_A_URL = re.compile(r'[\s,;\\"<>^`{|}]')


def clean(text: str) -> str:
    """Return `text` as lines of words one blank apart.

    Control characters, lone surrogates and byte order marks go, since readers choke on them, and so do
    the marks that turn the direction of text, since they hide what a field says. Joiners stay: Persian
    and Indic names need them. END:VCARD gets a blank inside: Thunderbird keeps cards as text and looks for
    their end anywhere on a line, so it would lose the whole contact.
    """
    lines = (" ".join(_UNFIT.sub("", line).split()) for line in _BREAKS.split(text))
    return _MARKER.sub(" ", "\n".join(line for line in lines if line))


def one_line(text: str) -> str:
    """Return `text` cleaned, on a single line."""
    return clean(text).replace("\n", " ")


def escape(text: str) -> str:
    """Return clean `text` with all that could end a value, a component or an item of a list escaped."""
    return text.translate(_ESCAPES)


def web_address(text: str) -> str:
    """Return `text` as a URL: with a scheme, and percent-encoded where a vCard reader would cut it."""
    bare = "".join(one_line(text).split())
    url = bare if re.match(r"(?i)[a-z][a-z0-9+.-]*://", bare) else f"https://{bare}"
    return _NOT_IN_A_URL.sub(lambda found: f"%{ord(found[0]):02X}", _MARKER.sub("%20", url))


def fold(line: str) -> str:
    """Break `line` with CRLF and a blank into rows of at most 75 octets of UTF-8.

    A character or an escape is never cut in two, and where there is any choice no blank stands beside a
    break: some readers swallow it.
    """
    atoms = _ATOM.findall(line)
    rows: list[str] = []
    start = 0
    while start < len(atoms):
        end = _end_of_row(atoms, start, LINE_OCTETS - bool(rows))
        rows.append("".join(atoms[start:end]))
        start = end
    return "\r\n ".join(rows)


def _end_of_row(atoms: list[str], start: int, octets: int) -> int:
    end = start
    while end < len(atoms) and (octets := octets - len(atoms[end].encode())) >= 0:
        end += 1
    if end == len(atoms):
        return end
    places = range(end, max(start, end - FOLD_SEARCH), -1)
    return next((at for at in places if " " not in atoms[at - 1 : at + 1]), end)
