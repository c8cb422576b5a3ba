"""Every screen of the page: how it is reached, with something on it and with nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from playwright.sync_api import Page

from scanner.model.contact import Address, Contact, Name, Phone, PhoneKind
from scanner.model.geometry import Box
from scanner.model.known import evidence
from scanner.model.proposal import Guess, Heard
from tests.web.rooms import NOON, Room, proposal

UID, TWIN, KNOWN = (f"00000000-0000-0000-0000-00000000000{number}" for number in (7, 8, 9))
LONG = "Internationale Gesellschaft für angewandte Datenverarbeitung mbH & Co. KG"

EMPTY = ("/", "/look", "/contacts", "/interviews", "/doubles", "/phone")
"""Screens that look otherwise while there is nothing yet."""


@dataclass(frozen=True, slots=True)
class Screen:
    """A screen by its name: what stands in the address bar, and what is pressed there to see it."""

    name: str
    path: str
    press: Callable[[Page], None] | None = None


def furnish(here: Room) -> tuple[Screen, ...]:
    """Put something on every screen; return all of them."""
    ann = Contact(
        Name("Ann Lee", other_script="李安"),
        org=LONG,
        title="CTO",
        emails=("ann@acme.example",),
        phones=(Phone("+493012345678", "030 12345678", PhoneKind.WORK),),
        urls=("www.acme.example",),
        addresses=(Address("Hauptstr. 1, 10115 Berlin"),),
        note="met at the fair",
    )
    here.know(UID, ann)
    here.know(TWIN, replace(ann, org="Acme", note=""))
    heard = (Heard("ppocr", "Szőke Renáta"), Heard("tesseract", "Szóke Renáta"))
    told = (evidence("the invitation of 20 November", 2.0),)
    name = Guess(
        Name("Szóke Renáta"),
        0.7,
        evidence=told,
        boxes=(Box(20, 20, 200, 50), Box(20, 60, 200, 90)),
        heard=heard,
    )
    card = here.wait(replace(proposal(), name=name))
    wrong, taken, gone = (here.wait(proposal(f"{one} Moss")) for one in ("Bea", "Cleo", "Dora"))
    kestrel = here.interview("Kestrel", "2026-11-25 14:00", "Cy Young <cy@kestrel.example>")
    today = here.interview("Globex", "2026-11-27", "Rudi Voß <rudi@globex.example>")
    with here.office.store.write() as records:
        digest = records.photos.cards()[0].photo
        records.photos.claim("f" * 64, name="broken.jpg", path="", by="test", at=NOON)
        records.photos.fail("f" * 64, "not a picture that can be read")
    return tuple(_screens(card, wrong, taken, gone, kestrel, today, digest))


def _screens(
    card: str, wrong: str, taken: str, gone: str, interview: str, today: str, digest: str
) -> Iterator[Screen]:
    for name, path in {
        "today": "/",
        "waiting": "/look",
        "card": f"/look/{card}",
        "contacts": "/contacts",
        "nobody found": "/contacts?q=xyzzy",
        "contact": f"/contacts/{UID}",
        "contact as a code": f"/contacts/{UID}?code=1",
        "contact to correct": f"/contacts/{UID}/edit",
        "doubles": "/doubles",
        "interviews": "/interviews",
        "interview": f"/interviews/{interview}",
        "interview of today": f"/interviews/{today}",
        "letters to draft": f"/interviews/{interview}/letters/thank",
        "offer to answer": f"/interviews/{interview}/letters/answer_offer",
        "add": "/add",
        "what became of photos": f"/added?photos={digest},{'f' * 64},{'0' * 64}",
        "phone": "/phone",
        "nowhere": "/nowhere",
        "nobody": f"/contacts/{UID.replace('7', '1')}",
    }.items():
        yield Screen(name, path)
    yield Screen("letters", f"/interviews/{interview}", lambda page: _button(page, "Draft"))
    yield Screen("code of a phone", "/phone", lambda page: _button(page, "Show a code"))
    yield Screen("no file", "/add", lambda page: _button(page, "Read them"))
    yield Screen("card not taken", f"/look/{wrong}", lambda page: _typed(page, "emails\\.0", "ann at acme"))
    yield Screen("card settled elsewhere", f"/look/{taken}", lambda page: _settled(page, "accept"))
    yield Screen("card refused elsewhere", f"/look/{gone}", lambda page: _settled(page, "refuse"))


def _button(page: Page, name: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=re.compile(f"^{name}")).first.click()


def _typed(page: Page, field: str, text: str) -> None:
    page.fill(f"#{field}", text)
    _button(page, "Accept")


def _settled(page: Page, how: str) -> None:
    """Settle a card in another window, then say something else of it here."""
    other = page.context.new_page()
    other.goto(page.url)
    _button(other, "Accept" if how == "accept" else "No contact")
    other.close()
    _typed(page, "name", "Somebody Else")
