"""A page over invented records, and browsers to look at it with."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import re
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PIL import Image, ImageDraw
from starlette.testclient import TestClient

from scanner.actions.desk import desk_of
from scanner.actions.interviews.adding import add, announced
from scanner.actions.keeping.readers import How
from scanner.model.contact import Contact, Name, Phone, PhoneKind
from scanner.model.geometry import Box, Quad
from scanner.model.page import Line, Page, Word
from scanner.model.proposal import Guess, Proposal
from scanner.model.reading import ReadCard, Reading
from scanner.model.record import CardState, KeptCard
from scanner.settings import Settings
from scanner.store.store import open_store
from scanner.web.app import app_of
from scanner.web.door import Door
from scanner.web.office import Office
from scanner.web.pictures import Pictures
from scanner.web.reading import ReadingRoom
from tests.store.fresh import lay_out

NOON = dt.datetime(2026, 11, 27, 12, tzinfo=dt.UTC)
HOST = "127.0.0.1:8765"
HOME = f"http://{HOST}"
QUAD = Quad(((60, 50), (340, 60), (335, 230), (55, 220)))


def picture(
    text: str = "Ann Lee", *, card: str = "#ffffff", ink: str = "#000000", desk: str = "#806040"
) -> bytes:
    """Return a photo of a card on a desk."""
    image = Image.new("RGB", (400, 280), desk)
    draw = ImageDraw.Draw(image)
    draw.polygon(QUAD.corners, fill=card)
    draw.text((80, 80), text, fill=ink)
    out = io.BytesIO()
    image.save(out, "JPEG")
    return out.getvalue()


def proposal(name: str = "Ann Lee", **fields: object) -> Proposal:
    """Return what was read on a card whose telephone is not sure."""
    base = Proposal(
        name=Guess(Name(name), 0.999, True, boxes=(Box(20, 20, 200, 50),)),
        org=Guess("Acme", 0.9),
        emails=(Guess("ann@acme.example", 0.999, True),),
        phones=(Guess(Phone("+493012345678", "030 12345678", PhoneKind.WORK), 0.8),),
    )
    return replace(base, **fields)


@dataclass
class Room:
    """An office with its app, and who comes in."""

    office: Office
    app: object
    folder: Path

    def browser(self, *, is_paired: bool = True) -> TestClient:
        """Return a browser of this machine."""
        client = TestClient(self.app, base_url=HOME, follow_redirects=False, raise_server_exceptions=True)
        if is_paired:
            client.get("/enter", params={"token": self.office.door.invite()})
        return client

    def browsers(self, count: int) -> list[TestClient]:
        """Return windows of one browser: so many could not be paired within a minute."""
        first, *others = (self.browser(is_paired=number == 0) for number in range(count))
        for other in others:
            other.cookies = first.cookies
        return [first, *others]

    def wait(
        self,
        what: Proposal,
        *,
        photo: bytes | None = None,
        name: str = "card.jpg",
        quad: Quad | None = QUAD,
        sheet: int = 0,
        turn: int = 0,
        says: str = "",
    ) -> str:
        """Have a card wait for a look, on which stand some words besides; return its name."""
        data = photo if photo is not None else picture(str(what.name.value.full if what.name else "card"))
        digest = hashlib.sha256(data).hexdigest()
        file = self.folder / "inbox" / "done" / f"{digest[:8]}.jpg"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
        with self.office.store.write() as records:
            records.photos.claim(digest, name=name, path=str(file), by="test", at=NOON)
            card = KeptCard(digest, 0, quad, what, CardState.WAITING, sheet=sheet, turn=turn)
            records.photos.finish(digest, [card], taken=None, pages={0: page(says)} if says else {})
            records.photos.release("test", digest=digest)
        return f"{digest[:8]}-1"

    def know(self, uid: str, contact: Contact) -> None:
        """Have a contact among the records."""
        with self.office.store.write() as records:
            records.contacts.save(uid, contact, at=NOON)

    def interview(self, employer: str, when: str, *met: str) -> str:
        """Have an interview among the records; return its id."""
        at = self.office.desk()
        told = announced(employer, when=when, at=at, met=met)
        with self.office.store.write() as records:
            return add(records, told, at=at).interview.id


def room(folder: Path) -> Room:
    """Return a page over empty records, whose photos are read by somebody who reads nothing."""
    chosen = Settings(
        to=folder / "contacts",
        inbox=folder / "inbox",
        name="Kim Park",
        zone="Europe/Berlin",
        database_url=f"sqlite:///{folder / 'records.db'}",
    )
    lay_out(folder / "records.db")
    store = open_store(folder / "records.db")
    desk = partial(desk_of, chosen, clock=NOON.astimezone)
    how = How(read_nothing, 1, "nothing", warm)
    reading = ReadingRoom(store, desk, lambda: how, chosen.inbox, chosen.to)
    office = Office(
        chosen,
        store,
        NOON.astimezone,
        Door(),
        chosen.inbox,
        chosen.to,
        reading,
        Pictures(),
        "http://10.0.0.7:8765",
    )
    return Room(office, app_of(office, hosts=(HOST, "10.0.0.7:8765")), folder)


def read_nothing(place: str, *, data: bytes | None = None) -> Reading:
    """Read one card of which the telephone is not sure on every photo."""
    digest = hashlib.sha256(Path(place).read_bytes()).hexdigest()
    return Reading(place, digest, 0.1, (ReadCard(QUAD, Page((), 400, 280), proposal("Bea Moss")),))


def page(text: str) -> Page:
    """Return what was read where only this was."""
    return Page((Line(tuple(Word(word, Box(0, 0, 100, 20), 0.9) for word in text.split())),), 400, 280)


def warm() -> None:
    """Have nothing to warm up."""


def csrf(page: str) -> str:
    """Return the token that stands in a page's forms."""
    found = re.search(r'name="csrf" value="([^"]+)"', page)
    assert found, page[:500]
    return found[1]
