"""Four evenings of somebody who looks for work, each as they type it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.clocks import Clock, Run

LONDON = ("2026-11-30 15:00 Europe/Berlin", "2026-11-30 14:00 Europe/London")


@pytest.fixture(autouse=True)
def own_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CARDSCAN_EMAIL", "kim@home.example")


def due(run: Run) -> list[tuple[str, str | None]]:
    found: list[dict[str, Any]] = json.loads(run("today", "--json").output)
    return [(row["what"], row["name"]) for row in found]


def held(run: Run) -> dict[str, Any]:
    found: list[dict[str, Any]] = json.loads(run("interview", "list", "--all", "--json").output)
    return found[-1]


def test_the_evening_after_an_interview(run: Run, clock: Clock) -> None:
    run(
        "interview", "add", "Kestrel", "--role", "SRE", "--on", "2026-11-20", "--promised", "within two weeks"
    )
    run("interview", "add", "Nobody", "--on", "2026-11-25", "--met", "Bob Ray <bob@kestrel.example>")
    run("interview", "add", "Other", "--on", "2026-11-25", "--met", "Ann Lee <ann@kestrel.example>")
    clock.is_at("2026-11-20T08:00")
    assert "Interview: Kestrel, SRE" in run("today").output
    clock.is_at("2026-11-20T19:30")
    run("link", "kestrel", "Ann Lee", "--as", "recruiter", "--talk", "the move to Rust, I loved it")
    run("link", "kestrel", "Bob Ray", "--talk", "his team in Porto")
    run("link", "kestrel", "Ann Lee")
    assert [(p["part"], p["talk"]) for p in held_of(run, "Kestrel")["people"]] == [
        ("recruiter", "the move to Rust, I loved it"),
        ("interviewer", "his team in Porto"),
    ]
    assert due(run) == [("thank", "Ann Lee"), ("thank", "Bob Ray")]
    letters = run("thank", "kestrel").output
    assert "about the SRE role at Kestrel" in letters
    assert "enjoyed talking with you about the move to Rust." in letters
    assert "I have been thinking about your team in Porto since we spoke." in letters
    assert "I loved it" not in letters
    assert "2026" not in letters.partition("When sent")[0]
    assert letters.count("by 4 December") == 1
    run("done", "kestrel")
    assert due(run) == []
    assert "Done already, on Fri 20 Nov 2026: Thank, Ann Lee" in run("done", "kestrel").output


def held_of(run: Run, employer: str) -> dict[str, Any]:
    found: list[dict[str, Any]] = json.loads(run("interview", "list", "--all", "--json").output)
    return next(i for i in found if i["employer"] == employer)


def test_a_promised_day_passes(run: Run, clock: Clock) -> None:
    run(
        *("interview", "add", "Kestrel", "--role", "SRE", "--on", "2026-11-20 14:30"),
        *("--promised", "by 1 December", "--met", "Ann Lee <ann@kestrel.example>"),
    )
    clock.is_at("2026-11-20T18:00")
    run("done", "kestrel")
    clock.is_at("2026-12-01T18:00")
    assert due(run) == []
    clock.is_at("2026-12-02T09:00")
    assert due(run) == [("nudge", "Ann Lee")]
    letter = run("follow-up", "kestrel").output
    assert "Subject: Following up on our conversation about the SRE role" in letter
    assert "You hoped to have an answer by 1 December" in letter
    assert "Thank you again" not in letter
    run("interview", "edit", "kestrel", "--promised", "")
    assert held(run)["promised_by"] is None
    run("interview", "edit", "kestrel", "--promised", "by 1 December")
    run("done", "kestrel", "--what", "nudge")
    clock.is_at("2026-12-09T09:00")
    assert due(run) == [("nudge_again", "Ann Lee")]
    assert "I wrote on 2 December to ask" in run("follow-up", "kestrel").output
    run("done", "kestrel")
    clock.is_at("2027-02-01T09:00")
    assert due(run) == []


def test_a_rejection(run: Run, clock: Clock) -> None:
    run("interview", "add", "Kestrel", "--on", "2026-11-20 14:30", "--met", "Ann Lee <ann@kestrel.example>")
    clock.is_at("2026-12-01T10:00")
    run("interview", "outcome", "kestrel", "rejected")
    assert due(run) == [("ask_feedback", "Ann Lee")]
    assert "Thank you for telling me your decision" in run("ask-feedback", "kestrel").output
    run("interview", "outcome", "kestrel", "rejected", "--feedback", "too little Rust")
    assert due(run) == []
    assert "they told you already: 'too little Rust'" in run("ask-feedback", "kestrel", code=2).output


def test_an_offer(run: Run, clock: Clock) -> None:
    run(
        *("interview", "add", "Kestrel", "--role", "SRE", "--on", "2026-11-20 14:30"),
        *("--met", "Ann Lee <ann@kestrel.example>"),
    )
    clock.is_at("2026-12-01T10:00")
    assert "has no offer" in run("accept", "kestrel", code=2).output
    told = run("interview", "outcome", "kestrel", "offer", "--by", "a week on Monday").output
    assert "Understood 'a week on Monday' as Monday, 14 December 2026." in told
    assert due(run) == [("answer_offer", "Ann Lee")]
    today = run("today").output
    assert "Answer the offer: Ann Lee (Kestrel)" in today
    assert "expect an answer by 2026-12-14" in today
    assert "cardscan decline" in today
    assert "1 offer" in run("status").output
    assert "Kestrel" in run("interview", "list").output
    assert "accepted or declined?" in run("done", "kestrel", code=2).output
    accepted = run("accept", "kestrel").output
    assert "I am very happy to accept" in accepted
    assert "When sent: cardscan interview outcome" in accepted
    assert "decided not to accept" in run("decline", "kestrel").output
    assert "withdraw my application" in run("withdraw", "kestrel").output
    run("interview", "outcome", "kestrel", "accepted")
    assert due(run) == []
    assert held(run)["state"] == "accepted"


INVITATION = """BEGIN:VCALENDAR
METHOD:{method}
BEGIN:VEVENT
UID:1@kestrel.example
SEQUENCE:{sequence}
DTSTART;TZID=Europe/London:{start}
SUMMARY:Interview with Kestrel
DESCRIPTION:Bonjour\\, nous sommes heureux de vous inviter à un entretien avec notre équipe.
ORGANIZER;CN=Ann Lee:mailto:ann@kestrel.example
ATTENDEE;CN=Kim:mailto:kim@home.example
ATTENDEE;CN=Room 5:mailto:room5@kestrel.example
END:VEVENT
END:VCALENDAR
"""


def test_an_invitation_is_moved_and_called_off(run: Run, clock: Clock, tmp_path: Path) -> None:
    def invited(name: str, **values: str) -> str:
        told = {"method": "REQUEST", "sequence": "0", "start": "20261127T100000"} | values
        (tmp_path / name).write_text(INVITATION.format(**told), encoding="utf-8")
        return name

    first = run("interview", "add", "--invite", invited("a.ics")).output
    assert "Fri 27 Nov 2026, 11:00 (10:00 Europe/London)" in first
    assert "The invitation is in French" in first
    found = held(run)
    assert (found["employer"], found["language"]) == ("Kestrel", "fr")
    assert [p["name"] for p in found["people"]] == ["Ann Lee"]
    later = invited("b.ics", sequence="1", start="20261130T140000")
    assert (
        "is 2026-11-30 15:00 (14:00 Europe/London) now, it was"
        in run("interview", "add", "--invite", later).output
    )
    assert (held(run)["when"], held(run)["there"]) == LONDON
    assert "written down already" in run("interview", "add", "--invite", "a.ics").output
    assert (held(run)["when"], held(run)["there"]) == LONDON
    off = invited("c.ics", method="CANCEL", sequence="2", start="20261130T140000")
    assert "Called off: " in run("interview", "add", "--invite", off).output
    assert held(run)["state"] == "cancelled"
    clock.is_at("2026-12-01T10:00")
    assert due(run) == []


@pytest.mark.parametrize("uid", ["UID:1@kestrel.example\n", ""])
def test_how_many_of_a_crowd_were_left_out_is_told_wherever_its_people_are(
    run: Run, clock: Clock, tmp_path: Path, uid: str
) -> None:
    names = [f"{a}{b}" for a in "abcde" for b in "abcdefghijklmnopqrstuvwxyz"][:103]
    crowd = "".join(f"ATTENDEE;CN=Bo {name}:mailto:bo.{name}@kestrel.example\n" for name in names)
    told = INVITATION.format(method="REQUEST", sequence="0", start="20261127T100000")
    told = told.replace("UID:1@kestrel.example\n", uid).replace("END:VEVENT", f"{crowd}END:VEVENT")
    (tmp_path / "a.ics").write_text(told, encoding="utf-8")
    left_out = "and 4 more whom the invitation names were left out"
    assert run("interview", "add", "--invite", "a.ics").output.count(left_out) == 1
    assert left_out in run("interview", "show", "kestrel").output
    assert ", 4 left out" in run("interview", "list").output
    again = run("interview", "add", "--invite", "a.ics").output
    assert "written down already" in again
    assert left_out in again
    clock.is_at("2026-11-27T08:00")
    today = run("today").output
    assert left_out in today
    assert "Bo ag and 92 more" in today
    assert len(held(run)["people"]) == 100  # the organiser, and of a hundred all but Kim


def test_what_calls_off_an_interview_that_is_not_there_changes_nothing(run: Run, tmp_path: Path) -> None:
    off = INVITATION.format(method="CANCEL", sequence="2", start="20261130T140000")
    (tmp_path / "c.ics").write_text(off, encoding="utf-8")
    told = run("interview", "add", "--invite", "c.ics", code=2).output
    assert "calls off 'Interview with Kestrel'" in told
    assert "No interviews" in run("interview", "list").output


def test_letters_are_printed_with_all_they_can_use(run: Run) -> None:
    told = run("letters", "--language", "de").output
    assert "vielen Dank, dass Sie sich" in told
    assert "salutation()" in told
    assert "letters/de/thank.txt" in told.replace("\n", "")
    assert "dass du dir" in run("letters", "thank", "--language", "de", "--tone", "first").output


def test_no_formula_is_in_any_cell_of_the_interviews(run: Run, tmp_path: Path) -> None:
    run("interview", "add", "Acme;=1+1", "--on", "2026-11-20", "--notes", "=2+2")
    run("export", "out")
    table = (tmp_path / "out" / "interviews.csv").read_text(encoding="utf-8-sig")
    assert "Acme;'=1+1" in table
    assert "'=2+2" in table


def test_ones_own_address_is_asked_for_once_and_kept(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CARDSCAN_EMAIL")
    monkeypatch.delenv("CARDSCAN_NAME")
    told = INVITATION.format(method="REQUEST", sequence="0", start="20261127T100000")
    (tmp_path / "a.ics").write_text(told, encoding="utf-8")
    asked: list[str] = []

    def answer(text: str, default: str | None = None) -> str:
        asked.append(text)
        return default or "Kestrel"

    monkeypatch.setattr("scanner.cli.interview_add._is_asked", lambda: True)
    monkeypatch.setattr("scanner.cli.interview_add.click.prompt", answer)
    run("interview", "add", "--invite", "a.ics")
    assert [p["name"] for p in held(run)["people"]] == ["Ann Lee"]
    assert 'email = "kim@home.example"' in (tmp_path / "settings.toml").read_text(encoding="utf-8")
    run("interview", "add", "--invite", "a.ics")
    assert [text[:8] for text in asked] == ["Your own", "Which em", "Which em"]
