"""An e-mail as each reader read it: the reading is taken for which more stands on the card."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from rapidfuzz.distance import Hamming

from scanner.fields.judge.voices import address_key
from scanner.fields.judge.witnesses import LOOKS_LIKE_L, SPELT, domain_of, is_double, plainest
from scanner.fields.reach.domains import is_domain
from scanner.fields.reach.edges import boxes
from scanner.fields.reach.emails import find_emails
from scanner.fields.reach.found import Found
from scanner.fields.shelf import word_set
from scanner.fields.trace import Trace, trace, words_at
from scanner.fields.who.lexicon import is_freemail
from scanner.fields.who.people import mail_match
from scanner.fields.who.stems import domain_stem, squeeze
from scanner.model.page import Line, Page, Word

MIN_STEM = 4
"""Letters of a domain's name that a company on the card spells no longer by chance."""
MIN_SERVICE = 5
"""Letters of a mail service's name that another domain does not look like by chance."""
LONG_SERVICE = 7
"""The same where any one letter may be another."""
LOOKS_LIKE_ZERO = re.compile(r"(?<=[a-z\d._-])O(?=\d)|(?<=\d)O(?=\d|$)")
"""A capital O beside a digit, in an address that has no other capital."""
MIN_START = 6
"""Letters of a word that a domain's name does not begin with by chance."""


@dataclass(frozen=True, slots=True)
class Backing:
    """What may speak for an address: `domains` of other addresses, and `texts` of lines without any."""

    domains: frozenset[str]
    texts: tuple[str, ...]

    def of_domain(self, domain: str) -> int:
        """Count what stands for a domain: 3 for a mail service's or another address's, 1 for a spelt one.

        2 is for another address's with another ending.
        """
        if not is_domain(domain):
            return 0
        if is_freemail(domain) or domain in self.domains:
            return 3
        names = {other.partition(".")[0] for other in self.domains}
        return 2 if domain.partition(".")[0] in names else int(self.is_spelt(domain))

    def is_spelt(self, domain: str) -> bool:
        """Tell whether a line spells the domain's name, or a word its beginning."""
        stem = domain_stem(domain)
        words = (squeeze(word) for text in self.texts for word in text.split())
        return len(stem) >= MIN_STEM and (
            any(stem in squeeze(text) for text in self.texts)
            or any(len(word) >= MIN_START and stem.startswith(word) for word in words)
        )

    def of_local(self, local: str) -> bool:
        """Tell whether a line's name is spelt by what stands before the sign."""
        return self.match(local) >= SPELT

    def match(self, local: str) -> float:
        """Tell how far the line spells it that does best."""
        return max((mail_match(text, local) for text in self.texts), default=0.0)


def best_read(page: Page, emails: Sequence[Found[str]], hosts: Collection[str]) -> list[Found[str]]:
    """Put for each e-mail the reading that the card bears out; `hosts` are of web addresses on it."""
    others = [find_emails(lines) for lines in _readings(page)]
    texts = tuple(line.text for line in page.lines if not _is_address(line.text))
    chosen = []
    for email in emails:
        domains = {domain_of(other.value) for other in emails if other is not email}
        backing = Backing(frozenset(hosts) | domains, texts)
        is_disputed = any(_is_disputed(word) for word in words_at(page, email.value_spots))
        read = [o.value for found in others for o in found if o.value_spots & email.value_spots]
        meant = _with_small_l(page, email, read, backing)
        chosen.append(_chosen(meant, read if is_disputed else [], backing))
    return chosen


def printed_text(page: Page, found: Found[str]) -> str:
    """Return an address as it stands on the card."""
    return "".join(word.text for word in words_at(page, found.value_spots))


def meant_with_l(page: Page, found: Found[str], part: str) -> str:
    """Return a part of an address with a small l for each capital I that is printed among small letters."""
    text = printed_text(page, found)
    at = text.casefold().find(part.casefold())
    return LOOKS_LIKE_L.sub("l", text)[at : at + len(part)] if at >= 0 else part


def _with_small_l(page: Page, email: Found[str], read: Collection[str], backing: Backing) -> Found[str]:
    """Take a capital I among small letters for a small l, as a name spells it or another reader saw it."""
    meant = meant_with_l(page, email, email.value)
    if meant.casefold() == email.value.casefold():
        return email
    local, likely = (value.rpartition("@")[0] for value in (email.value, meant))
    gain = backing.match(likely) - backing.match(local)
    if gain > 0 or (gain == 0 and meant in read):
        return replace(email, value=meant, repaired=email.repaired or email.value)
    return email


def _chosen(email: Found[str], read: Sequence[str], backing: Backing) -> Found[str]:
    """Take another local part, and another domain, for which more stands than for those at hand."""
    local, _, domain = email.value.rpartition("@")
    local = LOOKS_LIKE_ZERO.sub("0", local) if local.replace("O", "").islower() else local
    locals = [other.rpartition("@")[0] for other in read]
    doubles = [d for d in sorted(backing.domains) if is_double(d, domain) and backing.is_spelt(d)]
    if not backing.of_local(local):
        local = next(filter(backing.of_local, locals), None) or _box(locals) or local
    if doubles and not backing.is_spelt(domain):
        domain = doubles[0]
    else:
        domain = max((domain, *map(domain_of, read)), key=backing.of_domain)
    if not backing.of_domain(domain):
        domain = _as_mail_service(domain)
    value = f"{local}@{domain}"
    return (
        email if value == email.value else replace(email, value=value, repaired=email.repaired or email.value)
    )


def _box(locals: Sequence[str]) -> str:
    """Return the box of everybody's, info@, that was read more than once in an address; "" for none."""
    return next((local for local in locals if local in boxes("everybody") and locals.count(local) > 1), "")


def _as_mail_service(domain: str) -> str:
    """Return the mail service's domain that one looks like which nothing stands for: "hotmall.com".

    So does one with another letter in a long name: "bluowin.ch".
    """
    name, dot, ending = domain.partition(".")
    return f"{_mail_services().get(plainest(name)) or _one_letter_off(name) or name}{dot}{ending}"


def _one_letter_off(name: str) -> str | None:
    """Return the only mail service whose long name differs from `name` in one letter."""
    alike = [
        service
        for service in _mail_services().values()
        if len(service) == len(name) >= LONG_SERVICE and Hamming.distance(service, name) == 1
    ]
    return alike[0] if len(alike) == 1 else None


@cache
def _mail_services() -> Mapping[str, str]:
    return {plainest(name): name for name in word_set("freemail") if len(name) >= MIN_SERVICE}


def _readings(page: Page) -> Iterator[list[Trace]]:
    """Yield the page's text by the first vote for every word, by the second, and so on."""
    most = max((len(word.votes) for line in page.lines for word in line.words), default=0)
    for turn in range(most):
        yield [
            trace(Line(tuple(_as_read(word, turn) for word in line.words)), index)
            for index, line in enumerate(page.lines)
        ]


def _as_read(word: Word, turn: int) -> Word:
    text = "".join(word.votes[turn].text.split()) if turn < len(word.votes) else ""
    return replace(word, text=text) if text and _is_disputed(word) else word


def _is_disputed(word: Word) -> bool:
    return len({address_key(vote.text) for vote in word.votes if vote.text}) > 1


def _is_address(text: str) -> bool:
    return "@" in text or "www" in text.casefold()
