"""Invent people: names from Faker's lists and our own, with degrees, in the order of their country."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from samples.heldout import is_held_out
from samples.press.fake import faker_of
from samples.press.locales import Locale

if TYPE_CHECKING:
    from faker import Faker

TRIES = 400
"""Draws until a name's hold-out fits; about one in seven is held out, so a miss means an empty list."""

_NAMES: dict[str, tuple[str, ...]] = {
    k: tuple(v)
    for k, v in tomllib.loads(
        (Path(__file__).parent / "words" / "names.toml").read_text(encoding="utf-8")
    ).items()
}

INITIALS = "ABCDGHJKLMNPRSTV"


@dataclass(frozen=True, slots=True)
class Person:
    """A name in its parts; `native` is the same name in another script, `nickname` stands in brackets."""

    given: str
    family: str
    middle: str = ""
    prefix: str = ""
    suffix: str = ""
    native: str = ""
    family_first: bool = False

    @property
    def full(self) -> str:
        """The name as it is printed, without prefix and suffix."""
        ordered = (
            (self.family, self.middle, self.given)
            if self.family_first
            else (self.given, self.middle, self.family)
        )
        return " ".join(part for part in ordered if part)


def held(words: str, held_out: bool) -> bool:
    """Tell whether every word of `words` longer than two letters lies on the asked side of the hold-out."""
    parts = [w for w in words.replace("-", " ").split() if len(w) > 2] or [words]
    return all(is_held_out(w) == held_out for w in parts)


def _kept(rng: Random, options: Sequence[str], held_out: bool) -> str:
    for _ in range(TRIES):
        option = rng.choice(options)
        if held(option.split(" ", 1)[-1], held_out):
            return option
    raise ValueError("no name on this side of the hold-out")


def pair(rng: Random, families: str, givens: str, held_out: bool) -> tuple[str, str, str]:
    """Draw a name of two lists: given name, family name, and both as they are written at home."""
    native_family, family = _kept(rng, _NAMES[families], held_out).split(" ", 1)
    native_given, given = _kept(rng, _NAMES[givens], held_out).split(" ", 1)
    return given, family, native_family + native_given


def _drawn(fake: Faker, method: str, held_out: bool) -> str:
    for _ in range(TRIES):
        name = str(getattr(fake, method)())
        if held(name, held_out):
            return name
    raise ValueError(f"no {method} on this side of the hold-out")


def _japanese(rng: Random, held_out: bool) -> tuple[str, str, str]:
    fake = faker_of("ja_JP", use_weighting=False)
    fake.seed_instance(rng.getrandbits(32))
    pairs: list[str] = []
    for method in ("first_name_pair", "last_name_pair"):
        for _ in range(TRIES):
            native, _, roman = getattr(fake, method)()
            if held(roman, held_out):
                pairs += [roman, native]
                break
    given, native_given, family, native_family = pairs
    return given, family, f"{native_family} {native_given}"


def _western(rng: Random, place: Locale, held_out: bool) -> tuple[str, str]:
    code = rng.choice([f for f in place.faker if f[:2] not in {"zh", "ja", "ko"}] or ["en_US"])
    fake = faker_of(code, use_weighting=False)
    fake.seed_instance(rng.getrandbits(32))
    kind = rng.choice(("male", "female"))
    given = _drawn(fake, f"first_name_{kind}", held_out)
    if (
        rng.random() < 0.04
        and place.country in {"FR", "BE", "CH", "ES", "BR", "PL", "US"}
        and "-" not in given
    ):
        given += rng.choice(("-", " ")) + _drawn(fake, f"first_name_{kind}", held_out).split()[0]
    family = _drawn(fake, f"last_name_{kind}", held_out)
    if (place.country in {"ES", "MX", "PT", "BR"} and rng.random() < 0.5) or rng.random() < 0.03:
        second = _drawn(fake, f"last_name_{kind}", held_out)
        family += (" " if place.country in {"ES", "MX", "PT", "BR"} else "-") + second
    return given, family


def invent(rng: Random, place: Locale, *, held_out: bool) -> Person:
    """Invent a person of `place`, whose words all lie on the asked side of the hold-out."""
    native = middle = ""
    family_first = place.family_first
    if place.country == "JP":
        given, family, native = _japanese(rng, held_out)
    elif place.country == "KR":
        given, family, native = pair(rng, "korean_family", "korean_given", held_out)
        family_first = rng.random() < 0.3
    elif place.country in {"CN", "HK"} or (place.country == "SG" and rng.random() < 0.6):
        given, family, native = pair(rng, "chinese_family", "chinese_given", held_out)
        family_first = rng.random() < 0.5
    elif place.country == "VN":
        family = _kept(rng, _NAMES["vietnamese_family"], held_out)
        middle = rng.choice(_NAMES["vietnamese_middle"]) if not held_out else ""
        given = _kept(rng, _NAMES["vietnamese_given"], held_out)
        family_first = True
    else:
        given, family = _western(rng, place, held_out)
    given, middle = _shaped(rng, place, given, middle)
    before, after = _degrees(rng, place)
    return Person(given, family, middle, before, after, native, family_first)


def _shaped(rng: Random, place: Locale, given: str, middle: str) -> tuple[str, str]:
    """Now and then print initials: "K. Anand Rao" in India, "Carol J. Smith" in America."""
    roll = rng.random()
    if place.country in {"IN", "NP"}:
        if roll < 0.18:
            dotted = ".".join(rng.choice(INITIALS) for _ in range(rng.choice((1, 1, 2, 3)))) + "."
            return (dotted, given) if rng.random() < 0.7 else (dotted.replace(".", " ").strip(), given)
        if roll < 0.24:
            return given[0] + ".", middle
    if place.country in {"US", "CA"} and roll < 0.22:
        return given, rng.choice(INITIALS) + "."
    if place.country in {"GB", "DE", "NL", "BR", "CH", "SE"} and roll < 0.06:
        return given[0] + ".", middle
    return given, middle


def _degrees(rng: Random, place: Locale) -> tuple[str, str]:
    words = place.language
    before = rng.choice(words.degrees_before) if rng.random() < 0.13 else ""
    after = rng.choice(words.degrees_after) if rng.random() < 0.1 else ""
    return before, after
