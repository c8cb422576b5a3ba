"""What a vCard says beside the fields of a contact: what a phone or another program has put there."""

from __future__ import annotations

from collections.abc import Iterable

from scanner.outputs.cardpatch import CATEGORY, card_of, categories_of, free_group, in_group, with_categories
from scanner.outputs.cardsays import LEFT_OUT, picture_of
from scanner.outputs.cardtext import Line, lines_of
from scanner.outputs.vcard import ORDER

FIELDS = frozenset((*ORDER, "BEGIN", "END"))
ONCE = frozenset(("BDAY", "ANNIVERSARY", "GENDER", "KIND", "TZ", "GEO", "CLASS", "SORT-STRING", "PHOTO"))
"""Properties that a card has no second time: readers take either, or refuse the card."""

Rest = tuple[Line, ...]


def rest_of(lines: Iterable[Line]) -> Rest:
    """Return the lines that no field of a contact stands for, the picture and the groups of people too."""
    held = tuple(lines)
    groups = {line.group for line in held if line.name not in FIELDS and line.group}
    return tuple(line for line in held if _is_rest(line, groups))


def _is_rest(line: Line, groups: set[str]) -> bool:
    match line.name:
        case "X-ABLABEL":
            return line.group in groups
        case "PHOTO" | "CATEGORIES":
            return True
        case name:
            return name not in FIELDS


def with_rest(item: bytes, more: Rest) -> bytes:
    """Return a card that says the rest of another one too; of what it can say only once its own stays."""
    lines = list(lines_of(item) or ())
    there, once = {_key(line) for line in lines}, {line.name for line in lines} & ONCE
    untold = ("CATEGORIES", *once)
    new = [line for line in more if line.name not in untold and _key(line) not in there]
    new = [line for line in new if line.group != LEFT_OUT]
    for group in dict.fromkeys(line.group for line in new):
        together = [line for line in new if line.group == group]
        if any(line.name != "X-ABLABEL" for line in together):
            lines[-1:-1] = in_group(free_group(lines), together) if group else together
    names = categories_of(lines)
    added = [name for name in dict.fromkeys(categories_of(more)) if name not in (CATEGORY, *names)]
    return card_of(with_categories(lines, names + added) if added else lines)


def left_out(item: bytes, more: Rest) -> tuple[str, ...]:
    """Return the properties of another card that `with_rest` leaves out, since the card has its own."""
    own = {line.name: _key(line) for line in lines_of(item) or () if line.name in ONCE}
    return tuple(line.name for line in more if line.name in own and _key(line) != own[line.name])


def without_rest(item: bytes, less: Rest) -> bytes:
    """Return a card without what it says of the rest of another one."""
    held, keys = tuple(lines_of(item) or ()), {_key(line) for line in less}
    named = [line for line in rest_of(held) if line.name not in ("CATEGORIES", "X-ABLABEL")]
    gone = [line for line in named if _key(line) in keys]
    labels = {line.group for line in gone if line.group}
    lines = [line for line in held if line not in gone and not _labels(line, labels)]
    names, others = categories_of(lines), set(categories_of(less)) - {CATEGORY}
    if others.isdisjoint(names):
        return card_of(lines)
    return card_of(with_categories(lines, [name for name in names if name not in others]))


def _labels(line: Line, groups: set[str]) -> bool:
    return line.name == "X-ABLABEL" and line.group in groups


def _key(line: Line) -> tuple[str, str]:
    """Return what tells a line from others, whatever group it is in; a picture by its digest."""
    return line.name, picture_of([line]) if line.name == "PHOTO" else line.value
