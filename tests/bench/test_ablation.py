"""What is left of the understanding without one of its parts."""

from __future__ import annotations

import pytest

from scanner.model.page import Page
from tests.bench.ablation import ABLATIONS, without_consensus, without_corroboration, without_joint_choice
from tests.fields.cards import page

CARD = page("Hans Meier", "Sales Director", "Northwind Systems GmbH", "hans.meier@northwind.example")


@pytest.mark.parametrize("part", ABLATIONS)
def test_a_plain_card_is_read_without_any_one_part(part: str) -> None:
    proposal = ABLATIONS[part](CARD)
    assert proposal.name is not None
    assert proposal.name.value.full == "Hans Meier"


def test_without_consensus_one_reader_speaks_alone() -> None:
    assert {e.feature for g in without_consensus(CARD).emails for e in g.evidence} >= {"nines alone"}


def test_without_corroboration_no_value_speaks_for_another() -> None:
    proposal = without_corroboration(CARD)
    assert proposal.name is not None
    features = {e.feature for g in (proposal.name, *proposal.emails) for e in g.evidence}
    assert not features & {"mail spells it", "name elsewhere", "domain elsewhere"}
    assert not {f for f in features if f.startswith("mail spelt")}


def test_without_joint_choice_the_same_words_may_serve_twice() -> None:
    assert without_joint_choice(Page((), 10, 10)).name is None
