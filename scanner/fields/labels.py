"""Words and signs that say what a value is: "Tel.", "Mobil:", "F", an envelope."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from scanner.fields.shelf import rows
from scanner.fields.trace import Spot, Trace

SIGNS = {
    **dict.fromkeys("☎☏✆📞🕿🕾℡🕽", "work"),
    **dict.fromkeys("📠🖷", "fax"),
    **dict.fromkeys("📱📲", "cell"),
    **dict.fromkeys("✉📧🖂🖃", "email"),
    **dict.fromkeys("🌐", "web"),
}
LETTERS = {
    **dict.fromkeys("tpod", "work"),
    **dict.fromkeys("mc", "cell"),
    **dict.fromkeys("hr", "home"),
    **{"f": "fax", "e": "email", "w": "web"},
}
"""What a letter means that stands alone before a value, in the languages that we know labels of."""

FUZZY_LENGTH = 5
"""Letters from which on one misread letter still leaves a label that is like no other."""

_TOKEN = re.compile(r"[^\W\d_]+(?:[-./](?=[^\W\d_])[^\W\d_]+)*|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Label:
    """A label word: its kind and the characters `start` to `end` of the line it stands on."""

    kind: str
    start: int
    end: int


def fold(text: str) -> str:
    """Write `text` in small letters without accents and dots."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in parts if not unicodedata.combining(c)).replace("ł", "l").strip(".:-/ ")


@cache
def lexicon() -> dict[str, str]:
    """Return the kind of every label word we know, by its folded text."""
    return {fold(word): kind for kind, words in rows("labels") for word in words.split() if fold(word)}


@cache
def kind_of(word: str) -> str | None:
    """Tell what kind of value `word` announces, None where it is no label."""
    if word in SIGNS:
        return SIGNS[word]
    folded = fold(word)
    known = lexicon().get(folded) or lexicon().get(folded.replace("-", "").replace(".", ""))
    if known or len(folded) < 1:
        return known
    parts = [p for p in re.split(r"[-./]", folded) if p]
    if len(parts) > 1:
        kinds = [kind_of(p) or LETTERS.get(p) for p in parts]
        return (
            "both" if {"work", "fax"} <= set(kinds) else next((k for k in kinds if k and k != "filler"), None)
        )
    return _nearly(folded)


def _nearly(folded: str) -> str | None:
    if len(folded) < FUZZY_LENGTH:
        return None
    near = {
        kind
        for label, kind in lexicon().items()
        if len(label) == len(folded) >= FUZZY_LENGTH
        and sum(a != b for a, b in zip(label, folded, strict=True)) == 1
        and label[0] == folded[0]
    }
    return near.pop() if len(near) == 1 else None


def labels_before(text: str, start: int, floor: int) -> list[Label]:
    """Return the labels that end right before `start`, nearest first, none before `floor`.

    Other words end the search; punctuation and fillers ("no.") are passed over.
    """
    found: list[Label] = []
    tokens = list(_TOKEN.finditer(text, max(floor, start - 60), start))
    for token in reversed(tokens):
        word = token.group()
        kind = kind_of(word)
        if kind is None and len(word) == 1 and word.isalpha():
            kind = LETTERS.get(word.casefold())
        if kind is None and not any(c.isalnum() for c in word):
            if word in "|•;" and found:
                break
            continue
        if kind is None:
            break
        if kind != "filler":
            found.append(Label(kind, token.start(), token.end()))
    return found


def label_before(line: Trace, start: int, floor: int, kinds: Collection[str]) -> frozenset[Spot]:
    """Name the words of the labels of one of `kinds` that stand right before `start`."""
    spots: frozenset[Spot] = frozenset()
    for label in labels_before(line.text, start, floor):
        if label.kind in kinds:
            spots |= line.between(label.start, start)
    return spots
