"""Draw interviews: one company each, some of its people's cards photographed badly, and who was announced.

A few are meant to mislead: a namesake is announced, somebody has another job or number by now, or the
invitation is another interview's.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from random import Random
from typing import Any

from samples.press import invent, layout, locales, people, roll, shot, wording
from samples.press.companies import ascii_letters
from samples.press.invent import Card
from samples.press.numbers import PrintedPhone
from samples.press.people import Person

HARD = (
    "perspective", "blurred", "low resolution", "portrait card", "cut off", "glare", "dark on dark",
    "thumb", "white on white",
)  # fmt: skip
"""The half of the conditions under which least is ready and sure, as twelve photos under each told."""
MISLEADING = {2: "namesake", 6: "changed job", 10: "wrong invitation", 14: "changed number"}
"""Which of sixteen interviews mislead, and how; every even one has an invitation."""
MOST = 5
INTERVIEWS = "interviews.jsonl"
"""File beside the photos that tells the interviews."""
DIRECTORY = ("{g} {f}", "{g} {f}", "{f}, {g}", "{f}, {g} (HR)", "{i}. {f}")
"""How calendars write the names of who is invited."""


@dataclass(frozen=True, slots=True)
class Announced:
    """Somebody an invitation or an address book names."""

    name: str
    email: str
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Drawn:
    """An interview: its photos by name, and who is known beforehand; `misleads` says how, if so."""

    number: int
    photos: tuple[str, ...]
    announced: tuple[Announced, ...]
    misleads: str = ""


def draw(seed: int, count: int, to: Path) -> list[Drawn]:
    """Photograph the cards of `count` interviews into a folder, with the truth and who was announced."""
    to.mkdir(parents=True, exist_ok=True)
    rows: list[Any] = []
    held = []
    strangers: Sequence[Announced] = ()
    for number in range(count):
        rng = Random(f"interview-{seed}-{number}")
        cards = cards_of(rng, rng.randrange(1, MOST + 1))
        taken = []
        for place, card in enumerate(cards):
            how = shot.draw(rng, rng.choice(HARD))
            design = Random(f"design-{seed}-{number}")  # a company prints all its cards alike
            sheet = layout.lay_out(design, wording.word(design, card), portrait=how.portrait, tone=how.tone)
            name = f"{number:03d}-{place}.{how.format}"
            taken.append(roll.expose(rng, name, how, to, [card], [sheet]))
        rows += [one.expected for one in taken]
        announced = announced_of(rng, cards) if number % 2 == 0 else ()
        misleads = misleading(number)
        mine = tuple(misled(rng, announced, cards, strangers, misleads))
        strangers = announced or strangers
        held.append(Drawn(number, tuple(one.file.name for one in taken), mine, misleads))
    (to / "truth.jsonl").write_text("\n".join(json.dumps(row) for row in rows) + "\n", encoding="utf-8")
    told = [json.dumps(asdict(one)) for one in held]
    (to / INTERVIEWS).write_text("\n".join(told) + "\n", encoding="utf-8")
    return held


def drawn(folder: Path) -> list[Drawn]:
    """Return the interviews that were drawn into a folder."""
    rows = [json.loads(line) for line in (folder / INTERVIEWS).read_text(encoding="utf-8").splitlines()]
    return [
        Drawn(
            row["number"],
            tuple(row["photos"]),
            tuple(Announced(**a) for a in row["announced"]),
            row["misleads"],
        )
        for row in rows
    ]


def misleading(number: int) -> str:
    """Return how an interview misleads, "" where it does not."""
    return MISLEADING.get(number % 16, "")


def cards_of(rng: Random, count: int) -> list[Card]:
    """Invent the cards of some people of one company: its address, site and exchange are on all of them."""
    place = locales.draw(rng)
    first = invent.invent(rng, place, held_out=True, reserved=False)
    while first.person is None or not any(e.endswith(first.company.host) for e in first.emails):
        first = invent.invent(rng, place, held_out=True, reserved=False)
    form = rng.choice(("{g}.{f}", "{g}.{f}", "{i}.{f}", "{i}{f}", "{g}"))
    return [_of(rng, first, people.invent(rng, place, held_out=True), form) for _ in range(count)]


def _of(rng: Random, first: Card, person: Person, form: str) -> Card:
    words = first.place.language
    return replace(
        first,
        person=person,
        title=rng.choice(words.titles),
        department=rng.choice(words.departments) if first.department else "",
        native_title="",
        phones=tuple(_extended(rng, first.place.country, phone) for phone in first.phones),
        emails=(_mail(first, person, form), *(e for e in first.emails[1:])),
        socials=(),
        code="",
    )


def _mail(first: Card, person: Person, form: str) -> str:
    given = ascii_letters(person.given.split(" ")[0]).replace("-", "") or "x"
    family = ascii_letters(person.family or person.given).replace("-", "")
    host = next(e for e in first.emails if e.endswith(first.company.host)).rpartition("@")[2]
    return f"{form.format(g=given, f=family, i=given[0])}@{host}"


def _extended(rng: Random, country: str, phone: PrintedPhone) -> PrintedPhone:
    """Return another person's number: their own extension or mobile; a fax is everybody's."""
    if phone.e164 is None or phone.kind == "fax" or phone.follows or rng.random() < 0.3:
        return phone
    digits = rng.choice((2, 3)) if phone.kind != "cell" else 6
    changed = "".join(str(rng.randrange(10)) for _ in range(digits))
    if not phone.raw[-digits:].isdigit():
        digits = len(phone.raw) - len(phone.raw.rstrip("0123456789"))
        changed = changed[:digits]
        digits = len(changed)
    if not digits:
        return phone
    return replace(phone, raw=phone.raw[:-digits] + changed, e164=phone.e164[:-digits] + changed)


def announced_of(rng: Random, cards: Sequence[Card]) -> tuple[Announced, ...]:
    """Return some of the people as the invitation names them."""
    some = [card for card in cards if rng.random() < 0.7] or [cards[0]]
    return tuple(Announced(_named(rng, card.person), card.emails[0]) for card in some if card.person)


def _named(rng: Random, person: Person) -> str:
    form = rng.choice(DIRECTORY) if person.family else "{g}"
    return form.format(g=person.given, f=person.family, i=person.given[0])


def misled(
    rng: Random, told: Sequence[Announced], cards: Sequence[Card], others: Sequence[Announced], how: str
) -> Sequence[Announced]:
    """Return who is announced where that is not as the cards have it."""
    if how == "wrong invitation":
        return others
    if how == "namesake":
        person = cards[0].person
        assert person is not None
        other = replace(people.invent(rng, cards[0].place, held_out=True), family=person.family)
        return (*told[1:], Announced(other.full, _mail(cards[0], other, "{g}.{f}")))
    if how == "changed job":
        host = f"{ascii_letters(rng.choice(people.INITIALS) + cards[0].company.brand)[:9].strip('-')}-alt.com"
        return tuple(replace(a, email=f"{a.email.partition('@')[0]}@{host}") for a in told)
    if how == "changed number":
        return tuple(replace(a, phone=_another(rng, cards)) for a in told)
    return told


def _another(rng: Random, cards: Sequence[Card]) -> str:
    """Return a number that differs in a digit from one of the first card's."""
    known = next((phone.e164 for phone in cards[0].phones if phone.e164), "")
    return known[:-1] + str((int(known[-1]) + rng.randrange(1, 10)) % 10) if known else ""
