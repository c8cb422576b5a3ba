"""What a card tells of its company, for colleagues' cards: only what it is sure of by itself."""

from __future__ import annotations

from scanner.fields.known.mails import hosts_of
from scanner.fields.known.patterns import pattern_of
from scanner.fields.reach.dialing import is_international
from scanner.fields.reach.profiles import is_profile
from scanner.fields.who.lexicon import is_freemail
from scanner.fields.who.people import mail_match
from scanner.model.contact import Name
from scanner.model.known import KnownCompany
from scanner.model.proposal import Proposal

COLLEAGUE = "a colleague's card"


def company_said(alone: Proposal, source: str = COLLEAGUE) -> KnownCompany | None:
    """Return what a card that was understood alone is sure of and colleagues share; None for nothing.

    What was taken from another card is no evidence: `alone` must not have been informed. A number whose
    country is not printed tells none: what tells it may mislead on the colleagues' cards too.
    """
    emails = tuple(guess for guess in alone.emails if guess.sure)
    sites = (guess.value.casefold() for guess in alone.urls if guess.sure and not is_profile(guess.value))
    hosts = {*hosts_of(emails), *(site.removeprefix("www.").split("/")[0] for site in sites)}
    name = alone.name.value if alone.name and alone.name.sure else None
    patterns = {pattern_of(name, guess.value) for guess in emails} if name else set[str]()
    numbers = {g.value.value: is_international(g.value.raw) for g in alone.phones if g.sure}
    said = KnownCompany(
        source,
        name=alone.org.value if alone.org and alone.org.sure else "",
        hosts=tuple(sorted(host for host in hosts if not is_freemail(host))),
        numbers=tuple(sorted(number for number, is_whole in numbers.items() if is_whole)),
        nationals=tuple(sorted(number for number, is_whole in numbers.items() if not is_whole)),
        emails=tuple(sorted(g.value.casefold() for g in emails if name and _is_everybodys(name, g.value))),
        patterns=tuple(sorted(patterns - {""})),
        address=next((guess.value.full for guess in alone.addresses if guess.sure), ""),
    )
    return None if said == KnownCompany(source) else said


def _is_everybodys(name: Name, email: str) -> bool:
    """Tell whether an address on somebody's card is not their own: info@."""
    return mail_match(name.full, email.partition("@")[0]) == 0
