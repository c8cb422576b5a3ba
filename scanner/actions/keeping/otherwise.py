"""What else a value may be, by what each reader read there: offered to a person beside the value itself."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from scanner.actions.people import wording
from scanner.actions.people.wording import shown
from scanner.errors import UsageError
from scanner.interviews import plain
from scanner.model.contact import Phone
from scanner.model.known import KNOWN, OTHERWISE, said_besides
from scanner.model.proposal import Guess

NUMBER = re.compile(r"[+(]?\d[\d\s()./+-]{4,}\d")
CALLED = {"ppocr": "PP-OCR", "tesseract": "Tesseract", "tesseract again": "Tesseract, at a second look"}
"""What readers are called for people."""


def others(field: str, guess: Guess[Any]) -> tuple[str, ...]:
    """Return the other readings of a value of a field, as one would type them; none where all agree."""
    texts = [*(heard.text for heard in guess.heard), *filter(None, (guess.repaired,))]
    made = (READ.get(field, _as_printed)(text, guess.value) for text in texts)
    same = shown(guess.value).casefold()
    found = {text.casefold(): text for text in made if text and text.casefold() != same}
    return tuple(found.values())


def told(guess: Guess[Any]) -> tuple[tuple[str, str], ...]:
    """Return which reader read what, how a value was read that was mended, where it is known from, and where
    something else was known.
    """
    heard = [(CALLED.get(one.reader, one.reader), one.text) for one in guess.heard]
    mended = [("read as", guess.repaired)] if guess.repaired else []
    besides = [_parted(said) for said in said_besides(guess)]
    return (*heard, *mended, *besides)


def _parted(said: str) -> tuple[str, str]:
    label = KNOWN if said.startswith(KNOWN) else OTHERWISE
    return label.strip(), said.removeprefix(label)


def _name(text: str, value: Any) -> str:
    """Return a name as read, in name case as the value is, without what was told apart from it."""
    plainly = plain.one_line(text)
    named = plainly.title() if plainly.isupper() else plainly
    return "" if _letters(named) in (_letters(value.full), _letters(shown(value))) else named


def _email(text: str, _: Any) -> str:
    found = plain.ADDRESS.search(text)
    return found[0] if found else ""


def _phone(text: str, value: Any) -> str:
    found = NUMBER.search(text)
    if not found:
        return ""
    try:
        number = wording.phone(found[0].strip(), region=_region(value))
    except UsageError:
        return ""
    return "" if number.value == value.value else shown(number)


def _region(phone: Phone) -> str | None:
    from scanner.fields.reach.dialing import parsed, region_of

    number = parsed(phone.value, None)
    return region_of(number) if number else None


def _as_printed(text: str, value: Any) -> str:
    plainly = plain.one_line(text)
    return "" if _letters(plainly) == _letters(shown(value)) else plainly


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())


READ: dict[str, Callable[[str, Any], str]] = {"name": _name, "emails": _email, "phones": _phone}
"""How the text that was read becomes a value of a field; others are as printed."""
