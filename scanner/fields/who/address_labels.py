"""What stands in an address's line and is none of it: its label, the company, numbers of registers."""

from __future__ import annotations

import re

from scanner.fields.reach.labels import kind_of
from scanner.fields.who.address_parts import CODE_LABEL
from scanner.fields.who.east_asian import is_east_asian
from scanner.fields.who.lexicon import company_kinds, has_kind, is_place, key
from scanner.fields.who.tokens import tidy

LABEL = re.compile(r"^\W*([^\W\d]+(?:\.? [^\W\d]+)?)\W*(?:\b[\dIVX]{1,2}\W*)?[:.]\s*")
OFFICE = re.compile(r"^\W*([^\W\d][\w./&]*(?: [\w./&]+)?)\s?[:：]\s*(?=\S)")
"""What an address may be called by, up to a colon: "Resi.:", "H.O. :"."""
SERVED = re.compile(
    r"^\W*(?:servicing|serving|covering|secteur|intervention|einsatzgebiet|zona de|atendemos|obsługujemy)\b",
    re.IGNORECASE,
)
"""What says where somebody works, rather than is."""
WAY = re.compile(
    r"[^\W\d_]{2}[^,(]*[,(] ?(?:near|opp(?:osite|\.)?|behind|beside|next to|in front of|across from|frente a|"
    r"detrás de|al lado de|junto a|cerca de|en face d|derrière|à côté d|près d|vis-à-vis|bij|neben|hinter|"
    r"gegenüber|pred|blizu|lângă|до|срещу|зад|напротив|возле|рядом с|около|"
    r"\d+ ?m (?:al )?(?:norte|sur|este|oeste|nord|sud|est|ouest|avant|après)) ?\w",
    re.IGNORECASE,
)
"""A place, a comma or bracket, and the way from what all there know."""
COUNTY = re.compile(r"[^\W\d_]{2},? (?:Co\.?|County) (?:na )?(?!Ltd|Inc|LLC)[A-ZÁÉÍÓÚ][^\W\d_]{3,}\W*$")
"""A town and its county in Ireland: "Schull, Co. Cork"."""
REGISTERED = 7
"""Digits from which on a number in an address that is called a company's or a tax's is none of a place."""
LETTER_LABEL = re.compile(r"^(?:[AaМ][:.)]|[Aa]dd\.?:?)\s+")
OFFICES = frozenset(("work", "home"))


def unlabelled(text: str) -> str:
    """Take "Address:" and the like off the beginning."""
    text = LETTER_LABEL.sub("", text, count=1)
    label = LABEL.match(text)
    words = label.group(1).split() if label else []
    if label and (all(map(is_label, words)) or is_label("".join(words))):
        return tidy(text[label.end() :])
    office = OFFICE.match(text)
    if office and all(kind_of(word) in OFFICES or is_label(word) for word in office.group(1).split()):
        return tidy(text[office.end() :])
    return text


def is_label(word: str) -> bool:
    return has_kind("streets", key(word), "label")


def without_company(text: str) -> str:
    """Take a company's name with its legal form off the beginning of an address."""
    head, comma, rest = text.partition(", ")
    words = head.split()
    is_company = len(words) > 1 and company_kinds(key(word) for word in words)[-1] == "legal"
    return rest if comma and is_company and not any(c.isdigit() for c in head) else text


def without_ids(text: str) -> str:
    """Take the numbers of a register or a tax office out of a line: "Poland, NIP 101-000-07-81"."""
    return ", ".join(piece for piece in text.split(", ") if not _is_id(piece))


def _is_id(text: str) -> bool:
    first = text.partition(" ")[0]
    is_postal = bool(CODE_LABEL.match(first)) or is_place(key(first)) or is_east_asian(text)
    return sum(c.isdigit() for c in text) >= REGISTERED and kind_of(first) == "id" and not is_postal


def is_served(text: str) -> bool:
    """Tell whether a line says where somebody works: "Servicing Dale & Highfield"."""
    return bool(SERVED.match(text))


def tells_way(text: str) -> bool:
    """Tell whether a line names a place and the way to it, or its county: "Ntinda, opposite the church"."""
    return bool(WAY.search(text) or COUNTY.search(text))
