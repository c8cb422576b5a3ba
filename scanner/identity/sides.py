"""Whether two photos taken one after the other show one card: two shots of it, or its two sides.

So much speaks for that beforehand that little more is asked for, and what differs by a letter is misread.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import replace

from rapidfuzz.distance import OSA

from scanner.identity.fold import is_near, is_same_text, joined
from scanner.identity.names import Agreement, agreement
from scanner.identity.traits import ROLES, Traits, tail, traits
from scanner.model.proposal import Proposal

BARELY = 0.4
"""Below this confidence a name is none where the other side has a better one: a slogan may look like one.

Up to 0.7, one front and back in fifty more were joined, and twice as many colleagues, one of whom is lost."""
TITLED = 0.5
"""Below this one a title is none: a nameless side with one is most often a person whose name was not read."""
LONG = 5
"""Letters from which on a company's name that begins another one is the same, cut short or run together."""
TELLING = 3
"""Letters of a name that are not found in an e-mail address by chance."""


def one_card(first: Proposal, second: Proposal, *, apart: bool = True) -> tuple[str, ...]:
    """Return why two readings are of one card, nothing where they may be of two.

    Where they are not `apart` but lie in one photo, they are one card only if one is a side without a name:
    two copies of a card are two cards.
    """
    one, other = _without_slogan(first, second), _without_slogan(second, first)
    names = _names(one, other)
    both_sure = first.name and second.name and first.name.sure and second.name.sure
    if (names is Agreement.NEAR and both_sure) or names.is_conflict:
        return ()
    certain = _certain(first) | _certain(second)
    if any(_conflicts(one, other, certain)):
        return ()
    if not (apart or names is Agreement.MISSING):
        return ()
    shared = tuple(_shared(one, other))
    match names:
        case Agreement.SAME:
            return (names.value, *shared)
        case Agreement.MISSING:
            return shared if _belongs(one, other) and _belongs(other, one) else ()
        case _:
            return (names.value, *shared) if shared else ()


def _names(one: Traits, other: Traits) -> Agreement:
    """Compare two names that are probably the same; of a bilingual card each side has its own."""
    names = agreement(one.name, other.name)
    if names is Agreement.DIFFERENT and _scripts(one) != _scripts(other):
        return Agreement.MISSING
    reached = set(one.personal) & set(other.personal) or one.cells & other.cells
    if names is Agreement.PARTLY and reached and is_near("".join(one.name), "".join(other.name)):
        return Agreement.NEAR
    return names


def _without_slogan(side: Proposal, other: Proposal) -> Traits:
    """Return the traits of one side, without a name or title that is none: the company's, or a slogan."""
    known, there = traits(side.contact()), traits(other.contact())
    if not side.title or side.title.confidence < TITLED or set(known.title) <= set(known.company):
        known = replace(known, title=())
    if not side.name or side.name.sure or not set(known.personal) <= set(there.personal):
        return known
    is_company = set(known.name) in (set(known.company), set(there.company))
    best = other.name.confidence if other.name else 0.0
    is_slogan = side.name.confidence < min(BARELY, best) and (not known.title or known.title == there.title)
    is_whose = known.cells <= there.cells and agreement(known.name, there.name).is_conflict
    if is_company or (is_slogan and is_whose):
        return replace(known, name=(), generation="")
    return known


def _scripts(known: Traits) -> set[bool]:
    """Return whether a name is in Latin letters, in others, or in both."""
    return {word.isascii() for word in known.name}


def _certain(side: Proposal) -> frozenset[str]:
    """Return the e-mail addresses and numbers that were read without doubt."""
    emails = (guess.value.casefold() for guess in side.emails if guess.sure)
    return frozenset((*emails, *(guess.value.value for guess in side.phones if guess.sure)))


def _conflicts(one: Traits, other: Traits, certain: frozenset[str]) -> Iterator[bool]:
    """Yield whether two readings contradict each other in what no misreading explains."""
    yield one.generation != other.generation and bool(one.name and other.name)
    ours, theirs = set(one.personal), set(other.personal)
    yield bool(ours and theirs) and not (ours & theirs or _is_misread(ours, theirs, certain))
    numbers, others = ({p.value for p in side.phones} for side in (one, other))
    cells = one.cells and other.cells
    yield bool(cells) and not (numbers & others or _is_misread(numbers, others, certain))
    if one.hosts and other.hosts:
        yield not (one.hosts & other.hosts or _is_misread(one.hosts, other.hosts, frozenset()))
    elif one.company and other.company:
        same = is_same_text(one.company, other.company) or _is_part(one.company, other.company)
        yield not same and not numbers & others


def _shared(one: Traits, other: Traits) -> Iterator[str]:
    """Yield in words what two readings have in common."""
    emails = (*one.personal, *one.shared), (*other.personal, *other.shared)
    if set(emails[0]) & set(emails[1]):
        yield "the same e-mail address"
    numbers, others = ({tail(p) for p in side.phones} - {""} for side in (one, other))
    if numbers & others:
        yield "the same number"
    if one.hosts & other.hosts:
        yield f"the same domain {min(one.hosts & other.hosts)}"
    elif _is_misread(one.hosts, other.hosts, frozenset()):
        yield "a domain that differs by what may be misread"
    if one.company and other.company:
        if is_same_text(one.company, other.company) or _is_part(one.company, other.company):
            yield "the same company"
    elif _names_host(one.company, other.hosts) or _names_host(other.company, one.hosts):
        yield "the company that the domain is of"
    if one.addresses & other.addresses:
        yield "the same address"
    if _is_in_mail(one.name, other.personal) or _is_in_mail(other.name, one.personal):
        yield "an e-mail address with the name"


def _belongs(side: Traits, to: Traits) -> bool:
    """Whether a side without a name has no title and no mail box that are somebody else's."""
    if side.name:
        return True
    if side.title and to.title and not is_same_text(side.title, to.title):
        return False
    own = set(side.personal) - set(to.personal)
    if not (to.name or to.personal) or side.cells & to.cells:
        return True
    if own:
        return _is_in_mail(to.name, tuple(own))
    return not side.title or side.title == to.title or not to.name


def _is_in_mail(name: tuple[str, ...], emails: tuple[str, ...]) -> bool:
    locals_ = [joined(e.partition("@")[0]) for e in emails if e.partition("@")[0] not in ROLES]
    return any(len(word) >= TELLING and word in local for word in name for local in locals_)


def _names_host(company: tuple[str, ...], hosts: frozenset[str]) -> bool:
    whole = "".join(company)
    labels = [joined(host.partition(".")[0]) for host in hosts]
    return any(len(label) >= TELLING and (label in whole or whole in label) for label in labels if whole)


def _is_part(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    short, long = sorted(("".join(one), "".join(other)), key=len)
    return set(one) <= set(other) or set(other) <= set(one) or (len(short) >= LONG and long.startswith(short))


def _is_misread(ours: Set[str], theirs: Set[str], certain: frozenset[str]) -> bool:
    """Whether a value of one side may be one of the other's misread: not where both were read for certain."""
    pairs = ((a, b) for a in ours for b in theirs if not {a, b} <= certain)
    return any(OSA.distance(a, b) <= 1 if a.lstrip("+").isdigit() else is_near(a, b) for a, b in pairs)
