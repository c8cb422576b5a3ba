"""Cards that are read at one time help each other: each is understood with what the others are sure of."""

from __future__ import annotations

from collections.abc import Sequence

from scanner.fields.known.informed import informed
from scanner.fields.known.said import company_said
from scanner.model.known import Known
from scanner.model.page import Page
from scanner.model.proposal import Proposal


def understood_together(cards: Sequence[tuple[Page, Proposal]], known: Known) -> list[Proposal]:
    """Return how each card is understood with what is `known` and what all the others say by themselves.

    `cards` are their pages and how each was understood alone. Their order does not matter.
    """
    said = [company_said(alone) for _, alone in cards]
    others = [[c for at, c in enumerate(said) if at != own and c] for own in range(len(cards))]
    return [
        informed(page, alone, Known.of(known.people, (*known.companies, *companies)))
        for (page, alone), companies in zip(cards, others, strict=True)
    ]
