"""What was known otherwise of a card's person, as it is shown on the terminal."""

from __future__ import annotations

from pathlib import Path

from scanner.actions.meant import name_of
from scanner.model.record import CardState
from scanner.store.store import open_store
from tests.actions.keeping.test_anew import drop
from tests.cli.clocks import Run
from tests.fields.known.scenes import card

MAIL = "ann.miller@kestrel.example"
LINES = ("Ann Miller", "Head of Sales", "Kestrel Ltd", "+44 20 7946 0018", MAIL)
INVITED = "Ann Miller <a.miller@kestrel.example>"


def test_a_card_that_waits_tells_what_was_known_instead(run: Run, tmp_path: Path) -> None:
    run("interview", "add", "Kestrel", "--on", "2026-11-20", "--met", INVITED)
    with open_store(tmp_path / "records.db") as store:
        drop(store, card(*LINES, seen={"0018": ("0018", "0O7?")}), folder="Kestrel, 2026-11-20")
        with store.read() as records:
            (waiting,) = records.photos.cards(state=CardState.WAITING)
    told = "other than in the interview of 20 November: a.miller@kestrel.example"
    assert told in run("inbox", "show", name_of(waiting)).output


def test_a_sure_card_s_contact_tells_it_too(run: Run, tmp_path: Path) -> None:
    run("interview", "add", "Kestrel", "--on", "2026-11-20", "--met", INVITED)
    with open_store(tmp_path / "records.db") as store:
        drop(store, card(*LINES), folder="Kestrel, 2026-11-20")
    told = "e-mail other than in the interview of 20 November: a.miller@kestrel.example"
    assert told in run("people", "show", "Ann Miller").output
