"""Who may come in: one-time tokens that pair a browser, and the sessions of browsers that are paired.

All of it stands in memory: where the page is stopped, nobody is paired any more.
"""

from __future__ import annotations

import hmac
import secrets
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

TOKEN_LIFE = 300.0
"""Seconds in which a token can be used, once: long enough to fetch the phone from the other room."""
IDLE = 12 * 3600.0
"""Seconds without a request after which a browser has to be paired again."""
TRIES, TRIES_WITHIN = 10, 60.0
"""How many tokens may be tried in so many seconds, by all callers together; none can be guessed anyway."""
MOST_TOKENS, MOST_SESSIONS = 8, 32


@dataclass(slots=True)
class Session:
    """A paired browser: `key` is its cookie, `csrf` stands in its forms, `told` is to be said next.

    `typed` is what a form brought that was not taken: it stands there again on the next page.
    """

    key: str
    csrf: str
    seen: float
    told: deque[Told] = field(default_factory=lambda: deque(maxlen=3))
    typed: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Told:
    """What a page says once at its top, and the number of the deed that a button beside it takes back."""

    words: str
    undo: int | None = None
    is_wrong: bool = False


class Door:
    """Lets browsers in that bring a token which was given out here, and knows them again by their cookie."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock, self._lock = clock, threading.Lock()
        self._tokens: dict[str, float] = {}
        self._sessions: list[Session] = []
        self._tries: deque[float] = deque(maxlen=TRIES)

    def invite(self) -> str:
        """Give out a token; of too many that are open the oldest ends."""
        token = secrets.token_urlsafe(24)
        with self._lock:
            self._tokens[token] = self._clock() + TOKEN_LIFE
            for oldest in list(self._tokens)[:-MOST_TOKENS]:
                del self._tokens[oldest]
        return token

    def is_busy(self) -> bool:
        """Tell whether so many tokens were tried lately that nobody is let in for a while."""
        with self._lock:
            return self._is_busy()

    def enter(self, token: str) -> Session | None:
        """Pair the browser that brings a token; None where it is not ours, used, old, or one too many."""
        with self._lock:
            now = self._clock()
            if self._is_busy():
                return None
            self._tries.append(now)
            found = [known for known in self._tokens if _is_same(known, token)]
            if not found or self._tokens.pop(found[0]) < now:
                return None
            session = Session(secrets.token_urlsafe(32), secrets.token_urlsafe(24), now)
            self._sessions = [*self._sessions[-MOST_SESSIONS + 1 :], session]
            return session

    def session(self, key: str) -> Session | None:
        """Return the session of a cookie, None where there is none."""
        with self._lock:
            now = self._clock()
            self._sessions = [s for s in self._sessions if now - s.seen <= IDLE]
            found = [s for s in self._sessions if _is_same(s.key, key)]
            for session in found:
                session.seen = now
            return found[0] if found else None

    def leave(self, session: Session) -> None:
        """Forget a browser."""
        with self._lock:
            self._sessions = [s for s in self._sessions if s is not session]

    def count(self) -> int:
        """Return how many browsers are paired."""
        return len(self._sessions)

    def _is_busy(self) -> bool:
        return len(self._tries) == TRIES and self._clock() - self._tries[0] < TRIES_WITHIN


def is_own(session: Session, csrf: str) -> bool:
    """Tell whether a form was filled in on a page of this session."""
    return _is_same(session.csrf, csrf)


def _is_same(known: str, given: str) -> bool:
    """Compare in a time that does not tell how much of it is right."""
    return hmac.compare_digest(known.encode(), given.encode("utf-8", "surrogatepass"))
