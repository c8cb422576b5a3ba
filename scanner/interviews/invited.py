"""Who of those an invitation names is a person one meets: no room, shared mailbox or scheduling service."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from scanner.interviews.plain import address, one_line, safe_name

SERVICES = frozenset(
    """calendly cal
    acuityscheduling youcanbook savvycal doodle greenhouse lever ashbyhq goodtime gem modernloop
    smartrecruiters workable workablemail recruitee teamtailor myworkday icims jobvite breezy hubspot
    meetings bookings microsoftonline hirevue zoho koalendar tidycal simplybook prelude recruitcrm bullhorn
    personio softgarden join google gserviceaccount""".split()
)
"""The registered part of the domains that invitations of scheduling and applicant services come from."""
NOBODYS = frozenset(
    """noreply no-reply donotreply do-not-reply notification notifications scheduler scheduling schedule
    calendar calendar-notification calendar-server bot automated mailer mailer-daemon invite invites
    invitation invitations booking bookings system unknownorganizer""".split()
)
"""Before the @ of addresses behind which nobody sits."""
SHARED = frozenset(
    """hr jobs job careers career karriere bewerbung bewerbungen personal personalabteilung recruiting
    recruitment recruiter recruiters talent talents acquisition hiring people team info office kontakt contact
    hello rh emploi emplois recrutement carrieres rrhh seleccion empleo talento vagas selecao carreiras
    human resources interview interviews staffing department abteilung""".split()
)
"""Words that only addresses and names are made of that several people read."""
ROOMS = re.compile(
    r"\b(?:room|boardroom|raum|besprechungsraum|meetingraum|konferenzraum|sitzungszimmer|salle|sala|zimmer"
    r"|auditorium|huddle|conf(?:erence)?|etage|floor|focus ?box|beamer|projector|parkplatz|parking)\b",
    re.IGNORECASE,
)
ROOM_MAIL = re.compile(
    r"(?:.*[-_.])?(?:conf|meet|meeting|konferenz|bespr|board)?(?:room|raum|salle|sala)(?:[-_.\d].*)?",
    re.IGNORECASE,
)
REMARK = re.compile(r"(?<=\w)\s*[(\[](?!via\s)[^)\]]*[)\]]$", re.IGNORECASE)
"""What company directories write behind a name: (HR), (External)."""
VIA = re.compile(r"\s+(?:\(via\s[^)]+\)|via\s+\S.*)$", re.IGNORECASE)
MOST = 100
"""People that are taken from an invitation: more come to a fair, or nobody does."""
ENDS_IN_SLD = frozenset("co com org net ac gov edu".split())
"""Second level of the domains of some countries: example.co.uk."""


@dataclass(frozen=True, slots=True)
class Expected:
    """Somebody the invitation names: `name` is empty where it gives an address only."""

    name: str
    email: str | None


@dataclass(frozen=True, slots=True)
class Named:
    """The people of an invitation, and how many `more` it names than are taken.

    `domains` are those of everybody it names, but for services.
    """

    organiser: Expected | None
    attendees: tuple[Expected, ...]
    more: int
    domains: tuple[str, ...]


def everyone(organiser: object, attendees: Iterable[object]) -> Named:
    """Return the people among the organiser and the attendees of an invitation, who declined left out."""
    host = _expected(organiser) if organiser is not None else None
    held_by = host if host is not None and _is_somebody(host) and not _is_service(host) else None
    named = [(_expected(a), a) for a in attendees]
    people = tuple(
        dict.fromkeys(
            person
            for person, said in named
            if _comes(said) and _is_somebody(person) and not _is_service(person)
            if host is None or person.email is None or person.email != host.email
        )
    )
    everybody = [*([host] if host else []), *(person for person, _ in named)]
    domains = [domain(p.email) for p in everybody if p.email and not _is_service(p)]
    more = max(len(people) - MOST, 0)
    return Named(held_by, people[:MOST], more, tuple(dict.fromkeys(domains)))


def domain(mail: str) -> str:
    """Return the domain of an address, in small letters."""
    return mail.rpartition("@")[2].casefold()


def owner(host: str) -> str:
    """Return the word of a domain that names whose it is.

    >>> owner("mail.acme.co.uk"), owner("acme.example")
    ('acme', 'acme')
    """
    labels = host.split(".")
    last = 3 if len(labels) > 2 and labels[-2] in ENDS_IN_SLD else 2
    return labels[-last] if len(labels) >= last else labels[0]


def _expected(value: object) -> Expected:
    mail = re.sub(r"(?i)^mailto:", "", str(value).strip())
    name = safe_name(in_order(one_line(str(getattr(value, "params", {}).get("CN", "")))))
    found = address(mail)
    return Expected(
        name="" if name.casefold() in (mail.casefold(), (found or "").casefold()) else name, email=found
    )


def in_order(name: str) -> str:
    """Return "Ray, Bob (HR)", as company directories have it, as Bob Ray; "Bob Ray, PhD" stays."""
    name = REMARK.sub("", name) or name
    family, comma, given = (part.strip() for part in name.partition(","))
    is_degree = " " in family or re.search(r"[.,]|[A-Z].*[A-Z]", given)
    return f"{given} {family}" if comma and family and given and not is_degree else name


def _comes(attendee: object) -> bool:
    """Whether this is marked as a person, no room or list, who has not declined."""
    params = getattr(attendee, "params", {})
    is_person = str(params.get("CUTYPE", "INDIVIDUAL")).upper() in ("INDIVIDUAL", "UNKNOWN")
    is_away = str(params.get("PARTSTAT", "")).upper() == "DECLINED"
    return is_person and not is_away and str(params.get("ROLE", "")).upper() != "NON-PARTICIPANT"


def _is_service(person: Expected) -> bool:
    if VIA.search(person.name):
        return True
    if person.email is None:
        return False
    user = person.email.rpartition("@")[0].casefold()
    of_service = owner(domain(person.email)) in SERVICES
    return user in NOBODYS or user.split("+")[0].rstrip("0123456789") in NOBODYS or of_service


def _is_somebody(person: Expected) -> bool:
    """Whether it is neither a room nor a mailbox of several, by its name and its address."""
    user = (person.email or "").rpartition("@")[0].casefold()
    words = set(re.findall(r"[^\W\d_]+", person.name.casefold()))
    company = {owner(domain(person.email))} if person.email else set()
    is_shared = bool(words) and words <= SHARED | company | {"the", "at", "and", "bei", "de", "of"}
    if is_shared or ROOMS.search(person.name) or re.search(r"\d", person.name):
        return False
    is_box = bool(user) and set(re.split(r"[._+-]", user)) <= SHARED | company
    return _is_personal(person.name) or not (is_box or ROOM_MAIL.fullmatch(user))


def _is_personal(name: str) -> bool:
    """Whether this is a name of a person rather than of a department."""
    words = re.findall(r"[^\W\d_]+", name.casefold())
    return len(words) >= 2 and not set(words) & SHARED
