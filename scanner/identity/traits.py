"""A contact as two are compared: names and companies folded, what is personal apart from what is shared."""

from __future__ import annotations

import re
from dataclasses import dataclass

from scanner.identity.fold import company_words, joined, words
from scanner.model.contact import Contact, Phone, PhoneKind

FREE_MAIL = frozenset(
    "126.com 163.com aol.com bluewin.ch bol.com.br btinternet.com comcast.net duck.com email.cz "
    "fastmail.com free.fr gmail.com gmx.at gmx.ch gmx.de gmx.net googlemail.com hanmail.net hey.com "
    "hotmail.com hotmail.fr icloud.com ig.com.br interia.pl kpnmail.nl laposte.net libero.it live.com "
    "mac.com mail.com mail.ru me.com msn.com naver.com o2.pl onet.pl orange.fr outlook.com outlook.de "
    "pm.me posteo.de proton.me protonmail.com qq.com rediffmail.com seznam.cz sfr.fr t-online.de "
    "telefonica.net terra.com.br tiscali.it tutanota.com uol.com.br wanadoo.fr web.de wp.pl yahoo.co.in "
    "yahoo.co.jp yahoo.co.uk yahoo.com yahoo.de yahoo.es yahoo.fr yandex.ru ziggo.nl".split()
)
"""Hosts that give anybody an address: whoever shares one shares nothing."""
ROLES = frozenset(
    "accueil admin biuro booking buero comercial commerciale contact contacto contato contatti dispatch "
    "enquiries frontdesk hello hi hr info inquiries jobs kontakt mail marketing obchod office post "
    "postmaster press reception sales secretariat sekretariat service shop support team vendas ventas "
    "verkauf welcome".split()
)
"""What stands before the @ of an address that a whole office reads."""
JUNIOR, SENIOR = (
    frozenset({"jr", "jun", "junior", "filho", "fils", "ii", "iii"}),
    frozenset({"sr", "sen", "senior"}),
)
PROFILE = re.compile(
    r"^(linkedin\.com/(in|pub)|xing\.com/profile|github\.com|(twitter|x|facebook|instagram)\.com)/."
)
TAIL = 8
"""Digits at the end of a number that tell it from others, however the front of it was written."""
MIN_TAIL = 7


@dataclass(frozen=True, slots=True)
class Traits:
    """What a contact is compared by.

    `name` are its folded words in the order printed, without titles; `generation` is junior, senior or empty.
    `personal` and `shared` are e-mail addresses of one person and of an office. `hosts` are the company's
    domains, `company`, `title` and `department` folded words, `profiles` web addresses of one person.
    """

    name: tuple[str, ...]
    generation: str
    other_script: str
    personal: tuple[str, ...]
    shared: tuple[str, ...]
    hosts: frozenset[str]
    company: tuple[str, ...]
    title: tuple[str, ...]
    department: tuple[str, ...]
    phones: tuple[Phone, ...]
    profiles: frozenset[str]
    addresses: frozenset[str]

    @property
    def cells(self) -> frozenset[str]:
        """The mobile numbers."""
        return frozenset(p.value for p in self.phones if p.kind is PhoneKind.CELL)


def traits(contact: Contact) -> Traits:
    """Return what `contact` is compared by."""
    emails = tuple(dict.fromkeys(email.strip().casefold() for email in contact.emails))
    said = words(contact.name.full) if contact.name else ()
    suffix = words(contact.name.suffix or "") if contact.name else ()
    told = said[-1:] if len(said) > 2 and said[-1] in JUNIOR | SENIOR else ()  # Jun and Sen are names too
    sites = tuple(site(url) for url in contact.urls)
    return Traits(
        name=said[:-1] if told else said,
        generation=_generation((*told, *suffix)),
        other_script=joined(contact.name.other_script or "") if contact.name else "",
        personal=tuple(e for e in emails if _local(e) not in ROLES),
        shared=tuple(e for e in emails if _local(e) in ROLES),
        hosts=frozenset(
            host
            for host in (
                *(domain(e) for e in emails),
                *(domain(s.split("/")[0]) for s in sites if not _is_profile(s)),
            )
            if host and host not in FREE_MAIL
        ),
        company=company_words(contact.org or ""),
        title=words(contact.title or ""),
        department=words(contact.department or ""),
        phones=contact.phones,
        profiles=frozenset(s for s in sites if _is_profile(s)),
        addresses=frozenset(filter(None, (joined(a.full) for a in contact.addresses))),
    )


def site(url: str) -> str:
    """Return a web address without what differs between two spellings of it."""
    return re.sub(r"^(https?://)?(www\.)?", "", url.strip().casefold()).rstrip("/")


def domain(address: str) -> str:
    """Return the domain that an e-mail address or a host belongs to: acme.co.uk of ann@mail.acme.co.uk."""
    labels = address.rpartition("@")[2].split(".")
    country_of_second = len(labels) > 2 and len(labels[-1]) == 2 and len(labels[-2]) <= 3
    return ".".join(labels[-3 if country_of_second else -2 :])


def tail(phone: Phone) -> str:
    """Return the digits of a number that stay whether its country is known or not; empty for a short one."""
    digits = phone.value.removeprefix("+")
    return digits[-TAIL:] if len(digits) >= MIN_TAIL else ""


def _local(email: str) -> str:
    return email.partition("@")[0]


def _is_profile(url: str) -> bool:
    return bool(PROFILE.match(url))


def _generation(said: tuple[str, ...]) -> str:
    if JUNIOR & set(said):
        return "junior"
    return "senior" if SENIOR & set(said) else ""
