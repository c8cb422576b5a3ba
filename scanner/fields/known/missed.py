"""An address of who is on a card that nobody took for one: it stands on a line, badly read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rapidfuzz.distance import OSA

from scanner.fields.heard import with_readers, words_in
from scanner.fields.known.alike import folded
from scanner.fields.known.mails import known_hosts, meant_addresses
from scanner.fields.known.promise import doubted, promised
from scanner.fields.known.weights import MENDED
from scanner.model.contact import Name
from scanner.model.geometry import Box
from scanner.model.known import Known, KnownPerson
from scanner.model.page import Page, Word
from scanner.model.proposal import Guess, Proposal

CLOSE = 0.15
"""Share of the letters of an address that may be misread."""
LOCAL = 0.12
"""Share of those before its sign: addresses of one company differ there."""
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
) -> tuple[Guess[str], ...]:
    """Return the e-mails of a card with the person's own, where a line all but says it.

    It is shown as mended, unless a reader read just that.

    A card that has an e-mail of the company for its person needs none; a line that both readers saw alike
    says what it says.
    """
    everybody = {email for company in known.companies for email in company.emails}
    hosts = {host for _, host in known_hosts(known)}
    own = [g.value.casefold() for g in emails if g.value.casefold() not in everybody]
    if any(value.rpartition("@")[2] in hosts for value in own):
        return emails
    for meant, source, weight in meant_addresses(who, name if name and name.sure else None, known):
        for words in _runs(page, meant) if meant not in everybody else ():
            box = Box.around(word.box for word in words)
            printed = " ".join(word.text for word in words)
            found = Guess(meant, READ, boxes=(box,), repaired=printed)
            (found,) = with_readers(page, Proposal(emails=(found,))).emails
            is_read = any(heard.text.casefold() == meant for heard in found.heard)
            found = (
                promised(replace(found, repaired=None), source, weight)
                if is_read
                else doubted(found, source, MENDED)
            )
            return (*(g for g in emails if not _overlaps(page, g, words)), found)
    return emails


def _runs(page: Page, meant: str) -> Iterator[Sequence[Word]]:
    """Yield the ends of lines that may say an address, where the readers dispute them."""
    for line in page.lines:
        for start in range(len(line.words)):
            words = line.words[start:]
            is_disputed = any(len({vote.text for vote in word.votes}) > 1 for word in words)
            if is_disputed and any(_says(text, meant) for text in _texts(words)):
                yield words


def _texts(words: Sequence[Word]) -> Iterator[str]:
    """Yield what was settled on, and what each reader saw."""
    yield "".join(word.text for word in words)
    for reader in {vote.reader for word in words for vote in word.votes}:
        yield "".join(vote.text for word in words for vote in word.votes if vote.reader == reader)


def _says(text: str, meant: str) -> bool:
    read, wanted = _squeezed(text), _squeezed(meant)
    local = wanted.partition("@")[0]
    if len(wanted) < SHORTEST:
        return False
    is_cut = "." not in text.rpartition("@")[2]  # a whole domain is not the beginning of another
    if is_cut and wanted.startswith(read) and len(read) > len(local) + BEGUN:
        return True
    if OSA.distance(read[: len(local)], local) > LOCAL * len(local):
        return False
    return OSA.distance(read, wanted) <= CLOSE * len(wanted)


def _squeezed(text: str) -> str:
    return "".join(c for c in folded(text) if c.isalnum() or c == "@")


def _overlaps(page: Page, guess: Guess[str], words: Sequence[Word]) -> bool:
    return any(word in words for word in words_in(page, guess.boxes))
