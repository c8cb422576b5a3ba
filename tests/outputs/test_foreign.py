"""Our vCards, read by programs that we did not write; interop/README.md says how to install them."""

from __future__ import annotations

import base64
import json
import os
import random
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from scanner.model.contact import Address, Contact, Name, Phone, PhoneKind
from scanner.outputs.contentline import clean, one_line, web_address
from scanner.outputs.vdir import write_all
from tests.outputs.any_contact import NASTY
from tests.outputs.sample_cards import SAMPLES, Sample

Card = dict[str, Any]
HERE = Path(__file__).parent / "interop"
THERE = Path(os.environ.get("INTEROP", "")).absolute() if "INTEROP" in os.environ else None

TYPES = {
    PhoneKind.WORK: {"WORK", "VOICE"},
    PhoneKind.CELL: {"CELL", "VOICE"},
    PhoneKind.FAX: {"WORK", "FAX"},
    PhoneKind.HOME: {"HOME", "VOICE"},
    PhoneKind.OTHER: {"VOICE"},
}


def told(text: str | None) -> list[str]:
    return [line] if (line := one_line(text or "")) else []


def expected(sample: Sample) -> Card:
    """What any reader should find, told from the contact and not from how we write it."""
    contact, name = sample.contact, sample.contact.name
    shown = [name.prefix, name.full] if name else [contact.org or contact.phones[0].value]
    full = ", ".join([" ".join(word for part in shown for word in told(part)), *told(name and name.suffix)])
    parts = (name.family, name.given, name.additional, name.prefix, name.suffix) if name else ("",) * 5
    voice = [phone for phone in contact.phones if phone.kind is not PhoneKind.FAX]
    link = sample.interview
    return {
        "uid": sample.uid,
        "fn": [full],
        "n": [[one_line(part or "") for part in parts]],
        "nickname": told(name.other_script) if name else [],
        "org": [[*told(contact.org), *told(contact.department)]] if contact.org else [],
        "title": told(contact.title),
        "tel": [
            [phone.value, sorted(TYPES[phone.kind] | ({"PREF"} if voice[:1] == [phone] else set()))]
            for phone in contact.phones
        ],
        "email": [
            [one_line(email), ["INTERNET", "WORK"] if index else ["INTERNET", "PREF", "WORK"]]
            for index, email in enumerate(contact.emails)
        ],
        "adr": [[address_parts(address), ["WORK"]] for address in contact.addresses],
        "url": [web_address(url) for url in contact.urls] + ([link.url] if link and link.url else []),
        "note": list(filter(None, [note(sample)])),
        "categories": ["Interview"] if link else [],
        "interview": [link.id] if link else [],
        "photo": [base64.b64encode(sample.photo).decode()] if sample.photo else [],
        "label": ["Interview record"] if link and link.url else [],
    }


def address_parts(address: Address) -> list[str]:
    parts = (address.street or address.full, address.city, address.region, address.postcode, address.country)
    return ["", "", *(one_line(part or "") for part in parts)]


def note(sample: Sample) -> str:
    extensions = [f"Extension {p.extension} at {p.value}" for p in sample.contact.phones if p.extension]
    link = sample.interview
    about = [f"Interview {link.id}, {link.summary}", f"Record: {link.url}"] if link else []
    return "\n".join([*extensions, *filter(None, [clean(sample.note)]), *about])


def everything(card: Card) -> Card:
    return card


def strict_about_escapes(card: Card) -> Card:
    """As ical.js and kcontacts see it: an escaped semicolon keeps its backslash, a backslash confuses."""
    texts = {field: [text.replace(";", "\\;") for text in card[field]] for field in ("fn", "title", "note")}
    emails = [[email.replace(";", "\\;"), types] for email, types in card["email"]]
    kept = {field: value for field, value in card.items() if "\\\\" not in repr(value)}
    return kept | {field: texts[field] for field in texts.keys() & kept.keys()} | {"email": emails}


def in_kde(card: Card) -> Card:
    """Without types of e-mails, without a URL that has a label or is none."""
    urls = [url for url in card["url"] if "cards.example.org" not in url and "javascript" not in url]
    seen = strict_about_escapes(card)
    return seen | {"email": [email for email, _ in seen["email"]], "url": urls}


def in_roundcube(card: Card) -> Card:
    """Without departments, types shown in words of its own."""
    values = {field: [value for value, _ in card[field]] for field in ("tel", "email", "adr")}
    return card | values | {"org": [org[:1] for org in card["org"]]}


@dataclass(frozen=True)
class Foreign:
    """A program, how to run it on a file, and how `expected` looks to it; it is blind to some fields."""

    name: str
    command: tuple[str, ...]
    needs: str
    sees: Callable[[Card], Card] = everything
    blind: tuple[str, ...] = ()

    def read(self, cards: list[bytes], folder: Path) -> list[Card]:
        write_all(folder / "all.vcf", cards)
        found = subprocess.run(
            [*(part.format(here=HERE, there=THERE) for part in self.command), str(folder / "all.vcf")],
            stdout=subprocess.PIPE,
            env=os.environ | {"NODE_PATH": f"{THERE}/node_modules", "ROUNDCUBE": f"{THERE}/{ROUNDCUBE}"},
            check=True,
            timeout=120,
        )
        answer: list[Card] = json.loads(found.stdout)
        return answer

    def expects(self, sample: Sample) -> Card:
        return {
            field: value for field, value in self.sees(expected(sample)).items() if field not in self.blind
        }


ROUNDCUBE = "roundcube/usr/share/roundcube"
EBOOK = "/usr/lib/*/girepository-1.0/EBookContacts-1.2.typelib"
JARS = "/usr/share/java/ez-vcard.jar:/usr/share/java/vinnie.jar"
FOREIGN = (
    Foreign("ical.js", ("node", "{here}/icaljs.mjs"), "{there}/node_modules/ical.js", strict_about_escapes),
    Foreign(
        "Thunderbird",
        ("{there}/venv/bin/python", "{here}/thunderbird.py"),
        "{there}/venv/bin/python",
        strict_about_escapes,
    ),
    Foreign("ez-vcard", ("java", "-cp", JARS, "{here}/EzVcard.java"), "/usr/share/java/ez-vcard.jar"),
    Foreign("GNOME", ("/usr/bin/python3", "{here}/ebook.py"), EBOOK),
    Foreign("KDE", ("{there}/kde/kcontacts",), "{there}/kde/kcontacts", in_kde, ("interview", "label")),
    Foreign(
        "Roundcube",
        ("php", "-d", "display_errors=0", "{here}/roundcube.php"),
        "{there}/" + ROUNDCUBE,
        in_roundcube,
        ("uid", "categories", "interview", "label"),
    ),
)


@pytest.fixture(params=FOREIGN, ids=lambda foreign: foreign.name)
def foreign(request: pytest.FixtureRequest) -> Foreign:
    program: Foreign = request.param
    if not any(Path("/").glob(program.needs.format(there=THERE).removeprefix("/"))):
        pytest.skip("not installed; see tests/outputs/interop/README.md")
    return program


def test_every_field_of_every_sample_is_read_right(foreign: Foreign, tmp_path: Path) -> None:
    found = foreign.read([sample.card() for sample in SAMPLES], tmp_path)
    assert len(found) == len(SAMPLES)
    for sample, card in zip(SAMPLES, found, strict=True):
        wanted = foreign.expects(sample)
        assert {field: card[field] for field in wanted} == wanted, sample.title


def hostile(number: int, chance: random.Random) -> Sample:
    def text() -> str:
        return "".join(chance.choices(NASTY, k=chance.randint(0, 8)))

    contact = Contact(
        Name(f"A{text()}", f"B{text()}", text(), text(), text(), text()),
        org=f"C{text()}",
        title=text(),
        emails=(f"d{text()}@example.com",),
        phones=(Phone("+12025550123", text()),),
        urls=(f"www.example.com/{text()}",),
        addresses=(Address("E", f"E{text()}", text()),),
    )
    return Sample(f"hostile {number}", contact, note=text())


def test_no_hostile_text_loses_adds_or_ends_a_card(foreign: Foreign, tmp_path: Path) -> None:
    chance = random.Random(7)
    samples = [hostile(number, chance) for number in range(200)]
    found = foreign.read([sample.card() for sample in samples], tmp_path)
    assert len(found) == len(samples)
    for sample, card in zip(samples, found, strict=True):
        wanted = foreign.expects(sample)
        assert {field: len(card[field]) for field in wanted} == {
            field: len(wanted[field]) for field in wanted
        }
        if foreign.sees is everything:
            assert {field: card[field] for field in wanted} == wanted
