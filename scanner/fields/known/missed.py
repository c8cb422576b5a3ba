"""An address of who is on a card that nobody took for one: it stands on a line, badly read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rapidfuzz.distance import OSA

from scanner.fields.heard import with_readers, words_in
from scanner.fields.known.alike import folded
from scanner.fields.known.mails import known_hosts, meant_addresses
from scanner.fields.known.promise import doubted, promised
from scanner.fields.known.weights import AS_SHARED, MENDED
from scanner.fields.who.stems import domain_stem, squeeze
from scanner.model.contact import Name
from scanner.model.geometry import Box
from scanner.model.known import Known, KnownPerson
from scanner.model.page import Page, Word
from scanner.model.proposal import Guess, Proposal

CLOSE = 0.15
"""Share of the letters of an address that may be misread."""
LOCAL = 0.12
"""Share of those before its sign: addresses of one company differ there."""
LOOSE, STEM = 0.25, 5
"""Share of either on the card of just the person whose address it is, of a company whose name the card spells
in so many letters at the least: an invitation may name any domain.
"""
SHORTEST = 15
"""Letters of an address that is found so at the least."""
BEGUN = 4
"""Letters of the domain that must be there where the end of an address was lost."""
READ = 0.5
"""Probability of what was read so, before what is known."""


def with_missed_email(
    page: Page,
    emails: tuple[Guess[str], ...],
    who: KnownPerson | None,
    name: Guess[Name] | None,
    known: Known,
    *,
    is_named: bool,
) -> tuple[Guess[str], ...]:
    """Return the e-mails of a card with the person's own, and those of nobody that colleagues have, where a
    line all but says them; `is_named` tells that the card names who it is of just as they are known.

    They are shown as mended, unless a reader read just that. A card that has an e-mail of the company for its
    person needs none; a line that both readers saw alike says what it says.
    """
    everybody = {email: company.source for company in known.companies for email in company.emails}
    hosts = {host for _, host in known_hosts(known)}
    own = [g.value.casefold() for g in emails if g.value.casefold() not in everybody]
    has_own = any(value.rpartition("@")[2] in hosts for value in own)
    theirs = [email.casefold() for email in who.emails] if who and is_named else []
    own_ones = () if has_own else meant_addresses(who, name if name and name.sure else None, known)
    for meant, source, weight in own_ones:
        if meant in everybody:
            continue
        found = _missed(page, meant, source, weight, is_loose=meant in theirs and _is_spelt(page, meant))
        if found is not None:
            emails = (*(g for g in emails if not _overlaps(page, g, found)), found)
            break
    for meant, source in everybody.items():
        if meant not in {guess.value.casefold() for guess in emails}:
            found = _missed(page, meant, source, AS_SHARED, is_loose=False)
            if found is not None and not any(_overlaps(page, guess, found) for guess in emails):
                emails = (*emails, found)
    return emails


def _missed(page: Page, meant: str, source: str, weight: float, *, is_loose: bool) -> Guess[str] | None:
    """Return an address where a line all but says it, None where none does."""
    words = next(_runs(page, meant, is_loose=is_loose), None)
    if words is None:
        return None
    printed = " ".join(word.text for word in words)
    found = Guess(meant, READ, boxes=(Box.around(word.box for word in words),), repaired=printed)
    (found,) = with_readers(page, Proposal(emails=(found,))).emails
    is_read = any(heard.text.casefold() == meant for heard in found.heard)
    if is_read:
        return promised(replace(found, repaired=None), source, weight)
    return doubted(found, source, MENDED)


def _is_spelt(page: Page, email: str) -> bool:
    """Tell whether a line without an address spells the name of an e-mail's domain."""
    stem = domain_stem(email.rpartition("@")[2])
    return len(stem) >= STEM and any(
        stem in squeeze(line.text) for line in page.lines if "@" not in line.text
    )


def _runs(page: Page, meant: str, *, is_loose: bool) -> Iterator[Sequence[Word]]:
    """Yield the ends of lines that may say an address, where the readers dispute them."""
    for line in page.lines:
        for start in range(len(line.words)):
            words = line.words[start:]
            is_disputed = any(len({vote.text for vote in word.votes}) > 1 for word in words)
            if is_disputed and any(_says(text, meant, is_loose=is_loose) for text in _texts(words)):
                yield words


def _texts(words: Sequence[Word]) -> Iterator[str]:
    """Yield what was settled on, and what each reader saw."""
    yield "".join(word.text for word in words)
    for reader in {vote.reader for word in words for vote in word.votes}:
        yield "".join(vote.text for word in words for vote in word.votes if vote.reader == reader)


def _says(text: str, meant: str, *, is_loose: bool) -> bool:
    read, wanted = _squeezed(text), _squeezed(meant)
    local = wanted.partition("@")[0]
    if len(wanted) < SHORTEST:
        return False
    is_cut = "." not in text.rpartition("@")[2]  # a whole domain is not the beginning of another
    if is_cut and wanted.startswith(read) and len(read) > len(local) + BEGUN:
        return True
    before, all_of_it = (LOOSE, LOOSE) if is_loose else (LOCAL, CLOSE)
    if OSA.distance(read[: len(local)], local) > before * len(local):
        return False
    return OSA.distance(read, wanted) <= all_of_it * len(wanted)


def _squeezed(text: str) -> str:
    return "".join(c for c in folded(text) if c.isalnum() or c == "@")


def _overlaps(page: Page, one: Guess[str], other: Guess[str]) -> bool:
    there = words_in(page, other.boxes)
    return any(word in there for word in words_in(page, one.boxes))
