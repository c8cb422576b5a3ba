"""Invent what stands on a card: the person, the company, and every way to reach them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from random import Random

from samples.press import companies, numbers, online, people
from samples.press.companies import Company
from samples.press.locales import Locale
from samples.press.numbers import PrintedPhone
from samples.press.people import Person


@dataclass(frozen=True, slots=True)
class Card:
    """All that one card says, before it is laid out; `addresses` are offices of one to four lines each.

    `labels` is "label", "icon", "bare" (none at all) or "some" (only numbers have them).
    `org_shown` is "full", "brand" (only in the logo), "both" or "none" (the domain alone tells).
    """

    place: Locale
    person: Person | None
    company: Company
    org_shown: str
    title: str = ""
    department: str = ""
    native_title: str = ""
    phones: tuple[PrintedPhone, ...] = ()
    emails: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    socials: tuple[str, ...] = ()
    addresses: tuple[tuple[str, ...], ...] = ()
    extras: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    code: str = ""
    labels: str = "label"


def invent(rng: Random, place: Locale, *, held_out: bool, reserved: bool) -> Card:
    """Invent a card of `place`; `reserved` keeps to phone ranges and domains that belong to nobody."""
    person = people.invent(rng, place, held_out=held_out) if rng.random() < 0.88 else None
    company = companies.invent(rng, place, person, held_out=held_out, reserved=reserved)
    words = place.language
    labels = rng.choices(("label", "icon", "bare", "some"), (58, 13, 13, 16))[0]
    shown = rng.choices(("both", "full", "brand", "none"), (46, 27, 22, 5))[0]
    emails = online.emails(rng, place, person, company, reserved)
    urls = online.urls(rng, company, bool(emails))
    if shown == "none" and not (urls or any(e.endswith(company.host) for e in emails)):
        shown = "full"
    return Card(
        place=place,
        person=person,
        company=company,
        org_shown=shown,
        title=rng.choice(words.titles) if person and rng.random() < 0.86 else "",
        department=rng.choice(words.departments) if person and rng.random() < 0.2 else "",
        native_title=rng.choice(words.native_titles) if person and words.native_titles else "",
        phones=numbers.draw(rng, place, reserved, bare=labels == "bare"),
        emails=emails,
        urls=urls,
        socials=online.socials(rng, person, company) if rng.random() < 0.12 else (),
        addresses=_addresses(rng, place, held_out),
        extras=tuple(digits_in(rng, e) for e in rng.sample(words.extras, rng.choice((0, 0, 0, 1, 1, 2)))),
        services=tuple(rng.sample(words.services, min(len(words.services), rng.choice((2, 3, 4)))))
        if rng.random() < (0.25 if person is None else 0.06)
        else (),
        labels=labels,
    )


def digits_in(rng: Random, form: str) -> str:
    """Replace each {n} in `form` by n random digits."""
    return re.sub(r"\{(\d+)\}", lambda m: "".join(str(rng.randrange(10)) for _ in range(int(m[1]))), form)


def _addresses(rng: Random, place: Locale, held_out: bool) -> tuple[tuple[str, ...], ...]:
    count = rng.choices((0, 1, 2), (16, 78, 6))[0]
    return tuple(address(rng, place, held_out=held_out) for _ in range(count))


def address(rng: Random, place: Locale, *, held_out: bool) -> tuple[str, ...]:
    """Invent a postal address of `place` as its printed lines."""
    city, zip_form, state = rng.choice(place.cities).split("|")
    code = "".join(str(rng.randrange(1, 10)) if c == "#" else c for c in zip_form)
    street = _fill(rng, place, rng.choice(place.streets), held_out)
    form = rng.choice(place.lines)
    filled = _fill(
        rng,
        place,
        form.replace("{street}", street)
        .replace("{city}", city)
        .replace("{zip}", code)
        .replace("{state}", state)
        .replace("{country}", rng.choice(place.country_names)),
        held_out,
    )
    lines = (
        re.sub(r"\s+([,.])", r"\1", re.sub(r"\(\)|\s-\s*$", "", " ".join(line.split()))).strip(" ,-")
        for line in filled.split("|")
    )
    return tuple(line for line in lines if line)


def _fill(rng: Random, place: Locale, form: str, held_out: bool) -> str:
    """Fill {s} with a surname or town word and {n}, {m}, {k} with house numbers, each anew."""
    while "{s}" in form:
        word = (
            companies.own_word(rng, place, held_out=held_out)
            if place.latin_names or rng.random() < 0.3
            else people.invent(rng, place, held_out=held_out).family
        )
        form = form.replace("{s}", word, 1)
    for mark, top in (("{n}", 299), ("{m}", 20), ("{k}", 60)):
        form = form.replace(mark, str(rng.randrange(1, top)))
    return form
