"""Who of those that are expected a card is of, and how the name is printed on it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from scanner.fields.heard import words_in
from scanner.fields.known.alike import folded, is_alike, letters, words
from scanner.fields.known.mails import is_about, is_of
from scanner.fields.known.patterns import pattern_of, spelt_by
from scanner.fields.known.promise import doubted, promised
from scanner.fields.known.standing import FEWEST, Printed, is_seen_once, stands
from scanner.fields.known.weights import MENDED, NAME, NAME_MADE
from scanner.fields.who.accents import has_open_accents, is_accented, marked_words
from scanner.fields.who.affixes import is_cut_short
from scanner.fields.who.casing import with_capital
from scanner.fields.who.people import named
from scanner.model.contact import Name
from scanner.model.known import Known, KnownPerson
from scanner.model.page import SECOND_LOOK, Page, Word
from scanner.model.proposal import MARKS_LOST, Guess, Proposal

DEGREE = re.compile(r"(?:[^\W\d_]\.){3,}")
"""So many letters with a full stop each are no initials behind a name that is known without."""
BRAND = 4
"""Letters of a word that a domain does not begin with by chance."""


def who_is_on(page: Page, alone: Proposal, known: Known) -> tuple[KnownPerson, Printed | None] | None:
    """Return the known person that a card is of, and their name on it; None where it is of none or several.

    Their name stands on it, or their e-mail does and no other name.
    """
    found = _found(page, alone, known)
    best = [one for one in found if one[0] == max(score for score, *_ in found)]
    names = {tuple(sorted(words(person.name))) for _, person, _ in best}
    if not best or len(names) > 1:
        return None
    _, person, printed = best[0]
    same = [other for _, other, _ in best]
    emails = tuple(dict.fromkeys(email for other in same for email in other.emails))
    phones = tuple(dict.fromkeys(phone for other in same for phone in other.phones))
    return replace(person, emails=emails, phones=phones), printed


def all_who_are(page: Page, alone: Proposal, known: Known) -> tuple[KnownPerson, ...]:
    """Return the known person that a card is of, once for each place they are known from."""
    who = who_is_on(page, alone, known)
    name = sorted(words(who[0].name)) if who else []
    found = (person for _, person, _ in _found(page, alone, known)) if who else ()
    return tuple(person for person in found if sorted(words(person.name)) == name)


def _found(page: Page, alone: Proposal, known: Known) -> list[tuple[int, KnownPerson, Printed | None]]:
    """Return who may be on a card: how well they go with it, and their name there."""
    found = []
    for person in known.people:
        is_mailed = is_of(alone.emails, person)
        printed = stands(page, person.name, is_mailed=is_mailed)
        is_named = printed is not None
        is_theirs = is_mailed and not is_somebody_else(alone.name, person)
        if is_named and alone.name and alone.name.sure and is_somebody_else(alone.name, person):
            continue  # a card that thanks or mentions them
        if is_named or is_theirs:
            found.append((2 * is_named + is_mailed + is_about(alone.emails, person), person, printed))
    return found


def is_somebody_else(name: Guess[Name] | None, person: KnownPerson) -> bool:
    """Tell whether a card's name cannot be that of a known person: neither misread nor shortened."""
    if name is None or not person.name:
        return False
    printed, theirs = list(words(name.value.full)), list(words(person.name))
    shorter, longer = sorted((printed, theirs), key=len)
    for word in shorter:
        match = next((other for other in longer if _may_be(word, other)), None)
        if match is None:
            return True
        longer.remove(match)
    return False


def informed_name(
    page: Page, alone: Guess[Name] | None, who: KnownPerson, printed: Printed | None, locals: Sequence[str]
) -> Guess[Name] | None:
    """Return the name as it is printed, where it is the known one; what is sure on the card stays.

    It is to be looked at where one reader alone saw a word of it, and the known one is otherwise there.
    """
    if printed is None:
        return alone
    if alone and alone.sure:
        is_odd = not printed.is_read and any(map(is_seen_once, printed.words))
        return replace(alone, sure=False) if is_odd else alone
    here = words_in(page, alone.boxes) if alone else []
    is_more = alone is not None and len(words(alone.value.full)) > len(printed.words)
    if alone and is_more and {*printed.words} < {*here}:
        rest = [word.text for word in here if word not in printed.words]
        if not all(map(DEGREE.fullmatch, rest)):
            return doubted(alone, who.source, MENDED)  # more is printed: a middle name
    text = " ".join(printed.texts)
    is_same = alone is not None and letters(alone.value.full) == letters(text)
    value = alone.value if alone and is_same else named(text, locals=locals)
    if value is None:
        return alone
    base = alone if alone and {*here} & {*printed.words} else Guess(value, 0.5)
    is_told = MARKS_LOST not in base.evidence or _tells_accents(who.name)
    if printed.is_read and is_told:
        boxes = base.boxes or (printed.box,)
        return promised(replace(base, value=value, boxes=boxes, repaired=None), who.source, NAME)
    if is_same:
        return doubted(base, who.source, MENDED)
    read = " ".join(word.text for word in printed.words)
    boxes = base.boxes or (printed.box,)
    mended = replace(base, value=value, boxes=boxes, sure=False, repaired=read)
    return doubted(mended, who.source, MENDED)


def made_name(
    page: Page, alone: Guess[Name] | None, emails: Sequence[Guess[str]], known: Known
) -> Guess[Name] | None:
    """Return a name, surer where a sure e-mail of the card is made of it as the company makes them, or is
    one that somebody is known by.

    What the e-mail does not spell must be read alike by two readers. It tells neither accents nor degrees.
    """
    if alone is None or alone.sure or alone.repaired is not None:
        return alone
    if MARKS_LOST in alone.evidence or is_cut_short(alone.value.full):
        return alone
    printed = printed_words(page, alone)
    for guess in emails if printed else ():
        local, _, host = guess.value.casefold().rpartition("@")
        pattern = pattern_of(alone.value, guess.value) if guess.sure else ""
        spelt = spelt_by(pattern, alone.value, guess.value) if pattern else frozenset[str]()
        is_told = all(_is_told(page, word, parts, spelt) for word, parts in printed)
        if not is_told or _is_branded(alone.value, local, host):
            continue
        for company in known.companies if pattern else ():
            if host in company.hosts and pattern in company.patterns:
                return promised(alone, company.source, NAME_MADE)
        for person in known.people if pattern else ():
            if guess.value.casefold() in person.emails and {*words(alone.value.full)} <= spelt:
                return promised(alone, person.source, NAME_MADE)
    return alone


def printed_words(page: Page, name: Guess[Name]) -> list[tuple[Word, tuple[str, ...]]]:
    """Return the words of a name where they stand, and what of each is of it; none where that is otherwise.

    A degree may be glued to the last: "Lee,MBA".
    """
    wanted = words(name.value.full)
    here = [_capitalised(word) for word in words_in(page, name.boxes)]
    held = [(word, tuple(part for part in words(word.text) if part in wanted)) for word in here]
    found = [(word, parts) for word, parts in held if parts]
    is_whole = sorted(part for _, parts in found for part in parts) == sorted(wanted)
    return found if is_whole and len(found) >= FEWEST else []


def _capitalised(word: Word) -> Word:
    """Return a word of a name with a capital I for a small l that it begins with, whoever saw it."""
    votes = tuple(replace(vote, text=with_capital(vote.text)) for vote in word.votes)
    return replace(word, text=with_capital(word.text), votes=votes)


def _is_told(page: Page, word: Word, parts: tuple[str, ...], spelt: frozenset[str]) -> bool:
    """Tell whether an e-mail spells the parts of a name in a word, or all of two readers saw these alike.

    No e-mail tells their accents: where one reader saw some and not another, or one alone reads a card that
    has some, these are open. Where one saw more than a word, it is a part of another.
    """
    read = [marked_words(vote.text) for vote in word.votes]
    own = [said for said in marked_words(word.text) if folded(said) in parts]
    most = len(words(word.text))
    whole = {v.reader for v in word.votes if len(letters(v.text)) + FEWEST >= len(letters(word.text))}
    is_alone = len(whole - {SECOND_LOOK}) == 1
    if not is_alone and all({*own} <= {*said} and len(said) <= most for said in read):
        return True
    is_more = any(len(letters(vote.text)) > len(letters(word.text)) + FEWEST for vote in word.votes)
    is_open = has_open_accents(word, parts) or (is_alone and is_accented(page.text))
    return {*parts} <= spelt and not is_more and not is_open


def _is_branded(name: Name, local: str, host: str) -> bool:
    """Tell whether a name may begin or end with the company's, which the domain begins with."""
    held = words(name.full)
    ends = (word for word in (held[0], held[-1]) if len(held) > FEWEST and len(word) >= BRAND)
    return any(host.startswith(word) and word not in local for word in ends)


def _tells_accents(name: str) -> bool:
    """Tell whether a known name is written with its accents, and in full."""
    tokens = marked_words(name)
    return all(len(token) > 1 for token in tokens) and any(token != folded(token) for token in tokens)


def _may_be(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return is_alike(one, other) or (len(short) == 1 and long.startswith(short))
