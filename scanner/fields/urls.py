"""Web addresses in lines of text, and profiles at services that a label names."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from scanner.fields.domains import is_domain
from scanner.fields.found import Found
from scanner.fields.labels import label_before
from scanner.fields.trace import Spot, Trace

COMMON = frozenset("com net org info biz eu io co me ai app dev edu gov".split())
"""Endings besides the countries' that a bare name may have without a label, "www." or an e-mail's help:
the hundreds of others are words as well ("Dipl.Ing", "Dr.med", "Sales.Management")."""

_CHUNK = re.compile(r"\S+")
_SCHEME = re.compile(r"^(?:https?|hitp|htp)\s?[:;.]?\s?/{0,3}\s?", re.IGNORECASE)
_WWW = re.compile(r"^w{2,4}\s?[.,:]\s?", re.IGNORECASE)
_HOST = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]*[A-Za-z0-9]")
_PATH = re.compile(r"[/?#][\w./?=&%#~+:@-]*", re.ASCII)


def find_urls(
    lines: Sequence[Trace], *, taken: Collection[Spot], domains: Collection[str]
) -> list[Found[str]]:
    """Find web addresses outside the words `taken`; `domains` are those of the e-mails on the card."""
    return [found for line in lines for found in _in_line(line, frozenset(taken), frozenset(domains))]


def _in_line(line: Trace, taken: frozenset[Spot], domains: frozenset[str]) -> Iterator[Found[str]]:
    for chunk in _CHUNK.finditer(line.text):
        spots = line.between(*chunk.span())
        if spots & taken and "www" not in chunk.group().casefold():
            continue
        found = _in_chunk(line, chunk.start(), chunk.group(), domains)
        if found:
            yield found


def _in_chunk(line: Trace, start: int, chunk: str, domains: frozenset[str]) -> Found[str] | None:
    if "@" in chunk:
        return None
    lead = re.match(r"^[^\w]*(?:[^\W\d]+\s?[:;]\s?(?!/))?", chunk)
    skip = lead.end() if lead else 0
    body = chunk[skip:]
    scheme = _SCHEME.match(body)
    rest = body[scheme.end() :] if scheme else body
    www = _WWW.match(rest)
    bare = rest[www.end() :] if www else rest
    host = _HOST.match(bare.replace(",", ".") if www else bare)
    if not host:
        return None
    name = host.group().casefold()
    path = _PATH.match(bare, host.end())
    tail = path.group().rstrip("./?#:") if path else ""
    label = label_before(line, start + skip, 0, {"web"})
    is_announced = bool(
        www or (scheme and "/" in scheme.group()) or label or (tail.count("/") and len(tail) > 2)
    )
    if not is_domain(name) or not (is_announced or name in domains or _is_plausible(host.group())):
        return None
    value = ("www." if www else "") + name + tail
    return Found(value, line.between(start + skip, start + len(chunk)), label)


def _is_plausible(name: str) -> bool:
    """Tell whether a name without "www." is meant for the web rather than an abbreviation like "Sp.z"."""
    first, _, ending = name.rpartition(".")
    is_one_case = name.islower() or name.isupper() or ending.islower()
    return (
        is_one_case
        and len(first) > 3
        and (len(ending) == 2 or ending.casefold() in COMMON)
        and not first[0].isdigit()
    )
