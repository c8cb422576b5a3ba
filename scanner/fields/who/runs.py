"""The words of each line that could be a value together, cut where one value meets the next."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from scanner.fields.trace import Spot, plain_text
from scanner.fields.who.affixes import is_pronouns
from scanner.fields.who.apart import put_together
from scanner.fields.who.east_asian import READING, is_east_asian, meet
from scanner.fields.who.lexicon import fold, has_kind, is_given, is_street, is_surname, key, kinds
from scanner.fields.who.lexicon import is_place as is_place_word
from scanner.fields.who.phrases import told
from scanner.fields.who.seats import seat_at
from scanner.fields.who.tokens import Token
from scanner.model.page import Page

DASHES = frozenset("-–—|·•/")
"""Signs alone that part a person from what he or she is."""
BARS = re.compile(r"[|॥।!]{2,}|॥|।।")
"""What stands on both sides of an invocation in print."""
CAMEL = re.compile(r"([A-ZÀ-Þ][a-zß-ÿ]{2,})([A-ZÀ-Þ][a-zß-ÿ]{2,})")
HANDLE = re.compile(r"[@＠]\w")
"""What somebody is called at a service: the beginning of "@ann.studio"."""
LOGO = re.compile(r"^[\u2460-\u24ff\u2776-\u2793](?=[^\W\d_]{2})")
"""A sign in a circle, glued to a word: a logo, and no number."""


def runs(
    page: Page, owned: frozenset[Spot], locals: tuple[str, ...], strange: frozenset[str]
) -> list[tuple[Token, ...]]:
    """Return the words of each line that nobody owns, cut at the words that are owned and at "@ann.studio".

    A name read without its blank is taken apart: "AnnLee", or "ANNLEE" beside ann.lee@.
    """
    found: list[tuple[Token, ...]] = []
    for number, line in enumerate(page.lines):
        run: list[Token] = []
        for position, word in enumerate(line.words):
            text = plain_text(LOGO.sub("", word.text))
            if (number, position) in owned or not text or HANDLE.match(word.text):
                found.append(tuple(run))
                run = []
            else:
                run += [
                    Token(t, k, (number, position), word, k in strange)
                    for t in unglued(text, locals)
                    for k in (key(t),)
                ]
        found.append(tuple(run))
    said = [told(_unheaded(_without_pronouns(_without_reading(run)))) for run in found]
    cut = [part for run in said for piece in _unbracketed(run) for part in by_kind(piece)]
    kept = [run for run in cut if any(token.key for token in run) and not is_invocation(run)]
    return put_together(kept)


def is_invocation(run: Sequence[Token]) -> bool:
    """Tell whether words call on a god, as the top of many a card does: "Om Sai Ram", "|| Shree Namah ||"."""
    held = kinds("invocations")
    words = [token.key for token in run if token.key]
    is_opened = len(words) > 1 and "opener" in held.get(words[0], ())
    is_closed = "closer" in held.get(words[-1], ()) if words else False
    is_barred = len(run) > 2 and all(BARS.fullmatch(token.text) for token in (run[0], run[-1]))
    return is_barred or (is_opened and (is_closed or all("more" in held.get(word, ()) for word in words[1:])))


def _without_pronouns(run: tuple[Token, ...]) -> tuple[Token, ...]:
    return tuple(token for token in run if not is_pronouns(token.text))


def _without_reading(run: tuple[Token, ...]) -> tuple[Token, ...]:
    """Take how a Japanese name is read out of a run, in brackets behind it: "比嘉 盛一(ひが せいいち)"."""
    whole = " ".join(token.text for token in run)
    reading = READING.search(whole)
    words = whole[: reading.start()].split() if reading else []
    pairs = zip(run, words, strict=False)
    return tuple(replace(token, text=word, key=key(word)) for token, word in pairs) if words else run


MARKS = frozenset("®™")
"""Signs behind a title that is a society's mark."""
LONGEST_NAMED = 4
"""Words of a craftsman's name, and one."""


def _unheaded(run: tuple[Token, ...]) -> tuple[Token, ...]:
    """Take what says only of which kind the rest is off the beginning: "Name: Ann Lee"."""
    kind, _, rest = (run[0].text if run else "").replace("：", ":").partition(":")
    if rest and key(kind) in kinds("headings"):  # no blank behind it: "联系人：刘师傅"
        return (replace(run[0], text=rest, key=key(rest)), *run[1:])
    if _is_master(run):
        return run[1:]
    head = next((i for i, token in enumerate(run, 1) if token.text.endswith((":", "："))), 0)
    words = [token.key for token in run[:head] if token.key]
    return run[head:] if words and all(word in kinds("headings") for word in words) else run


def _is_master(run: tuple[Token, ...]) -> bool:
    """Tell whether a run is what a craftsman is called by, and his name: "Meistras Jonas Kalvis"."""
    called, name = run[:1], run[1:]
    is_called = any("master" in kinds("headings").get(token.key, ()) for token in called)
    words = [token for token in name if token.key]
    is_named = 0 < len(words) < LONGEST_NAMED and words[0].is_given and not words[0].text.islower()
    is_other = any(token.title_kind == "head" or token.kind == "company" for token in name)
    return is_called and is_named and not is_other


def unglued(text: str, locals: tuple[str, ...]) -> tuple[str, ...]:
    """Part a given name and a surname that were read as one word, or with a dot for a blank."""
    for local in locals:
        ends = [fold(part) for part in re.split(r"[._-]", local)]
        if len(ends) == 2 and all(ends) and fold(text).replace(".", "") == "".join(ends):
            return text[: len(ends[0])], text[len(ends[0]) :].lstrip(".")
    camel = CAMEL.fullmatch(text)
    if camel and is_given(fold(camel[1])) and is_surname(fold(camel[2])):
        return camel[1], camel[2]
    return (text,)


def by_kind(run: tuple[Token, ...]) -> list[tuple[Token, ...]]:
    """Part a run of East Asian words where a value meets the next: they often stand on one line."""
    for at in range(1, len(run)):
        one, other = ("".join(token.text for token in part) for part in (run[:at], run[at:]))
        if is_east_asian(one + other) and (meet(one, other) or meet(run[at - 1].text, run[at].text)):
            return [*by_kind(run[:at]), *by_kind(run[at:])]
    return [run]


def _unbracketed(run: tuple[Token, ...]) -> list[tuple[Token, ...]]:
    """Part a job title from what it stands by in brackets or before a colon, a company from its address:
    "Ann Lee (Director)".
    """
    at = _titled_at(run)
    if at:
        return [run[:at], run[at + 1 :]]
    comma = _titled_behind_comma(run)
    if comma:
        return [run[:comma], run[comma:]]
    head = _head(run) or seat_at(run)
    if head:
        return [run[:head], *_unbracketed(run[head:])]
    start = next((i for i, t in enumerate(run) if i and t.text[0] in "([（"), None)
    if start is None or run[-1].text[-1] not in ")]）":
        return [run]
    return [run[:start], run[start:]] if any(t.kind == "title" for t in run[start:]) else [run]


def _titled_at(run: tuple[Token, ...]) -> int:
    """Return where a sign alone parts a person from a job title on one line: "ANN LEE - Master Plumber"."""
    at = next((i for i, token in enumerate(run) if not token.key and token.text in DASHES), 0)
    names, rest = run[:at], run[at + 1 :]
    is_person = (
        len(names) > 1 and names[0].is_given and not any(t.title_kind or t.kind == "company" for t in names)
    )
    return at if is_person and any(token.title_kind == "head" for token in rest) else 0


def _titled_behind_comma(run: tuple[Token, ...]) -> int:
    """Return where a comma parts a person from a job title: "Ann LEE, sales agent", "Ann Lee, REALTOR®"."""
    at = next((i for i, token in enumerate(run, 1) if token.text.endswith(",")), 0)
    names, rest = run[:at], run[at:]
    is_person = len(names) > 1 and names[0].is_given and not any(token.title_kind for token in names)
    is_written = bool(rest) and (rest[0].text[0].islower() or rest[-1].text[-1] in MARKS)
    is_title = is_written and any(t.title_kind == "head" for t in rest)
    return at if is_person and is_title else 0


def _is_person(run: Sequence[Token]) -> bool:
    """Tell whether words are written as a person's name whose given name is known."""
    words = [token for token in run if token.is_lettered]
    is_written = all(word.text[0].isupper() and word.kind in {"name", "other"} for word in words)
    is_place = any(is_street(word.key) or is_place_word(word.key) for word in words)
    return 1 < len(words) < LONGEST_NAMED and is_written and words[0].is_given and not is_place


def _is_cut_short(run: tuple[Token, ...]) -> bool:
    """Tell whether the first word is a title cut short: "Prop.", "প্রোঃ"."""
    return any(t.text.endswith((".", "ঃ")) and t.title_kind == "head" and not t.is_affix for t in run)


def _head(run: tuple[Token, ...]) -> int:
    """Count the words that are a value of their own: "Director: Ann", "Prop. Ann", "(Nan) Director"."""
    if _is_cut_short(run[:1]) and len(run) > 2 and not any(t.title_kind for t in run[1:]):
        return 1
    is_bracketed = run[:1] and run[0].text[0] in "(["
    close = ")]" if is_bracketed else ":"
    head = next((i for i, token in enumerate(run[:-1], 1) if token.text[-1] in close), 0)
    told, rest = run[:head], run[head:]
    if is_bracketed:
        is_other = any(t.kind == "title" for t in rest) and not any(t.kind == "title" for t in told)
    else:
        is_label = all(has_kind("streets", t.key, "label") for t in told)
        is_other = not is_label and (all(t.title_kind for t in told) or _is_person(rest))
    return head if head and is_other else 0
