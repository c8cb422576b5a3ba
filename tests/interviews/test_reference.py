"""Which interview is meant."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from scanner.errors import UsageError
from scanner.interviews.reference import at_the_time, reference, the_one
from scanner.model.interview import When
from tests.interviews.made_up import BERLIN, FRIDAY, at, interview

FIRST = interview(FRIDAY, role="Baker")
SECOND = replace(FIRST, id="9999", role="Cook", when=When(FRIDAY, None, "Europe/Berlin"))


def test_employer_role_and_day_name_an_interview() -> None:
    found = reference("Acme, Data Engineer, 2026-11-20 14:30", FRIDAY, "Europe/Berlin")
    assert found is not None
    assert (found.employer, found.role, found.when.time) == ("Acme", "Data Engineer", dt.time(14, 30))
    short = reference("Acme, 20.11.", FRIDAY, "Europe/Berlin")
    assert short is not None
    assert (short.role, short.when.day) == ("", FRIDAY)
    assert reference("7f3a", FRIDAY, "Europe/Berlin") is None


@pytest.mark.parametrize("wrong", [", Baker, 2026-11-20", "Acme, Baker", "Acme, 03/04/2026"])
def test_what_names_none_is_refused(wrong: str) -> None:
    with pytest.raises(UsageError):
        reference(wrong, FRIDAY, "Europe/Berlin")


def test_an_interview_is_found_by_id_or_words_and_never_guessed() -> None:
    assert the_one("7F3A", [FIRST, SECOND]) is FIRST
    assert the_one("acme, cook", [FIRST, SECOND]) is SECOND
    with pytest.raises(UsageError, match=r"can mean 2 interviews: 7f3a .*, 9999"):
        the_one("acme", [FIRST, SECOND])
    for text in ("zebra", ""):
        with pytest.raises(UsageError, match="no interview is"):
            the_one(text, [FIRST, SECOND])


def test_a_photo_finds_its_interview_by_the_time_it_was_taken() -> None:
    assert at_the_time(at("2026-11-20", 15), [FIRST], zone=BERLIN) is FIRST
    assert at_the_time(dt.datetime(2026, 11, 20, 15), [FIRST], zone=BERLIN) is FIRST  # noqa: DTZ001 (as a camera says it)
    assert at_the_time(at("2026-11-20", 13), [FIRST], zone=BERLIN) is None
    assert at_the_time(at("2026-11-20", 23), [FIRST], zone=BERLIN) is None
    assert at_the_time(at("2026-11-20", 9), [SECOND], zone=BERLIN) is SECOND


def test_between_two_interviews_nothing_is_chosen() -> None:
    assert at_the_time(at("2026-11-20", 15), [FIRST, SECOND], zone=BERLIN) is None
