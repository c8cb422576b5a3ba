"""Words and signs that say what a value is: "Tel.", "Mobil:", "F", an envelope."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache

import phonenumbers as pn

from scanner.fields.shelf import rows
from scanner.fields.trace import Spot, Trace
from scanner.fields.who.lexicon import is_surname

SIGNS = {
    **dict.fromkeys("☎☏✆📞🕿🕾℡🕽🕻", "tel"),
    **dict.fromkeys("📠🖷", "fax"),
    **dict.fromkeys("📱📲", "cell"),
    **dict.fromkeys("✉📧🖂🖃🖄", "email"),
    **dict.fromkeys("🌐", "web"),
}
LETTERS = {
    **dict.fromkeys("tp", "tel"),
    **dict.fromkeys("od", "work"),
    **dict.fromkeys("mc", "cell"),
    **dict.fromkeys("hr", "home"),
    **{"f": "fax", "e": "email", "w": "web"},
}
"""What a letter means that stands alone before a value, in the languages that we know labels of."""

GENERAL = frozenset(("tel", "any"))
"""Labels that say no more than that a number is a telephone's."""
FUZZY_LENGTH = 5
"""Letters from which on one misread letter still leaves a label that is like no other."""
REACH = 60
"""Characters before a value in which its label is looked for."""

_MARKS = r"\u0900-\u0903\u093a-\u094f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
"""Vowels and tones of Hindi and Thai that are written over and under letters, and are none themselves."""
_LETTERS = rf"(?:[^\W\d_][{_MARKS}]*)+"
_TOKEN = re.compile(
    r"(?<![^\W_])(?:[\u3040-\u9fff] [\u3040-\u9fff]|[가-힣] [가-힣]|(?:[^\W\d_] ){2,12}[^\W\d_])(?![^\W_])"
    rf"|(?<![^\W_]){_LETTERS}2{_LETTERS}(?![^\W_])|{_LETTERS}(?:[-./]{_LETTERS})*|[^\w\s{_MARKS}]"
)
"""A word, a label set with blanks between its letters, one with "2" for "to" in it, or a sign."""
_WORD = re.compile(rf"{_LETTERS}|[^\w\s{_MARKS}]")
_PARTS = re.compile(r"[-./]")
_ANY = re.compile(r".+")
_PLAIN = str.maketrans("łđ", "ld")
"""Letters that Unicode does not take apart into a base and an accent."""
_JOINED = frozenset(("any", "tel", "cell", "fax", "email"))
"""Labels that end longer East Asian ones: "订餐电话" is a telephone, "客服热线" is one."""
_ENDING = _JOINED | {"id"}
"""The same of single words, and numbers of something else: "农行卡号" is a bank card's."""
_LONGEST_JOINED = 10
_EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff가-힣]+")
_TOWN = 3
"""Letters that a word between a label and its number has at least: shorter ones are other labels."""
_CLOSED = re.compile(r"\.?\)")
_SILENT = frozenset(("filler", "none"))
_NONE: Mapping[str, str] = {}
_STOP = frozenset("|•;,)]")
"""Punctuation between two values: what stands before it belongs to the other one."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label word: its kind and the characters `start` to `end` of the line it stands on."""

    kind: str
    start: int
    end: int


@cache
def fold(text: str) -> str:
    """Write `text` in small letters without accents or the punctuation around it."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in parts if not unicodedata.combining(c)).translate(_PLAIN).strip(".:-/ ")


@cache
def lexicon() -> dict[str, str]:
    """Return the kind of every label word we know, by its folded text."""
    return {fold(word): kind for kind, words in rows("labels") for word in words.split() if fold(word)}


@cache
def kind_of(word: str) -> str | None:
    """Tell what kind of value `word` announces, None where it is no label.

    "Tel/Fax" announces "both", one number for two uses or two numbers.
    """
    if word in SIGNS:
        return SIGNS[word]
    folded = fold(word.replace(" ", ""))
    known = lexicon().get(folded) or lexicon().get(_PARTS.sub("", folded))
    parts = [part for part in _PARTS.split(folded) if part]
    if known or len(parts) < 2:
        return known or _ending(word) or _nearly(folded)
    kinds = [kind_of(part) or LETTERS.get(part) for part in parts]
    if None in kinds:
        return None
    is_both = "fax" in kinds and not GENERAL.isdisjoint(kinds)
    return "both" if is_both else next((k for k in kinds if k != "filler"), None)


def _ending(word: str) -> str | None:
    """Return the kind of the longest label that an East Asian word ends with; the rest says whose."""
    if len(word) > _LONGEST_JOINED or not _EAST_ASIAN.fullmatch(word):
        return None
    kinds = (lexicon().get(fold(word[at:])) for at in range(1, len(word) - 1))
    return next((kind for kind in kinds if kind in _ENDING), None)


def _nearly(folded: str) -> str | None:
    """Return the kind of the labels that differ from `folded` in one letter but not the first."""
    if len(folded) < FUZZY_LENGTH:
        return None
    near = {
        kind
        for label, kind in _alike().get((folded[0], len(folded)), ())
        if sum(a != b for a, b in zip(label, folded, strict=True)) == 1
    }
    return near.pop() if len(near) == 1 and not near & {"filler", "id"} else None


@cache
def _alike() -> dict[tuple[str, int], list[tuple[str, str]]]:
    """Return labels with their kinds by first letter and length, which those that are alike share."""
    found: dict[tuple[str, int], list[tuple[str, str]]] = {}
    for label, kind in lexicon().items():
        found.setdefault((label[0], len(label)), []).append((label, kind))
    return found


def labels_before(
    text: str, start: int, floor: int, *, over_word: bool = False, known: Mapping[str, str] = _NONE
) -> list[Label]:
    """Return the labels that end right before `start`, nearest first, none before `floor`.

    Other words end the search, and so does a sign that parts values once a label was found; fillers
    ("no.") and other punctuation are passed over, and with `over_word` one word that says where: the town
    of a number, the bank of an account. `known` are the kinds of words of one country.
    """
    found: list[Label] = []
    letters = pair = ""
    town = not over_word
    for token in reversed(_tokens(text, max(floor, start - REACH), start)):
        word = token.group()
        is_bracketed = text[token.start() - 1 : token.start()] == "(" and _CLOSED.match(text, token.end())
        letter = LETTERS.get(word.casefold())
        own = known.get(word.casefold()) if len(word) > 1 or _is_set_off(text, token) else None
        kind = own or (letter if is_bracketed else None) or _pair(pair, word) or kind_of(word) or letter
        pair = word if word[0].isalnum() else pair
        is_punctuation = not any(c.isalnum() for c in word)
        is_open = kind is None and not (found or is_punctuation)
        if is_open and not letters and len(word) == 2 and word.isupper():
            letters = word  # a country's, behind the label: "VAT No. GB 123 4567 89"
            continue
        if is_open and not town and len(word) >= _TOWN and not word.islower():
            town = True
            continue
        if kind is None and (not is_punctuation or (found and word in _STOP)):
            break
        if kind == "id" and over_word and town and _is_somebody(word):
            break  # a family name, and what the person does: "Tan (Foreman) 016-555 0142"
        if kind is not None and kind not in _SILENT:
            found.append(Label(kind, token.start(), token.end()))
    if not letters or (found and found[0].kind == "id"):
        return found
    is_country = letters in pn.SUPPORTED_REGIONS and found
    return found if is_country and text[found[0].end : start].strip(" .:(") == letters else []


def _is_somebody(word: str) -> bool:
    """Tell whether what may be a tax number's letters is written as a family name is."""
    return len(word) <= _TOWN and word.istitle() and is_surname(word.casefold())


def _is_set_off(text: str, letter: re.Match[str]) -> bool:
    """Tell whether a letter is a capital, or a sign stands behind it."""
    return letter.group().isupper() or text[letter.end() : letter.end() + 1] in {".", ":"}


def _pair(word: str, before: str) -> str | None:
    """Return the kind of a label of two words that each mean something else: "H. No." is a house's."""
    both = lexicon().get(fold(before) + fold(word)) if kind_of(word) == "filler" else None
    return both if both == "id" else None


def _tokens(text: str, start: int, end: int) -> list[re.Match[str]]:
    """Cut `text` into words and signs; a label set with blanks between its letters is one: "F A X".

    So is one of two words: "Điện thoại".
    """
    found: list[re.Match[str]] = []
    for token in _TOKEN.finditer(text, start, end):
        is_spaced = " " in token.group() and kind_of(token.group().replace(" ", "")) is None
        for word in _WORD.finditer(text, *token.span()) if is_spaced else [token]:
            both = _both(text, found[-1], word) if found else None
            found[-1:] = [both] if both else [*found[-1:], word]
    return found


def _both(text: str, first: re.Match[str], second: re.Match[str]) -> re.Match[str] | None:
    """Return two words as one where only together they are the label of a telephone."""
    kind = lexicon().get(fold(first.group()) + fold(second.group()))
    is_new = kind in _JOINED and lexicon().get(fold(second.group())) is None
    return _ANY.match(text, first.start(), second.end()) if is_new else None


def labels_in(text: str) -> list[Label]:
    """Return the labels of a line that holds nothing else, last first; none where it holds other words."""
    if len(text) > REACH or any(c.isdigit() for c in text):
        return []
    words = [token.group() for token in _tokens(text, 0, len(text)) if token.group()[0].isalnum()]
    found = labels_before(text, len(text), 0)
    named = sum(text[label.start].isalnum() for label in found)
    fillers = sum(kind_of(word) == "filler" for word in words)
    return found if named + fillers >= len(words) else []


def label_before(line: Trace, start: int, floor: int, kinds: Collection[str]) -> frozenset[Spot]:
    """Name the words of the labels of one of `kinds` that stand right before `start`."""
    spots: frozenset[Spot] = frozenset()
    for label in labels_before(line.text, start, floor):
        if label.kind in kinds:
            spots |= line.between(label.start, start)
    return spots
