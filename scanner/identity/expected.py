"""Whether a card is of somebody who was expected: known from an invitation, and by no card yet."""

from __future__ import annotations

import re
from dataclasses import replace

from scanner.identity.compare import Population, compare
from scanner.identity.fold import words
from scanner.identity.merge import merged
from scanner.identity.names import Agreement, agreement
from scanner.identity.traits import traits
from scanner.model.contact import Contact

REMARK = re.compile(r"\s*[(\[][^)\]]*[)\]]?\s*$")
"""What company directories write behind a name: (HR), (External)."""
NAMESAKES = (Agreement.SAME, Agreement.INITIALS, Agreement.LONGER)


def why_expected(card: Contact, expected: Contact, *, is_there: bool) -> tuple[str, ...]:
    """Return why a card is of somebody expected, nothing where it may be of somebody else.

    They share a personal e-mail, or they have one name and `is_there`, in the interview of the card.
    """
    ours, theirs = traits(card), traits(directory_name(expected))
    both = sorted(set(ours.personal) & set(theirs.personal))
    names = agreement(ours.name, theirs.name)
    likeness = compare(ours, theirs, Population(1))
    if any(reason.conflicts for reason in likeness.reasons):
        return ()
    if both and (names in NAMESAKES or not theirs.name):
        return (f"the same e-mail address {both[0]}",)
    is_one = names is Agreement.SAME and len(ours.name) > 1
    is_one |= names in NAMESAKES and not (ours.personal and theirs.personal)
    return ("expected in this interview, by name",) if is_there and is_one else ()


def as_printed(card: Contact, expected: Contact) -> Contact:
    """Return what a card and an invitation say of somebody, the name as the card prints it."""
    both = merged(card, directory_name(expected))
    if card.name is None or both.name is None:
        return both
    name = replace(card.name, other_script=both.name.other_script)
    shown = set(words(name.full))
    left = tuple(text for text in both.also if set(words(text)) != shown)
    other = both.name.full
    if set(words(other)) != shown and other not in left:
        left = (other, *left)
    return replace(both, name=name, also=left)


def directory_name(contact: Contact) -> Contact:
    """Return a contact with its name in the usual order: "Lee, Ann (HR)", as in directories, is Ann Lee."""
    if contact.name is None:
        return contact
    bare = REMARK.sub("", contact.name.full)
    family, comma, given = (part.strip() for part in bare.partition(","))
    full = f"{given} {family}" if comma and family and given else bare
    return replace(contact, name=replace(contact.name, full=full)) if full.strip() else contact
