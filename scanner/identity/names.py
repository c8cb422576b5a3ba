"""How the names on two cards go together: the same, shortened, misread, or two people's."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from scanner.identity.fold import is_near


class Agreement(Enum):
    """How two names go together, best first."""

    SAME = "the name is the same"
    LONGER = "one name has words more than the other"
    INITIALS = "one name has initials for the other's words"
    NEAR = "the names differ by what may be misread"
    MISSING = "a card without a name"
    PARTLY = "the names share a word and differ in another"
    DIFFERENT = "the names differ"

    @property
    def is_conflict(self) -> bool:
        """Whether these are two people's names, unless a card was badly misread."""
        return self in (Agreement.PARTLY, Agreement.DIFFERENT)


def agreement(one: tuple[str, ...], other: tuple[str, ...]) -> Agreement:
    """Compare the folded words of two names, whatever their order."""
    if not one or not other:
        return Agreement.MISSING
    if sorted(one) == sorted(other) or _run_together(one, other):
        return Agreement.SAME
    left, right = list(one), list(other)
    equal = _paired(left, right, lambda a, b: a == b and len(a) > 1)
    initials = _paired(left, right, _is_initial)
    near = _paired(left, right, is_near)
    if left and right:
        return Agreement.PARTLY if equal or near else Agreement.DIFFERENT
    if near:
        return Agreement.NEAR if equal or initials or near > 1 else Agreement.PARTLY
    if initials:
        return Agreement.INITIALS if equal else Agreement.PARTLY
    return Agreement.LONGER if equal > 1 else Agreement.PARTLY


def _paired(left: list[str], right: list[str], fits: Callable[[str, str], bool]) -> int:
    """Take out of both lists the words that fit each other; return how many pairs there were."""
    pairs = 0
    for word in tuple(left):
        partner = next((o for o in right if fits(word, o)), None)
        if partner is not None:
            left.remove(word)
            right.remove(partner)
            pairs += 1
    return pairs


def _is_initial(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) == 1 and long.startswith(short)


def _run_together(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether the names differ only by a blank that was lost, or by the order too."""
    whole = "".join(one)
    turned = ("".join((*other[i:], *other[:i])) for i in range(len(other)))
    return len(one) != len(other) and whole in turned
