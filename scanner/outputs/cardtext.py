"""The lines of a vCard that any program may have written: taken apart, and kept as they stand.

vobject, with which we write, cuts a note at a comma that is not escaped, fails on quoted parameters and on a
byte order mark, and forgets what it does not know: what somebody else wrote never goes through it.
"""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

MOST_OCTETS = 10_000_000
"""What is larger is no contact: it would be read at every command."""
LONGEST_HEAD = 1_000
"""Letters of a row in which a property's name and parameters stand."""
_NAME = re.compile(r"(?:([\w-]+)\.)?([\w-]+)((?:;(?:[^\":;]|\"[^\"]*\")*)*):(.*)", re.DOTALL)
_PARAM = re.compile(r";((?:[^\":;]|\"[^\"]*\")*)")
_ATOM = re.compile(r"\\.|.", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Line:
    """One property: `raw` as it stands in the file without its last line break, and what it says.

    `name` is in capitals, `types` are the values of TYPE in capitals, `value` is not yet unescaped.
    """

    raw: str
    name: str
    value: str
    group: str = ""
    types: frozenset[str] = frozenset()

    @property
    def text(self) -> str:
        """The whole value as text; a comma or semicolon that nobody escaped stays."""
        return unescaped(self.value)

    @property
    def parts(self) -> tuple[str, ...]:
        """The components of a structured value."""
        return tuple(unescaped(part) for part in apart(self.value, ";"))


def lines_of(item: bytes) -> tuple[Line, ...] | None:
    """Return the lines of a file that holds one vCard, None where it holds none, or more than one."""
    if len(item) > MOST_OCTETS:
        return None
    try:
        text = item.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = item.decode("latin-1")
    lines = tuple(_line(raw) for raw in _unfolded(re.split("\r\n|\n|\r", text)))
    ends = [(line.name, line.value.strip().upper()) for line in lines if line.name in ("BEGIN", "END")]
    return lines if ends == [("BEGIN", "VCARD"), ("END", "VCARD")] else None


def unescaped(text: str) -> str:
    """Return an escaped text as it is meant."""
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], text)


def apart(value: str, sign: str) -> tuple[str, ...]:
    """Take a value apart at a sign, where that is not escaped."""
    parts, start = [], 0
    for atom in _ATOM.finditer(value):
        if atom[0] == sign:
            parts.append(value[start : atom.start()])
            start = atom.end()
    return (*parts, value[start:])


def _unfolded(rows: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each property as it stands and as one line; rows of quoted-printable end in an equals sign."""
    raw: list[str] = []
    whole: list[str] = []
    for row in rows:
        goes_on = bool(whole) and whole[-1].endswith("=") and _is_quoted(whole)
        if raw and (row[:1] in (" ", "\t") or goes_on):
            raw.append(row)
            if goes_on:
                whole[-1] = whole[-1][:-1]
            whole.append(row if goes_on else row[1:])
            continue
        if raw:
            yield "\r\n".join(raw), "".join(whole)
        raw = [row] if row else []
        whole = [*raw]
    if raw:
        yield "\r\n".join(raw), "".join(whole)


def _is_quoted(whole: list[str]) -> bool:
    """Tell whether a property is quoted-printable, by its first rows: nobody folds more before the value."""
    head = "".join(row[:LONGEST_HEAD] for row in whole[:2])
    return "QUOTED-PRINTABLE" in head.partition(":")[0].upper()


def _line(both: tuple[str, str]) -> Line:
    raw, whole = both
    found = _NAME.fullmatch(whole)
    if found is None:
        return Line(raw, "", whole)
    group, name, told, value = found.groups()
    params = [param.strip() for param in _PARAM.findall(told or "")]
    if any("QUOTED-PRINTABLE" in param.upper() for param in params):
        value = _decoded(value, params)
    return Line(raw, name.upper(), value, group or "", frozenset(_types(params)))


def _types(params: list[str]) -> Iterator[str]:
    for param in params:
        key, sign, told = param.partition("=")
        if not sign:
            yield key.upper()  # vCard 2.1 says TEL;CELL
        elif key.upper() == "TYPE":
            yield from (one.strip().upper() for one in told.replace('"', "").split(","))


def _decoded(value: str, params: list[str]) -> str:
    charsets = [param.partition("=")[2] for param in params if param.upper().startswith("CHARSET=")]
    octets = quopri.decodestring(value.encode("utf-8", "replace"))
    for charset in (*charsets, "utf-8"):
        try:
            return octets.decode(charset).replace("\r\n", "\\n").replace("\n", "\\n")
        except (LookupError, UnicodeDecodeError):
            continue
    return octets.decode("latin-1").replace("\r\n", "\\n").replace("\n", "\\n")
