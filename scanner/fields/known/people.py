"""Who of those that are expected a card is of, and how the name is printed on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from scanner.fields.heard import words_in
from scanner.fields.known.alike import folded, is_alike, letters, words
from scanner.fields.known.mails import is_about, is_of
from scanner.fields.known.patterns import pattern_of
from scanner.fields.known.promise import doubted, promised
from scanner.fields.known.weights import MENDED, NAME, NAME_MADE
from scanner.fields.who.people import named
from scanner.model.contact import Name
from scanner.model.geometry import Box
from scanner.model.known import Known, KnownPerson
from scanner.model.page import Page, Word
from scanner.model.proposal import Guess, Proposal

FEWEST = 2
"""Words of a name that tell somebody: one alone is anybody's."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A known name where it stands on a card: its words as they may be written there.

    `is_read` tells that for each word one reader at least read exactly this.
    """

    texts: tuple[str, ...]
    words: tuple[Word, ...]
    box: Box
    is_read: bool


def who_is_on(page: Page, alone: Proposal, known: Known) -> tuple[KnownPerson, Printed | None] | None:
    """Return the known person that a card is of, and their name on it; None where it is of none or several.

    Their name stands on it, or their e-mail does and no other name.
    """
    found = []
    for person in known.people:
        printed = stands(page, person.name)
        is_named, is_mailed = printed is not None, is_of(alone.emails, person)
        is_theirs = is_mailed and not is_somebody_else(alone.name, person)
        if is_named and alone.name and alone.name.sure and is_somebody_else(alone.name, person):
            continue  # a card that thanks or mentions them
        if is_named or is_theirs:
            found.append((2 * is_named + is_mailed + is_about(alone.emails, person), person, printed))
    best = [one for one in found if one[0] == max(score for score, *_ in found)]
    names = {tuple(sorted(words(person.name))) for _, person, _ in best}
    if not best or len(names) > 1:
        return None
    _, person, printed = best[0]
    same = [other for _, other, _ in best]
    emails = tuple(dict.fromkeys(email for other in same for email in other.emails))
    phones = tuple(dict.fromkeys(phone for other in same for phone in other.phones))
    return replace(person, emails=emails, phones=phones), printed


def is_somebody_else(name: Guess[Name] | None, person: KnownPerson) -> bool:
    """Tell whether a card's name cannot be that of a known person: neither misread nor shortened."""
    if name is None or not person.name:
        return False
    printed, theirs = list(words(name.value.full)), list(words(person.name))
    shorter, longer = sorted((printed, theirs), key=len)
    for word in shorter:
        match = next((other for other in longer if _may_be(word, other)), None)
        if match is None:
            return True
        longer.remove(match)
    return False


def informed_name(
    page: Page, alone: Guess[Name] | None, who: KnownPerson, printed: Printed | None, locals: Sequence[str]
) -> Guess[Name] | None:
    """Return the name as it is printed, where it is the known one; what is sure on the card stays."""
    if printed is None or (alone and alone.sure):
        return alone
    here = words_in(page, alone.boxes) if alone else []
    if alone and {*printed.words} < {*here} and len(words(alone.value.full)) > len(printed.words):
        return doubted(alone, who.source, MENDED)  # more is printed: a middle name
    text = " ".join(printed.texts)
    is_same = alone is not None and letters(alone.value.full) == letters(text)
    value = alone.value if alone and is_same else named(text, locals=locals)
    if value is None:
        return alone
    base = alone if alone and {*here} & {*printed.words} else Guess(value, 0.5)
    if printed.is_read:
        boxes = base.boxes or (printed.box,)
        return promised(replace(base, value=value, boxes=boxes, repaired=None), who.source, NAME)
    read = " ".join(word.text for word in printed.words)
    boxes = base.boxes or (printed.box,)
    mended = replace(base, value=value, boxes=boxes, sure=False, repaired=read)
    return doubted(mended, who.source, MENDED)


def made_name(
    page: Page, alone: Guess[Name] | None, emails: Sequence[Guess[str]], known: Known
) -> Guess[Name] | None:
    """Return a name, surer where the company's pattern makes a sure e-mail of the card of it.

    What the e-mail does not spell must be read alike by two readers.
    """
    if alone is None or alone.sure or alone.repaired is not None:
        return alone
    named_words = [
        w for w in words_in(page, alone.boxes) if folded(letters(w.text)) in words(alone.value.full)
    ]
    is_whole = len(named_words) == len(words(alone.value.full)) >= FEWEST
    for company in known.companies:
        for guess in emails:
            local, _, host = guess.value.casefold().rpartition("@")
            pattern = pattern_of(alone.value, guess.value)
            if guess.sure and host in company.hosts and pattern and pattern in company.patterns:
                is_spelt = all(word in folded(local) for word in words(alone.value.full))
                if is_whole and (is_spelt or not any(map(_is_disputed, named_words))):
                    return promised(alone, company.source, NAME_MADE)
    return alone


def stands(page: Page, name: str) -> Printed | None:
    """Return a known name where it stands on a card, in whatever order, on one line or on two.

    A word may be misread in a letter or two, so long as another one is not.
    """
    wanted = words(name)
    if len([word for word in wanted if len(word) > 1]) < FEWEST:
        return None
    for run in _runs(page, len(wanted)):
        texts = _written(run, name)
        if texts is not None:
            is_read = all(_is_read(word, text) for word, text in zip(run, texts, strict=True))
            exact = [_is_read(word, text) for word, text in zip(run, texts, strict=True)]
            if any(exact):
                box = Box.around(word.box for word in run)
                return Printed(tuple(texts), tuple(run), box, is_read)
    return None


def _runs(page: Page, count: int) -> Iterator[tuple[Word, ...]]:
    """Yield so many words that stand side by side; then those of two lines one under the other."""
    for line in page.lines:
        for start in range(len(line.words) - count + 1):
            yield line.words[start : start + count]
    for upper, lower in zip(page.lines, page.lines[1:], strict=False):
        if len(upper.words) + len(lower.words) == count:
            yield (*upper.words, *lower.words)


def _written(run: Sequence[Word], name: str) -> list[str] | None:
    """Return the words of a run as the known name has them; None where it is another name.

    A word that both readers saw alike stays as it is printed.
    """
    left = _tokens(name)
    texts = []
    for word in run:
        votes = {letters(vote.text) for vote in word.votes} | {letters(word.text)}
        token = next((t for t in left if letters(t) in votes), None)
        token = token or next((t for t in left if folded(letters(t)) in {*map(folded, votes)}), None)
        token = token or next((t for t in left if _is_disputed(word) and _is_misread(word, t)), None)
        if token is None:
            return None
        left.remove(token)
        texts.append(_as_printed(word, token))
    return texts


def _as_printed(word: Word, token: str) -> str:
    """Return a word of the name in the letters of the print: an accent only where somebody saw one.

    Capitals often go without accents: there the known one is taken.
    """
    clean = word.text.strip(",.;:|")
    for text in (clean, *(vote.text.strip(",.;:|") for vote in word.votes)):
        if letters(text) == letters(token):
            return text
    if folded(letters(clean)) == folded(letters(token)):
        return token.upper() if clean.isupper() and _is_disputed(word) else clean
    return token.upper() if clean.isupper() else token


def _is_read(word: Word, text: str) -> bool:
    said = [vote.text for vote in word.votes] or [word.text]
    return any(letters(read) == letters(text) for read in said)


def _is_disputed(word: Word) -> bool:
    return len({letters(vote.text) for vote in word.votes}) > 1


def _is_misread(word: Word, token: str) -> bool:
    return any(is_alike(letters(text), letters(token)) for text in {word.text, *(v.text for v in word.votes)})


def _tokens(name: str) -> list[str]:
    """Return the words of a known name with their marks and capitals."""
    bare = name.split("(")[0].replace(",", " ")
    return [word for word in bare.split() if letters(word)]


def _may_be(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return is_alike(one, other) or (len(short) == 1 and long.startswith(short))
