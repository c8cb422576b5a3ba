"""The vCards of the sample contacts, byte for byte; --golden rewrites them and the diff is the review."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.outputs.sample_cards import SAMPLES, Sample

GOLDEN = Path(__file__).parent / "golden"


def path(sample: Sample) -> Path:
    return GOLDEN / f"{sample.title.replace(' ', '-')}.vcf"


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.title)
def test_a_sample_is_written_as_it_was_reviewed(sample: Sample, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--golden"):
        path(sample).write_bytes(sample.card())
    assert path(sample).read_bytes() == sample.card()


def test_every_reviewed_card_has_its_sample() -> None:
    assert set(GOLDEN.glob("*.vcf")) == set(map(path, SAMPLES))
