"""Make a card more like the many that people print: long titles, slogans, lists of wares, a two-part logo.

Its generator is one of its own, so what the other modules draw for a seed stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from random import Random

from samples.press import premises
from samples.press.fake import faker_of
from samples.press.invent import Card, digits_in
from samples.press.locales import Locale
from samples.press.online import LOCAL_ROLES, ROLES
from samples.press.people import INITIALS, Person
from samples.press.wording import Block, Copy, Row, Span

PROSE = {
    "cs": "cs_CZ",
    "da": "da_DK",
    "de": "de_DE",
    "es": "es_ES",
    "fr": "fr_FR",
    "it": "it_IT",
    "nl": "nl_NL",
    "pl": "pl_PL",
    "pt": "pt_BR",
}
"""Locales whose filler texts are made of ordinary words; the others borrow English ones."""
TRADES = {
    "cs": "cs_CZ",
    "da": "da_DK",
    "de": "de_AT",
    "en": "en_US",
    "es": "es_ES",
    "fi": "fi_FI",
    "fr": "fr_FR",
    "hr": "hr_HR",
    "hu": "hu_HU",
    "pl": "pl_PL",
    "pt": "pt_BR",
    "tr": "tr_TR",
}
"""Locales in which Faker knows occupations; in others it would answer English ones."""
LONGEST_TITLE = 40
WRITINGS = (str.title, str.upper, str.capitalize, str.capitalize)
ABOUT = (
    "A {own} Company",
    "A unit of {own}",
    "Member of the {own} Group",
    "A division of {own}",
    "Authorised dealer of {own}",
    "An ISO {n}:2015 Certified Company",
    "(Formerly {own})",
    "in association with {own}",
)
"""What cards say of a company beside its name: another name stands in it."""

ADDED = (
    "-group",
    "group",
    "online",
    "-online",
    "hq",
    "global",
    "-int",
    "international",
    "app",
    "digital",
    "-web",
)
"""What companies add to their name where the plain domain is taken."""


def vary(rng: Random, card: Card) -> Card:
    """Change what a card says: its title, its tagline, whether anybody stands on it, what it sells."""
    if card.person and rng.random() < 0.09:
        card = _nobodys(rng, card)
    if card.person and rng.random() < 0.07:
        card = replace(card, person=_initialled(rng, card.place, card.person))
    if card.title and rng.random() < 0.3:
        card = replace(card, title=_occupation(rng, card.place) or card.title)
    if card.title and rng.random() < 0.28:
        card = replace(card, title=_longer(rng, card))
    if rng.random() < 0.14:
        card = premises.housed(rng, card)
    if rng.random() < 0.3:
        card = replace(card, company=replace(card.company, tagline=_slogan(rng, card.place)))
    if not card.services and rng.random() < (0.1 if card.person else 0.5):
        count = min(len(card.place.language.services), rng.choice((2, 3, 4, 5)))
        card = replace(card, services=tuple(rng.sample(card.place.language.services, count)))
    if rng.random() < 0.1:
        own = rng.choice(("Alva", "Orbis", "Kestrel", "Monarch", "Tellus", "Vega", "Union", "Atlas"))
        about = rng.choice(ABOUT).format(own=own, n=digits_in(rng, "{4}"))
        card = replace(card, extras=(*card.extras, about))
    return _rehosted(rng, card) if rng.random() < 0.12 else card


def _rehosted(rng: Random, card: Card) -> Card:
    """Give the company a domain that says more than its name does."""
    stem, dot, ending = card.company.host.partition(".")
    host = f"{stem}{rng.choice(ADDED)}{dot}{ending}"
    emails = tuple(e.replace(card.company.host, host) for e in card.emails)
    urls = tuple(u.replace(card.company.host, host) for u in card.urls)
    return replace(card, company=replace(card.company, host=host), emails=emails, urls=urls)


def _nobodys(rng: Random, card: Card) -> Card:
    """Make it a card of the company alone."""
    role = rng.choice((*ROLES, *LOCAL_ROLES.get(card.place.country, ())))
    emails = tuple(dict.fromkeys(f"{role}@{e.rpartition('@')[2]}" for e in card.emails))
    return replace(card, person=None, title="", native_title="", department="", emails=emails)


def _initialled(rng: Random, place: Locale, person: Person) -> Person:
    """Print initials for given names, before the family name or, as in India, behind it; or one word."""
    letters = [word[0] for word in re.split(r"[\s-]", f"{person.given} {person.middle}") if word]
    roll = rng.random()
    if roll < 0.15 and len(person.family) > 3:
        return replace(person, given=person.family, middle="", family="")
    if place.country in {"IN", "NP"} and roll < 0.7:
        behind = rng.sample(INITIALS, rng.choice((1, 1, 2)))
        mark = rng.choice((" ", " ", ". ", "."))
        ending = mark.join(behind) + ("." if "." in mark else "")
        return replace(person, middle=" ".join((person.middle, person.family)).strip(), family=ending)
    if len(letters) < 2 or rng.random() < 0.3:
        letters.append(rng.choice(INITIALS))
    mark = rng.choice((". ", ". ", ".", " "))
    return replace(person, given=mark.join(letters) + ("." if "." in mark else ""), middle="")


def _occupation(rng: Random, place: Locale) -> str:
    """Return what people of every trade do, as Faker has it; "" where it does not know the language."""
    locale = TRADES.get(place.words)
    if locale is None:
        return ""
    fake = faker_of(locale)
    fake.seed_instance(rng.getrandbits(32))
    title = re.sub(r"\(.*?\)|\*in", "", str(fake.job())).split("/")[0].strip()
    if locale == "en_US":  # "Engineer, chemical"
        title = " ".join(reversed(title.split(", ")))
    return rng.choice((str, str, str.capitalize, str.title))(title) if len(title) <= LONGEST_TITLE else ""


def _longer(rng: Random, card: Card) -> str:
    """Add to a title what people are in charge of, or a second title."""
    words = card.place.language
    trade, other = rng.choice(words.trades), rng.choice(words.titles)
    what = rng.choice((trade, trade, f"{trade} & {rng.choice(words.trades)}", rng.choice(words.departments)))
    form = rng.choice(
        ("{t} {w}", "{t} - {w}", "{t}, {w}", "{t} / {o}", "{t} & {o}", "{t} | {o}", "{t} {w}", "{t} ({w})")
    )
    return form.format(t=card.title, w=what, o=other)


def _slogan(rng: Random, place: Locale) -> str:
    fake = faker_of(PROSE.get(place.words, "en_US"))
    fake.seed_instance(rng.getrandbits(32))
    words = fake.words(rng.choice((2, 3, 3, 4, 5, 6)))
    write = rng.choice(WRITINGS)
    if len(words) < 4 and rng.random() < 0.4:
        return rng.choice((". ", " • ", " | ", ", ")).join(map(write, words))
    return write(" ".join(words)) + rng.choice(("", "", "", ".", "!"))


def reword(rng: Random, card: Card, copy: Copy) -> Copy:
    """Change how a card is worded: rows broken and joined, a logo of two parts, lists of wares."""
    copy = _marked(rng, card, copy)
    copy = replace(copy, identity=_reordered(rng, copy.identity), extras=_listed(rng, card, copy.extras))
    company, logo = (
        tuple(p for row in rows for p in _broken(rng, row)) for rows in (copy.company, copy.logo)
    )
    copy = replace(copy, company=company, logo=logo)
    if copy.offices and rng.random() < 0.2:
        copy = replace(copy, offices=premises.hemmed(rng, card, copy.offices))
    if copy.offices and copy.extras and rng.random() < 0.25:
        return replace(copy, offices=(*copy.offices, *copy.extras), extras=())
    if copy.offices and copy.contact and rng.random() < 0.06:
        joined = (*copy.offices[-1], Span(rng.choice(("-", "|", "•")), "label"), *copy.contact[0])
        return replace(copy, offices=(*copy.offices[:-1], joined), contact=copy.contact[1:])
    return copy


def _marked(rng: Random, card: Card, copy: Copy) -> Copy:
    """Set the company's whole name as its logo, one part large and the rest small, or into the address."""
    rest = card.company.full.removeprefix(card.company.brand).strip()
    tagline = tuple(row for row in (*copy.company, *copy.logo) if row[0].field == "tagline")
    parts = _two_parts(rng, card, rest) if rest != card.company.full else ()
    if card.org_shown == "full" and rng.random() < 0.15:
        return replace(copy, logo=((Span(card.company.full, "logo"),), *tagline), company=())
    if card.org_shown == "full" and parts and rng.random() < 0.6:
        return replace(copy, logo=(*parts, *tagline), company=())
    if card.org_shown == "both" and rest and parts and rng.random() < 0.3:
        return replace(copy, logo=(*parts, *tagline))
    if card.org_shown == "full" and rest and copy.offices and rng.random() < 0.3:
        first = (Span(f"{card.company.full},", "org"), *copy.offices[0])
        return replace(copy, offices=(first, *copy.offices[1:]), company=tagline)
    return copy


def _two_parts(rng: Random, card: Card, rest: str) -> Block:
    """Part a company's name for its logo: what it does stands small below, beside or above its own word."""
    own = card.company.brand
    trade = next((t for t in card.place.language.trades if own.startswith(f"{t} ")), "")
    small = rng.choice(("org", "org", "tagline"))
    write = rng.choice((str, str, str.upper))
    if trade:
        above: Block = ((Span(write(trade), small),), (Span(own.removeprefix(f"{trade} "), "logo"),))
        return (*above, (Span(rest, small),)) if rest else above
    if not rest or not own:
        return ()
    if rng.random() < 0.25:
        return ((Span(own, "logo"), Span(write(rest), small)),)
    words = rest.split()
    if len(words) > 1 and rng.random() < 0.25:
        rows = (write(" ".join(words[:1])), write(" ".join(words[1:])))
        return ((Span(own, "logo"),), *((Span(row, small),) for row in rows))
    return ((Span(own, "logo"),), (Span(write(rest), small),))


def _reordered(rng: Random, identity: Block) -> Block:
    """Break a long name or title over two rows, or let the name come last."""
    if len(identity) > 1 and rng.random() < 0.07:
        identity = (*identity[1:], identity[0])
    return tuple(part for row in identity for part in _broken(rng, row))


BROKEN = {"name": (2, 0.12), "title": (3, 0.2), "org": (2, 0.2), "logo": (2, 0.25)}
"""How many words a value has at least that is broken over two rows, and how often it is."""


def _broken(rng: Random, row: Row) -> Iterator[Row]:
    """Break a row where a word ends, or behind a hyphen within one."""
    text = row[0].text
    fewest, share = BROKEN.get(row[0].field, (0, 0.0))
    breaks = [found.end() for found in re.finditer(r"(?<=\w\w)-(?=\w\w)|(?<=\S) (?=\S)", text)]
    if len(row) == 1 and len(text.split()) >= fewest and breaks and rng.random() < share:
        at = rng.choice(breaks)
        yield (replace(row[0], text=text[:at].strip()),)
        yield (replace(row[0], text=text[at:]),)
    else:
        yield row


def _listed(rng: Random, card: Card, extras: Block) -> Block:
    """Print what is on sale a row each, where it is printed at all."""
    if not card.services or rng.random() < 0.4:
        return extras
    write = rng.choice((str, str, str.upper, str.title))
    mark = rng.choice(("", "", "", "• ", "- "))
    others = tuple(row for row in extras if row[0].field != "service")
    return (*others, *((Span(mark + write(s), "service"),) for s in card.services))
