"""The page while a batch reads, while another program writes, and where it is killed."""

from __future__ import annotations

import os
import signal
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import httpx2 as httpx
import pytest
from starlette.testclient import TestClient

from scanner.actions.people.noticing import notice
from scanner.model.contact import Contact, Name
from scanner.model.record import CardState
from scanner.store.store import open_store
from tests.web.programs import address, let_in, running
from tests.web.rooms import Room, csrf, picture, proposal, room

UID = "00000000-0000-0000-0000-000000000007"
AT_ONCE, PHOTOS = 20, 8


def test_twenty_at_once_are_answered_while_a_batch_reads(here: Room, browser: TestClient) -> None:
    here.know(UID, Contact(Name("Ann Lee"), org="Acme"))
    key = here.interview("Kestrel", "2026-11-25", "Cy Young <cy@kestrel.example>")
    files = [("photos", (f"{n}.jpg", picture(f"{n}"))) for n in range(PHOTOS)]
    browser.post("/add/photos", data={"csrf": csrf(browser.get("/add").text)}, files=files)
    browsers = here.browsers(AT_ONCE)

    def visit(number: int) -> list[int]:
        one = browsers[number]
        note = {"csrf": csrf(one.get("/add").text), "text": f"note {number}"}
        noted = one.post(f"/interviews/{key}/note", data=note).status_code
        paths = ("/", "/look", f"/contacts/{UID}", "/contacts?part=1&q=ann", "/interviews")
        return [noted, *(one.get(path).status_code for path in paths)]

    rounds = 0
    with ThreadPoolExecutor(AT_ONCE) as pool:
        until = time.monotonic() + 90
        while (read := count(here)) < PHOTOS or not rounds:
            assert time.monotonic() < until, f"{read} of {PHOTOS} photos were read"
            assert list(pool.map(visit, range(AT_ONCE))) == [[303, *[200] * 5]] * AT_ONCE
            rounds += 1
    with here.office.store.read() as records:
        notes = records.interviews.get(key).notes.splitlines()
    assert sorted(notes) == sorted(f"note {n}" for n in range(AT_ONCE) for _ in range(rounds))


def count(here: Room) -> int:
    """Return how many cards wait."""
    with here.office.store.read() as records:
        return records.photos.count_waiting()


def test_pages_are_answered_while_another_program_writes_and_forms_wait_for_it(
    here: Room, browser: TestClient
) -> None:
    here.know(UID, Contact(Name("Ann Lee"), org="Acme"))
    form = {"csrf": csrf(browser.get("/add").text), "was:org": "Acme", "org": "Globex"}
    other = open_store(here.folder / "records.db")
    with ThreadPoolExecutor(1) as pool:
        with other.write() as records:
            records.contacts.save(UID.replace("7", "8"), Contact(Name("Bo Ek")), at=here.office.desk().now)
            saved = pool.submit(browser.post, f"/contacts/{UID}/edit", data=form)
            looking = here.browser()
            for path in ("/", "/look", "/contacts?q=acme", f"/contacts/{UID}", "/interviews"):
                assert looking.get(path).status_code == 200, path
            assert not saved.done()
        assert saved.result(timeout=30).status_code == 303
    other.close()
    assert "Globex" in browser.get(f"/contacts/{UID}").text


@pytest.mark.slow
def test_where_the_page_is_killed_nothing_that_was_saved_is_lost(tmp_path: Path) -> None:
    here = room(tmp_path)
    here.know(UID, Contact(Name("Ann Lee"), org="Acme"))
    cards = [here.wait(proposal(f"Ann {n}"), photo=picture(f"{n}")) for n in range(3)]
    here.office.store.close()
    with running(tmp_path) as page, let_in(address(page)) as client:
        token = csrf(client.get("/add").text)
        form = {"csrf": token, "was:org": "Acme", "org": "Globex"}
        assert client.post(f"/contacts/{UID}/edit", data=form).status_code == 303
        assert client.post(f"/look/{cards[0]}/accept", data={"csrf": token}).status_code == 303
        begun = threading.Thread(target=send, args=(client, f"/look/{cards[1]}/accept", token))
        begun.start()
        time.sleep(0.01)
        os.kill(page.pid, signal.SIGKILL)
        begun.join(timeout=10)
    with open_store(tmp_path / "records.db") as store:
        notice(store, here.office.desk())
        with store.read() as records:
            assert records.contacts.of([UID])[UID].org == "Globex"
            states = {card.state for card in records.photos.cards() if card.photo.startswith(cards[0][:8])}
            kept = {str(card.contact) for card in records.photos.cards(state=CardState.KEPT)}
            assert states == {CardState.KEPT}
            assert len(records.photos.cards()) == len(cards)
        assert {file.stem for file in (tmp_path / "contacts").glob("*.vcf")} - {UID} == kept
    with running(tmp_path) as page, let_in(address(page)) as client:
        assert "Globex" in client.get(f"/contacts/{UID}").text
        assert client.get(f"/look/{cards[2]}").status_code == 200


def send(client: httpx.Client, path: str, token: str) -> None:
    """Send a form to a page that ends meanwhile."""
    with suppress(httpx.HTTPError):
        client.post(path, data={"csrf": token})
