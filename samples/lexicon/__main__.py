"""`python -m samples.lexicon`: make the lists of names, whole, and of occupations.

Needs Faker (in the dev group) and, as they are no dependencies of ours, four small packages beside it:
`pip install names==0.3.0 indian-names==0.3 name-variants==0.1.3 japanese-personal-name-dataset==0.4.0`.
Their licences stand in words/NAMES.md. given.txt beside this module has those that no package has.
"""

from __future__ import annotations

import csv
import importlib
import importlib.util
import pkgutil
import re
import unicodedata
from collections import Counter
from collections.abc import Container, Iterable, Iterator
from math import log
from pathlib import Path

import faker.providers.job as jobs
import faker.providers.lorem as lorem
import faker.providers.person as people

from scanner.fields.who.lexicon import company_kind, fold, kinds
from scanner.fields.who.sounds import trigrams

WORDS = Path(__file__).parents[2] / "scanner" / "fields" / "words"
CENSUS_SURNAMES = 15_000
"""Of 88,799 surnames of the US census of 1990; the rest are borne by fewer than one in 100,000."""
EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
READABLE = re.compile(r"[a-z][a-z'-]*[a-z]")
"""What a folded name in Latin letters looks like; single letters and other alphabets stay out."""


def texts(value: object) -> Iterator[str]:
    """Yield every text in a value of nested lists, dictionaries (their keys) and tuples."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (key for key in value if isinstance(key, str))
    elif isinstance(value, Iterable):
        for item in value:
            yield from texts(item)


def from_faker(kind: str) -> Iterator[str]:
    """Yield the names of one kind ("first" or "last") of every locale."""
    for locale in pkgutil.iter_modules(people.__path__):
        provider = importlib.import_module(f"{people.__name__}.{locale.name}").Provider
        for attribute in sorted(vars(provider)):
            if re.search(rf"{kind}.*names?", attribute) and "format" not in attribute:
                yield from texts(vars(provider)[attribute])


def package(name: str) -> Path:
    """Return the folder of an installed package, without running it."""
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{name} is missing: see the head of {__file__}")
    return Path(spec.origin).parent


def from_census(file: str, count: int | None = None) -> Iterator[str]:
    """Yield names of the US census in the order of their frequency."""
    lines = (package("names") / file).read_text(encoding="ascii").splitlines()
    yield from (line.split()[0] for line in lines[:count])


def from_india(file: str) -> Iterator[str]:
    yield from (package("indian_names") / file).read_text(encoding="utf-8").split()


def from_variants(*modules: str) -> Iterator[str]:
    """Yield romanised names of cultures with other alphabets, and as these write them."""
    for module in modules:
        tables = importlib.import_module(f"name_variants.{module}")
        for attribute in sorted(vars(tables)):
            if attribute.isupper():
                yield from nested(vars(tables)[attribute])


def nested(value: object) -> Iterator[str]:
    """Yield every text in a table: its keys and whatever lies under them."""
    if isinstance(value, dict):
        yield from texts(value)
        for item in value.values():
            yield from nested(item)
    else:
        yield from texts(value)


def from_japan() -> Iterator[str]:
    """Yield the 2,000 commonest surnames of Japan, in kanji and in Latin letters."""
    table = package("japanese_personal_name_dataset") / "dataset" / "last_name_org.csv"
    with table.open(encoding="utf-8", newline="") as lines:
        for kanji, _, _, romaji in csv.reader(lines):
            yield from (kanji, romaji)


def from_hand() -> list[str]:
    """Return the given names that were written down by hand beside this module."""
    lines = (Path(__file__).parent / "given.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


def kept(names: Iterable[str]) -> list[str]:
    """Fold names, split those of several words, and leave out what has no name's shape."""
    words = {word for name in names for word in unicodedata.normalize("NFKC", name).split()}
    plain = {fold(word) for word in words}
    return sorted(word for word in plain if READABLE.fullmatch(word) or EAST_ASIAN.search(word))


def write(name: str, words: list[str], head: str) -> None:
    (WORDS / f"{name}.txt").write_text(f"# {head}\n" + "\n".join(words) + "\n", encoding="utf-8")


GIVEN = ("chinese_given_names", "japanese_given_names", "korean_given_names")
FAMILY = (
    "chinese_surnames",
    "japanese_surnames",
    "korean_surnames",
    "russian_surnames",
    "vietnamese_surnames",
)
EITHER = (
    "arabic_names",
    "greek_names",
    "hebrew_names",
    "indian_names_bengali",
    "indian_names_hindi",
    "indian_names_tamil",
    "indonesian_malay_names",
    "persian_names",
    "thai_names",
    "turkish_names",
)


PROSE = ("cs_CZ", "da_DK", "de_DE", "en_US", "es_ES", "fr_FR", "it_IT", "nl_NL", "pl_PL")
"""Locales whose filler texts are made of ordinary words; nobody prints Latin, and "modi" is a surname."""
NAMED_IN_TEXTS = frozenset("garcia gonzalez lopez rodriguez".split())
"""Surnames that the Spanish texts hold: they were counted in newspapers."""


def ordinary(names: Container[str]) -> list[str]:
    """Return ordinary words of many languages, folded, without those that are given `names`."""
    found: set[str] = set()
    for locale in PROSE:
        found |= set(texts(importlib.import_module(f"{lorem.__name__}.{locale}").Provider.word_list))
    words = {fold(word) for word in found}
    return sorted(w for w in words if READABLE.fullmatch(w) and w not in names and w not in NAMED_IN_TEXTS)


HEAD_FIRST = frozenset({"es", "fr", "it", "pt", "ro"})
HEAD_LAST = frozenset({"fi", "hu", "tr"})
"""Languages in which the first, or the last, of several words says what somebody is."""
SHORTEST = 4
"""Letters of an occupation; shorter ones are other words as well."""


def occupations(strange: Container[str]) -> list[str]:
    """Return what people are in the languages that Faker knows in Latin letters, folded: a word each.

    Words that are `strange`, names or in common use, stay out: most people called Fischer catch no fish.
    """
    found = {fold(text.split(",")[0].split()[0]) for text in texts(jobs.Provider.jobs) if "," in text}
    for locale in pkgutil.iter_modules(jobs.__path__):
        provider = importlib.import_module(f"{jobs.__name__}.{locale.name}").Provider
        for attribute in sorted(name for name in vars(provider) if name.startswith("jobs")):
            for text in texts(vars(provider)[attribute]):
                found |= {fold(word) for word in _heads(text, locale.name[:2])}
    kept = (word for word in found if READABLE.fullmatch(word) and len(word) >= SHORTEST)
    return sorted(word for word in kept if word not in strange and not company_kind(word))


def _heads(title: str, language: str) -> Iterator[str]:
    """Yield the words of a title that say what somebody is, where the language tells which."""
    for other in re.sub(r"\(.*?\)|\*in", "", title).split("/"):
        words = other.split(",")[0].split()
        if len(words) == 1 or (words and language in HEAD_FIRST):
            yield words[0]
        elif words and language in HEAD_LAST:
            yield words[-1]


COMMONEST = 4000
"""Runs of three letters that are kept; rarer ones tell little."""


def telling_letters(wanted: Iterable[str], others: Iterable[str]) -> list[str]:
    """Return runs of three letters with how much likelier they make a wanted word, in tenths of log-odds."""
    seen = [Counter(run for word in words for run in trigrams(word)) for words in (wanted, others)]
    totals = [sum(counts.values()) for counts in seen]
    common = sorted((seen[0] + seen[1]).items(), key=lambda item: (-item[1], item[0]))[:COMMONEST]
    odds = {
        run: log((seen[0][run] + 1) / (totals[0] + COMMONEST) * (totals[1] + COMMONEST) / (seen[1][run] + 1))
        for run, _ in common
    }
    return [f"{run}\t{round(10 * value)}" for run, value in sorted(odds.items()) if abs(value) > 0.3]


def main() -> None:
    given = [*from_faker("first"), *from_faker("middle"), *from_census("dist.female.first")]
    given += [*from_census("dist.male.first"), *from_variants(*GIVEN, *EITHER)]
    given += [*from_india("first.male.names"), *from_india("first.female.names"), *from_hand()]
    family = [*from_faker("last"), *from_census("dist.all.last", CENSUS_SURNAMES)]
    family += [*from_india("last.names"), *from_japan(), *from_variants(*FAMILY, *EITHER)]
    write("given", kept(given), "Given names, folded. Made by `python -m samples.lexicon`; see NAMES.md.")
    prose = ordinary({*kept(given)})
    trades = [word for name in ("titles", "company", "streets", "departments") for word in kinds(name)]
    latin = [word for word in {*kept(given), *kept(family)} if word.isascii()]
    letters = telling_letters(sorted(latin), [*prose, *(word for word in trades if word.isascii())])
    write("ordinary", prose, "Ordinary words, folded. Made by `python -m samples.lexicon`; see NAMES.md.")
    write(
        "letters",
        letters,
        "Three letters (^ begins, $ ends a word), tenths of log-odds for a name; see NAMES.md.",
    )
    trained = occupations({*kept(given), *kept(family), *prose})
    write(
        "occupations", trained, "What people are, folded. Made by `python -m samples.lexicon`; see NAMES.md."
    )
    heads = {word for word, held in kinds("titles").items() if "head" in held and word.isascii()}
    shops = [word for name in ("company", "streets") for word in kinds(name) if word.isascii()]
    write(
        "title_letters",
        telling_letters(sorted({*trained, *heads}), [*sorted(latin), *prose, *shops]),
        "Three letters (^ begins, $ ends a word), tenths of log-odds for an occupation; see NAMES.md.",
    )
    write("surnames", kept(family), "Surnames, folded. Made by `python -m samples.lexicon`; see NAMES.md.")


if __name__ == "__main__":
    main()
