"""Running text that was taken for a card: a newspaper or a book beneath the cards."""

from __future__ import annotations

from scanner.model.page import Page
from scanner.model.proposal import Proposal

FEWEST = 8
"""Words from which on their letters tell."""
MOSTLY_SMALL = 0.5
"""Share of words beginning with a small letter: of cards without any way to reach somebody none had a tenth,
of newspapers every piece three quarters."""


def is_prose(page: Page, found: Proposal) -> bool:
    """Tell whether a page says nothing of how to reach anybody, in words that mostly begin small."""
    if found.emails or found.phones or found.urls or found.addresses or page.codes:
        return False
    firsts = [first for line in page.lines for word in line.words if (first := _first_letter(word.text))]
    return len(firsts) >= FEWEST and sum(c.islower() for c in firsts) >= MOSTLY_SMALL * len(firsts)


def _first_letter(text: str) -> str | None:
    return next((c for c in text if c.isalpha()), None)
