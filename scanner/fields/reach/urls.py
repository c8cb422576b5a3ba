"""Web addresses in lines of text, and profiles at services that a label names."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from rapidfuzz.distance.Levenshtein import normalized_similarity as ratio

from scanner.fields.reach.domains import is_domain, is_usual, mend_by, mend_ending
from scanner.fields.reach.found import Found
from scanner.fields.reach.labels import label_before
from scanner.fields.trace import Spot, Trace

MIN_PATH = 3
"""Characters of a path that only a web address has."""
LONG = 5
"""Letters before the dot from which on a name that stands alone is a web address, with any ending."""
LIKE_WWW = 0.65
"""Likeness to the e-mail's domain from which on broken text after "www" is thought to be the same."""
OLDEST = frozenset({"com", "net", "org"})
"""Endings that no abbreviation has."""

_CHUNK = re.compile(r"\S+")
_SCHEME = re.compile(r"^(?:https?|hitp|htp)\s?[:;.]?\s?/{0,3}\s?", re.IGNORECASE)
_WWW = re.compile(r"^w{2,4}\s?[.,:]\s?", re.IGNORECASE)
_HOST = re.compile(r"[^\W_](?:[^\W_]|[.-])*[^\W_]")
_SERVICE = re.compile(
    r"(?<![^\W_])(?:id|line|wechat|skype|telegram|zalo|viber|signal|微信号?)\s?[:：]?\s?$", re.IGNORECASE
)
_PATH = re.compile(r"[/?#][\w./?=&%#~+:@-]*", re.ASCII)


def find_urls(
    lines: Sequence[Trace], *, taken: Collection[Spot], domains: Collection[str]
) -> list[Found[str]]:
    """Find web addresses outside the words `taken`; `domains` are those of the e-mails on the card."""
    return [found for line in lines for found in _in_line(line, frozenset(taken), frozenset(domains))]


def correct(found: Found[str], domains: Collection[str]) -> Found[str]:
    """Mend a doubtful web address whose host is almost that of an e-mail on the card."""
    host, slash, path = found.value.removeprefix("www.").partition("/")
    meant = mend_by(host, domains)
    if meant is None or host in domains:
        return found
    prefix = "www." if found.value.startswith("www.") else ""
    return replace(found, value=f"{prefix}{meant}{slash}{path}", repaired=found.repaired or found.value)


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
    skip = _lead(chunk)
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
    is_announced = bool(www or (scheme and "/" in scheme.group()) or label or len(tail) > MIN_PATH)
    spots = line.between(start + skip, start + len(chunk))
    prefix = "www." if www else ""
    is_bare = _is_plausible(host.group()) and not _announces_handle(line.text[: start + skip])
    is_meant = is_announced or name in domains or is_bare or _is_alone(host.group(), line)
    if is_domain(name) and is_meant:
        return Found(prefix + name + tail, spots, label)
    mended = _mended(name, domains) if is_announced or name.startswith("www") else None
    return (
        Found(f"www.{mended}{tail}", spots, label, line.text[start + skip : start + len(chunk)])
        if mended
        else None
    )


def _announces_handle(before: str) -> bool:
    """Tell whether a text ends in a label that says that a name at a service follows: "Line ID:"."""
    return bool(_SERVICE.search(before))


def _lead(chunk: str) -> int:
    """Return where an address begins in `chunk`: behind a label or sign, at its "www." if it has one."""
    www = re.search(r"www[.,]", chunk, re.IGNORECASE)
    if www:
        return www.start()
    lead = re.match(r"[^\w]*(?:[^\W\d]+[:;](?!/))?", chunk)
    return lead.end() if lead else 0


def _mended(name: str, domains: frozenset[str]) -> str | None:
    """Return the domain that a name which cannot be was meant for; a lost dot after "www" is no letter."""
    bare = name.removeprefix("www").strip(".")
    close = {domain for domain in domains if ratio(bare, domain) >= LIKE_WWW}
    ending = mend_ending(bare) if "." in bare else None
    return ending or (close.pop() if len(close) == 1 else None)


def _is_alone(name: str, line: Trace) -> bool:
    """Tell whether a name in small letters is all of its line: "acme.studio" is no abbreviation then."""
    first, _, ending = name.partition(".")
    is_foreign = not name.isascii() and len(first) > 1
    is_long = len(first) >= LONG or (len(first) > 1 and ending in OLDEST) or is_foreign
    is_plain = first.isalpha() or (is_foreign and first.replace("-", "").isalpha())
    return name == name.lower() and name == line.text.strip() and is_long and is_plain


def _is_plausible(name: str) -> bool:
    """Tell whether a name without "www." is meant for the web rather than an abbreviation like "Sp.z"."""
    first, _, ending = name.rpartition(".")
    is_one_case = name.islower() or name.isupper() or ending.islower()
    return is_one_case and len(first) > 3 and is_usual(name.casefold()) and not first[0].isdigit()
