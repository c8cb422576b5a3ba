"""Take a merge back: what the contact that stayed would say had it never been merged."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from scanner.model.contact import Contact

SAID = {"org": "company", "emails": "e-mail", "phones": "phone", "urls": "web", "addresses": "address"}


Several = tuple[Any, ...]


def parted(now: Contact, *, merged: Contact, before: Contact) -> tuple[Contact, tuple[str, ...]]:
    """Return the contact without what the merge brought, and in words what was changed since and so stays.

    `merged` is what the merge made, `before` what the contact said then, `now` what it says today.
    """
    values: dict[str, Any] = {}
    told: list[str] = []
    for name in (f.name for f in fields(Contact)):
        was, made, says = (getattr(contact, name) for contact in (before, merged, now))
        if isinstance(says, tuple):
            values[name], changes = _several(was, made, says)
        else:
            values[name], changes = (was, ()) if says == made else (says, ("changed",))
        told += [f"{SAID.get(name, name)} {change} since the merge: stays so" for change in changes]
    return Contact(**values), tuple(told)


def _several(was: Several, made: Several, says: Several) -> tuple[Several, tuple[str, ...]]:
    if says == made:
        return was, ()
    added = tuple(v for v in says if v not in made and v not in was)
    removed = tuple(v for v in was if v in made and v not in says)
    changes = (("added",) if added else ()) + (("removed",) if removed else ())
    return (*(v for v in was if v not in removed), *added), changes
