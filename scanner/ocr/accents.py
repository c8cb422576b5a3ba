"""Lines of words read again by Tesseract in the language the card is in, for the accents that get lost.

PP-OCR has no languages and loses a stroke or a dot now and then; it cannot write most Vietnamese vowels at
all. Tesseract reads with its English only, and knows no accents then.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz.distance import Levenshtein

from scanner.model.page import Vote
from scanner.model.photo import Pixels
from scanner.ocr.consensus import Agreed, belief, plain, seen_again
from scanner.ocr.reader import Reader, StripReading, StripWord
from scanner.ocr.tesseract import Tesseract
from scanner.ocr.tongues import UNWRITTEN, VIETNAMESE, Tongue, tongues_of

REACH = re.compile(r"@|www\.|://", re.IGNORECASE)
"""What makes a line one that has no accents, whoever saw some."""

DOMAIN = re.compile(r"[\w-]\.(?:[a-z]{2,}|[A-Z]{2,4})\b")
"""A web address without its www, or a half of an e-mail address."""

FEWEST = 2
"""Letters of a word that may carry accents worth a look."""

DIGITS = 2.0
"""A line with so many digits a letter is a number with its label."""

WELL = 0.9
"""Confidence with which the second look may add a mark, however sure the first was that there is none."""

HOLDING = 2
"""Letters without marks that are enough to know a Vietnamese word by."""

TORN = 2
"""Letters lost or misread at most with each that PP-OCR cannot write: "Thi" is what it sees of "Thiệp"."""

HALF = 0.5
"""Part of a line's letters below which it is lost to those who cannot write it: "Đ Thi" of "Đỗ Hữu Thiệp"."""

FAINT = 0.5
"""Confidence below which a sign of the second look that is neither letter nor digit is a stain."""

PROBES = 4
"""So many of the longest lines tell which of two languages reads better."""

FEW = 8
"""So many lines are read in both instead: one start of Tesseract more takes as long as seven lines."""


def with_accents(
    strips: Sequence[Pixels], merged: Sequence[tuple[Agreed, ...]], readers: Sequence[Reader]
) -> list[tuple[Agreed, ...]]:
    """Return `merged`, what readers agree on for each strip, with words that may carry accents read again."""
    reader = next((r for r in readers if isinstance(r, Tesseract)), None)
    text = "\n".join(" ".join(word.text for word in words) for words in merged)
    tongues = tongues_of(text, reader.installed) if reader else ()
    chosen = [i for i, words in enumerate(merged) if _is_worth_it(words)]
    if reader is None or not tongues or not chosen:
        return list(merged)
    tongue, told = _read([strips[i] for i in chosen], tongues, reader)
    seen = dict(zip(chosen, told, strict=True))
    return [_revised(words, seen[i], tongue) if i in seen else words for i, words in enumerate(merged)]


def _is_worth_it(words: Sequence[Agreed]) -> bool:
    text = " ".join(word.text for word in words)
    digits, letters = sum(c.isdigit() for c in text), sum(c.isalpha() for c in text)
    return (
        not REACH.search(text) and digits < DIGITS * letters and any(_may_carry(word.text) for word in words)
    )


def _may_carry(text: str) -> bool:
    return sum(c.isalpha() for c in text) >= FEWEST and not _is_fixed(text)


def _is_fixed(text: str) -> bool:
    """Whether a word is a number or a part of an address, which accents must not get into."""
    return any(c.isdigit() for c in text) or bool(DOMAIN.search(text))


def _read(
    strips: Sequence[Pixels], tongues: Sequence[Tongue], reader: Tesseract
) -> tuple[Tongue, tuple[StripReading, ...]]:
    """Read strips in the language in which the longest of them read best."""
    probes = strips
    if len(tongues) > 1 and len(strips) > FEW:
        probes = sorted(strips, key=lambda strip: strip.shape[1] / strip.shape[0])[-PROBES:]
    said = [(tongue, reader.read_strips(probes, tongue.language)) for tongue in tongues]
    best, told = max(said, key=lambda one: _merit(one[1]))
    return best, told if probes is strips else reader.read_strips(strips, best.language)


def _merit(readings: Sequence[StripReading]) -> float:
    words = [word for reading in readings for word in reading]
    letters = sum(len(word.text) for word in words)
    return sum(word.confidence * len(word.text) for word in words) / max(1, letters)


def _revised(words: Sequence[Agreed], seen: StripReading, tongue: Tongue) -> tuple[Agreed, ...]:
    """Take what a second look has for words that may carry accents."""
    seen = tuple(word for word in seen if word.confidence > FAINT or any(c.isalnum() for c in word.text))
    if tongue.language == VIETNAMESE and _is_lost(words, seen):
        return tuple(map(_alone, seen))
    whole = {word.text: word for word in seen}
    return tuple(
        _torn_from(word, whole[other.text], tongue)
        if other and other.text in whole
        else _heard(word, other, tongue)
        for word, other in zip(words, seen_again(words, seen), strict=True)
    )


def _is_lost(words: Sequence[Agreed], seen: StripReading) -> bool:
    """Tell whether a line that reads well was read by others with most of its letters lost, and no number."""
    ours, theirs = [word.text for word in words], [word.text for word in seen]
    is_lost = _letters(ours) < HALF * _letters(theirs)
    return is_lost and not any(map(_is_fixed, ours + theirs)) and _merit([seen]) > WELL


def _letters(texts: Sequence[str]) -> int:
    return sum(c.isalpha() for text in texts for c in text)


def _torn_from(word: Agreed, other: StripWord, tongue: Tongue) -> Agreed:
    """Weigh a whole word of the second look, of which letters may be lost with those that are unwritten."""
    is_torn = tongue.language == VIETNAMESE and other.confidence > WELL and _is_torn(word.text, other.text)
    return _alone(other) if is_torn and not _is_fixed(word.text) else _heard(word, other, tongue)


def _alone(other: StripWord) -> Agreed:
    """Take a word only Tesseract can write."""
    vote = Vote(Tesseract.name, other.text, other.confidence)
    sure = belief([vote.reader], 0, [other])
    return Agreed(other.text, other.left, other.right, sure, (vote,))


def _heard(word: Agreed, other: StripWord | None, tongue: Tongue) -> Agreed:
    """Weigh what the second look has for a word: it counts where but for accents it is the same."""
    if other is None or _is_fixed(word.text):
        return word
    vote = Vote(Tesseract.name, other.text, other.confidence)
    is_same = plain(word.text) == plain(other.text)
    is_unwritten = not is_same or not UNWRITTEN.isdisjoint(other.text)
    if tongue.language == VIETNAMESE and is_unwritten and _is_rest(word.text, other.text):
        return _alone(other)
    if not is_same or _is_case(word.text, other.text):
        return word
    votes = tuple(vote if v.reader == vote.reader else v for v in word.votes)
    said = [StripWord(v.text, word.left, word.right, v.confidence) if v.text else None for v in votes]
    first = next(i for i, v in enumerate(votes) if v.text)
    sure = belief([v.reader for v in votes], first, said)
    text = other.text if votes[first] is vote else _marked(word.text, votes[first], vote, tongue)
    return replace(word, text=text, confidence=sure, votes=votes)


def _is_case(ours: str, theirs: str) -> bool:
    """Whether two words differ, but in nothing else than large and small letters."""
    return ours != theirs and ours.casefold() == theirs.casefold()


def _marked(text: str, lead: Vote, look: Vote, tongue: Tongue) -> str:
    """Give each letter of `text`, which `lead` saw, the mark that the second look has, where it is better."""
    if len(text) != len(look.text):
        return text
    pairs = zip(text, look.text, strict=True)
    return "".join(b if _is_better(a, b, lead, look, tongue) else a for a, b in pairs)


def _is_better(ours: str, theirs: str, lead: Vote, look: Vote, tongue: Tongue) -> bool:
    """Whether a letter of the second look is the better one: lost marks are likelier than added ones."""
    is_surer = look.confidence > lead.confidence
    if ours == theirs or plain(ours) != plain(theirs):
        return False
    if ours.isascii():
        return not theirs.isascii() and (is_surer or look.confidence > WELL)
    if ours.lower() not in tongue.letters:
        return is_surer or theirs.lower() in tongue.letters
    return is_surer and not theirs.isascii()


def _is_rest(ours: str, theirs: str) -> bool:
    """Whether `ours` is what is left of `theirs` to a reader that loses or mistakes its marked letters.

    One of them may be taken for any sign where at least two others hold the word together.
    """
    is_held = sum(c.isascii() and c.isalpha() for c in theirs) >= HOLDING
    lost = (".?" if is_held else f"(?:{re.escape(plain(c))})?" for c in theirs)
    letters = (re.escape(plain(c)) if c.isascii() else gone for c, gone in zip(theirs, lost, strict=True))
    return bool(re.fullmatch("".join(letters), plain(ours)))


def _is_torn(ours: str, theirs: str) -> bool:
    """Whether `ours` may be what is left of `theirs`, letters beside unwritten ones lost with them."""
    unwritten = sum(c in UNWRITTEN for c in theirs)
    return 0 < Levenshtein.distance(plain(ours), plain(theirs)) <= TORN * unwritten
