"""Whether two contacts are the same person: reasons for and against, a probability, and what may be done.

The sum of log-odds is that of Fellegi and Sunter (A Theory for Record Linkage, 1969): what two strangers
seldom share says much, a company's number little. A name says the more the fewer people bear it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from rapidfuzz.distance import OSA

from scanner.identity.fold import is_near, is_same_text
from scanner.identity.names import Agreement, agreement
from scanner.identity.traits import Traits, tail

STRANGERS = -10.0
"""Log-odds of two contacts being the same person before anything is known: one pair in some 20,000."""
NAMED = 5000
"""Among so many people, what the words of a name say needs no correction; among more, less is said."""
UNSEEN_WORDS = 2000
"""How many words of names there are in a small world: a word met once is no proof of a rare name."""
MOST_A_WORD_SAYS, MOST_A_NAME_SAYS = 8.5, 13.0
ONE_LANGUAGE = 3.0
"""What the words of a name say too much of together: who bears one of them bears others of its language."""
LIKELY = 0.5
"""From this probability on, a person is asked."""

NAMES = {
    Agreement.LONGER: -1.0,
    Agreement.INITIALS: -1.5,
    Agreement.NEAR: -2.0,
    Agreement.PARTLY: -8.5,
    Agreement.DIFFERENT: -9.0,
}
"""What is taken off what the shared words of two names say; for names of two people, all that is said."""


class Verdict(StrEnum):
    """What may be done with two contacts."""

    SAME = "same"
    PROPOSED = "proposed"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Reason:
    """Something for two contacts being the same person, or against it: words and weight in log-odds.

    `conflicts` marks what the two contradict each other in: then they are never merged unasked.
    """

    words: str
    weight: float
    conflicts: bool = False


@dataclass(frozen=True, slots=True)
class Likeness:
    """How likely two contacts are the same person, and why."""

    probability: float
    reasons: tuple[Reason, ...]
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Population:
    """Among how many contacts two are compared, and how many of these bear each word of a name."""

    size: int
    bearers: Mapping[str, int] = field(default_factory=dict)

    def surprise(self, word: str) -> float:
        """Return how much it says, in log-odds, that two strangers share this word of a name."""
        # Of the bearers one is the contact itself, and its word was met at least once.
        others = max(self.bearers.get(word, 1) - 1, 0.5)
        return min(-math.log(others / (self.size + UNSEEN_WORDS)), MOST_A_WORD_SAYS)


def compare(one: Traits, other: Traits, among: Population) -> Likeness:
    """Weigh whether two contacts are the same person.

    Their verdict is SAME, to be merged unasked, only where the name and a personal e-mail address or a mobile
    number are the same and they contradict each other in nothing.
    """
    names = agreement(one.name, other.name)
    reasons = tuple(
        reason
        for part in (
            _names(one, other, names, among),
            _emails(one, other),
            _phones(one, other),
            _company(one, other),
            _rest(one, other),
        )
        for reason in part
    )
    odds = STRANGERS + sum(reason.weight for reason in reasons)
    probability = 1 / (1 + math.exp(-max(min(odds, 30.0), -30.0)))
    return Likeness(probability, reasons, _verdict(one, other, names, probability, reasons))


def _verdict(
    one: Traits, other: Traits, names: Agreement, probability: float, reasons: tuple[Reason, ...]
) -> Verdict:
    if probability < LIKELY:
        return Verdict.DIFFERENT
    reached = set(one.personal) & set(other.personal) or one.cells & other.cells
    agreed = names is Agreement.SAME and len(one.name) > 1
    if agreed and reached and not any(reason.conflicts for reason in reasons):
        return Verdict.SAME
    return Verdict.PROPOSED


def _names(one: Traits, other: Traits, names: Agreement, among: Population) -> Iterator[Reason]:
    if names is not Agreement.MISSING:
        weight = NAMES.get(names, 0.0) + (0.0 if names.is_conflict else _said(one, other, among))
        yield Reason(names.value, weight, names.is_conflict)
    if one.generation != other.generation:
        yield Reason("one is called junior or senior, the other is not", -6.0, conflicts=True)
    if one.other_script and other.other_script:
        same = one.other_script == other.other_script
        told_already = names is Agreement.SAME
        weight = (0.5 if told_already else 4.0) if same else -3.0
        yield Reason(f"the name in its own script is {'the same' if same else 'another'}", weight, not same)


def _said(one: Traits, other: Traits, among: Population) -> float:
    """Return how much the shared words of two names say; a word misread says as much as one read."""
    shorter = min(one.name, other.name, key=lambda name: len("".join(name)))
    said = sum(among.surprise(word) if len(word) > 1 else 1.0 for word in shorter)
    said += math.log(NAMED / max(among.size, 1)) - (ONE_LANGUAGE if len(shorter) > 1 else 0.0)
    return min(said, MOST_A_NAME_SAYS)


def _emails(one: Traits, other: Traits) -> Iterator[Reason]:
    ours, theirs = set(one.personal), set(other.personal)
    if both := ours & theirs:
        yield Reason(f"the same e-mail address {min(both)}", 9.0)
    elif near := next(((a, b) for a in sorted(ours) for b in sorted(theirs) if _is_misread(a, b)), None):
        yield Reason(f"the e-mail addresses {near[0]} and {near[1]} differ by little", 4.0, conflicts=True)
    elif {e.partition("@")[2] for e in ours} & {e.partition("@")[2] for e in theirs}:
        yield Reason("different e-mail addresses at the same host", -3.0, conflicts=True)
    if both := set(one.shared) & set(other.shared):
        yield Reason(f"the same office address {min(both)}", 2.0)


def _is_misread(one: str, other: str) -> bool:
    local, host = one.split("@")[0], one.partition("@")[2]
    return is_near(local, other.split("@")[0]) and is_near(host, other.partition("@")[2])


def _phones(one: Traits, other: Traits) -> Iterator[Reason]:
    ours, theirs = ({tail(p) for p in side.phones} - {""} for side in (one, other))
    cells = {tail(p) for side in (one, other) for p in side.phones if p.value in side.cells}
    both = ours & theirs
    if mobile := both & cells:
        yield Reason(f"the same mobile number ...{min(mobile)}", 8.0)
    if both - cells:
        yield Reason(f"the same number ...{min(both - cells)}", 3.0)
    if near := next(
        ((a, b) for a in sorted(ours - both) for b in sorted(theirs - both) if _one_off(a, b)), None
    ):
        yield Reason(f"the numbers ...{near[0]} and ...{near[1]} differ in one digit", 1.0, conflicts=True)
    if one.cells and other.cells and not both & cells:
        yield Reason("different mobile numbers", -2.0, conflicts=True)


def _one_off(one: str, other: str) -> bool:
    return len(one) == len(other) and OSA.distance(one, other, score_cutoff=1) == 1


def _company(one: Traits, other: Traits) -> Iterator[Reason]:
    hosts = one.hosts & other.hosts
    said = one.company and other.company
    same = bool(said) and is_same_text(one.company, other.company)
    if hosts or same:
        yield Reason(f"the same company{f' ({min(hosts)})' if hosts else ''}", 3.0)
        if not one.name and not other.name:
            yield Reason("no person's name on either", 4.0)
        if said and not same:
            yield Reason(
                "the company is written differently", 0.0, conflicts=not _is_part(one.company, other.company)
            )
    elif said or (one.hosts and other.hosts):
        yield Reason("another company", -1.5, conflicts=True)


def _rest(one: Traits, other: Traits) -> Iterator[Reason]:
    if one.profiles & other.profiles:
        yield Reason(f"the same profile {min(one.profiles & other.profiles)}", 8.0)
    if one.addresses & other.addresses:
        yield Reason("the same address", 1.0)
    for what, ours, theirs in (
        ("title", one.title, other.title),
        ("department", one.department, other.department),
    ):
        if ours and theirs:
            same = is_same_text(ours, theirs)
            yield Reason(
                f"{'the same' if same else 'another'} {what}", 1.0 if same else -0.5, conflicts=not same
            )


def _is_part(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return set(one) <= set(other) or set(other) <= set(one)
