"""How single values are spelt on a page, where that is not how the records have them."""

from __future__ import annotations

import datetime as dt
import re
from urllib.parse import urlsplit

from scanner.actions.interviews.days import short
from scanner.model.contact import Contact
from scanner.outputs.numbers import international

DAY = re.compile(r"(?<![\w-])(\d{4})-(\d\d)-(\d\d)(?![\w-])")


def with_days(text: str) -> str:
    """Return a text of ours with its days as one reads them: "Tue 24 Nov" for 2026-11-24."""
    return DAY.sub(lambda found: _day(found[0]), text)


def _day(text: str) -> str:
    try:
        return " ".join(short(dt.date.fromisoformat(text)).split())
    except ValueError:
        return text


def initials(label: str) -> str:
    """Return the first letters of a name, where there is no picture."""
    words = [word for word in label.split() if word[0].isalnum()]
    return "".join(word[0].upper() for word in dict.fromkeys((*words[:1], *words[-1:])))


def about(contact: Contact) -> str:
    """Return what tells somebody from their namesakes: what they do and where, else how one reaches them."""
    said = ", ".join(part for part in (contact.title, contact.org) if part)
    reach = (*contact.emails, *map(international, contact.phones))
    return said or next(iter(reach), "")


def leads(url: str) -> str:
    """Return where a link to a web address leads, empty where it would lead to anything but a page."""
    whole = url if "://" in url else f"https://{url}"
    try:
        parts = urlsplit(whole)
    except ValueError:
        return ""
    return whole if parts.scheme in ("http", "https") and "." in (parts.hostname or "") else ""
