"""Where to meet on the net: the link of an invitation that leads to the meeting, not just the first one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import SplitResult, parse_qs, urlsplit

LINK = re.compile(r"https?://[^\s<>\"\[\]]+")
HOSTS = re.compile(
    r"(?:^|\.)(?:zoom\.(?:us|com)|teams\.(?:microsoft|live)\.com|meet\.google\.com|webex\.com|whereby\.com"
    r"|gotomeet(?:ing)?\.(?:com|me)|goto\.com|bluejeans\.com|chime\.aws|meet\.jit\.si|skype\.com|wherebylive\.com"
    r"|livestorm\.co|around\.co|ringcentral\.com|dialpad\.com|join\.me|eyeson\.team|gather\.town|hangouts\.google\.com"
    r"|lync\.com|bigbluebutton\.org|karat\.io|hackerrank\.com|coderpad\.io)$",
    re.IGNORECASE,
)
LOOKS_LIKE_MEETING = re.compile(
    r"\b(?:meet|meeting|meetup-join|join|conference|conf|video|call|bbb|jitsi|webinar|live|room)\b", re.I
)
SAYS_MEETING = re.compile(
    r"(?:\b(?:join|zoom|teams|video\w*|meet\w*|call|besprechung|beitreten|teilnehmen|einwahl|rejoindre|visio\w*|"
    r"réunion|participer|unirse|reunión|enlace|videollamada|entrar|ingressar|reunião|videochamada)\b[^\n]{0,30})$",
    re.I,
)
LEADS_ELSEWHERE = re.compile(
    r"unsubscrib|resched|cancel|privacy|datenschutz|support|help|dial-?in|dialin|tel\b|maps?\b|goo\.gl/maps|career|jobs?\b"
    r"|meetingoptions|aka\.ms|linkedin|calendar|terms|legal|imprint|impressum|survey|test-?call|/download|faq",
    re.IGNORECASE,
)
NEAR = 80
"""Characters before a link that may say what it is for."""
WRAPPED = {"url", "q", "u", "target"}
"""Where services that check or count clicks keep the link itself."""
WRAPPERS = re.compile(
    r"safelinks\.protection\.outlook\.com$|^(?:www\.)?google\.[a-z.]+$|urldefense\.|linkprotect\."
)


def meeting_link(certain: Iterable[str], told: Iterable[str]) -> str:
    """Return the link to the meeting: the first in `certain`, else the likeliest in `told`, else "".

    A link that stands alone (the place of the meeting, or its URL) is taken even if nothing speaks for it.
    """
    for text in certain:
        if found := LINK.search(text):
            return _bare(found[0])
    best = max(_weighed(told), key=lambda pair: pair[0], default=(0, ""))
    return best[1] if best[0] > 0 else ""


def _weighed(told: Iterable[str]) -> list[tuple[float, str]]:
    """Return every link with what speaks for it; of equal ones, the first counts a little more."""
    return [
        (
            _weight(link, text[max(0, found.start() - NEAR) : found.start()])
            + (text.strip() == found[0])
            - 0.01 * at,
            link,
        )
        for at, (found, text) in enumerate((found, text) for text in told for found in LINK.finditer(text))
        for link in (_bare(found[0]),)
    ]


def _weight(link: str, before: str) -> float:
    parts = _parts(link)
    if parts is None:
        return 0.0
    host, rest = parts.hostname or "", f"{parts.path} {parts.query}"
    elsewhere = LEADS_ELSEWHERE.search(f"{host} {rest}") is not None
    said = SAYS_MEETING.search(before.rstrip(" :<(-\n")) is not None
    looks = LOOKS_LIKE_MEETING.search(f"{host} {parts.path}") is not None
    return 3.0 * bool(HOSTS.search(host)) + 1.5 * looks + 1.5 * said - 4.0 * elsewhere


def _bare(link: str) -> str:
    """Return the link without what ends the sentence around it, and out of what wraps it."""
    link = link.rstrip(").,;>'!?")
    parts = _parts(link)
    if parts is None or not WRAPPERS.search(parts.hostname or ""):
        return link
    held = parse_qs(parts.query)
    inner = [value for name in sorted(WRAPPED & held.keys()) for value in held[name]]
    return next((one for one in inner if LINK.fullmatch(one)), link)


def _parts(link: str) -> SplitResult | None:
    """Return the parts of a link, None where it is none though it looks like one."""
    try:
        return urlsplit(link)
    except ValueError:
        return None
