"""Invent companies, institutions and their domains; none is meant to exist."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from random import Random

from samples.press import people
from samples.press.locales import Locale

_PIECES = tomllib.loads((Path(__file__).parent / "words" / "brands.toml").read_text(encoding="utf-8"))
STARTS: list[str] = _PIECES["starts"]
MIDDLES: list[str] = _PIECES["middles"]
ENDS: list[str] = _PIECES["ends"]
NATURE: list[str] = _PIECES["nature"]
WARES: list[str] = _PIECES["wares"]
LOCAL: dict[str, list[str]] = _PIECES["local"]

SPECIAL = str.maketrans(
    {
        "ß": "ss",
        "ł": "l",
        "Ł": "L",
        "ø": "o",
        "Ø": "O",
        "đ": "d",
        "Đ": "D",
        "ı": "i",
        "æ": "ae",
        "œ": "oe",
        "Œ": "OE",
        "å": "a",
    }
)
UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})


@dataclass(frozen=True, slots=True)
class Company:
    """A company: `full` with its legal form if it has one, `brand` as its logo says, `host` its domain."""

    full: str
    brand: str
    host: str
    tagline: str = ""


def ascii_letters(text: str, *, german: bool = False) -> str:
    """Fold to lower-case ASCII letters and digits, "-" between words, as a domain is made of a name."""
    if german:
        text = text.translate(UMLAUTS)
    plain = unicodedata.normalize("NFKD", text.translate(SPECIAL)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower().replace("'", "").replace(".", "")).strip("-")


def coined(rng: Random) -> str:
    """Coin a word that sounds like a brand."""
    word = rng.choice(STARTS) + (rng.choice(MIDDLES) if rng.random() < 0.7 else "") + rng.choice(ENDS)
    if rng.random() < 0.12:
        head = rng.choice(STARTS).capitalize()
        return head + word.capitalize()
    return word.capitalize()


def _own_word(rng: Random, place: Locale) -> str:
    roll = rng.random()
    if roll < 0.42:
        return coined(rng)
    if roll < 0.52:
        return "".join(rng.choice("ABCDEFGHIKLMNPRSTVWXZ") for _ in range(rng.choice((2, 3, 3, 3, 4))))
    if roll < 0.76 and place.words in LOCAL:
        first = rng.choice(LOCAL[place.words])
        if place.words in {"de", "nl", "sv"} and rng.random() < 0.7:
            return first + rng.choice(LOCAL[place.words]).lower()
        return first
    if roll < 0.9:
        return f"{rng.choice(NATURE)}{rng.choice((' ', '', ' '))}{rng.choice(NATURE + WARES)}"
    return rng.choice(NATURE)


def own_word(rng: Random, place: Locale, *, held_out: bool) -> str:
    """Draw a company's own word on the asked side of the hold-out, as a whole and word by word."""
    for _ in range(people.TRIES):
        word = _own_word(rng, place)
        if people.held(word, held_out):
            return word
    raise ValueError("no company word on this side of the hold-out")


def _firm(rng: Random, place: Locale, person: people.Person | None, held_out: bool) -> tuple[str, str]:
    """Draw (brand, what follows the brand) for a firm; family names make partnerships."""
    words = place.language
    trade = rng.choice(words.trades)
    roll = rng.random()
    if roll < 0.14:
        family = (
            person.family
            if person and rng.random() < 0.5
            else people.invent(rng, place, held_out=held_out).family
        )
        other = people.invent(rng, place, held_out=held_out).family
        form = rng.choice(("{a} & {b}", "{a} {t}", "{a} + {b}", "{t} {a}", "{a}, {b} & Partner", "{a} {t}"))
        return form.format(a=family, b=other, t=trade), ""
    own = own_word(rng, place, held_out=held_out)
    if roll < 0.24:
        return own, ""
    if roll < 0.36:
        return f"{trade} {own}", ""
    if roll < 0.46:
        second = rng.choice(words.trades)
        return own, f"{trade} & {second}" if rng.random() < 0.5 else f"{trade} {second}"
    return own, trade


def _institution(rng: Random, place: Locale, held_out: bool, reserved: bool) -> str:
    """Name an institution; one that is to exist nowhere is not named after a city that does."""
    words = place.language
    forms = [
        form for form in words.institutions if not (reserved and ("{city}" in form or "{word}" not in form))
    ]
    return rng.choice(forms).format(
        city=rng.choice(place.cities).split("|")[0].split(",")[0].split("/")[0],
        word=own_word(rng, place, held_out=held_out),
        field=rng.choice(words.fields),
    )


def _host(rng: Random, place: Locale, brand: str, rest: str, *, reserved: bool) -> str:
    german = place.words == "de"
    full = ascii_letters(f"{brand} {rest}".replace("&", " "), german=german)
    short = ascii_letters(brand.replace("&", " "), german=german)
    label = rng.choices(
        (short, full, short + ascii_letters(rest)[:5], "".join(w[0] for w in full.split("-"))),
        (55, 25, 12, 8),
    )[0]
    label = label if rng.random() < 0.35 else label.replace("-", "")
    label = label[:26].strip("-") if len(label) > 2 else full.replace("-", "")[:26]
    if reserved:
        return f"{label or 'office'}.example"
    return (label or coined(rng).lower()) + rng.choice(place.tlds)


def invent(
    rng: Random, place: Locale, person: people.Person | None, *, held_out: bool, reserved: bool
) -> Company:
    """Invent a company; `reserved` puts its domain under .example, which nobody can own."""
    if rng.random() < 0.1:
        full = brand = _institution(rng, place, held_out, reserved)
        rest = ""
    else:
        brand, rest = _firm(rng, place, person, held_out)
        full = f"{brand} {rest}".strip()
        if place.country == "VN" and rng.random() < 0.6:
            full = f"{rng.choice(('Công ty TNHH', 'Công ty Cổ phần', 'CÔNG TY TNHH'))} {full}"
        elif place.legal and rng.random() < 0.62:
            legal = rng.choice(place.legal)
            full += legal if legal.startswith(",") else f" {legal}"
    tagline = rng.choice(place.language.taglines) if rng.random() < 0.3 else ""
    return Company(full, brand, _host(rng, place, brand, rest, reserved=reserved), tagline)
