"""What is done after an interview, asked for by another program than the command line."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from scanner.actions.desk import desk_of
from scanner.actions.interviews.adding import add, announced
from scanner.actions.interviews.details import Details
from scanner.actions.interviews.drafting import thank
from scanner.actions.interviews.editing import outcome
from scanner.actions.interviews.meeting import unlink
from scanner.actions.interviews.ticking import done
from scanner.actions.interviews.todo import due
from scanner.errors import UsageError
from scanner.model.interview import State
from scanner.settings import Settings

EVENING = dt.datetime(2026, 11, 20, 18, tzinfo=dt.UTC)


def test_an_interview_from_its_invitation_to_its_end(tmp_path: Path) -> None:
    place = f"sqlite:///{tmp_path / 'r.db'}"
    chosen = Settings(to=tmp_path / "contacts", name="Kim Park", zone="Europe/Berlin", database_url=place)
    at = desk_of(chosen, clock=EVENING.astimezone)
    told = announced("Acme", when="2026-11-20 14:30", at=at, met=["Ann Lee <ann@acme.example>"])
    with at.open() as store:
        with store.write() as records:
            held = add(records, told, at=at).interview
        with store.write() as records:
            assert add(records, told, at=at).before == held
        with store.read() as records:
            (thanks,) = due(records, at=at).follow_ups
        with store.write() as records:
            (letter,) = thank(records, held.id, at=at).letters
            assert (letter.contact, letter.draft.to) == (thanks.contact, "ann@acme.example")
            assert done(records, held.id, to=thanks.contact, at=at).follow_ups == (thanks,)
        with store.write() as records:
            assert outcome(records, held.id, state=State.OFFER, at=at).state is State.OFFER
        with store.write() as records:
            assert unlink(records, held.id, "ann lee", at=at).interview.people == ()
        with store.write() as records, pytest.raises(UsageError, match="accepted or declined"):
            done(records, held.id, at=at)


def test_what_is_not_understood_is_refused_before_any_records_are_made(tmp_path: Path) -> None:
    at = desk_of(Settings(database_url=f"sqlite:///{tmp_path / 'r.db'}"))
    with pytest.raises(UsageError, match="when is it"):
        announced("Acme", when=None, at=at, details=Details(role="Baker"))
    assert list(tmp_path.iterdir()) == []
