"""Score readings against the truth, field by field, and how honest "sure" is.

A truth is one object a photo: {"file", "kind", "cards": [{"name", "org", "title", "emails", "phones":
[{"raw", "e164", "type"}], "urls", "address"}]}. null or [] is not on the card, "?" is left out of the
score, and a list with "?" has values that were not transcribed. "name_alt" and the like hold values as
right; "ignore_phones", "ignore_urls", "emails_alt", "socials" and the QR code's text count neither way.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from tests.bench.same import SAME, Value, digits

Json = dict[str, Any]

SEVERAL = {"email": "emails", "phone": "phones", "url": "urls"}
READ_AS = {**SEVERAL, "address": "addresses"}
REACH = ("name", "email", "phone")
KINDS = {"mobile": "cell", "main": "work", "direct": "work", "tollfree": "work", "?": None}


@dataclass(slots=True)
class Tally:
    """Counts over many cards; `row` turns them into rates."""

    photos: int = 0
    failed: int = 0
    cards: int = 0
    ready: int = 0
    hit: Counter[str] = field(default_factory=Counter)
    miss: Counter[str] = field(default_factory=Counter)
    spurious: Counter[str] = field(default_factory=Counter)
    typed: int = 0
    typed_right: int = 0
    sure: int = 0
    sure_right: int = 0
    wanted: int = 0

    def f1(self, name: str) -> float | None:
        """Return a field's F1, None where neither truth nor readings have a value."""
        return _rate(2 * self.hit[name], 2 * self.hit[name] + self.miss[name] + self.spurious[name])

    def row(self) -> dict[str, float | None]:
        """Return import-ready share, F1 by field, phone types, and how honest and how far "sure" is."""
        return {
            "ready": _rate(self.ready, self.cards),
            **{name: self.f1(name) for name in SAME},
            "type": _rate(self.typed_right, self.typed),
            "sure P": _rate(self.sure_right, self.sure),
            "sure cov": _rate(self.sure_right, self.wanted),
        }

    def told(self) -> str:
        """Say the rates there are on a line, in percent."""
        rates = (f"{name} {100 * rate:.1f}" for name, rate in self.row().items() if rate is not None)
        return f"({self.cards} cards): {', '.join(rates)}"


def _rate(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def score(
    truths: Iterable[Json], readings: dict[str, Json], groups: Callable[[Json], list[str]]
) -> dict[str, Tally]:
    """Tally the readings (by file name) against the truths, for "all" and for every group of a truth."""
    tallies: dict[str, Tally] = {}
    for truth in truths:
        reading = readings.get(truth["file"])
        for group in ["all", *groups(truth)]:
            _count_photo(tallies.setdefault(group, Tally()), truth, reading)
    return tallies


def _count_photo(tally: Tally, truth: Json, reading: Json | None) -> None:
    tally.photos += 1
    tally.failed += reading is None or bool(reading.get("error"))
    contacts = [card.get("contact") or {} for card in (reading or {}).get("cards") or []]
    pairs, spare = paired(truth["cards"], contacts)
    for card, contact in [*pairs, *((None, contact) for contact in spare)]:
        tally.cards += card is not None
        is_ready = [_count_field(tally, name, card, contact) for name in SAME]
        tally.ready += card is not None and all(is_ready)


def _count_field(tally: Tally, name: str, card: Json | None, contact: Json) -> bool:
    """Count one field of one card; answer whether it leaves the card import-ready."""
    true = true_values(card, name)
    if true is None:
        return True
    hits, missed, left = match(name, true, read_values(contact, name), (card or {}).get(name + "_alt") or ())
    spurious = spurious_values(card, name, left)
    tally.hit[name] += len(hits)
    tally.miss[name] += len(missed)
    tally.spurious[name] += len(spurious)
    if name == "phone":
        _count_types(tally, hits)
    if name not in REACH:
        return True
    tally.wanted += len(true)
    tally.sure += sum(bool(read.get("sure")) for read in [*(read for _, read in hits), *spurious])
    tally.sure_right += sum(bool(read.get("sure")) for _, read in hits)
    return not missed and not spurious


def _count_types(tally: Tally, hits: list[tuple[Value, Value]]) -> None:
    for true, read in hits:
        kind = KINDS.get(true.get("type"), true.get("type"))
        if kind and true.get("labelled", True):
            tally.typed += 1
            tally.typed_right += kind == read.get("type")


def true_values(card: Json | None, name: str) -> list[Value] | None:
    """Return the values of a field that are scored; None where the field is not scored at all."""
    value = (card or {}).get(SEVERAL.get(name, name))
    if not value:
        return []
    if name in SEVERAL:
        return [v for v in value if not _is_unreadable(name, v)]
    return None if "?" in value else [value]


def read_values(contact: Json, name: str) -> list[Value]:
    """Return the values of a field that were read."""
    value = contact.get(READ_AS.get(name, name)) or []
    return [v for v in (value if isinstance(value, list) else [value]) if v.get("value")]


def match(
    name: str, true: list[Value], read: list[Value], alternatives: Iterable[Value] = ()
) -> tuple[list[tuple[Value, Value]], list[Value], list[Value]]:
    """Return pairs (true, read), the true values missed and the read ones left over."""
    if true and name not in SEVERAL:
        choices = (r for t in (*true, *alternatives) for r in read if SAME[name](t, r))
        hit = next(choices, None)
        return ([(true[0], hit)], [], []) if hit else ([], true, read[:1])
    pairs, missed, left = [], [], list(read)
    for value in true:
        hit = next((r for r in left if SAME[name](value, r)), None)
        if hit is None:
            missed.append(value)
        else:
            left.remove(hit)
            pairs.append((value, hit))
    return pairs, missed, left


def paired(cards: list[Json], contacts: list[Json]) -> tuple[list[tuple[Json, Json]], list[Json]]:
    """Pair each true card with the contact that shares most with it, best pairs first."""
    table = sorted(
        ((_closeness(c, r), -abs(i - j), i, j) for i, c in enumerate(cards) for j, r in enumerate(contacts)),
        reverse=True,
    )
    partner: dict[int, int] = {}
    for _, _, i, j in table:
        if i not in partner and j not in partner.values():
            partner[i] = j
    pairs = [(card, contacts[partner[i]] if i in partner else {}) for i, card in enumerate(cards)]
    return pairs, [r for j, r in enumerate(contacts) if j not in partner.values()]


def _closeness(card: Json, contact: Json) -> int:
    return sum(
        len(match(name, true, read_values(contact, name), card.get(name + "_alt") or ())[0])
        for name in SAME
        if (true := true_values(card, name))
    )


def _is_unreadable(name: str, value: Value) -> bool:
    text = value.get("raw") if isinstance(value, dict) else value
    return not text or (text.strip() == "?" if name == "url" else "?" in text)


def spurious_values(card: Json | None, name: str, left: list[Value]) -> list[Value]:
    """Return the values of a field that stand in no truth and that count against the reading."""
    return [value for value in left if not is_forgiven(card, name, value)]


def is_forgiven(card: Json | None, name: str, read: Value) -> bool:
    """Whether a value that is not in the truth counts neither way."""
    if card is None or name not in SEVERAL:
        return False
    listed = card.get(SEVERAL[name]) or []
    if any(_is_unreadable(name, value) for value in listed):
        return True
    others = [*(card.get(f"ignore_{SEVERAL[name]}") or []), *(card.get(f"{SEVERAL[name]}_alt") or [])]
    if name == "url":
        others += [*(card.get("socials") or []), (card.get("qr") or {}).get("text") or ""]
    if name != "phone":
        return any(SAME[name](value, read) for value in others)
    return any(_share_an_end(value, read) for value in others)


def _share_an_end(value: Value, read: Value) -> bool:
    raw = digits(value["raw"] if isinstance(value, dict) else value)
    got = digits(read["value"])
    return bool(raw) and (raw[-7:] in got or got[-7:] in raw)
