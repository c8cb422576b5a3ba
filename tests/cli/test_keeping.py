"""What was read is kept: a vCard each, replaced only where nobody changed it, tied to its interview."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import zoneinfo
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from scanner.cli.desk import Desk
from scanner.cli.keeping import BY_FOLDER, BY_TIME, Keeper, Kept, rewrite
from scanner.errors import StoreError
from scanner.interviews.plan import Rules
from scanner.model.contact import Name
from scanner.model.interview import Event, EventKind, Interview
from scanner.model.page import Page
from scanner.model.proposal import Guess, Proposal
from scanner.model.reading import ReadCard, Reading
from scanner.outputs.vdir import Outcome

NOON = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
ACME = "Acme, Data Engineer, 2026-11-20"


@pytest.fixture
def at(tmp_path: Path) -> Desk:
    return Desk(
        place=tmp_path / "records.db",
        clock=NOON.astimezone,
        zone=zoneinfo.ZoneInfo("Europe/Berlin"),
        country="DE",
        subdivision=None,
        me="Kim Park",
        mail="",
        language="en",
        base_url="https://cards.example",
        templates=tmp_path,
        rules=Rules(),
    )


def reading(folder: Path, *names: str, photo: str = "card.jpg", taken: dt.datetime | None = None) -> Reading:
    path = folder / photo
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    os.utime(path, (NOON.timestamp(), NOON.timestamp()))
    cards = tuple(
        ReadCard(
            None, Page((), 600, 350), Proposal(name=Guess(Name(name), 0.8), org=Guess("Acme", 1.0, True))
        )
        for name in names
    )
    return Reading(str(path), hashlib.sha256(photo.encode()).hexdigest(), 0.1, cards, taken)


def kept(
    at: Desk, one: Reading, *, interview: str | None = None, overwrite: bool = False
) -> tuple[Kept, ...]:
    folder = Path(one.photo).parents[1] / "contacts"
    with closing(Keeper(at, folder, overwrite=overwrite, interview=interview)) as keeper:
        return keeper.keep(one)


def text(folder: Path) -> list[str]:
    files = sorted((folder / "contacts").glob("*.vcf"))
    return sorted(path.read_text(encoding="utf-8").replace("\r\n ", "") for path in files)


def interviews(at: Desk) -> tuple[Interview, ...]:
    with at.open() as store, store.read() as records:
        return records.interviews.all()


def test_all_of_a_photo_join_the_interview_asked_for_and_their_cards_say_so(at: Desk, tmp_path: Path) -> None:
    one = reading(tmp_path / "in", "Ann Lee", "Bob Ray")
    found = kept(at, one, interview=ACME)
    (held,) = interviews(at)
    assert [k.interview for k in found] == [held, held]
    for card in text(tmp_path):
        assert f"X-INTERVIEW-ID:{held.id}" in card
        assert "Please check: name\\nInterview " in card
        assert f"URL:https://cards.example/i/{held.id}" in card
    before = text(tmp_path)
    again = kept(at, one, interview=held.id)
    assert {k.outcome for k in again} == {Outcome.UNCHANGED}
    assert (text(tmp_path), interviews(at)) == (before, (held,))


def test_a_folder_names_the_interview_and_so_does_the_time(at: Desk, tmp_path: Path) -> None:
    (first,) = kept(at, reading(tmp_path / "Acme, 2026-11-20 14:30", "Ann Lee"))
    assert (first.how, first.interview) == (BY_FOLDER, interviews(at)[0])
    taken = dt.datetime(2026, 11, 20, 15)  # noqa: DTZ001 (cameras tell no zone)
    (second,) = kept(at, reading(tmp_path / "in", "Bob Ray", photo="b.jpg", taken=taken))
    assert second.interview is not None
    assert (second.how, second.interview.id) == (BY_TIME, interviews(at)[0].id)
    (third,) = kept(at, reading(tmp_path / "in", "Zoe Day", photo="c.jpg"))
    assert third.interview is None


def test_who_was_taken_out_is_not_put_back_by_chance(at: Desk, tmp_path: Path) -> None:
    one = reading(tmp_path / ACME, "Ann Lee")
    kept(at, one)
    (held,) = interviews(at)
    uid = held.people[0].contact
    with at.open() as store, store.write() as records:
        records.interviews.save(replace(held, people=()).told(Event(EventKind.UNLINKED, at.now, about=uid)))
        rewrite(records, [uid], at)
    assert "INTERVIEW" not in text(tmp_path)[0]
    assert kept(at, one)[0].interview is None
    assert kept(at, one, interview=held.id)[0].interview is not None
    assert "X-INTERVIEW-ID" in text(tmp_path)[0]


def test_a_later_reading_replaces_what_nobody_changed_and_nothing_else(at: Desk, tmp_path: Path) -> None:
    kept(at, reading(tmp_path / "in", "Ann Le"))
    (better,) = kept(at, reading(tmp_path / "in", "Ann Lee"))
    assert (better.outcome, "FN:Ann Lee" in text(tmp_path)[0]) == (Outcome.WRITTEN, True)
    (path,) = (tmp_path / "contacts").iterdir()
    path.write_bytes(path.read_bytes().replace(b"FN:Ann Lee", b"FN:Annie Lee"))
    (mine,) = kept(at, reading(tmp_path / "in", "Ann Leeson"), interview=ACME)
    assert (mine.outcome, "FN:Annie Lee" in text(tmp_path)[0]) == (Outcome.KEPT, True)
    (forced,) = kept(at, reading(tmp_path / "in", "Ann Leeson"), overwrite=True)
    assert (forced.outcome, "FN:Ann Leeson" in text(tmp_path)[0]) == (Outcome.WRITTEN, True)


def test_a_removed_vcard_is_not_made_again_by_a_link(at: Desk, tmp_path: Path) -> None:
    (one,) = kept(at, reading(tmp_path / "in", "Ann Lee"))
    next((tmp_path / "contacts").iterdir()).unlink()
    with at.open() as store, store.write() as records:
        rewrite(records, [one.row.uid], at)
    assert text(tmp_path) == []


def test_two_cards_that_say_the_same_are_two(at: Desk, tmp_path: Path) -> None:
    kept(at, reading(tmp_path / "in", "Ann Lee", "Ann Lee"))
    assert len(text(tmp_path)) == 2


def test_without_records_the_contacts_are_written_all_the_same(
    at: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "taken").touch()
    nowhere = replace(at, place=tmp_path / "taken" / "records.db")
    assert [k.outcome for k in kept(nowhere, reading(tmp_path / "in", "Ann Lee"))] == [Outcome.WRITTEN]
    assert "not recorded" in capsys.readouterr().err
    with pytest.raises(StoreError):
        kept(nowhere, reading(tmp_path / "in", "Ann Lee"), interview=ACME)
