"""Where invented people live: their words, address forms, domains and how often they turn up."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

WORDS = Path(__file__).parent / "words"


@dataclass(frozen=True, slots=True)
class Language:
    """What cards say in one language; `labels` maps work, cell, fax, email … to their spellings."""

    code: str
    titles: tuple[str, ...]
    departments: tuple[str, ...]
    taglines: tuple[str, ...]
    trades: tuple[str, ...]
    institutions: tuple[str, ...]
    fields: tuple[str, ...]
    degrees_before: tuple[str, ...]
    degrees_after: tuple[str, ...]
    extras: tuple[str, ...]
    services: tuple[str, ...]
    labels: dict[str, tuple[str, ...]]
    native_titles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Locale:
    """A country and language; address `lines` and `streets` are forms, `cities` "City|postcode|state"."""

    code: str
    words: str
    country: str
    weight: int
    faker: tuple[str, ...]
    tlds: tuple[str, ...]
    country_names: tuple[str, ...]
    legal: tuple[str, ...]
    lines: tuple[str, ...]
    streets: tuple[str, ...]
    cities: tuple[str, ...]
    free_mail: float = 0.12
    family_first: bool = False
    latin_names: bool = False

    @property
    def language(self) -> Language:
        return _language(self.words)


@cache
def _language(code: str) -> Language:
    table = tomllib.loads((WORDS / f"{code}.toml").read_text(encoding="utf-8"))
    labels = {k: tuple(v) for k, v in table.pop("labels").items()}
    return Language(code=code, labels=labels, **{k: tuple(v) for k, v in table.items()})


@cache
def locales() -> dict[str, Locale]:
    """Return every locale by its code."""
    table = tomllib.loads((WORDS / "locales.toml").read_text(encoding="utf-8"))
    return {code: Locale(code=code, **_frozen(row)) for code, row in table.items()}


def _frozen(row: dict[str, Any]) -> dict[str, Any]:
    return {k: tuple(v) if isinstance(v, list) else v for k, v in row.items()}


def draw(rng: Random) -> Locale:
    """Draw a locale by weight."""
    every = list(locales().values())
    return rng.choices(every, [place.weight for place in every])[0]
