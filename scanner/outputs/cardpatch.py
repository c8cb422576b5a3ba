"""A vCard that somebody else wrote, made to say what a contact says: all else stays as it stands there."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import replace

from scanner.outputs.cardsays import (
    address_key,
    email_key,
    is_private,
    kind_of,
    note_rows,
    phone_key,
    picture_of,
    record_groups,
    said_in,
)
from scanner.outputs.cardtext import Line, apart, lines_of, unescaped
from scanner.outputs.contentline import escape, fold, one_line, web_address
from scanner.outputs.vcard import ORDER

SEVERAL: dict[str, Callable[[Line], Hashable]] = {
    "TEL": lambda line: (number := phone_key(line.text)) and (number, kind_of(line)),
    "EMAIL": lambda line: (key := email_key(line.text)) and (key, is_private(line)),
    "ADR": lambda line: (address_key(line.parts), is_private(line)),
    "URL": lambda line: (web_address(line.text), is_private(line)),
}
"""Properties of which a card has several, each known by something."""
OURS = ("REV", "X-INTERVIEW-ID", "X-ABSHOWAS")
"""Properties that say what we say, whoever wrote the card."""
CATEGORY = "Interview"


def patched(theirs: bytes, ours: bytes, *, before: str, unsaid: frozenset[str] = frozenset()) -> bytes:
    """Return the card `theirs` so that it says what `ours` says; one that is no card stays.

    `before` is what we left there, `unsaid` the lines of its note that a person took out, and PHOTO where the
    picture, or that there is none, is their word.
    """
    there, wanted, left = lines_of(theirs), lines_of(ours), lines_of(before.encode())
    if there is None or wanted is None:
        return theirs
    lines = list(there)
    for name, said in (
        ("N", "parts"),
        ("FN", "full"),
        ("NICKNAME", "nickname"),
        ("ORG", "org"),
        ("TITLE", "title"),
    ):
        if getattr(said_in(lines), said) != getattr(said_in(wanted), said):
            lines = list(_replaced(lines, name, _of(wanted, name)))
    for name in OURS:
        lines = list(_replaced(lines, name, _of(wanted, name)))
    lines = _with_record(lines, wanted)
    for name, key in SEVERAL.items():
        lines = _with_several(lines, wanted, name, key)
    lines = _with_category(lines, wanted)
    lines = _with_note(lines, wanted, left or (), unsaid)
    lines = _with_picture(lines, wanted, unsaid)
    return card_of(lines)


def card_of(lines: Iterable[Line]) -> bytes:
    """Return the card of these lines."""
    return "".join(f"{line.raw}\r\n" for line in lines).encode()


def _of(lines: Iterable[Line], name: str) -> list[Line]:
    return [line for line in lines if line.name == name]


def _replaced(lines: list[Line], name: str, new: list[Line]) -> Iterator[Line]:
    """Yield the lines with the first of a name replaced, or put where it belongs; the others of it stay."""
    at = next((place for place, line in enumerate(lines) if line.name == name), None)
    if at is None:
        yield from put(lines, new)
    else:
        yield from (*lines[:at], *new[:1], *lines[at + 1 :])


def put(lines: list[Line], new: Iterable[Line]) -> list[Line]:
    """Return the lines with new ones behind those of their name, else before what comes later in a card."""
    done = list(lines)
    for line in new:
        same = [place for place, there in enumerate(done) if there.name == line.name]
        later = [place for place, there in enumerate(done) if _rank(there) > _rank(line)]
        done.insert(same[-1] + 1 if same else (later or [len(done) - 1])[0], line)
    return done


def _rank(line: Line) -> int:
    if line.name in ("BEGIN", "END", "VERSION"):
        return len(ORDER) if line.name == "END" else -1
    return ORDER.index(line.name) if line.name in ORDER else 0


def _with_several(
    lines: list[Line], wanted: tuple[Line, ...], name: str, key: Callable[[Line], Hashable]
) -> list[Line]:
    records = record_groups(_of(lines, "X-ABLABEL"))
    records |= record_groups(_of(wanted, "X-ABLABEL"))

    def is_meant(line: Line) -> bool:
        return line.name == name and not (line.group and line.group in records and name == "URL")

    said = {key(line): line for line in wanted if is_meant(line)}
    labels = {line.group for line in lines if is_meant(line) and line.group and key(line) not in said}
    kept = [
        line
        for line in lines
        if not (is_meant(line) and key(line) and key(line) not in said)
        and not (line.name == "X-ABLABEL" and line.group in labels)
    ]
    there = {key(line) for line in kept if is_meant(line)}
    return put(kept, (line for known, line in said.items() if known not in there))


def _with_record(lines: list[Line], wanted: tuple[Line, ...]) -> list[Line]:
    """Return the lines with the web address of our record of the interview, in a group that is free."""
    old = record_groups(_of(lines, "X-ABLABEL"))
    kept = [line for line in lines if not (line.group in old and line.name in ("URL", "X-ABLABEL"))]
    new = record_groups(_of(wanted, "X-ABLABEL"))
    return put(kept, in_group(free_group(kept), (line for line in wanted if line.group in new)))


def free_group(lines: Iterable[Line]) -> str:
    """Return the name of a group that no line is in."""
    taken = {line.group.lower() for line in lines}
    return next(f"item{n}" for n in range(1, len(taken) + 2) if f"item{n}" not in taken)


def in_group(name: str, lines: Iterable[Line]) -> Iterator[Line]:
    """Yield lines of one group as those of another."""
    for line in lines:
        yield replace(line, raw=name + line.raw[len(line.group) :], group=name)


def _with_category(lines: list[Line], wanted: tuple[Line, ...]) -> list[Line]:
    names = categories_of(lines)
    is_wanted = bool(_of(wanted, "CATEGORIES"))
    if (CATEGORY in names) is is_wanted:
        return lines
    return with_categories(lines, [name for name in names if name != CATEGORY] + [CATEGORY] * is_wanted)


def categories_of(lines: Iterable[Line]) -> list[str]:
    """Return the groups of people that a card is in."""
    return [one for line in _of(lines, "CATEGORIES") for one in map(unescaped, apart(line.value, ","))]


def with_categories(lines: list[Line], names: list[str]) -> list[Line]:
    """Return the lines with these groups of people instead."""
    value = ",".join(map(escape, map(one_line, names)))
    new = [_made("CATEGORIES", value)] if names else []
    return put([line for line in lines if line.name != "CATEGORIES"], new)


def _with_note(
    lines: list[Line], wanted: tuple[Line, ...], left: tuple[Line, ...], unsaid: frozenset[str]
) -> list[Line]:
    """Return the lines with our part of the note as it is now; what a person wrote there stays."""
    there, ours, before = (said_in(held).note for held in (lines, wanted, left))
    gone = {row for row in before if row not in ours}
    rows = [row for line in _of(lines, "NOTE") for row in note_rows(line.text) if row not in gone]
    rows += [row for row in ours if row not in there and row not in unsaid]
    if tuple(rows) == there:
        return lines
    rest = [line for line in lines if line.name != "NOTE"]
    return put(rest, [_made("NOTE", escape("\n".join(rows)))] if rows else [])


def _with_picture(lines: list[Line], wanted: tuple[Line, ...], unsaid: frozenset[str]) -> list[Line]:
    there, ours = (picture_of(_of(held, "PHOTO")) for held in (lines, wanted))
    if there == ours or "PHOTO" in unsaid:
        return lines
    rest = [line for line in lines if line.name != "PHOTO"]
    return put(rest, _of(wanted, "PHOTO"))


def _made(name: str, value: str) -> Line:
    return Line(fold(f"{name}:{value}"), name, value)
