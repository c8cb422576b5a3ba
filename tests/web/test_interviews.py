"""Interviews on the page: what is due is ticked, put off and taken back; an offer has its day."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from scanner.actions.interviews.adding import add, announced
from scanner.actions.interviews.inviting import invitation_of
from scanner.model.interview import Interview, State
from tests.web.rooms import Room, csrf

CY = "Cy Young <cy@acme.example>"


def post(browser: TestClient, path: str, **typed: str) -> str:
    """Send a form; return where that leads."""
    token = csrf(browser.get("/add").text)
    answer = browser.post(path, data={"csrf": token, **typed})
    assert answer.status_code in (200, 303), answer.text
    return answer.headers.get("location", "")


def interview(here: Room, key: str) -> Interview:
    with here.office.store.read() as records:
        return records.interviews.get(key)


def undo(browser: TestClient) -> None:
    """Press the button beside what was told last."""
    found = re.search(r'action="(/undo/[0-9]+)"', browser.get("/").text)
    assert found
    post(browser, found[1])


@pytest.mark.parametrize(
    ("as_", "told"), [("done", "Noted as sent"), ("snooze", "Put off to Fri 4 Dec"), ("skip", "Left out")]
)
def test_what_is_due_is_ticked_on_the_first_page_which_stays_and_can_take_it_back(
    here: Room, browser: TestClient, as_: str, told: str
) -> None:
    key = here.interview("Acme", "2026-11-25", CY)
    assert "Thank: <bdi>Cy Young</bdi>" in browser.get("/").text
    typed = {"what": "thank", "to": "", "as": as_, "back": "/"}
    assert post(browser, f"/interviews/{key}/tick", **typed) == "/"
    before = interview(here, key)
    undo_page = browser.get("/").text
    assert f"{told}: Thank, Cy Young" in undo_page
    found = re.search(r'action="(/undo/[0-9]+)"', undo_page)
    assert found
    post(browser, found[1])
    assert len(interview(here, key).history) == len(before.history) - 1


def test_an_interview_of_today_is_on_the_first_page_and_said_to_have_taken_place(
    here: Room, browser: TestClient
) -> None:
    key = here.interview("Acme", "2026-11-27", CY)
    page = browser.get("/").text
    assert "Interviews today" in page
    assert "It took place" in page
    assert 'value="done">Sent' not in page  # nothing can be sent before
    assert post(browser, f"/interviews/{key}/outcome", state="held", back="/") == "/"
    assert interview(here, key).state is State.HELD
    page = browser.get("/").text
    assert "It took place" not in page
    assert 'value="done">Sent' in page


def test_an_offer_has_its_day_and_is_answered(here: Room, browser: TestClient) -> None:
    key = here.interview("Acme", "2026-11-25", CY)
    post(browser, f"/interviews/{key}/outcome", state="offer", by="2026-12-04")
    assert f"{interview(here, key).answer_offer_by}" == "2026-12-04"
    page = browser.get("/").text
    assert "Acme: offer, answer by Fri 4 Dec" in page
    assert "Draft a yes" in page
    token = csrf(page)
    letter = browser.post(f"/interviews/{key}/letters/accept/draft", data={"csrf": token})
    assert letter.status_code == 200
    assert f'action="/interviews/{key}/outcome"' in letter.text
    post(browser, f"/interviews/{key}/outcome", state="accepted")
    assert interview(here, key).state is State.ACCEPTED
    undo(browser)
    assert interview(here, key).state is State.OFFER


def test_a_day_for_anything_but_an_offer_is_refused_in_words(here: Room, browser: TestClient) -> None:
    key = here.interview("Acme", "2026-11-25", CY)
    post(browser, f"/interviews/{key}/outcome", state="rejected", by="2026-12-04")
    assert "is said of an offer" in browser.get("/").text
    assert interview(here, key).state is State.PLANNED


def test_what_is_written_down_can_be_changed_and_other_windows_keep_theirs(
    here: Room, browser: TestClient
) -> None:
    key = here.interview("Acme", "2026-11-25 14:00", CY)
    shown = {"was:role": "", "was:when": "2026-11-25 14:00", "was:promised": "", "was:place": ""}
    same = {"role": "", "when": "2026-11-25 14:00", "promised": "", "place": ""}
    page = browser.get(f"/interviews/{key}").text
    for name in ("role", "when", "promised", "place"):
        assert f'name="was:{name}"' in page
    post(browser, f"/interviews/{key}/edit", **shown, **{**same, "promised": "2026-12-01"})
    post(browser, f"/interviews/{key}/edit", **shown, **{**same, "role": "Data Engineer"})
    now = interview(here, key)
    assert (now.role, f"{now.promised_by}", f"{now.when.time}") == ("Data Engineer", "2026-12-01", "14:00:00")


def test_what_cannot_be_is_said_and_what_was_typed_stands_there_again(
    here: Room, browser: TestClient
) -> None:
    assert post(browser, "/interviews/add", employer="Acme & Co", when="yesterweek") == "/interviews"
    page = browser.get("/interviews").text
    assert "yesterweek" in page
    assert 'value="Acme &amp; Co"' in page
    assert "Acme" not in browser.get("/interviews").text
    key = here.interview("Acme", "2026-11-25")
    post(browser, f"/interviews/{key}/link", person="Nobody Known", talk="sauna")
    assert 'value="sauna"' in browser.get(f"/interviews/{key}").text
    edit = {"was:when": "2026-11-25", "when": "someday", "was:employer": "Acme", "employer": "Acme Ltd"}
    post(browser, f"/interviews/{key}/edit", **edit)
    page = browser.get(f"/interviews/{key}").text
    assert 'value="Acme Ltd"' in page
    assert '<details class="sheet" open>' in page


def test_what_cannot_be_taken_back_is_said(here: Room, browser: TestClient) -> None:
    assert post(browser, "/undo/77") == "/"
    assert "nothing that was done has the number 77" in browser.get("/").text


def test_who_was_noted_by_mistake_is_taken_back(here: Room, browser: TestClient) -> None:
    key = here.interview("Acme", "2026-11-25")
    other = here.interview("Globex", "2026-11-25", CY)
    post(browser, f"/interviews/{key}/link", person="Cy Young", part="recruiter")
    assert len(interview(here, key).people) == 1
    undo(browser)
    assert interview(here, key).people == ()
    assert len(interview(here, other).people) == 1


def test_drafting_takes_one_press_from_the_first_page(here: Room, browser: TestClient) -> None:
    key = here.interview("Acme", "2026-11-25", CY)
    page = browser.get("/").text
    assert f'action="/interviews/{key}/letters/thank/draft"' in page
    answer = browser.post(f"/interviews/{key}/letters/thank/draft", data={"csrf": csrf(page), "to": ""})
    assert "Dear Cy Young" in answer.text


def test_an_application_is_taken_back_by_a_letter(here: Room, browser: TestClient) -> None:
    key = here.interview("Acme", "2026-11-25", CY)
    letter = f"/interviews/{key}/letters/withdraw/draft"
    assert letter in browser.get(f"/interviews/{key}").text
    token = csrf(browser.get("/add").text)
    assert "withdraw" in browser.post(letter, data={"csrf": token}).text
    post(browser, f"/interviews/{key}/outcome", state="withdrawn")
    assert letter not in browser.get(f"/interviews/{key}").text


def test_a_page_that_is_not_there_leads_back(here: Room, browser: TestClient) -> None:
    answer = browser.get("/nowhere")
    assert answer.status_code == 404
    assert 'aria-label="Pages"' in answer.text
    assert here.browser(is_paired=False).get("/nowhere").status_code == 403


def test_how_many_of_a_crowd_were_left_out_is_told_wherever_its_people_are(
    here: Room, browser: TestClient
) -> None:
    names = [f"{a}{b}" for a in "abcde" for b in "abcdefghijklmnopqrstuvwxyz"][:101]
    crowd = "".join(f"ATTENDEE;CN=Bo {name}:mailto:bo.{name}@kestrel.example\n" for name in names)
    told = f"""BEGIN:VCALENDAR
BEGIN:VEVENT
UID:1@kestrel.example
DTSTART:20261127T160000Z
ORGANIZER;CN=Ann Lee:mailto:ann@kestrel.example
{crowd}END:VEVENT
END:VCALENDAR
"""
    at = here.office.desk()
    with here.office.store.write() as records:
        invitation = invitation_of(told.encode(), at=at)
        made = add(records, announced(None, when=None, at=at, invitation=invitation), at=at)
    left_out = "and 1 more whom the invitation names was left out"
    first, listed = browser.get("/").text, browser.get("/interviews").text
    assert left_out in first
    assert "Bo ag</bdi>" in first
    assert "Bo ah</bdi></a>" not in first  # of a crowd a few are named
    assert "and 93 more" in first
    assert left_out in browser.get(f"/interviews/{made.interview.id}").text
    assert "and 100 more" in listed
    assert left_out in listed


def test_when_it_is_elsewhere_is_told_by_the_clocks_here(here: Room, browser: TestClient) -> None:
    key = here.interview("Acme", "2026-11-30 23:30", CY)
    with here.office.store.write() as records:
        held = records.interviews.get(key)
        records.interviews.save(replace(held, when=replace(held.when, zone="Europe/London")))
    told = "Tue 1 Dec 2026, 00:30 (Mon 30 Nov 2026, 23:30 Europe/London)"
    assert told in browser.get("/interviews").text
    page = browser.get(f"/interviews/{key}").text
    assert told in page
    assert 'for="its-when">When, Europe/London<' in page
