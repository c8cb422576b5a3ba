"""A scan of any length is told in bounded space: counts, a few contacts, those to look at before others."""

from __future__ import annotations

import json
import uuid
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from scanner.actions.interviews.joining import BY_FOLDER
from scanner.actions.keeping.report import OPEN, SHOWN, Report, reason_of
from scanner.actions.keeping.task import Kept, Result, Way
from scanner.cli.terminal.summary import show_summary
from scanner.model.contact import Contact, Name
from scanner.model.interview import When
from scanner.model.occasion import Occasion
from scanner.outputs.table import Row
from scanner.outputs.vdir import Outcome
from tests.store.made_up import NOON

ACME = Occasion("a1b2", "Acme", When(NOON.date(), None, "UTC"))


def uid(number: int) -> str:
    return str(uuid.UUID(int=number))


def photo(number: int, *doubts: str, way: Way = Way.READ, outcome: Outcome = Outcome.WRITTEN) -> Result:
    row = Row(Contact(Name(f"Person {number}")), doubts, f"{number}.jpg", uid(number))
    return Result(f"{number}.jpg", way, (Kept(row, outcome, ACME, BY_FOLDER),))


def test_many_photos_are_counted_and_few_shown_those_to_look_at_first(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    with closing(Report()) as report:
        for number in range(1000):
            report.add(photo(number, *(["phone"] if number % 100 == 99 else [])))
        for number in range(100):
            report.add(Result(f"bad{number}", Way.READ, error="the file is empty; copy it"))
        report.rest()
        assert report.photos == 1100
        assert len(report.shown()) == SHOWN
        assert [row.doubts for row in report.shown()][:11] == [("phone",)] * 10 + [()]
        show_summary(report, folder=tmp_path)
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) < 2 * SHOWN + 10
    assert "Person 99 " in lines[1]
    assert (
        f"and {1000 - SHOWN} contacts more; those to look at come first; --csv FILE writes them all" in lines
    )
    assert f"and {100 - SHOWN} photos more (--report FILE names them):" in lines
    assert "  100 × the file is empty" in lines
    assert "1100 photos, 1000 contacts, 10 to look at (marked ?), 100 not read" in lines
    assert f"1000 contacts met at a1b2 {ACME.label}, by the folder's name" in lines


def test_a_contact_of_two_photos_counts_once() -> None:
    with closing(Report()) as report:
        report.add(photo(1))
        report.add(photo(1, way=Way.KNOWN))
        assert [one.row.uid for one in report.rest()] == [uid(1)]
        report.add(photo(1, way=Way.KNOWN))
        assert report.rest() == ()
        assert (report.photos, report.contacts, list(report.uids())) == (3, 1, [uid(1)])


def test_a_contact_that_went_into_another_is_not_counted_and_the_other_is_as_it_is_then(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with closing(Report()) as report:
        report.add(photo(1, "phone"))
        second = replace(photo(2), gone=(uid(1),))
        report.add(second)
        third = Kept(replace(second.kept[0].row, doubts=("name",), photo="3.jpg"), Outcome.WRITTEN)
        report.add(Result("3.jpg", Way.READ, (third,)))
        (one,) = report.rest()
        assert (one.row.uid, one.row.doubts, one.row.photo) == (uid(2), ("name",), "2.jpg")
        assert (report.contacts, report.doubtful, list(report.uids())) == (1, 1, [uid(2)])
        show_summary(report, folder=Path("contacts"))
    told = "1 card joined with another side or shot of it, or with a person you have already"
    assert told in capsys.readouterr().out


def test_a_photo_whose_card_was_rejected_is_not_one_without_a_card(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with closing(Report()) as report:
        report.add(Result("1.jpg", Way.KNOWN, refused=1))
        assert (report.blank, report.refused) == (0, 1)
        show_summary(report, folder=Path("contacts"))
    assert "1 card left rejected, as you did (cardscan undo NUMBER" in capsys.readouterr().out


def test_contacts_are_handed_on_when_no_photo_adds_to_them_any_more() -> None:
    with closing(Report()) as report:
        handed = [one.row.uid for number in range(2 * OPEN) for one in report.add(photo(number))]
        assert handed == [uid(number) for number in range(OPEN)]


def test_the_report_in_json_names_failures_and_what_to_look_at(tmp_path: Path) -> None:
    seconds = iter((10.0, 12.0))
    with closing(Report(clock=lambda: next(seconds))) as report:
        report.add(photo(1, "name", "phone"))
        report.add(photo(2, outcome=Outcome.KEPT))
        report.add(photo(3, way=Way.KNOWN))
        report.add(Result("blank.jpg", Way.READ))
        report.add(Result("busy.jpg", Way.LEFT))
        report.add(Result("bad\udcff.jpg", Way.READ, error="has 31 pages; split it"))
        report.rest()
        report.write(tmp_path / "r.json")
    assert json.loads((tmp_path / "r.json").read_text(encoding="utf-8")) == {
        "photos": 6,
        "read": 3,
        "known": 1,
        "left": 1,
        "failed": 1,
        "failed_by_reason": {"has N pages": 1},
        "without_card": 1,
        "contacts": 3,
        "joined": 0,
        "doubtful": 1,
        "doubtful_by_field": {"name": 1, "phone": 1},
        "left_as_changed": 1,
        "left_deleted": 0,
        "left_rejected": 0,
        "seconds": 2.0,
        "photos_per_second": 3.0,
        "look_at": [
            {"photo": "bad\udcff.jpg", "error": "has 31 pages; split it"},
            {"photo": "1.jpg", "contact": uid(1), "fields": ["name", "phone"]},
        ],
    }


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        ("the file is empty; copy the photo again", "the file is empty"),
        ("1 × 1 pixels are too few; take a larger photo", "N × N pixels are too few"),
        ("the picture is damaged (broken (17) bytes); copy it", "the picture is damaged"),
        ("", "no reason given"),
    ],
)
def test_reasons_are_what_failures_have_in_common(error: str, reason: str) -> None:
    assert reason_of(error) == reason
