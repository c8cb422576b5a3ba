"""`python -m samples.lexicon.accents`: list the names that have an accent wherever they are written at home.

Needs Faker (in the dev group). A name that its country writes with accents and without is left out, and so is
one whose beginning or ending tells it already.
"""

from __future__ import annotations

import importlib
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import faker.providers.person as people

from samples.lexicon.__main__ import READABLE, WORDS, texts
from scanner.fields.who.accents import is_told
from scanner.fields.who.lexicon import fold

SPANISH = "AR BO CL CO CR CU DO EC ES GT HN MX NI PA PE PR PY SV UY VE"
HOMES = {
    "AZ": "az_AZ",
    "BA HR ME RS": "hr_HR",
    "BE": "fr_BE",
    "BR": "pt_BR",
    "CH": "de_CH fr_CH",
    "CZ": "cs_CZ",
    "DE": "de_DE",
    "AT": "de_AT de_DE",
    "DK": "da_DK",
    "EE": "et_EE",
    "FI": "fi_FI",
    "FR": "fr_FR fr_CA fr_QC",
    "HU": "hu_HU",
    "IS": "is_IS",
    "LT": "lt_LT",
    "LV": "lv_LV",
    "NO": "no_NO",
    "PL": "pl_PL",
    "PT": "pt_PT",
    "RO MD": "ro_RO",
    "SE": "sv_SE",
    "SI": "sl_SI",
    "SK": "sk_SK",
    "TR": "tr_TR",
    SPANISH: "es_AR es_CL es_CO es_ES es_MX",
}
"""Countries (ISO 3166), and the locales of Faker whose names are at home there."""
CARELESS = frozenset({SPANISH})
"""Where the lists have many a name a second time without the accent that it is written with."""
SHORTEST = 3
"""Letters of a name; of shorter ones there are others without an accent."""


def written(locale: str) -> Iterator[str]:
    """Yield the words of a locale's given and family names."""
    provider: Any = importlib.import_module(f"{people.__name__}.{locale}").Provider
    for attribute in sorted(dir(provider)):
        if re.search(r"(?:first|last).*names?", attribute) and "format" not in attribute:
            for text in texts(getattr(provider, attribute)):
                yield from (word for word in re.split(r"[ \-']", text) if len(word) >= SHORTEST)


def accented() -> dict[str, set[str]]:
    """Return each name that has an accent at home, folded, and the countries where that is so."""
    found: dict[str, set[str]] = defaultdict(set)
    for countries, locales in HOMES.items():
        words = {word for locale in locales.split() for word in written(locale) if word[1:].islower()}
        plain = {word.casefold() for word in words if word.casefold() == fold(word)}
        plain = set() if countries in CARELESS else plain
        for word in {fold(word) for word in words if word.casefold() != fold(word)} - plain:
            if READABLE.fullmatch(word) and not all(is_told(word, home) for home in countries.split()):
                found[word] |= {*countries.split()}
    return found


def main() -> None:
    """Write the list."""
    rows = [f"{word}\t{' '.join(sorted(countries))}" for word, countries in sorted(accented().items())]
    head = (
        "# Names with an accent at home, folded: a name, a tab, countries (ISO 3166). Made by\n"
        "# `python -m samples.lexicon.accents`; see NAMES.md.\n"
    )
    (WORDS / "accents.txt").write_text(head + "\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
