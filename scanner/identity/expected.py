"""Whether a card is of somebody who was expected: known from an invitation, and by no card yet."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import product

from scanner.identity.compare import Population, compare
from scanner.identity.fold import is_same_text, words
from scanner.identity.merge import merged
from scanner.identity.names import Agreement, agreement
from scanner.identity.traits import Traits, domain, traits
from scanner.model.contact import Contact

REMARK = re.compile(r"\s*[(\[][^)\]]*[)\]]?\s*$")
"""What company directories write behind a name: (HR), (External)."""
NAMESAKES = (Agreement.SAME, Agreement.INITIALS, Agreement.LONGER)


def why_expected(card: Contact, expected: Contact, *, is_there: bool) -> tuple[str, ...]:
    """Return why a card is of somebody expected, nothing where it may be of somebody else.

    They share a personal e-mail, or they have one name and `is_there`, in the interview of the card: by now
    they may have another job, number or address. Who has another address at another company is a namesake.
    """
    ours, theirs = traits(card), traits(directory_name(expected))
    if _is_contrary(_lasting(ours), _lasting(theirs)):
        return ()
    names = agreement(ours.name, theirs.name)
    both = sorted(set(ours.personal) & set(theirs.personal))
    if both and (names in NAMESAKES or not theirs.name):
        return (f"the same e-mail address {both[0]}",)
    is_one = names is Agreement.SAME and len(ours.name) > 1 and not _is_elsewhere(ours, theirs)
    are_mailed = bool(ours.personal and theirs.personal)
    is_one |= names in NAMESAKES and not are_mailed and not _is_contrary(ours, theirs)
    return ("expected in this interview, by name",) if is_there and is_one else ()


def _is_contrary(ours: Traits, theirs: Traits) -> bool:
    return any(reason.conflicts for reason in compare(ours, theirs, Population(1)).reasons)


def _lasting(held: Traits) -> Traits:
    """Return what somebody is compared by without what they may change: job, addresses, numbers."""
    nowhere = frozenset[str]()
    bare = replace(held, personal=(), shared=(), hosts=nowhere, company=(), phones=(), addresses=nowhere)
    return replace(bare, title=(), department=())


def _is_elsewhere(ours: Traits, theirs: Traits) -> bool:
    """Tell whether two of one name have other addresses, and no company tells that these are one person's.

    Of two at one company the second is told from the first by a digit.
    """
    if not (ours.personal and theirs.personal):
        return False
    pairs = tuple(product(ours.personal, theirs.personal))
    if {host.split(".")[0] for host in ours.hosts} & {host.split(".")[0] for host in theirs.hosts}:
        return any(_is_numbered(one.partition("@")[0], other.partition("@")[0]) for one, other in pairs)
    is_free = any(domain(one) == domain(other) for one, other in pairs)
    are_named = ours.company and theirs.company and not is_same_text(ours.company, theirs.company)
    return bool(is_free or are_named or (ours.hosts and theirs.hosts))


def _is_numbered(one: str, other: str) -> bool:
    return one != other and re.sub(r"\d", "", one) == re.sub(r"\d", "", other)


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
