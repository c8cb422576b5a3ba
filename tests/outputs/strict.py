"""A parser of vCard 3.0 that forgives nothing, written from the grammar in RFC 2426 section 4."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LINE = re.compile(
    r"(?:(?P<group>[A-Za-z0-9-]+)\.)?(?P<name>[A-Za-z0-9-]+)"
    r"(?P<params>(?:;[A-Za-z0-9-]+=[A-Za-z0-9-]+(?:,[A-Za-z0-9-]+)*)*):(?P<value>[^\x00-\x1f\x7f-\x9f]*)"
)
_TEXT = re.compile(r"(?:[^\\,;]|\\[\\,;n])*")
_UNESCAPED = {"\\\\": "\\", "\\,": ",", "\\;": ";", "\\n": "\n"}


@dataclass(frozen=True)
class Property:
    """A line of a vCard: `value` as it is written, unfolded."""

    name: str
    value: str
    params: dict[str, list[str]]
    group: str | None = None

    @property
    def text(self) -> str:
        assert _TEXT.fullmatch(self.value), f"not one text: {self.value!r}"
        return re.sub(r"\\.", lambda found: _UNESCAPED[found[0]], self.value)

    @property
    def parts(self) -> list[str]:
        return [Property("", raw, {}).text for raw in re.findall(r"(?:^|;)((?:[^\\;]|\\.)*)", self.value)]


def parse(card: bytes) -> list[Property]:
    """Return the properties of the one vCard in `card`, without its BEGIN and END."""
    assert card.endswith(b"\r\n")
    rows = card.decode().removesuffix("\r\n").split("\r\n")
    assert all(len(row.encode()) <= 75 for row in rows), "a row of more than 75 octets"
    assert card.upper().count(b"END:VCARD") == card.upper().count(b"BEGIN:VCARD") == 1
    lines = "\n".join(rows).replace("\n ", "").split("\n")
    assert lines[0] == "BEGIN:VCARD"
    assert lines[1] == "VERSION:3.0"
    assert lines[-1] == "END:VCARD"
    return [_property(line) for line in lines[1:-1]]


def _property(line: str) -> Property:
    found = _LINE.fullmatch(line)
    assert found, f"no content line: {line!r}"
    params = (param.split("=") for param in found["params"].split(";")[1:])
    return Property(
        found["name"], found["value"], {name: values.split(",") for name, values in params}, found["group"]
    )
