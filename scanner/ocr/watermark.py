"""What a scanning app prints over the pictures it makes: no text of the card."""

from __future__ import annotations

import re
from collections.abc import Iterable

from scanner.model.page import Line, Word

APPS = (
    r"(?:cam|tap|tiny|quick) ?scanner|iscanner|(?:adobe|genius|turbo|swift) ?scan"
    r"|clear ?scan(?:ner)?|scanbot|notebloc|microsoft lens"
)
MARK = re.compile(rf"(?:cs )?(?:scanned (?:with|by|using)(?: (?:{APPS}))?|(?:{APPS}))", re.IGNORECASE)
"""The whole of it, or what the rows of it say, with CamScanner's sign read as letters or not."""

LONGEST = 6
"""Words of such a mark."""


def without_watermarks(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Take the marks of scanning apps out of lines, and leave out what holds nothing else."""
    rest = (_without(line.words) for line in lines)
    return tuple(Line(words) for words in rest if words)


def _without(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Take out the longest mark there is."""
    for count in range(min(LONGEST, len(words)), 0, -1):
        for start in range(len(words) - count + 1):
            if MARK.fullmatch(" ".join(word.text for word in words[start : start + count])):
                return _without(words[:start] + words[start + count :])
    return words
