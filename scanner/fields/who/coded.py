"""A contact in a QR code on the card, that speaks for what was read."""

from __future__ import annotations

from dataclasses import replace

from scanner.fields.who.stems import squeeze
from scanner.model.contact import Name
from scanner.model.proposal import Guess, Proposal


def told_by_codes(read: Proposal, codes: tuple[Proposal, ...]) -> Proposal:
    """Let a contact in a QR code on the card speak for what was read, where it names the same person or any.

    What was read of another person's name is left alone: the code may be a colleague's or the company's.
    """
    for code in codes:
        if code.name and (read.name is None or _is_same(code.name.value, read.name.value)):
            told = _personal(code.name, code.org, is_printed=read.name is not None)
            return replace(
                read,
                name=_fuller(told, read.name, is_name=code.name.sure),
                org=code.org or read.org,
                department=code.department or read.department,
                title=code.title or read.title,
                addresses=read.addresses or code.addresses,
            )
    return read


def _personal(told: Guess[Name], org: Guess[str] | None, *, is_printed: bool) -> Guess[Name]:
    """Return the code's name, not sure where its family name is the company's, and without it beside another.

    Companies print codes with "N:Acme;Ann", and families give companies their name: only the card can tell.
    """
    family = squeeze(told.value.family or "")
    given = told.value.given
    if not (family and given and org and squeeze(org.value).startswith(family)):
        return told
    value = replace(told.value, full=given, family=None) if is_printed else told.value
    return replace(told, value=value, sure=False)


def _fuller(told: Guess[Name], read: Guess[Name] | None, *, is_name: bool) -> Guess[Name]:
    """Return the code's name in the place of the printed one, but where that has words more: an initial.

    Nor where the code's holds an address and so `is_name` no more.
    """
    if read is None:
        return told
    is_longer = _words(told.value) < _words(read.value)
    return read if is_longer or not is_name else replace(told, boxes=read.boxes)


def _is_same(told: Name, read: Name) -> bool:
    return bool(_words(told) & _words(read))


def _words(name: Name) -> set[str]:
    return {squeeze(word) for word in name.full.split()}
