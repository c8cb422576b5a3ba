"""A name in dispute, as a sure e-mail of the card spells it, made as the company makes them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rapidfuzz.distance import OSA

from scanner.fields.known.alike import folded
from scanner.fields.known.mails import made_at
from scanner.fields.known.people import printed_words
from scanner.fields.known.promise import doubted
from scanner.fields.known.weights import MENDED
from scanner.fields.who.people import named
from scanner.model.contact import Name
from scanner.model.known import Known
from scanner.model.page import Page, Word
from scanner.model.proposal import Guess

BETWEEN = {"first.last": ".", "last.first": ".", "first_last": "_", "first-last": "-"}
"""Patterns that spell two words of a name, and what stands between them."""
BEHIND = {"f.last": ".", "f-last": "-"}
"""Patterns that spell one, and what it stands behind."""
GLUED = "flast"
"""One that spells a word right behind the initial."""
SHORTEST, LONG = 3, 6
"""Letters of a word that is mended, and of one in which two may be misread."""


def with_spelling(
    page: Page, name: Guess[Name] | None, emails: Sequence[Guess[str]], known: Known
) -> Guess[Name] | None:
    """Return a name with the words mended that readers dispute, as an e-mail spells them; never sure."""
    if name is None or name.sure or name.repaired is not None:
        return name
    printed = printed_words(page, name)
    for guess in emails if printed else ():
        local, _, host = guess.value.casefold().rpartition("@")
        for pattern, at, source in made_at(known) if guess.sure or _is_read_alike(guess) else ():
            words = [word for word, _ in printed]
            spelt = _spelt(pattern, local, words) if at == host else ()
            meant = _mended(words, spelt)
            value = named(" ".join(meant), locals=(local,)) if meant else None
            if value is not None:
                repaired = " ".join(word.text for word, _ in printed)
                return doubted(replace(name, value=value, sure=False, repaired=repaired), source, MENDED)
    return name


def _is_read_alike(guess: Guess[str]) -> bool:
    """Tell whether two readers read just this address: where the name says otherwise, none may be sure."""
    texts = [heard.text.casefold().split() for heard in guess.heard]
    return len(texts) > 1 and all(guess.value.casefold() in words for words in texts)


def _spelt(pattern: str, local: str, words: Sequence[Word]) -> tuple[str, ...]:
    """Return the words of a name that a local part made by a pattern spells.

    Where nothing parts the initial from the word, it must be the first printed word's.
    """
    if pattern == GLUED and local[:1] == folded(words[0].text)[:1]:
        pattern, local = "f.last", f"{local[0]}.{local[1:]}"
    sign = BETWEEN.get(pattern) or BEHIND.get(pattern) or " "
    parts = local.split(sign)
    parts = parts if pattern in BETWEEN else parts[1:] if len(parts[0]) == 1 else []
    count = 2 if pattern in BETWEEN else 1
    is_spelt = len(parts) == count and all(len(part) >= SHORTEST and part.isalpha() for part in parts)
    return tuple(parts) if is_spelt else ()


def _mended(words: Sequence[Word], spelt: Sequence[str]) -> list[str]:
    """Return the words of a name with those mended that are nearly spelt so; none where nothing is."""
    meant = {id(word): word.text for word in words}
    left = [word for word in words if folded(word.text) not in spelt]
    for part in (part for part in spelt if part not in {folded(word.text) for word in words}):
        near = [word for word in left if _is_open(word) and _is_near(folded(word.text), part)]
        told = _as_printed(near[0].text, part) if len(near) == 1 else ""
        if not told:
            return []
        meant[id(near[0])] = told
    found = [meant[id(word)] for word in words]
    return found if found != [word.text for word in words] else []


def _is_open(word: Word) -> bool:
    """Tell whether readers differ in a word, or only one of them saw it."""
    return len(word.votes) == 1 or len({vote.text for vote in word.votes}) > 1


def _is_near(read: str, spelt: str) -> bool:
    most = 2 if len(spelt) >= LONG else 1
    return OSA.distance(read, spelt, score_cutoff=most) <= most


def _as_printed(read: str, spelt: str) -> str:
    """Return a word as it is spelt with the accents that it is printed with, "" where these would be lost."""
    letters = [*_kept(read, spelt)] if len(read) == len(spelt) else [*spelt]
    if len(read) != len(spelt) and folded(read) != read.casefold():
        return ""
    told = "".join(letters)
    return told.upper() if read.isupper() else told[:1].upper() + told[1:]


def _kept(read: str, spelt: str) -> Iterator[str]:
    for was, letter in zip(read.casefold(), spelt, strict=True):
        yield was if folded(was) == letter else letter
