"""The interview side as a user runs it: written down, met, thanked, asked, ended."""

from __future__ import annotations

import csv
import datetime as dt
import email
import email.policy
import json
import random
import shlex
import sqlite3
from collections import Counter
from pathlib import Path
from typing import Any

import icalendar
import pytest

from scanner.interviews.workdays import Workdays
from tests.cli.clocks import Clock, Run

INVITATION = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//x//y//EN
METHOD:REQUEST
BEGIN:VEVENT
UID:1@acme.example
DTSTAMP:20261101T000000Z
DTSTART;TZID=Europe/Berlin:20261120T143000
SUMMARY:Data Engineer
LOCATION:https://meet.example.com/x
ORGANIZER;CN=Ann Lee:mailto:ann@acme.example
ATTENDEE;CN=Kim Park:mailto:kim@home.example
END:VEVENT
END:VCALENDAR
""".replace("\n", "\r\n")


def added(run: Run, *more: str) -> str:
    run("interview", "add", "Acme", "--role", "Baker", "--on", "2026-11-20 14:30", *more)
    return str(json.loads(run("interview", "list", "--all", "--json").output)[-1]["id"])


def due(run: Run, *more: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run("today", "--json", *more).output)
    return found


def test_an_interview_written_down_twice_is_one(run: Run) -> None:
    first = added(run, "--promised", "within two weeks", "--met", "Ann Lee <ann@acme.example>")
    again = run("interview", "add", "ACME", "--role", "baker", "--on", "20.11.2026")
    assert f"written down already: {first}" in again.output
    (held,) = json.loads(run("interview", "list", "--json").output)
    assert (held["promised_by"], held["people"][0]["name"]) == ("2026-12-04", "Ann Lee")


def test_what_was_understood_is_shown_back_before_it_is_kept(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[str, int]] = []

    def seen(text: str = "", **_: Any) -> None:
        with sqlite3.connect(tmp_path / "records.db") as raw:
            (kept,) = raw.execute("SELECT count(*) FROM interviews WHERE promised_by > ''").fetchone()
        told.extend([(text, kept)] if text.startswith("Understood") else [])

    monkeypatch.setattr("scanner.cli.terminal.details.click.echo", seen)
    run("interview", "add", "Acme", "--on", "18.11.2026")
    run("interview", "add", "Umbra", "--on", "18.11.2026", "--promised", "by next Friday")
    run("interview", "edit", "acme", "--promised", "by next Friday")
    understood = "Understood 'by next Friday' as Friday, 27 November 2026."
    assert told == [(understood, 0), (understood, 1)]


def test_an_invitation_is_an_interview_with_the_people_expected(run: Run, tmp_path: Path) -> None:
    (tmp_path / "i.ics").write_bytes(INVITATION.encode())
    run("interview", "add", "Acme", "--invite", "i.ics")
    run("interview", "add", "Acme", "--invite", "i.ics")
    (held,) = json.loads(run("interview", "list", "--json").output)
    assert (held["employer"], held["role"], held["round"], held["when"]) == (
        "Acme",
        "",
        "Data Engineer",
        "2026-11-20 14:30 Europe/Berlin",
    )
    assert [(p["name"], p["part"]) for p in held["people"]] == [("Ann Lee", "host")]


def test_an_invitation_names_no_position_and_no_letter_says_it_did(
    run: Run, clock: Clock, tmp_path: Path
) -> None:
    (tmp_path / "i.ics").write_bytes(INVITATION.replace("Data Engineer", "Chat with Kim").encode())
    assert "For which position?" in run("interview", "add", "--invite", "i.ics").output
    clock.is_at("2026-11-20T18:00")
    assert "Chat with Kim" not in run("thank", "acme").output


def test_an_invitation_from_private_mail_names_no_employer(run: Run, tmp_path: Path) -> None:
    (tmp_path / "i.ics").write_bytes(INVITATION.replace("acme.example", "gmail.com").encode())
    assert "which employer" in run("interview", "add", "--invite", "i.ics", code=2).output


def test_whom_you_met_besides_is_added_to_the_same_interview(run: Run) -> None:
    key = added(run, "--met", "Ann Lee <ann@acme.example>")
    more = ("--met", "Bob Ray <bob@acme.example>", "--met", "Ann Lee <ann@acme.example>")
    again = run("interview", "add", "acme", "--on", "2026-11-20", *more, "--notes", "late").output
    assert f"written down already: {key}" in again
    assert "Met there besides: Bob Ray" in again
    assert "Nothing else was changed" in again
    (held,) = json.loads(run("interview", "list", "--json").output)
    assert [p["name"] for p in held["people"]] == ["Ann Lee", "Bob Ray"]
    assert [e["kind"] for e in held["history"]] == ["created", "linked", "linked"]


def test_an_edit_says_what_the_interview_was_called_before(run: Run) -> None:
    key = added(run)
    assert "it was" not in run("interview", "edit", key, "--place", "Main Street").output
    assert "it was “Acme, Baker, 2026-11-20”" in run("interview", "edit", key, "--on", "2026-11-23").output


def test_another_hour_of_the_same_day_is_asked_about(run: Run) -> None:
    key = added(run)
    told = run("interview", "add", "Acme", "--role", "Baker", "--on", "2026-11-20 16:00").output
    assert f'interview edit {key} --on "2026-11-20 16:00 Europe/Berlin"' in told
    run("interview", "add", "Acme", "--role", "Baker", "--on", "2026-11-20 16:00", "--round", "second")
    assert len(json.loads(run("interview", "list", "--json").output)) == 2


def test_the_way_from_the_interview_to_the_answer(run: Run, clock: Clock, tmp_path: Path) -> None:
    key = added(run, "--met", "Ann Lee <ann@acme.example>", "--met", "Bob Ray <bob@acme.example>")
    clock.is_at("2026-11-20T14:00")
    assert due(run) == []
    clock.is_at("2026-11-20T18:00")
    assert [(d["what"], d["name"], d["due"]) for d in due(run)] == [
        ("thank", "Ann Lee", "2026-11-23"),
        ("thank", "Bob Ray", "2026-11-23"),
    ]
    run("interview", "note", "acme", "sourdough", "--about", "ann")
    run("thank", key, "--eml", "drafts")
    mails = [
        email.message_from_bytes(p.read_bytes(), policy=email.policy.default)
        for p in sorted((tmp_path / "drafts").iterdir())
    ]
    assert [m["To"].addresses[0].addr_spec for m in mails] == ["ann@acme.example", "bob@acme.example"]
    assert ["sourdough" in m.get_content() for m in mails] == [True, False]
    run("done", "acme", "--to", "Ann")
    assert [d["name"] for d in due(run)] == ["Bob Ray"]
    run("skip", key)
    assert due(run) == []
    clock.is_at("2026-11-27T09:00")
    assert [d["what"] for d in due(run)] == ["nudge"]
    assert "as Monday, 30 November 2026" in run("snooze", key, "Monday").output
    assert due(run) == []
    clock.is_at("2026-11-30T09:00")
    assert "mailto:ann@acme.example?subject=" in run("follow-up", key, "--mailto").output
    run("done", key)
    assert "nobody in this interview is called" in run("thank", key, "--to", "Zoe", code=2).output
    clock.is_at("2026-12-07T09:00")
    assert [d["what"] for d in due(run)] == ["nudge_again"]
    run("interview", "outcome", key, "rejected")
    assert [d["what"] for d in due(run)] == ["ask_feedback"]
    assert "thank you for letting me know" in run("ask-feedback", key).output.lower()
    run("done", key)
    assert due(run, "--all") == []


def test_the_command_that_today_names_does_it(run: Run, clock: Clock) -> None:
    added(run, "--met", "Ann Lee <ann@acme.example>")
    clock.is_at("2026-11-23T09:00")
    (todo,) = due(run)
    program, *words = shlex.split(todo["command"])
    assert program == "cardscan"
    assert "Dear Ann Lee" in run(*words).output


def test_names_that_are_alike_or_odd_can_still_be_meant(run: Run, clock: Clock, tmp_path: Path) -> None:
    key = added(run, "--met", "Ann Lee <ann@acme.example>", "--met", "Ann Leeson <leeson@acme.example>")
    run("interview", "add", "Umbra", "--on", "2026-11-20", "--met", "Ann Lee <other@umbra.example>")
    run("interview", "add", "Volt", "--on", "2026-11-20", "--met", 'Bob "$(id)" Ray <bob@volt.example>')
    clock.is_at("2026-11-24T09:00")
    for todo in due(run):
        run(*shlex.split(todo["command"])[1:], "--eml", "drafts")
    assert len(list((tmp_path / "drafts").iterdir())) == 4
    run("thank", key, "--eml", "drafts")
    assert len(list((tmp_path / "drafts").iterdir())) == 4, "the same letters again are the same files"
    (draft,) = (tmp_path / "drafts").glob("*bob*")
    draft.write_text("edited")
    run("thank", "volt", "--eml", "drafts")
    assert draft.read_text() == "edited"


def test_people_can_be_linked_and_unlinked(run: Run) -> None:
    key = added(run, "--met", "Ann Lee <ann@acme.example>")
    run("interview", "add", "Umbra", "--on", "1.12.2026")
    run("link", "umbra", "ann", "--as", "recruiter", "--talk", "rye")
    assert "recruiter" in run("interview", "show", "umbra").output
    run("unlink", key, "ann@acme.example")
    assert json.loads(run("interview", "show", key, "--json").output)["people"] == []


def test_reminders_follow_what_is_done(run: Run, clock: Clock, tmp_path: Path) -> None:
    key = added(run, "--met", "Ann Lee <ann@acme.example>")
    run("calendar", "--to", "vdir", "--file", "all.ics")
    files = {p.name: p.read_bytes() for p in (tmp_path / "vdir").iterdir()}
    assert len(files) == 3  # the interview, a thank-you, a nudge
    run("calendar", "--to", "vdir")
    assert {p.name: p.read_bytes() for p in (tmp_path / "vdir").iterdir()} == files
    clock.is_at("2026-11-21T09:00")
    run("done", key)
    assert "1 reminder, 1 cancelled" in run("calendar", "--to", "vdir").output
    events = [
        icalendar.Calendar.from_ical(p.read_bytes()).walk("VEVENT")[0] for p in (tmp_path / "vdir").iterdir()
    ]
    assert sorted((e["STATUS"], e["SEQUENCE"]) for e in events) == [
        ("CANCELLED", 1),
        ("CONFIRMED", 0),
        ("CONFIRMED", 0),
    ]
    assert "1 reminder, 0 cancelled" in run("calendar", "--to", "vdir").output


def test_what_the_person_moved_or_deleted_in_the_calendar_stays_so(
    run: Run, clock: Clock, tmp_path: Path
) -> None:
    key = added(run, "--met", "Ann Lee <ann@acme.example>")
    clock.is_at("2026-11-20T18:00")
    run("calendar", "--to", "vdir")
    thank, nudge = sorted(
        (p for p in (tmp_path / "vdir").iterdir()), key=lambda p: b"Ask how" in p.read_bytes()
    )
    moved = thank.read_bytes().replace(b"DTSTART:20261123T080000Z", b"DTSTART:20261123T150000Z")
    moved = moved.replace(b"SEQUENCE:0", b"SEQUENCE:4")
    thank.write_bytes(moved)
    nudge.unlink()
    run("interview", "edit", key, "--promised", "2026-12-04")
    run("calendar", "--to", "vdir")
    assert thank.read_bytes() == moved
    assert not nudge.exists()
    run("done", key)
    run("calendar", "--to", "vdir")
    (event,) = icalendar.Calendar.from_ical(thank.read_bytes()).walk("VEVENT")
    assert (event["STATUS"], event["SEQUENCE"]) == ("CANCELLED", 5)
    assert not nudge.exists()


def test_everything_can_be_taken_away_and_brought_back(run: Run, tmp_path: Path) -> None:
    added(run, "--met", "=Ann Lee <ann@acme.example>", "--notes", "rye")
    run("export", "out")
    whole = json.loads((tmp_path / "out" / "cardscan.json").read_text(encoding="utf-8"))
    assert (len(whole["contacts"]), len(whole["interviews"])) == (1, 1)
    with (tmp_path / "out" / "interviews.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["people"] == "'=Ann Lee"
    run("backup", "b.db")
    run("interview", "remove", "acme", "--yes")
    run("restore", "b.db", "--yes")
    assert len(json.loads(run("interview", "list", "--json").output)) == 1
    run("backup", "b.db", code=4)


def test_who_is_forgotten_is_gone(run: Run, tmp_path: Path) -> None:
    key = added(run, "--met", "Ann Lee <ann@acme.example>")
    run("calendar", "--to", "vdir")
    shown = run("forget", "ann", "--calendar", "vdir", "--yes").output
    assert "Forgotten: Ann Lee" in shown
    assert "1 meeting," in shown
    assert len(list((tmp_path / "vdir").iterdir())) == 0 or "ann" not in "".join(
        p.read_text() for p in (tmp_path / "vdir").iterdir()
    )
    assert json.loads(run("interview", "show", key, "--json").output)["people"] == []


def test_what_was_noted_of_the_talk_with_somebody_goes_with_them(run: Run) -> None:
    key = added(run, "--met", "Ann Lee <ann@acme.example>")
    run("interview", "note", "acme", "her move to Lyon", "--about", "ann")
    assert "her move to Lyon" in run("interview", "show", key).output
    run("forget", "ann", "--yes")
    assert "Lyon" not in run("interview", "show", key, "--json").output


def test_the_command_after_a_letter_ticks_off_that_letter_only(run: Run, clock: Clock) -> None:
    added(run, "--met", "Ann Lee <ann@acme.example>", "--met", "Bob Ray <bob@acme.example>")
    clock.is_at("2026-11-20T18:00")
    told = run("thank", "acme", "--to", "Ann Lee").output.splitlines()[-1]
    run(*shlex.split(told.partition("cardscan ")[2]))
    assert [row["name"] for row in due(run)] == ["Bob Ray"]


def test_nobody_is_asked_before_it_is_time(run: Run, clock: Clock) -> None:
    added(run, "--promised", "2026-12-01", "--met", "Ann Lee <ann@acme.example>")
    assert "ask how it stands after it" in run("follow-up", "acme", code=2).output
    clock.is_at("2026-11-25T09:00")
    assert "better not before 2026-12-02" in run("follow-up", "acme").output
    clock.is_at("2026-12-02T09:00")
    assert "better not" not in run("follow-up", "acme").output


def test_who_wrote_before_its_day_can_say_so(run: Run, clock: Clock) -> None:
    added(run, "--promised", "2026-12-01", "--met", "Ann Lee <ann@acme.example>")
    clock.is_at("2026-11-25T09:00")
    run("snooze", "acme", "2026-11-30")
    told = run("follow-up", "acme").output.splitlines()[-1]
    run(*shlex.split(told.partition("cardscan ")[2]))
    assert [row["what"] for row in due(run, "--all")] == ["thank", "nudge_again"]
    again = run("done", "acme", "--what", "nudge").output
    assert "Done already, on Wed 25 Nov 2026: Ask how it stands, Ann Lee" in again
    run("skip", "acme", "--what", "thank")
    assert [row["what"] for row in due(run, "--all")] == ["nudge_again"]


def test_no_letter_looks_forward_to_a_day_that_has_passed(run: Run, clock: Clock) -> None:
    added(run, "--promised", "2026-12-01", "--met", "Ann Lee <ann@acme.example>")
    clock.is_at("2026-12-01T09:00")
    assert "by 1 December." in run("thank", "acme").output
    clock.is_at("2026-12-02T09:00")
    assert "1 December" not in run("thank", "acme").output
    assert "by 1 December," in run("follow-up", "acme").output


def test_a_letter_that_cannot_be_handed_out_was_not_drafted(run: Run, clock: Clock, tmp_path: Path) -> None:
    added(run, "--met", "Ann Lee <ann@acme.example>")
    run("interview", "note", "acme", "rye and spelt. " * 150, "--about", "ann")
    clock.is_at("2026-11-20T18:00")
    (tmp_path / "file").write_text("no folder")
    before = dump(tmp_path)
    run("thank", "acme", "--eml", "file/drafts", code=4)
    assert "too long for a link" in run("thank", "acme", "--open", code=2).output
    assert dump(tmp_path) == before


def test_a_list_has_a_line_for_each_interview_and_says_how_they_stand(
    run: Run, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = ("--met", "Ann Lee", "--met", "Karl-Heinz Vogelsang-Niedermayer")
    run(*("interview", "add", "Volt Mobility GmbH & Co. KG", "--on", "2026-11-19"), *people)
    role = ("--role", "Staff Engineer, Battery Analytics and Telemetry", "--promised", "within two weeks")
    run("interview", "add", "Acme", "--on", "2026-11-20", *role)
    monkeypatch.setenv("COLUMNS", "80")
    lines = run("interview", "list").output.splitlines()
    assert len(lines) == 3
    assert "Ann Lee +1" in lines[1]
    assert "2026-12-04" in lines[2]
    clock.is_at("2026-11-27T09:00")
    run("interview", "outcome", "acme", "rejected")
    listed = json.loads(run("interview", "list", "--all", "--json").output)
    assert [i["state"] for i in listed] == ["held", "rejected"]
    assert "2026-12-04" not in run("interview", "list", "--all").output
    run("interview", "outcome", "volt", "withdrawn")
    assert "2 interviews ended: cardscan interview list --all" in run("interview", "list").output
    assert "answer by" not in run("interview", "show", "acme").output


def test_status_is_one_screen(run: Run, clock: Clock) -> None:
    assert "No interviews" in run("status").output
    added(run, "--met", "Ann Lee <ann@acme.example>")
    clock.is_at("2026-11-30T09:00")
    shown = run("status").output
    assert "1 held" in shown
    assert "Thank-yous open: 1.  Answers late: 1.  Overdue: 2." in shown
    assert "●" in shown
    assert len(shown.splitlines()) < 25


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        ("interview add", 2, "which employer"),
        ("interview add Umbra", 2, "when is it"),
        ("interview add Umbra --on 03/04/2026", 2, "03 April 2026 or 04 March 2026"),
        ("interview add Umbra --on 2026-02-30", 2, "is no day"),
        ("interview add Umbra --on '2026-03-29 02:30'", 2, "clocks go forward"),
        ("interview add Umbra --on '2026-11-20 10:00 Mars/Base'", 2, "no time zone"),
        ("interview add Umbra --on 2026-11-20 --promised 2026-11-01", 2, "before the interview"),
        ("interview add Umbra --on 2026-11-20 --met 'Ann <nonsense>'", 2, "no e-mail address"),
        ("interview add --invite nowhere.ics", 2, "cannot be read"),
        ("interview add --invite settings.ics", 2, "no calendar invitation"),
        ("interview show zebra", 2, "no interview is"),
        ("interview add Umbra --on 9999-12-31", 2, "too far off"),
        ("interview edit acme --promised 9999-12-31", 2, "too far off"),
        ("snooze acme 9999-12-31", 2, "too far off"),
        ("interview edit acme --on 2027-01-01 --promised soon", 2, "which day"),
        ("interview note acme hello --about Zoe", 2, "nobody in this interview"),
        ("thank acme", 2, "thank them after it"),
        ("ask-feedback acme", 2, "was not rejected"),
        ("done acme", 2, "nothing is to be done now"),
        ("snooze acme yesterday", 2, "a day that comes"),
        ("snooze acme soon", 2, "cannot tell which day"),
        ("link acme lee", 2, "can mean 2 people"),
        ("unlink acme Zoe", 2, "nobody in this interview"),
        ("calendar", 2, "where to"),
        ("restore nowhere.db --yes", 5, "no backup"),
        ("backup missing/b.db", 4, "no backup can be written"),
        ("forget nobody --yes", 2, "nobody is called"),
    ],
)
def test_bad_input_is_said_and_changes_nothing(
    run: Run, tmp_path: Path, words: str, code: int, told: str
) -> None:
    added(run, "--met", "Ann Lee <ann@acme.example>", "--met", "Bob Lee <bob@acme.example>")
    (tmp_path / "settings.ics").write_text("hello")
    before = dump(tmp_path)
    assert told in run(*shlex.split(words), code=code).output
    assert dump(tmp_path) == before


def dump(folder: Path) -> list[str]:
    with sqlite3.connect(folder / "records.db") as raw:
        return list(raw.iterdump())


@pytest.mark.slow
def test_a_year_of_looking_for_work(run: Run, clock: Clock) -> None:
    """60 interviews, 150 people; whoever does each day what is due, thanks all and nudges nobody thrice."""
    chance = random.Random(7)
    workdays = Workdays("DE")
    start = dt.date(2026, 1, 7)
    days = [workdays.on_or_after(start + dt.timedelta(days=5 * n)) for n in range(60)]
    people = [f"P{n} Person <p{n}@firm{n % 60}.example>" for n in range(150)]
    met: dict[str, int] = {}
    for n, day in enumerate(days):
        ours = people[n::60]
        clock.now = dt.datetime.combine(day - dt.timedelta(days=2), dt.time(9), tzinfo=dt.UTC)
        options = [word for person in ours for word in ("--met", person)]
        run("interview", "add", f"Firm {n}", "--on", f"{day} 10:00", *options)
        met[f"Firm {n}"] = len(ours)
    written: dict[str, list[str]] = {}
    for step in range(0, 370, 3):
        today = start + dt.timedelta(days=step)
        clock.now = dt.datetime.combine(today, dt.time(17), tzinfo=dt.UTC)
        now = Counter((d["employer"], d["interview"], d["what"]) for d in due(run))
        for (firm, key, what), count in now.items():
            if what == "answer_offer":
                run("interview", "outcome", key, chance.choice(["accepted", "declined"]))
                continue
            run("done", key, "--what", what)
            written.setdefault(firm, []).extend([what] * count)
            if what == "nudge" and chance.random() < 0.5:
                run("interview", "outcome", key, chance.choice(["rejected", "offer", "withdrawn"]))
    assert written.keys() == met.keys()
    for firm, letters in written.items():
        assert letters.count("thank") == met[firm]
        assert letters.count("nudge") + letters.count("nudge_again") <= 2
        assert letters.count("ask_feedback") <= 1
    shown = json.loads(run("status", "--json").output)
    assert sum(shown["interviews"].values()) == 60
    assert shown["thank_yous_open"] == 0
