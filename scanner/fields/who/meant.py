"""A company's name that was misread, as a domain of its card has it: "Acrne Tools" by acmetools.example."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from scanner.fields.who.lexicon import company_kinds, fold, key
from scanner.fields.who.tokens import Span, Token

DOUBTED = 0.9
"""Confidence of a word below which its letters may be others, unless two readers saw the same."""
SHORTEST, LONG = 5, 8
"""Letters of a domain from which on it tells of one misread letter, and of two."""
UMLAUTS = (("ä", "ae"), ("ö", "oe"), ("ü", "ue"))


class Letter(NamedTuple):
    """A letter as domains have them, and the word and character it is printed in."""

    letter: str
    word: int
    at: int


class Mend(NamedTuple):
    """A beginning of a name, the domain's label that it was meant to be, and how many letters differ."""

    distance: int
    letters: tuple[Letter, ...]
    label: str

    @property
    def edits(self) -> Iterator[tuple[str, Letter, str, bool]]:
        """Yield what is to be done at which letter, the letter to put, and whether it is put behind."""
        last = len(self.letters) - 1
        for edit in Levenshtein.editops(_spelt(self.letters), self.label):
            put = "" if edit.tag == "delete" else self.label[edit.dest_pos]
            yield edit.tag, self.letters[min(edit.src_pos, last)], put, edit.src_pos > last


def meant(span: Span, labels: Iterable[str]) -> str | None:
    """Return a span's text as the nearest of some domains' labels spells it, None where none does so better.

    Only letters of words that the readers doubt are put right.
    """
    if not any(map(_is_doubted, span.tokens)):
        return None
    own = _own(span.tokens)
    mends = [mend for label in labels for mend in _mends(own, _as_printed(label, span.text))]
    best = min(mends, key=lambda mend: mend.distance, default=None)
    if best is None or best.distance == 0:
        return None
    texts = dict(enumerate(_mended(own, best)))
    told = (
        replace(token, text=texts[i], key=key(texts[i])) if texts.get(i) else token
        for i, token in enumerate(span.tokens)
    )
    return Span(tuple(told), span.cut).text


def _own(tokens: Sequence[Token]) -> Sequence[Token]:
    """Return the words before a legal form."""
    kinds = company_kinds(token.key for token in tokens)
    return tokens[: kinds.index("legal")] if "legal" in kinds else tokens


def _as_printed(label: str, text: str) -> str:
    """Return a label without the e that stands for an umlaut, where the text prints it as one."""
    for umlaut, letters in UMLAUTS:
        if umlaut in text.casefold():
            label = label.replace(letters, letters[0])
    return label


def _mends(tokens: Sequence[Token], label: str) -> Iterator[Mend]:
    """Yield the beginnings of a name that are a label but for a letter or two in doubted words."""
    most = 0 if len(label) < SHORTEST else 2 if len(label) >= LONG else 1
    letters: list[Letter] = []
    for index, token in enumerate(tokens):
        letters += (
            Letter(letter, index, at)
            for at, char in enumerate(token.text)
            for letter in fold(char)
            if letter.isalnum()
        )
        distance = Levenshtein.distance(_spelt(letters), label, score_cutoff=most)
        mend = Mend(distance, tuple(letters), label)
        if letters and distance <= most and _is_allowed(tokens, mend):
            yield mend


def _is_allowed(tokens: Sequence[Token], mend: Mend) -> bool:
    """Tell whether all that differs is in words that the readers doubt, and no word loses its end by it."""
    return all(
        _is_doubted(tokens[place.word])
        and not (tag == "delete" and place.at == len(tokens[place.word].text) - 1)
        for tag, place, _, _ in mend.edits
    )


def _is_doubted(token: Token) -> bool:
    return token.word.confidence < DOUBTED and not token.word.is_agreed


def _mended(tokens: Sequence[Token], mend: Mend) -> list[str]:
    """Return the words with the letters that the label has, each as large as the one that it stands by."""
    found = [[*token.text] for token in tokens]
    before: dict[tuple[int, int], str] = {}
    is_named = not any(token.text[0].islower() and not _is_doubted(token) for token in tokens)
    for tag, (_, word, at), put, is_behind in mend.edits:
        is_large = tokens[word].text[at].isupper() or (is_named and at == 0 < word)
        put = put.upper() if is_large else put
        if tag != "insert":
            found[word][at] = put
        else:
            place = (word, at + is_behind)
            before[place] = before.get(place, "") + put
    return [
        "".join(before.get((word, at), "") + char for at, char in enumerate((*chars, "")))
        for word, chars in enumerate(found)
    ]


def _spelt(letters: Sequence[Letter]) -> str:
    return "".join(letter.letter for letter in letters)
