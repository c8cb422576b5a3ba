"""Read a .vcf with GNOME's libebook-contacts and print what it found; run by the system's python3."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import gi

gi.require_version("EBookContacts", "1.2")
from gi.repository import EBookContacts  # noqa: E402


def read(text: str) -> dict[str, object]:
    card = EBookContacts.VCard.new_from_string(text)
    contact = EBookContacts.Contact.new_from_vcard(text)

    def named(name: str) -> list[EBookContacts.VCardAttribute]:
        return [a for a in card.get_attributes() or [] if a.get_name().upper() == name]

    def types(attribute: EBookContacts.VCardAttribute) -> list[str]:
        return sorted(t.upper() for t in attribute.get_param("TYPE") or [])

    def texts(name: str) -> list[str]:
        return [a.get_value() for a in named(name)]

    def typed(name: str) -> list[list[object]]:
        return [[a.get_value(), types(a)] for a in named(name)]

    return {
        "uid": contact.get_property("id"),
        "fn": texts("FN"),
        "n": [a.get_values() for a in named("N")],
        "nickname": texts("NICKNAME"),
        "org": [a.get_values() for a in named("ORG")],
        "title": texts("TITLE"),
        "tel": typed("TEL"),
        "email": typed("EMAIL"),
        "adr": [[a.get_values(), types(a)] for a in named("ADR")],
        "url": texts("URL"),
        "note": texts("NOTE"),
        "categories": [c for a in named("CATEGORIES") for c in a.get_values()],
        "interview": texts("X-INTERVIEW-ID"),
        "photo": texts("PHOTO") if contact.get_property("photo") else [],
        "label": texts("X-ABLABEL"),
    }


source = Path(sys.argv[1]).read_bytes().decode()
sys.stdout.write(
    json.dumps([read(card) for card in re.findall("BEGIN:VCARD.*?\r\nEND:VCARD\r\n", source, re.S)])
)
