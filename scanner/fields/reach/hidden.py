"""Addresses that share a domain or have no sign: "{ann,bob}@acme.com", "ann at acme dot com"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from scanner.fields.reach.domains import is_domain
from scanner.fields.reach.found import Found
from scanner.fields.reach.labels import kind_of
from scanner.fields.trace import Spot, Trace

_ONE, _HOST = r"[a-z0-9][a-z0-9._+-]{0,40}", r"[A-Za-z0-9-]{1,40}(?:\.[A-Za-z0-9-]{1,40}){1,4}"
_BRACKETED = re.compile(
    rf"[{{(\[]\s?(?P<locals>{_ONE}(?:\s?[,;/|]\s?{_ONE}){{1,4}})\s?[}})\]]\s?@\s?(?P<host>{_HOST})"
)
_PARTED = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?<![^\s:])(?P<locals>{_ONE}(?:\s?[/|]\s?{_ONE}){{1,4}})\s?@(?P<host>{_HOST})",
        rf"(?<![^\s:])(?P<locals>{_ONE}@\s?[+&/,]\s?{_ONE})@(?P<host>{_HOST})",
    )
)
"""Several local parts before one domain: parted by strokes, or each with a sign of its own."""
_SPOKEN = re.compile(
    rf"(?<![^\s:])(?P<local>{_ONE})\s(?:at|AT)\s(?P<host>[a-z0-9-]{{1,40}}(?:\s(?:dot|DOT)\s[a-z0-9-]{{2,40}}){{1,3}})"
)
_CALLED = re.compile(
    rf"(?<![^\s:])(?P<local>{_ONE})\s(?:kukac|arroba|chiocciola|małpa|malpa|zavináč|zavinac|snabel-a|krøllalfa)\s"
    rf"(?P<host>{_HOST})"
)
"""An address whose sign is called as its country does, a dot being one."""
_DOT = re.compile(r"\s?(?:[(\[{]\s?(?:dot|punkt|punto|point)\s?[)\]}]|\sdot\s)\s?", re.IGNORECASE)
_CUT_OFF = re.compile(r"(?<![^\s:])(?P<local>[a-z0-9][\w.+-]{1,40})@(?=$|\s)")
_SIGN = "[QG©®&]"
"""What a reader takes the sign for."""


def find_shared(line: Trace) -> Iterator[Found[str]]:
    """Find the addresses on `line` that share a domain, or are written in words."""
    for pattern in (_BRACKETED, *_PARTED):
        for found in pattern.finditer(line.text):
            locals = [one for one in re.split(r"[\s,;/|@+&]+", found["locals"]) if one]
            are_signed = pattern is _BRACKETED or "@" in found["locals"]
            others = [] if are_signed else [o for o in locals if _is_another_thing(o)]
            if is_domain(found["host"].casefold()) and not others:
                spots = line.between(*found.span())
                yield from (_found(one, found["host"], spots, found.group()) for one in locals)
                return
    for found in (*_SPOKEN.finditer(line.text), *_CALLED.finditer(line.text)):
        host = _DOT.sub(".", found["host"])
        if is_domain(host.casefold()):
            yield _found(found["local"], host, line.between(*found.span()), found.group())


def _is_another_thing(text: str) -> bool:
    """Tell whether what a stroke parts from an address is a label, a web address or a telephone number."""
    return bool(kind_of(text)) or is_domain(text) or not any(map(str.isalpha, text))


def find_signless(
    lines: Sequence[Trace], *, taken: Collection[Spot], domains: Collection[str]
) -> Iterator[Found[str]]:
    """Find addresses of the one domain of `domains` whose sign was misread or whose domain is left out."""
    if len(domains) != 1:
        return
    (domain,) = domains
    misread = re.compile(
        rf"(?<![^\s:])(?P<local>[a-z0-9][a-z0-9._+-]{{1,40}}){_SIGN}{re.escape(domain)}(?![\w.])"
    )
    for line in lines:
        for found in (*misread.finditer(line.text), *_CUT_OFF.finditer(line.text)):
            spots = line.between(*found.span())
            if not spots & set(taken) and kind_of(found["local"]) is None:
                yield _found(found["local"], domain, spots, found.group())


def dotted(line: Trace) -> Trace:
    """Return `line` with every "[dot]" written as one."""
    text: list[str] = []
    spots: list[Spot | None] = []
    at = 0
    for found in _DOT.finditer(line.text):
        if found.group().strip()[0].isalpha():
            continue
        text += [line.text[at : found.start()], "."]
        spots += [*line.spots[at : found.start()], line.spots[found.start()]]
        at = found.end()
    return Trace("".join((*text, line.text[at:])), (*spots, *line.spots[at:]))


def _found(local: str, host: str, spots: frozenset[Spot], read: str) -> Found[str]:
    return Found(f"{local}@{host.casefold()}", spots, repaired=read)
