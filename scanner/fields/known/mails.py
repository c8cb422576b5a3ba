"""E-mail addresses: those that are known, and those that a company's pattern makes of a name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from scanner.fields.judge.voices import address_key
from scanner.fields.known.alike import folded, is_alike, is_near, words
from scanner.fields.known.patterns import locals_of, pattern_of
from scanner.fields.known.promise import doubted, promised
from scanner.fields.known.weights import AS_KNOWN, AS_MADE, AS_SHARED, DOMAIN, HOST, MENDED
from scanner.fields.who.lexicon import is_freemail
from scanner.fields.who.people import named
from scanner.model.contact import Name
from scanner.model.known import Known, KnownPerson
from scanner.model.proposal import Guess

UPRIGHT = str.maketrans("I|,", "ll.")
"""Signs that are printed like a small l, and a comma for a dot: an address has none of them."""
SIGNS = re.compile(r"[._-]")
"""Signs that part the words of a local part."""
WHOLE = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
"""An address among other words."""
LABEL = re.compile(r"^(?:E[._]?|[Ee]?-?[Mm]ail[.:_-]?)(?=[a-z])")
"""The label of an address, glued on: a capital before small letters, or a word."""
PREFIX = re.compile(r"(?!\d)(?=\w)[^a-z]\w{0,9}[.:]?")
"""What may be one in whatever language, before a known address: a word with a capital."""
GLUED = re.compile(r"w{1,3}|https?")
"""What may be glued to the end of an address: where a web address begins."""
BEHIND = re.compile(r"(?<=\.[a-z]{2})(?:w{1,3}|web|https?)[:./].*$")
"""The next address or its label right behind a country's letters."""
SPECKS = str.maketrans({"·": ".", "•": ".", "∙": ".", "'": None, "’": None, "`": None, "´": None})
"""What is no sign of an address: dots that stand too high, and specks beside letters."""

Meant = tuple[str, str, float]
"""An address that a card may have, where it is known from, and how much that says, in log-odds."""


def informed_email(
    guess: Guess[str], who: KnownPerson | None, name: Guess[Name] | None, known: Known
) -> Guess[str]:
    """Return an e-mail with what is known of it.

    What one reader read exactly so may be sure; what nobody read so is shown as mended. An address that both
    readers saw alike is never changed.
    """
    if guess.sure:
        return _contradicted(guess, who, name, known)
    texts = [heard.text for heard in guess.heard] or [guess.value]
    read = [_bare(text) for text in texts]
    joined = [re.sub(r"\s", "", text) for text in texts]
    forms = (
        form
        for text in (*texts, *joined)
        for form in (text, LABEL.sub("", text), BEHIND.sub("", text), _upright(text))
    )
    plain = {_bare(form) for form in forms}
    shared = {email for company in known.companies for email in company.emails}
    for meant, source, weight in meant_addresses(who, name, known):
        if _bare(meant) in plain or _is_read_by_halves(meant, read):
            value = guess.value if folded(guess.value) == folded(meant) else meant
            is_it = is_alike(meant, guess.value) or _is_labelled(guess.value, meant)
            is_it |= _is_at_misread_host(guess.value, meant)
            if value == guess.value or is_it or meant.endswith(f".{guess.value.casefold()}"):
                return promised(replace(guess, value=value, repaired=None), source, weight)
    for meant, source, _ in meant_addresses(who, name if name and name.sure else None, known):
        is_it = _is_open(read) and any(is_alike(meant, text) or _is_blurred(text, meant) for text in read)
        is_it |= meant not in shared and _is_misread_there(guess.value, meant, read)
        if is_it or any(_is_torn(text) and meant.endswith(text.strip().casefold()) for text in texts):
            mended = guess.repaired or guess.value
            return doubted(replace(guess, value=meant, repaired=mended), source, MENDED)
    return _hosted(guess, read, plain, name, known)


def _contradicted(
    guess: Guess[str], who: KnownPerson | None, name: Guess[Name] | None, known: Known
) -> Guess[str]:
    """Return a sure address; where it may be a known one with its label, or its domain the colleagues'
    misread by both, it is to look at.
    """
    for meant, source, _ in meant_addresses(who, name, known):
        if _is_labelled(guess.value, meant):
            return doubted(replace(guess, value=meant, sure=False, repaired=guess.value), source, MENDED)
    host = guess.value.casefold().rpartition("@")[2]
    hosts = {meant for _, meant in known_hosts(known)}
    is_odd = host not in hosts and any(is_alike(host, meant) or _is_near(host, meant) for meant in hosts)
    # What is made of the name as addresses are is another way to make one, no misreading: "ann.lee", "a.lee".
    is_made = name is not None and bool(pattern_of(name.value, guess.value))
    theirs = who.emails if who and not is_made else ()
    is_odd |= any(_is_blurred_there(guess.value.casefold(), email) for email in theirs)
    return replace(guess, sure=False) if is_odd else guess


def _is_blurred_there(value: str, theirs: str) -> bool:
    """Tell whether an address may be theirs at the same domain, with a letter or two read otherwise."""
    (local, _, host), (meant, _, at) = value.rpartition("@"), theirs.rpartition("@")
    return host == at and local != meant and is_near(local, meant)


def _is_near(host: str, meant: str) -> bool:
    """Tell whether a domain may be another misread: its name is, and not where it ends."""
    (one, _, ending), (other, _, meant_ending) = host.partition("."), meant.partition(".")
    return one != other and is_near(one, other) and ending == meant_ending


def _is_labelled(value: str, meant: str) -> bool:
    """Tell whether a value is a known address with its label glued on."""
    before = value[: -len(meant)] if value.casefold().endswith(meant) else ""
    return bool(PREFIX.fullmatch(before)) or (value != meant and LABEL.sub("", value).casefold() == meant)


def _is_read_by_halves(meant: str, read: Sequence[str]) -> bool:
    """Tell whether one reader saw what stands before the sign, and another what stands behind it."""
    local, _, host = _bare(meant).rpartition("@")
    halves = [text.rpartition("@") for text in read]
    return local in {one for one, _, _ in halves} and host in {other for _, _, other in halves}


def meant_addresses(who: KnownPerson | None, name: Guess[Name] | None, known: Known) -> Iterator[Meant]:
    """Yield the addresses of who is on the card, then those that the company makes of the printed name."""
    if who:
        yield from ((email.casefold(), who.source_of("emails"), AS_KNOWN) for email in who.emails)
    for company in known.companies:
        yield from ((email, company.source, AS_SHARED) for email in company.emails)
    for pattern, host, source in dict.fromkeys(made_at(known)) if name else ():
        for local in locals_of(pattern, name.value if name else None):
            yield f"{local}@{host}", source, AS_MADE


def made_at(known: Known) -> Iterator[tuple[str, str, str]]:
    """Yield how companies make e-mails, by colleagues' cards and by who is expected, and their domains."""
    for company in known.companies:
        yield from ((p, host, company.source) for p in company.patterns for host in company.hosts)
    for person in known.people:
        yield from _made_for(person)


@lru_cache(maxsize=128)
def _made_for(person: KnownPerson) -> tuple[tuple[str, str, str], ...]:
    """Return how the e-mails of somebody who is known are made, their domains, and where they are known from.

    It is asked about for each address of a card, and for each card.
    """
    name = named(" ".join(words(person.name))) if len(words(person.name)) > 1 else None
    hosts = [(email, email.casefold().rpartition("@")[2]) for email in person.emails if name]
    made = ((pattern_of(name, email), host) for email, host in hosts if name and not is_freemail(host))
    return tuple((pattern, host, person.source_of("emails")) for pattern, host in made if pattern)


def _hosted(
    guess: Guess[str], read: list[str], plain: set[str], name: Guess[Name] | None, known: Known
) -> Guess[str]:
    """Settle what stands behind the sign by the domains that colleagues have.

    Such an address may be sure where its local part is in no dispute, or made of the name on the card.
    """
    local, _, host = guess.value.casefold().rpartition("@")
    is_read = _bare(guess.value) in plain and not _is_torn(guess.repaired or "")
    is_agreed = len(read) > 1 and {text.rpartition("@")[0] for text in read} == {local}
    is_made = name is not None and _is_made(guess.value, name.value, read, known)
    for source, meant in known_hosts(known):
        if host == meant:
            settled = replace(guess, repaired=None) if is_read else guess
            is_known = is_read and (is_made or (is_agreed and len({*read}) > 1))
            return promised(settled, source, DOMAIN) if is_known else doubted(guess, source, HOST)
    for source, meant in known_hosts(known):
        is_glued = host.startswith(meant) and GLUED.fullmatch(host.removeprefix(meant))
        if (is_alike(host, meant) or is_glued) and _is_open(read):
            value = f"{local}@{meant}"
            if _bare(value) in read:
                settled = replace(guess, value=value)
                is_known = is_agreed or (name is not None and _is_made(value, name.value, read, known))
                return promised(settled, source, DOMAIN) if is_known else doubted(settled, source, HOST)
            return doubted(
                replace(guess, value=value, repaired=guess.repaired or guess.value), source, MENDED
            )
    return guess


def _is_open(read: Sequence[str]) -> bool:
    """Tell whether readers differ in an address, or only one of them saw it."""
    return len(read) == 1 or len({*read}) > 1


def _is_torn(text: str) -> bool:
    """Tell whether an address as it was read begins with a sign: what stood before it is lost."""
    return bool(SIGNS.match(text.strip()))


def _is_made(value: str, name: Name, read: Sequence[str], known: Known) -> bool:
    """Tell whether an address is made of a name; a sign in it that readers dispute only the company tells."""
    pattern, local = pattern_of(name, value), value.casefold().partition("@")[0]
    others = {text.partition("@")[0] for text in read} - {local}
    is_open = any(is_alike(local, other) and SIGNS.findall(local) != SIGNS.findall(other) for other in others)
    return bool(pattern) and (not is_open or pattern in {made for made, _, _ in made_at(known)})


def known_hosts(known: Known) -> Iterator[tuple[str, str]]:
    """Yield the domains of colleagues, and those at which somebody who is expected has an address."""
    yield from ((company.source, host) for company in known.companies for host in company.hosts)
    for person in known.people:
        hosts = dict.fromkeys(email.casefold().rpartition("@")[2] for email in person.emails)
        yield from ((person.source_of("emails"), host) for host in hosts if not is_freemail(host))


def _bare(text: str) -> str:
    """Return an address as it was read, without its label, blanks and case."""
    parts = re.split(r"[|;]", text)
    holding = next((part for part in parts if "@" in part), text)
    holding = holding.translate(SPECKS)
    found = WHOLE.search(holding)
    return re.sub(r"\s", "", address_key((found.group() if found else holding).replace("mailto:", "")))


def _is_blurred(read: str, meant: str) -> bool:
    """Tell whether an address may be another one badly read: the domain misread, and a letter or two on each
    side of the sign.

    An address of the very domain that is so near is another person's.
    """
    (local, _, host), (meant_local, _, meant_host) = read.rpartition("@"), meant.rpartition("@")
    return host != meant_host and is_near(host, meant_host) and is_near(local, meant_local)


def _is_at_misread_host(value: str, meant: str) -> bool:
    """Tell whether an address differs from another in a letter or two of its domain alone."""
    (local, _, host), (meant_local, _, meant_host) = value.casefold().rpartition("@"), meant.rpartition("@")
    return local == meant_local and host != meant_host and is_near(host, meant_host)


def _is_misread_there(value: str, meant: str, read: Sequence[str]) -> bool:
    """Tell whether two readers saw two words before the sign, both a letter or two from the person's at the
    very domain.

    What one reader alone saw may be another's address, and so may be one with a number.
    """
    (local, _, host), (meant_local, _, meant_host) = value.casefold().rpartition("@"), meant.rpartition("@")
    others = {text.rpartition("@")[0] for text in read} - {local, ""}
    is_open = any(is_near(other, meant_local) for other in others) and not re.search(r"\d", local)
    return is_open and host == meant_host and local != meant_local and is_near(local, meant_local)


def _upright(text: str) -> str:
    """Return an address with a small l for what is printed like one, unless it is in capitals."""
    return text if text.isupper() else text.translate(UPRIGHT)


def is_of(emails: tuple[Guess[str], ...], who: KnownPerson) -> bool:
    """Tell whether an address of theirs was read on the card, by one reader at least."""
    theirs = {_bare(email) for email in who.emails}
    return any(theirs & {_bare(guess.value), *(_bare(h.text) for h in guess.heard)} for guess in emails)


def is_about(emails: tuple[Guess[str], ...], who: KnownPerson) -> bool:
    """Tell whether what was read on the card may be an address of theirs misread."""
    return any(is_alike(_bare(guess.value), _bare(email)) for guess in emails for email in who.emails)


def hosts_of(emails: tuple[Guess[str], ...]) -> frozenset[str]:
    """Return the companies' domains of addresses."""
    hosts = (guess.value.rpartition("@")[2].casefold() for guess in emails)
    return frozenset(host for host in hosts if host and not is_freemail(host))
