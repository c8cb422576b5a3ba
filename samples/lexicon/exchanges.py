"""Make the list of area codes by town that completes numbers printed without theirs.

    python -m samples.lexicon.exchanges

Takes them from the places of numbers that phonenumbers carries; writes scanner/fields/words/exchanges.txt,
the same bytes every time. A town that has numbers with several codes is left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import phonenumbers as pn
from phonenumbers.geodata import GEOCODE_DATA

from samples.lexicon.reach_words import OUT, fold

REGIONS = frozenset("DE AT HU US CA AU NZ ZA AR SE NL GB IE SK".split())
"""Countries where a town's own numbers are, or were, dialled without its code, and stand so on cards."""
NANP = frozenset(("US", "CA"))
"""Where a town is told by its state: there are Springfields in 30."""
STATES = {"NSW": "2", "ACT": "2", "VIC": "3", "TAS": "3", "QLD": "7", "SA": "8", "WA": "8", "NT": "8"}
"""Australia's codes are those of its states, which stand before the postcode: ACMA's numbering plan."""
LONGEST = 12
"""Digits of a number with its country's code."""


def main() -> None:
    lines = [
        "# Region, area code and towns whose numbers stand on cards without it. phonenumbers, Apache-2.0.",
        "# Made by samples/lexicon/exchanges.py",
        *rows(),
    ]
    (OUT / "exchanges.txt").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def rows() -> Iterator[str]:
    """Yield region, area code and the names of its towns, folded."""
    codes: dict[tuple[str, str], set[str]] = defaultdict(set)
    for prefix, names in GEOCODE_DATA.items():
        if prefix.startswith(CODES) and (place := area(prefix)):
            for name in {name for text in names.values() for name in towns(text, place[0])}:
                codes[place[0], name].add(place[1])
    for state, code in STATES.items():
        codes["AU", fold(state)] = {code}
    listed: dict[tuple[str, str], list[str]] = defaultdict(list)
    for (region, name), held in codes.items():
        if len(held) == 1:
            listed[region, min(held)].append(name)
    for (region, code), names_there in sorted(listed.items()):
        yield f"{region}\t{code}\t{'|'.join(sorted(names_there))}"


CODES = tuple({str(pn.country_code_for_region(region)) for region in REGIONS})


def area(prefix: str) -> tuple[str, str] | None:
    """Return the country and the area code of numbers that begin with `prefix`."""
    for size in range(len(prefix), LONGEST + 1):
        for fill in "234567180":
            number = pn.parse(f"+{prefix}{fill * (size - len(prefix))}", None) if size > 4 else None
            length = pn.length_of_geographical_area_code(number) if number else 0
            if number and length and pn.is_valid_number(number):
                region = pn.region_code_for_number(number)
                return (
                    (region, pn.national_significant_number(number)[:length]) if region in REGIONS else None
                )
    return None


def towns(text: str, region: str) -> Iterator[str]:
    """Yield the towns of a place: "A/B, Province" are two; in North America the state stays with its town."""
    names, comma, state = text.partition(", ")
    for name in names.split("/"):
        plain = fold(name).replace(".", "").replace("-", " ")
        if region not in NANP or comma:
            yield f"{plain}, {fold(state)}" if region in NANP else plain


if __name__ == "__main__":
    main()
