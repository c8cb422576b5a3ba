"""Choose which telephone numbers stand on a card, and how they are printed and labelled."""

from __future__ import annotations

import re
from dataclasses import dataclass
from random import Random

from samples.press import phones
from samples.press.locales import Locale

PHONE_SETS: dict[tuple[str, ...], int] = {
    ("work",): 15,
    ("cell",): 17,
    ("work", "cell"): 22,
    ("work", "fax"): 9,
    ("work", "fax", "cell"): 15,
    ("work", "work2", "cell"): 4,
    ("work", "work2"): 4,
    ("cell", "cell"): 5,
    ("work", "home"): 1,
    ("work", "free"): 2,
    ("work", "work2", "fax"): 3,
    ("work", "home", "cell"): 1,
    (): 3,
}
"""Which numbers a card carries, and how often; "work2" is a second line of the same exchange."""


@dataclass(frozen=True, slots=True)
class PrintedPhone:
    """A number as printed: `e164` is None where the card does not say enough to dial it from abroad.

    `kind` is work, cell, fax, home or free; None where nothing on the card says it. `follows` marks a
    number printed as the rest of the one before it ("5550 0141 / 0188").
    """

    raw: str
    e164: str | None
    kind: str | None
    label: str = ""
    extension: str = ""
    follows: bool = False


def draw(rng: Random, place: Locale, fiction: bool, *, bare: bool) -> tuple[PrintedPhone, ...]:
    plan = phones.dial(place.country)
    kinds = rng.choices(list(PHONE_SETS), list(PHONE_SETS.values()))[0]
    if fiction and plan.fiction_fixed and not plan.fiction_cell:
        kinds = tuple("work2" if k == "cell" else k for k in kinds)
    how = phones.style(rng, place.country)
    labels = {k: rng.choice(v) for k, v in place.language.labels.items()}
    area, out, first = None, list[PrintedPhone](), None
    for kind in kinds:
        what = {"work2": "work", "free": "free"}.get(kind, kind)
        if what == "free" and not plan.free:
            continue
        if kind in {"work2", "fax"} and first is not None and rng.random() < 0.7:
            other = phones.sibling(rng, first)
            if other is not None and kind == "work2" and rng.random() < 0.5:
                out.append(_rest_of(first, other, out[-1]))
                continue
            number = other or phones.invent(rng, place.country, what, fiction=fiction, area=area)
        else:
            number = phones.invent(
                rng, place.country, what, fiction=fiction, area=area if what != "cell" else None
            )
        if what == "work" and first is None:
            first, area = number, number.area
        out.append(_one(rng, number, how, what, {} if bare and what != "fax" else labels))
    return tuple(out)


def _one(
    rng: Random, number: phones.Number, how: phones.Style, what: str, labels: dict[str, str]
) -> PrintedPhone:
    raw = phones.printed(rng, number, how)
    extension = ""
    if what == "work" and rng.random() < 0.05:
        extension = str(rng.randrange(10, 999))
    kind = {"free": "work"}.get(what, what) if labels else None
    return PrintedPhone(raw, number.e164, kind, labels.get(what, ""), extension)


def _rest_of(first: phones.Number, other: phones.Number, before: PrintedPhone) -> PrintedPhone:
    """Print only what differs from the number before: "5550 0141 / 0188"."""
    same = next(i for i, (a, b) in enumerate(zip(first.subscriber, other.subscriber, strict=True)) if a != b)
    tail = re.split(r"[ .\-/]", before.raw)[-1]
    start = min(same, len(first.subscriber) - len(tail)) if len(tail) <= len(first.subscriber) else same
    return PrintedPhone(other.subscriber[start:], other.e164, before.kind, follows=True)
