"""A contact as a form has it: every value as text under a key of its own, and back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from scanner.actions.people import wording
from scanner.actions.people.wording import SEVERAL, SINGLE, shown
from scanner.errors import UsageError
from scanner.interviews import plain
from scanner.model.contact import Contact, Phone, PhoneKind

NEW = "new"
"""Under `emails.new` one more is typed."""
LABELS = {
    "name": "Name",
    "title": "Title",
    "department": "Department",
    "org": "Company",
    "emails": "E-mail",
    "phones": "Phone",
    "urls": "Web",
    "addresses": "Address",
    "note": "Note",
}
PHONES = {
    PhoneKind.WORK: "Phone",
    PhoneKind.CELL: "Mobile",
    PhoneKind.FAX: "Fax",
    PhoneKind.HOME: "Home phone",
    PhoneKind.OTHER: "Other phone",
}


def values(contact: Contact) -> Iterator[tuple[str, str, str]]:
    """Yield key, label and text of every value there is, in the order of a card."""
    for field, label in LABELS.items():
        held = getattr(contact, field)
        for number, value in enumerate(held if isinstance(held, tuple) else filter(None, (held,))):
            key = f"{field}.{number}" if field in SEVERAL else field
            yield key, PHONES[value.kind] if isinstance(value, Phone) else label, shown(value)


def missing(contact: Contact) -> Iterator[tuple[str, str]]:
    """Yield key and label of every field that nothing stands in."""
    for field, label in LABELS.items():
        if not getattr(contact, field):
            yield f"{field}.{NEW}" if field in SEVERAL else field, label


def corrected(contact: Contact, typed: Mapping[str, str], *, region: str | None) -> Contact:
    """Return the contact as it is by what is typed: what is emptied goes, what is not there stays.

    Raises UsageError on what cannot be.
    """
    was = {key: text for key, _, text in values(contact)}
    changed: dict[str, Any] = {}
    if (text := _changed("name", was, typed)) is not None:
        changed["name"] = wording.name(text, before=contact.name, region=region)
    for field in SINGLE:
        if (text := _changed(field, was, typed)) is not None:
            changed[field] = plain.one_line(text) or None
    if (text := _changed("note", was, typed)) is not None:
        changed["note"] = plain.lines(text)
    for field in SEVERAL:
        changed[field] = _several(field, getattr(contact, field), was, typed, region)
    return replace(contact, **changed)


def since(contact: Contact, typed: Mapping[str, str], was: Mapping[str, str]) -> dict[str, str]:
    """Return what was typed of it that is new, where the form was filled in over a contact as it `was`.

    What somebody else changed meanwhile stays; UsageError where both changed one value.
    """
    now = {key: text for key, _, text in values(contact)}
    new = {key: text for key, text in typed.items() if text != was.get(key, "")}
    for key, text in new.items():
        if now.get(key, "") not in (was.get(key, ""), text):
            raise UsageError(f"meanwhile it was changed to {now.get(key) or 'nothing'}: look at it again")
    return new


def _several(
    field: str, held: tuple[Any, ...], was: Mapping[str, str], typed: Mapping[str, str], region: str | None
) -> tuple[Any, ...]:
    ways: dict[str, Callable[[str], Any]] = {
        "emails": wording.email,
        "phones": partial(wording.phone, region=region),
        "urls": wording.url,
        "addresses": wording.address,
    }
    understand = ways[field]
    kept = []
    for number, value in enumerate(held):
        text = _changed(f"{field}.{number}", was, typed)
        if text is None:
            kept.append(value)
        elif text:
            kept.append(_like(understand(text), value))
    if new := typed.get(f"{field}.{NEW}", "").strip():
        kept.append(understand(new))
    return tuple(dict.fromkeys(kept))


def _changed(key: str, was: Mapping[str, str], typed: Mapping[str, str]) -> str | None:
    """Return what was typed under a key where that is another text than stood there, else None."""
    text = typed.get(key)
    if text is None or plain.lines(text) == plain.lines(was.get(key, "")):
        return None
    return text.strip()


def _like(new: Any, old: Any) -> Any:
    """Return a corrected number for what the one it replaces was for."""
    return replace(new, kind=old.kind) if isinstance(new, Phone) and isinstance(old, Phone) else new
