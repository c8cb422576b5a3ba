"""What QR codes on cards hold: a vCard, a MECARD, or a web address."""

from __future__ import annotations

from random import Random

from samples.press.invent import Card


def payload(rng: Random, card: Card) -> str:
    """Return the text of a code for `card`, in one of the forms that cards carry."""
    if card.person is None:
        return f"https://{card.urls[0].removeprefix('http://')}" if card.urls else card.company.full
    return rng.choice((vcard, vcard, mecard))(card)


def vcard(card: Card) -> str:
    """Return a vCard 3.0 as code makers write it: the name, the company, and how to reach the person."""
    person = card.person
    family, given = (person.family, person.given) if person else ("", "")
    lines = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"N:{family};{given};;;",
        f"FN:{person.full if person else card.company.full}",
    ]
    lines += [f"ORG:{card.company.full.replace(',', chr(92) + ',')}"]
    lines += [f"TITLE:{card.title}"] if card.title else []
    lines += [
        f"TEL;TYPE={'CELL' if p.kind == 'cell' else 'WORK'}:{p.e164}" for p in card.phones if p.kind != "fax"
    ]
    lines += [f"EMAIL:{e}" for e in card.emails] + [f"URL:{u}" for u in card.urls]
    return "\r\n".join([*lines, "END:VCARD", ""])


def mecard(card: Card) -> str:
    """Return a MECARD, the short form that Japanese phones brought up."""
    person = card.person
    name = f"{person.family},{person.given}" if person else card.company.full
    parts = [
        f"N:{name}",
        *(f"TEL:{p.e164}" for p in card.phones if p.kind != "fax"),
        *(f"EMAIL:{e}" for e in card.emails),
    ]
    return "MECARD:" + ";".join(part.replace(";", "\\;") for part in parts) + ";;"
