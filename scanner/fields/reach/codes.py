"""What the QR codes on a card say: vCard, MECARD, and links that dial, mail or open a page.

A code is text from a stranger: it is cut to size, cleaned of control characters, and nothing in it is
followed, fetched or trusted to be well formed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from scanner.fields.reach.dialing import as_dialled, e164, is_mobile, parsed
from scanner.fields.reach.domains import is_domain
from scanner.fields.trace import western
from scanner.model.contact import Address, Name, Phone, PhoneKind
from scanner.model.proposal import Guess, Proposal

CONFIDENCE = 0.99
"""A code that decodes is right by its checksum; what is left is that it is out of date or another's."""
LOCAL_CONFIDENCE = 0.5
"""A number in a code that the library does not know as valid in the card's country."""
MAX_TEXT = 5000
"""Characters: the largest code holds 4,296 letters."""
MAX_VALUE = 300
"""Characters in one value; longer ones are cut."""

Property = tuple[str, frozenset[str], str]
"""Name and types in capitals, and the value with its escapes."""

MECARD_NAMES = {"T": "TITLE", "C": "ORG", "B": "TEL", "M": "TEL", "F": "TEL", "E": "EMAIL"}
"""BIZCARD's letters for what vCard and MECARD write out."""

_EMAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@([A-Za-z0-9.-]{3,253})")
_CHAT = re.compile(
    r"//(?:wa\.me/|(?:api|web)\.whatsapp\.com/send/?\?phone=)\+?([0-9]{8,15})(?![0-9])", re.IGNORECASE
)
"""A link that writes to a mobile number."""
_KINDS = (
    ("FAX", PhoneKind.FAX),
    ("CELL", PhoneKind.CELL),
    ("MOBILE", PhoneKind.CELL),
    ("HOME", PhoneKind.HOME),
)


def read_code(text: str, region: str | None) -> Proposal | None:
    """Understand one code's text, its national numbers as those of `region`; None where it says nothing."""
    text = text[:MAX_TEXT].lstrip("\ufeff \r\n")
    upper = text[:16].upper()
    if upper.startswith("BEGIN:VCARD"):
        found = _proposal(list(_vcard(text)), region)
    elif upper.startswith(("MECARD:", "BIZCARD:")):
        found = _proposal(list(_mecard(text)), region)
    else:
        found = _link(text, region)
    return None if found == Proposal() else found


def _link(text: str, region: str | None) -> Proposal:
    scheme, _, rest = text.strip().partition(":")
    match scheme.casefold():
        case "tel" | "sms" | "smsto":
            return Proposal(phones=_phones([("TEL", frozenset(), unquote(rest.split("?")[0]))], region))
        case "mailto":
            return Proposal(emails=_emails([unquote(rest.split("?")[0])]))
        case "http" | "https":
            chat = _CHAT.match(rest)
            told = [("TEL", frozenset({"CELL"}), f"+{chat.group(1)}")] if chat else []
            return Proposal(urls=_urls([text]), phones=_phones(told, region))
    return Proposal(urls=_urls([text])) if text[:4].casefold() == "www." else Proposal()


def _vcard(text: str) -> Iterator[Property]:
    unfolded = re.sub(r"\r?\n[ \t]", "", text)
    for line in re.split(r"[\r\n]+", unfolded):
        head, colon, value = line.partition(":")
        name, *params = head.upper().split(";")
        if colon and value:
            types = frozenset(t.strip('" ') for p in params for t in p.rpartition("=")[2].split(","))
            yield name.rpartition(".")[2].strip(), types, value


def _mecard(text: str) -> Iterator[Property]:
    for part in re.split(r"(?<!\\);", text.partition(":")[2]):
        name, colon, value = part.partition(":")
        if colon and value:
            yield MECARD_NAMES.get(name.upper(), name.upper()), frozenset({"MECARD"}), value


def _proposal(properties: list[Property], region: str | None) -> Proposal:
    def values(name: str) -> list[str]:
        return [text for key, _, value in properties if key == name and (text := clean(value))]

    org = values("ORG")
    title = values("TITLE")
    return Proposal(
        name=_name(properties),
        org=_sure(org[0].split(";")[0].strip()) if org else None,
        title=_sure(title[0]) if title else None,
        emails=_emails(values("EMAIL")),
        phones=_phones([p for p in properties if p[0] == "TEL"], region),
        urls=_urls(values("URL")),
        addresses=tuple(_address(value) for key, _, value in properties if key == "ADR" and clean(value)),
    )


_NO_NAME = re.compile(r"[@\\<>]|=\?|://|\bwww\.", re.IGNORECASE)
"""What addresses and mail are written with, and no name: who is shown it might take it for a recipient."""


def _sure(text: str) -> Guess[str] | None:
    return Guess(text, CONFIDENCE, sure=True) if text else None


def _name(properties: list[Property]) -> Guess[Name] | None:
    by_key = {key: (types, value) for key, types, value in reversed(properties)}
    types, structured = by_key.get("N", (frozenset[str](), ""))
    separator = r"(?<!\\)," if "MECARD" in types else r"(?<!\\);"
    family, given, additional, prefix, suffix = (
        [clean(p) for p in re.split(separator, structured)] + [""] * 5
    )[:5]
    full = clean(by_key.get("FN", (types, ""))[1]) or " ".join(p for p in (given, additional, family) if p)
    if not full:
        return None
    parts = {"given": given, "additional": additional, "family": family, "prefix": prefix, "suffix": suffix}
    named = Name(full, **{key: value or None for key, value in parts.items()})
    is_name = not any(_NO_NAME.search(part) for part in (full, *parts.values()))
    return Guess(named, CONFIDENCE if is_name else LOCAL_CONFIDENCE, sure=is_name)


def _emails(values: Iterable[str]) -> tuple[Guess[str], ...]:
    found = (_EMAIL.fullmatch(value.strip().removeprefix("mailto:")) for value in values)
    kept = dict.fromkeys(m.group() for m in found if m)
    return tuple(Guess(e, CONFIDENCE, sure=is_domain(e.rpartition("@")[2].casefold())) for e in kept)


def _phones(properties: Iterable[Property], region: str | None) -> tuple[Guess[Phone], ...]:
    found: dict[str, Guess[Phone]] = {}
    for _, types, value in properties:
        raw = western(clean(value)).removeprefix("tel:").split(";")[0]
        number = parsed(raw, region)
        digits = re.sub(r"[^0-9]", "", raw)
        if not 5 <= len(digits) <= 17:
            continue
        kind = next((kind for name, kind in _KINDS if name in types), None)
        kind = kind or (PhoneKind.CELL if number is not None and is_mobile(number) else PhoneKind.WORK)
        phone = Phone(e164(number) if number else as_dialled(raw), raw, kind)
        is_sure = raw.startswith("+") and number is not None
        found.setdefault(phone.value, Guess(phone, CONFIDENCE if number else LOCAL_CONFIDENCE, is_sure))
    return tuple(found.values())


def _urls(values: Iterable[str]) -> tuple[Guess[str], ...]:
    cleaned = (re.sub(r"^https?://", "", clean(v).strip(), flags=re.IGNORECASE).rstrip("/") for v in values)
    hosts = ((url, re.split(r"[/?#:]", url)[0].casefold()) for url in cleaned if " " not in url)
    return tuple(Guess(url, CONFIDENCE, sure=True) for url, host in hosts if is_domain(host))


def _address(value: str) -> Guess[Address]:
    parts = [clean(p) for p in re.split(r"(?<!\\);", value)] + [""] * 7
    box, extra, street, city, area, postcode, country = (p or None for p in parts[:7])
    full = ", ".join(p for p in (box, extra, street, postcode, city, area, country) if p)
    return Guess(Address(full, street, city, area, postcode, country), CONFIDENCE, sure=True)


def clean(value: str) -> str:
    """Undo a value's escapes and drop what no card prints: control characters, line breaks, endless text."""
    text = re.sub(r"\\([nN])", " ", value)
    text = re.sub(r"\\(.)", r"\1", text)
    spaced = "".join(" " if c.isspace() else c for c in text)
    kept = "".join(c for c in spaced if unicodedata.category(c) not in {"Cc", "Cf", "Cs"})
    return " ".join(kept.split())[:MAX_VALUE]
