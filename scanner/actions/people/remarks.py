"""What a contact's note says of where somebody was met, for who reads it on the phone."""

from __future__ import annotations

import datetime as dt
import re

from scanner.model.occasion import Occasion

SENTENCE = re.compile(r"[.!?:]\s|[.!?]$")
"""What a note of more than a subject has in it."""


def met_line(occasion: Occasion, talk: str, *, today: dt.date) -> str:
    """Return when and where somebody was met, or will be, and what the talk was about.

    What was noted as a subject ("the move to Rust") becomes a sentence; sentences stay as they are. There is
    no semicolon in it: some address books show its escape.
    """
    day = occasion.when.day
    about = " ".join(filter(None, ("interview", f"for {occasion.role}" if occasion.role else "")))
    about = ", ".join(filter(None, (about, occasion.round)))
    verb = "Met" if day <= today else "To be met"
    line = f"{verb} on {day.day} {day:%B %Y} at {occasion.employer} ({about})."
    return f"{line} {_talk(talk)}".rstrip().replace(";", ",")


def _talk(talk: str) -> str:
    told = " ".join(talk.split())
    if not told:
        return ""
    if SENTENCE.search(told) or (told[:1].isupper() and " " in told and not told.isupper()):
        return told if told[-1] in ".!?" else f"{told}."
    return f"We talked about {told}."
