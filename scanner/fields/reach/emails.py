"""E-mail addresses in lines of text, also broken, glued to a label or with a misread sign."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from scanner.fields.reach.domains import is_domain, mend_by, mend_ending, unglued
from scanner.fields.reach.edges import box_of, is_touched, lead_of, lost_before
from scanner.fields.reach.found import Found
from scanner.fields.reach.hidden import dotted, find_shared
from scanner.fields.reach.labels import kind_of, label_before
from scanner.fields.reach.profiles import PREFIX
from scanner.fields.reach.wrapped import rejoined
from scanner.fields.trace import Trace

MAX_LOCAL = 64
"""Characters before the @, RFC 5321."""


MAX_FOUND = 20
"""Addresses looked for on one line; a card has two at most."""


_SIGN = re.compile(
    r"\s?[@＠](?:[^\w\s.\[-](?=\w))?\s?|\s?[(\[{]\s?(?:at|ät|@|a)\s?[)\]}]\s?|\s?[©®]\s?", re.IGNORECASE
)
_TALL = re.compile(r"(?<=\.)I(?=[a-z]$)|(?<=\.[a-z])I$")
"""A capital I in a country's two letters: a small l."""
_BEGUN, _OPENS = re.compile(r"(?:https?|[A-Z])$"), re.compile(r":")
"""Where a web address or a label of one letter begins, and what stands behind that."""
_SMUDGED = re.compile(r"[@＠][^\s)\]}]")
"""A sign that was read as two."""
_LOCAL = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._%+-'&")
_HOST = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-")
_GLUED = re.compile(
    r"^(?:e-?mails?|mailto|mail)[.\-_]+\s?(?=[a-z0-9])|^(?-i:[A-Z]?)e-mail(?=[a-z0-9])"
    r"|^e-?mail(?-i:(?=[A-Z][a-z]))|^(?-i:E?-?MAIL)(?=[a-z0-9])",
    re.IGNORECASE,
)
_LETTER = re.compile(r"^E[.\-_]\s?(?=[a-z0-9._-]+$)")
"""A capital before small letters: the label "E." glued on, or an initial, so what is left is a repair."""
_JOINT = "._-"
_MARKED = re.compile("[\u00c0-\u024f\u1e00-\u1eff]")
"""Latin letters with marks: "josé@", "müller.de"."""


def find_emails(lines: Sequence[Trace]) -> list[Found[str]]:
    """Find every address on `lines`, given in reading order; one broken over two lines is one."""
    found: list[Found[str]] = []
    lines = rejoined([dotted(line) for line in lines])
    for index, line in enumerate(lines):
        shared = list(find_shared(line))
        if shared:
            found += shared
            continue
        here = list(islice(_in_line(line), MAX_FOUND))
        is_open = not here or not is_domain(here[-1].value.rpartition("@")[2])
        over = list(_over_break(line, lines[index + 1])) if is_open and index + 1 < len(lines) else []
        found += here[:-1] + over if over else here
    return found


def settle(found: Found[str], known: Collection[str], *, is_doubted: bool) -> Found[str] | None:
    """Mend an address whose domain cannot be, or is doubted, by the domains `known` from elsewhere.

    None where the domain has not even a dot and nothing on the card completes it: "me@home".
    """
    local, _, domain = found.value.rpartition("@")
    if domain in known or (is_domain(domain) and not is_doubted):
        return found
    meant = mend_by(domain, known)
    if meant:
        return replace(found, value=f"{local}@{meant}", repaired=found.repaired or found.value)
    return found if is_domain(domain) or "." in domain else None


def _over_break(line: Trace, below: Trace) -> Iterator[Found[str]]:
    """Find an address that begins on `line` and ends on the next, where neither alone holds one.

    A number above "@ann.studio" is none of it.
    """
    is_open = _SIGN.search(line.text) is not None or below.text.lstrip().startswith("@")
    if is_open and not any(_in_line(below)):
        for found in _in_line(line.then(below, glue="")):
            local, _, domain = found.value.rpartition("@")
            is_broken = len({index for index, _ in found.value_spots}) > 1
            if is_broken and is_domain(domain) and any(map(str.isalpha, local)):
                yield found


def _in_line(line: Trace) -> Iterator[Found[str]]:
    floor = 0
    for sign in _SIGN.finditer(line.text):
        if sign.start() < floor:
            continue
        found = _around(line, sign, floor)
        if found:
            yield found[0]
            floor = found[1]


def _around(line: Trace, sign: re.Match[str], floor: int) -> tuple[Found[str], int] | None:
    start = _reach_left(line.text, sign.start(), floor)
    end = _reach_right(line.text, sign.end())
    start += lead_of(line.text[start : sign.start()])
    local = line.text[start : sign.start()]
    glued = _GLUED.match(local)
    if glued:
        start += glued.end()
        local = local[glued.end() :]
    if line.text[:start].endswith("@"):
        return None  # a name on a server: "@ann@social.example"
    is_apart = sign.group()[0].isspace() or line.text[sign.start() - 1].isspace()
    if is_apart and (kind_of(local.strip()) or "").startswith(PREFIX):
        return None  # "IG @ann.studio" is a name at a service
    lettered = _LETTER.match(local)
    end -= _next_begun(line.text, sign.end(), end)
    host = line.text[sign.end() : end]
    meant_host = _TALL.sub("l", host) if not host.isupper() else host
    plain_local, plain_host = (
        _tidy_local(local[lettered.end() if lettered else 0 :]),
        _tidy(meant_host).lower(),
    )
    cut = plain_host.find("www.")
    plain_host = unglued(plain_host[:cut] if cut > 0 else plain_host)
    if not (plain_local and plain_host) or len(plain_local) > MAX_LOCAL:
        return None
    sure_sign = "@" in sign.group()
    domain = _domain(plain_host)
    if domain is None or (not sure_sign and domain != plain_host):
        return None
    if plain_local.isupper():
        plain_local = plain_local.lower()
    box = box_of(plain_local.lower(), is_glued=glued is not None)
    plain_local = box or plain_local
    value = f"{plain_local}@{domain}"
    # A blank inside may part what does not belong together ("e.K. info@").
    is_mended = bool(
        box
        or not sure_sign
        or _SMUDGED.search(sign.group())
        or domain != plain_host
        or meant_host != host
        or re.search(r"[\s,]", local + host)
        or lettered
    )
    lost = 0 if is_mended or floor else lost_before(line.text[:start])
    if lost:
        value = f"{'_'.join(line.text[start - lost : start].split())}_{value}"
        start, is_mended = start - lost, True
    spots = line.between(start, end)
    label = label_before(line, start, floor, {"email"}) - spots
    read = line.text[start:end] if is_mended else None
    return Found(value, spots, label, read, is_touched(line.text, start, end)), end


def _next_begun(text: str, start: int, end: int) -> int:
    """Count the letters behind a domain that begin what comes next: "acme.dehttp://", "acme.deW:"."""
    begun = _BEGUN.search(text, start, end) if _OPENS.match(text, end) else None
    return len(begun.group()) if begun and is_domain(text[start : begun.start()].lower()) else 0


def _domain(host: str) -> str | None:
    if is_domain(host):
        return host
    parts = host.split(".")
    for size in range(len(parts) - 1, 1, -1):  # something glued on behind: x.com.Tel
        if is_domain(".".join(parts[:size])):
            return ".".join(parts[:size])
    return mend_ending(host) or (host if parts[-1].isalpha() else None)


def _tidy_local(text: str) -> str:
    """Tidy what stands before the sign; one underscore may begin or end it."""
    edges = ("_" if text[:1] == "_" != text[1:2] else "", "_" if text[-1:] == "_" != text[-2:-1] else "")
    return _tidy(text).join(edges)


def _tidy(text: str) -> str:
    joined = re.sub(r"\s", "", text).replace(",", ".")
    return re.sub(r"\.{2,}", ".", joined).strip(".-_'&")


def _reach_left(text: str, at: int, floor: int) -> int:
    """Go left from `at` over an address's local part; a blank ends it unless a joint stands beside it."""
    start = at
    while start > floor and at - start <= MAX_LOCAL and _is_local(text, start, is_first=start == at):
        start -= 1
    return start


def _is_local(text: str, start: int, *, is_first: bool) -> bool:
    """Tell whether the character before `start` belongs to a local part that goes on at `start`."""
    char, before = text[start - 1], text[start - 2 : start - 1]
    if char in _LOCAL or _MARKED.match(char):
        return True
    if is_first or not before or (char == " " and before in _JOINT and text[start - 3 : start - 2] == " "):
        return False  # a dash between blanks stands behind a label: "E - ann@..."
    return before.isalnum() if char == "," else char == " " and (before in _JOINT or text[start] in _JOINT)


def _reach_right(text: str, at: int) -> int:
    """Go right from `at` over a domain; beyond a blank only while the name has no real ending yet."""
    end = at
    while end < len(text) and end - at <= MAX_LOCAL * 2:
        char = text[end]
        if char in _HOST or _MARKED.match(char):
            end += 1
        elif char in " ,":
            so_far = _tidy(text[at:end]).lower()
            ahead = text[end + 1 : end + 2]
            joint = text[end - 1 : end] in _JOINT or ahead in _JOINT or char == ","
            is_over = is_domain(so_far) and ahead != "."
            if not ahead or ahead not in _HOST or is_over or not joint:
                break
            end += 1
        else:
            break
    return end
