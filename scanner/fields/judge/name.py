"""The name that was chosen: its parts, and how sure it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from scanner.fields.judge.against import is_spelt_otherwise
from scanner.fields.judge.assign import Candidate, Choice
from scanner.fields.judge.latin import other_script
from scanner.fields.judge.relations import is_couple
from scanner.fields.judge.support import support
from scanner.fields.judge.sureness import Judge, log_odds_of
from scanner.fields.judge.values import SURELY
from scanner.fields.judge.voices import letters_key, voices
from scanner.fields.judge.weigh import reasons
from scanner.fields.judge.witnesses import SPELT
from scanner.fields.reach.find import Reach
from scanner.fields.trace import boxes_at
from scanner.fields.who.accents import has_open_accents, is_accented, lacks_accents, marked_words
from scanner.fields.who.affixes import is_cut_short
from scanner.fields.who.casing import is_capitalised, with_article
from scanner.fields.who.east_asian import has_family
from scanner.fields.who.lexicon import fold, key
from scanner.fields.who.particles import particles
from scanner.fields.who.people import mail_match, named, says_more
from scanner.fields.who.scene import Scene
from scanner.fields.who.stems import squeeze
from scanner.fields.who.tokens import Span
from scanner.fields.who.wording import is_open, lettered
from scanner.model.contact import Name
from scanner.model.geometry import Box
from scanner.model.page import Page, Word
from scanner.model.proposal import MARKS_LOST, Guess

UNDER, AS_LARGE, SHORT = 1.3, 1.15, 2
"""How far under a name its rest may stand in heights, how large its letters, how many words it has."""
BESIDE = 0.5
"""Share of a word's height that another must have in common with it to stand in its row."""
QUOTE_INSIDE = re.compile(r"\w[\"“”„]\w")
"""What is left where a blank before a nickname was lost: 'Gus"McTaggart'."""
CUT_SURELY = 2.0
"""Log-odds of the choice from which on a name that is cut from a line may end where it was cut."""
MOST_SUPPORT = 3
"""What speaks for a name beyond this says nothing new."""
UNREAD = frozenset({"VN"})
"""Countries with letters that one reader cannot write, so that the other is alone with them."""


def name_of(
    choice: Choice, candidates: Sequence[Candidate], scene: Scene, reach: Reach, judge: Judge
) -> Guess[Name] | None:
    candidate = choice.chosen.get("name")
    name = named(candidate.span.text, region=reach.region, locals=scene.locals) if candidate else None
    if candidate is None or name is None:
        return None
    span, held = candidate.span, candidate.features
    heard = voices(scene.page, span.spots, letters_key)
    words = [token.word for token in span.tokens]
    glued = " ".join(dict.fromkeys(w.text for w in words)) if len({*words}) < len(words) else None
    mended = glued or (span.text if with_article(span.text) != span.text else None)
    is_spelt = any(mail_match(span.text, local) >= SPELT for local in scene.locals)
    borne_out = support(candidate, candidates, scene)
    is_caseless = not span.text[:1].isupper() and not span.text[:1].islower()
    traits = heard.traits | {
        "belief": log_odds_of(choice.belief["name"]),
        "evidence": max(-SURELY, min(SURELY, candidate.score)),
        "mail spells it": float(is_spelt),
        "mail nowhere": held.get("mail nowhere", 0.0),
        "cut from a line": held.get("cut window", 0.0),
        "sound": held.get("least like a name", 0.0),
        "known": held.get("shaped known", 0.0),
        "one word": held.get("words 1", 0.0),
        "goes on": float(_goes_on(span, scene.page, scene.lines)),
        "borne out": float(max(0, min(MOST_SUPPORT, borne_out))),
        "no case": float(is_caseless),
    }
    # What cannot be reached may be no person: a logo, a slogan, a panel of a card.
    is_reached = bool(reach.emails or reach.phones)
    is_word = any(len(squeeze(word)) > 1 for word in span.text.split())
    # A title or degrees may be cut off what an address spells, not what may be a part of the name.
    is_unsure = not is_spelt or "torn" in held or traits["belief"] < CUT_SURELY
    is_torn = bool(traits["cut from a line"]) and is_unsure
    is_cut = is_torn or any(says_more(local, span.text) for local in scene.locals)
    is_word &= not QUOTE_INSIDE.search(span.text)
    is_word &= not is_cut_short(name.full)
    is_word &= not is_couple(span)  # two people's name is nobody's
    is_word &= not is_spelt_otherwise(span, scene)
    is_word &= not is_caseless or has_family(squeeze(span.text))  # letters that tell no name from a word
    is_begun = not (span.text[:1].islower() or name.full[:1].islower())
    is_whole = is_word and is_begun and not (mended or traits["goes on"] or is_cut or _is_unended(name))
    # An address has no accents: it cannot say which reader lost or saw some, nor what it has but initials of.
    is_read = heard.is_agreed or (
        bool(heard.readers)
        and is_spelt
        and _spells_disputed(span, scene)
        and not _has_lost_accents(span, scene.page)
    )
    is_lettered = reach.region not in UNREAD
    # What no list knows, nor an address nor a title bears out, is but shaped like a name: a shop's heading.
    is_strange = not traits["known"] and bool(traits["mail nowhere"]) and not is_caseless
    is_borne_out = borne_out > 0 if is_strange else borne_out >= 0
    is_bare = lacks_accents(name.full, reach.region)
    barred = not (is_whole and is_reached and is_read and is_lettered and is_borne_out) or reach.is_shared
    verdict = judge("name", traits, barred or is_bare)
    return Guess(
        replace(name, other_script=other_script(candidate, choice, scene)),
        verdict.confidence,
        verdict.sure,
        verdict.evidence + reasons(held, "name") + (() if is_lettered and not is_bare else (MARKS_LOST,)),
        boxes_at(scene.page, span.spots),
        repaired=mended,
    )


def _is_unended(name: Name) -> bool:
    """Tell whether the name without its degrees ends in a word that calls for another: "Ann Puig i"."""
    last = name.full.split()[-1]
    return last.islower() and key(last) in particles()


def _goes_on(span: Span, page: Page, rows: Sequence[Span]) -> bool:
    """Tell whether `span` may be a part of the name: its last word is cut or calls for another.

    A lone letter or small letters stand right beside it, or a word or two like a name's right under it in
    letters as large.
    """
    if is_open(span.tokens) or any(_stands_under(other, span) for other in rows):
        return True
    for index, line in enumerate(page.lines):
        for at, word in enumerate(line.words):
            letters = [c for c in word.text if c.isalpha()]
            is_rest = letters and (len(letters) == 1 or letters[0].islower())
            if is_rest and (index, at) not in span.spots and _stands_beside(word.box, span.box):
                return True
    return False


def _has_lost_accents(span: Span, page: Page) -> bool:
    """Tell whether a name may have lost accents: readers differ in some, or PP-OCR is alone with a word."""
    is_open = any(
        has_open_accents(token.word, [*map(fold, marked_words(token.text))]) for token in span.tokens
    )
    words = [token.word for token in span.tokens]
    is_alone = any(word.text.isascii() and _readers(word) == {"ppocr"} for word in words)
    return is_open or (is_alone and is_accented(page.text))


def _readers(word: Word) -> set[str]:
    """Return who saw a word so, at whatever look."""
    return {vote.reader for vote in word.votes if letters_key(vote.text) == letters_key(word.text)}


def _spells_disputed(span: Span, scene: Scene) -> bool:
    """Tell whether addresses spell every word of a name that not all readers saw so."""
    locals = [squeeze(local) for local in scene.locals]
    return all(
        voices(scene.page, {token.spot}, letters_key).is_agreed
        or any(squeeze(token.text) in local for local in locals)
        for token in span.tokens
    )


def _stands_under(row: Span, span: Span) -> bool:
    """Tell whether a short row stands right under `span` that may be the rest of a name."""
    upper, lower = span.box, row.box
    is_next = 0 <= lower.top - upper.bottom + upper.height / 2 <= upper.height * UNDER
    is_as_large = 1 / AS_LARGE < row.height / max(span.height, 1.0) < AS_LARGE
    is_aligned = lower.left < upper.right and upper.left < lower.right
    words = lettered(row.tokens)
    is_named = 0 < len(words) <= SHORT and all(
        word.kind in {"name", "other"} and is_capitalised(word.text.strip(",.")) for word in words
    )
    return is_named and is_next and is_as_large and is_aligned and row.spots.isdisjoint(span.spots)


def _stands_beside(one: Box, other: Box) -> bool:
    overlap = min(one.bottom, other.bottom) - max(one.top, other.top)
    gap = max(one.left - other.right, other.left - one.right)
    return overlap > BESIDE * min(one.height, other.height) and gap < other.height
