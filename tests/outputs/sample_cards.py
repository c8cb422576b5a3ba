"""Contacts of invented people, one for each thing that some reader of vCards gets wrong."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
from dataclasses import dataclass

from scanner.model.contact import Address, Contact, Name, Phone, PhoneKind
from scanner.outputs.vcard import InterviewLink, contact_uid, serialize

REVISED = dt.datetime(2026, 11, 22, 20, 0, tzinfo=dt.UTC)

GREY = base64.b64decode(
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAFA3PEY8MlBGQUZaVVBfeMiCeG5uePWvuZHI////////////////////////////////////"
    "////////////////wAALCAAIAAgBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAAP/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8A"
    "P//Z"
)
"""A grey JPEG of 8 × 8 pixels."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A contact and all else that goes into its vCard; `title` names its golden file."""

    title: str
    contact: Contact
    note: str = ""
    interview: InterviewLink | None = None
    photo: bytes | None = None

    @property
    def uid(self) -> str:
        return contact_uid(hashlib.sha256(self.title.encode()).hexdigest(), 0)

    def card(self) -> bytes:
        return serialize(
            self.contact,
            uid=self.uid,
            revised=REVISED,
            note=self.note,
            interview=self.interview,
            photo=self.photo,
        )


SAMPLES = (
    Sample(
        "everything",
        Contact(
            Name("Zoë Anna Þóra Müller-Łuczak", "Zoë", "Anna Þóra", "Müller-Łuczak", "Dr.", "PhD"),
            "Ångström & Søn, GmbH",
            "R&D",
            "Head of Recruiting, EMEA",
            ("zoe.mueller@example.com", "z.m@example.org"),
            (
                Phone("+493023125001", "030 23125-001", PhoneKind.WORK, "45"),
                Phone("+4915123125002", "0151 23125002", PhoneKind.CELL),
                Phone("+493023125003", "030 23125-003", PhoneKind.FAX),
                Phone("+493023125004", "030 23125-004", PhoneKind.HOME),
            ),
            ("www.example.com", "https://example.com/team?x=1,2;y=3"),
            (
                Address(
                    "Straße des 17. Juni 135, Haus B, 10623 Berlin, Deutschland",
                    "Straße des 17. Juni 135, Haus B, zweiter Hof, dritter Aufgang links",
                    "Berlin",
                    None,
                    "10623",
                    "Deutschland",
                ),
            ),
        ),
        note="From IMG_0042.jpg, card 1, photographed 2026-11-20",
        interview=InterviewLink(
            "7f3a",
            "2026-11-20: Ångström & Søn, Senior Vision Engineer",
            "https://cards.example.org/i/7f3a",
        ),
        photo=GREY,
    ),
    Sample(
        "japanese",
        Contact(
            Name("Taro Yamada", "Taro", None, "Yamada", other_script="山田 太郎"),
            "例示株式会社",
            None,
            "営業部長",
            ("taro@example.jp",),
            (Phone("+81312345678", "03-1234-5678"),),
        ),
    ),
    Sample(
        "company",
        Contact(
            org="Løve, Bjørn & Co.",
            emails=("info@example.dk",),
            phones=(Phone("+4533123456", "33 12 34 56"),),
            urls=("example.dk",),
        ),
    ),
    Sample("no name at all", Contact(phones=(Phone("03023125005", "030/23125005", PhoneKind.OTHER),))),
    Sample(
        "nothing fits one line",
        Contact(
            Name(
                "María de los Ángeles Fernández de Córdoba y Álvarez de Toledo Martínez-Campos",
                "María de los Ángeles",
                None,
                "Fernández de Córdoba y Álvarez de Toledo Martínez-Campos",
            ),
            "Gesellschaft für maschinelle Bildverarbeitung und künstliche Wahrnehmung mbH",
            "Abteilung für Öffentlichkeitsarbeit",
            "Directora de Recursos Humanos para Europa, Oriente Medio, África e Iberoamérica",
            ("maria@example.es",),
            addresses=(
                Address("Calle de la Constitución Española número 1234, planta 5, despacho 501, Madrid"),
            ),
        ),
        note="De la foto IMG_0043.jpg, tarjeta 2, hecha el 20 de noviembre de 2026 por la tarde",
    ),
    Sample(
        "hostile",
        Contact(
            Name(
                "Bobby\r\nEND:VCARD\r\nBEGIN:VCARD", "Bobby\x00\x1b", None, "Tables\u2028EMAIL:x@example.com"
            ),
            "Acme\\n\\, Inc\\",
            "\u202eecnaniF\u202c",
            "=cmd()\nTEL:+12025550199",
            ('"a;b"@example.com\r\nX-EVIL:1',),
            urls=("javascript:alert(1)\r\nNOTE:x", "example.com/\ud800a b"),
        ),
        note="A" * 200 + "\\\\;,:\r\n BEGIN:VCARD\r\nEND:VCARD",
    ),
)
