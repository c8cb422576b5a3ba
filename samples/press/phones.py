"""Invent telephone numbers and print them the many ways that cards do."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import phonenumbers

WORDS = Path(__file__).parent / "words"

TRIES = 60
"""Draws until a pattern gives a valid number; most patterns do within three."""


@dataclass(frozen=True, slots=True)
class Dial:
    """A country's numbering: patterns "area subscriber" with # for a digit, and how digits are grouped."""

    country: str
    code: str
    trunk: str
    fixed: tuple[str, ...]
    cell: tuple[str, ...]
    groups: tuple[str, ...]
    fiction_fixed: tuple[str, ...] = ()
    fiction_cell: tuple[str, ...] = ()
    free: tuple[str, ...] = ()
    whole: bool = False

    def patterns(self, kind: str, *, fiction: bool) -> tuple[str, ...]:
        """Return the patterns of a kind, of the range kept for fiction where there is one."""
        if kind == "cell":
            return (fiction and self.fiction_cell) or self.cell
        if kind == "free" and self.free:
            return self.free
        return (fiction and self.fiction_fixed) or self.fixed


@dataclass(frozen=True, slots=True)
class Number:
    """A number in its parts, digits only; `country` is the ISO code, area without the trunk prefix."""

    country: str
    area: str
    subscriber: str

    @property
    def e164(self) -> str:
        return f"+{dial(self.country).code}{self.area}{self.subscriber}"

    @property
    def is_valid(self) -> bool:
        return phonenumbers.is_valid_number(phonenumbers.parse(self.e164))


@cache
def _dials() -> dict[str, Dial]:
    table = tomllib.loads((WORDS / "dial.toml").read_text(encoding="utf-8"))
    return {country: Dial(country=country, **_frozen(row)) for country, row in table.items()}


def _frozen(row: dict[str, Any]) -> dict[str, Any]:
    return {k: tuple(v) if isinstance(v, list) else v for k, v in row.items()}


def dial(country: str) -> Dial:
    """Return how `country` numbers its telephones."""
    return _dials()[country]


def invent(rng: Random, country: str, kind: str, *, fiction: bool, area: str | None = None) -> Number:
    """Draw a valid number; `area` keeps to that area code where a pattern has it."""
    patterns = dial(country).patterns(kind, fiction=fiction)
    near = tuple(p for p in patterns if area is not None and p.split(" ", 1)[0] == area)
    for _ in range(TRIES):
        digits = "".join(str(rng.randrange(10)) if c == "#" else c for c in rng.choice(near or patterns))
        first, rest = digits.split(" ", 1)
        number = Number(country, first, rest.replace(" ", ""))
        if number.is_valid:
            return number
    raise ValueError(f"no valid {kind} number in {TRIES} draws for {country}")


def sibling(rng: Random, number: Number) -> Number | None:
    """Return a valid number that differs in its last two to four digits, as a switchboard's next line."""
    for _ in range(TRIES):
        keep = len(number.subscriber) - rng.choice((2, 2, 3, 4))
        if keep < 2:
            continue
        tail = "".join(str(rng.randrange(10)) for _ in range(len(number.subscriber) - keep))
        other = Number(number.country, number.area, number.subscriber[:keep] + tail)
        if other != number and other.is_valid:
            return other
    return None


def cut(rng: Random, digits: str, groups: tuple[str, ...]) -> tuple[str, ...]:
    """Cut `digits` into one of the `groups` that fits, else into threes or fours with what is left first."""
    fitting = [g.split() for g in groups if sum(map(int, g.split())) == len(digits)]
    if not fitting:
        size = rng.choice((3, 4))
        first = len(digits) % size or size
        return (digits[:first], *(digits[i : i + size] for i in range(first, len(digits), size)))
    pieces, start = [], 0
    for length in map(int, rng.choice(fitting)):
        pieces.append(digits[start : start + length])
        start += length
    return tuple(pieces)


@dataclass(frozen=True, slots=True)
class Style:
    """How one card prints its numbers: its form and the sign between groups."""

    form: str
    between: str


FORMS = {
    "plus": 40,
    "plus_zero": 8,
    "plus_paren": 6,
    "zeros": 3,
    "bare_code": 3,
    "national": 26,
    "paren": 10,
    "slash": 4,
}
"""Weights of the forms: "+49 30", "+49 (0)30", "+49 (30)", "0049 30", "49-30", "030", "(030)", "030/"."""

BETWEEN = {" ": 55, "-": 22, ".": 12, "": 11}


def style(rng: Random, country: str) -> Style:
    """Draw the style in which one card prints all its numbers."""
    weights = dict(FORMS)
    if not dial(country).trunk:
        weights["plus_zero"] = weights["slash"] = 0
    if dial(country).whole:
        weights["plus_paren"] = weights["paren"] = 0
    if country == "BR":
        weights["paren"] = 60
    if country in {"US", "CA"}:
        weights |= {"national": 50, "paren": 40, "plus": 20, "zeros": 0, "bare_code": 4}
    form = rng.choices(list(weights), list(weights.values()))[0]
    return Style(form, rng.choices(list(BETWEEN), list(BETWEEN.values()))[0])


def printed(rng: Random, number: Number, how: Style) -> str:
    """Print `number` as the card's style has it."""
    plan = dial(number.country)
    gap = how.between
    wide = gap or " "
    if plan.whole:
        whole = gap.join(cut(rng, number.area + number.subscriber, plan.groups))
        head = {"plus": f"+{plan.code}{wide}", "zeros": f"00{plan.code} ", "bare_code": f"{plan.code}{wide}"}
        return head.get(how.form, "") + whole
    rest = gap.join(cut(rng, number.subscriber, plan.groups))
    trunk = "" if number.country == "BR" and rng.random() < 0.8 else plan.trunk
    match how.form:
        case "plus":
            return f"+{plan.code}{wide}{number.area}{gap}{rest}"
        case "plus_zero":
            return f"+{plan.code} ({plan.trunk}){rng.choice((' ', ''))}{number.area} {rest}"
        case "plus_paren":
            return f"+{plan.code} ({number.area}) {rest}"
        case "zeros":
            return f"00{plan.code} {number.area}{wide}{rest}"
        case "bare_code":
            return f"{plan.code}{wide}{number.area}{wide}{rest}"
        case "paren":
            return f"({trunk}{number.area}) {rest}"
        case "slash":
            return f"{trunk}{number.area}{rng.choice(('/', ' / '))}{rest}"
        case _:
            return f"{trunk}{number.area}{wide}{rest}"
