"""A name that a card has in two scripts: which is taken, and what is the other one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from scanner.fields.judge.assign import Candidate, Choice
from scanner.fields.trace import Spot
from scanner.fields.who.alphabets import is_transliterated, spellings
from scanner.fields.who.east_asian import LATIN, could_name, is_other_name, squeezed
from scanner.fields.who.lexicon import fold
from scanner.fields.who.romanised import romanises
from scanner.fields.who.scene import Scene
from scanner.fields.who.tokens import Span

NEAR = 3.0
"""Heights of the name within which the same name in another script is looked for."""
ALIKELY = 0.0
"""Log-odds from which what stands in Latin letters beside a name or title in other ones is the same."""

SPELT = ("mail spelt", "mail initials", "mail word")
OF_A_COMPANY = ("domain same", "domain within", "domain word", "domain part", "trade", "legal", "slash")


def latin_first(choice: Choice, candidates: Mapping[str, Sequence[Candidate]]) -> Choice:
    """Return the choice with the same name in Latin letters, where it stands by that in East Asian ones.

    Where the name is in Latin letters, so is its title. What neither writes the family name nor is spelt by
    an e-mail is another thing in Latin letters: a brand.
    """
    choice = _not_a_brand(choice, candidates["name"])
    name = choice.chosen.get("name")
    choice = _in_latin("name", choice, [c for c in candidates["name"] if name and _is_same(c, name)])
    name = choice.chosen.get("name")
    is_latin = name is not None and "east asian" not in name.features
    return _in_latin("title", choice, candidates["title"]) if is_latin else choice


def _not_a_brand(choice: Choice, candidates: Sequence[Candidate]) -> Choice:
    """Return the choice with the name in East Asian letters, where what was taken for it is another thing."""
    chosen = choice.chosen.get("name")
    if chosen is None or "east asian" in chosen.features:
        return choice
    others = _free(choice, [c for c in candidates if "ea surname" in c.features])
    best = max(others, key=lambda c: c.score, default=None)
    if best is None or best.score <= ALIKELY or _is_same(chosen, best):
        return choice
    return replace(choice, chosen={**choice.chosen, "name": best})


def _free(choice: Choice, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates of which no word is chosen for anything."""
    taken = frozenset[Spot]().union(*(c.span.spots for c in choice.chosen.values()))
    return [c for c in candidates if c.span.spots.isdisjoint(taken)]


def _is_same(latin: Candidate, name: Candidate) -> bool:
    """Tell whether a candidate in Latin letters may be the same name; where nobody knows, it is no brand."""
    if _is_of_alphabet(name):
        return _shares_word(latin.span, name.span)
    is_written = romanises(latin.span.text, squeezed(name.span.text))
    is_spelt = any(feature in latin.features for feature in SPELT)
    is_brand = "domain outdone" in latin.features or any(f in latin.features for f in OF_A_COMPANY)
    return is_spelt or (not is_brand if is_written is None else is_written)


def _is_of_alphabet(candidate: Candidate) -> bool:
    """Tell whether a candidate is in letters that each stand for one or two Latin ones: Cyrillic, Greek."""
    return is_transliterated(fold(candidate.span.text))


def _shares_word(latin: Span, name: Span) -> bool:
    """Tell whether a word of a name in another alphabet is written in Latin letters as one of `latin` is."""
    words = {fold(word) for word in latin.text.split() if len(word) > 1}
    return any(not words.isdisjoint(spellings(fold(word))) for word in name.text.split())


def _in_latin(field: str, choice: Choice, candidates: Sequence[Candidate]) -> Choice:
    chosen = choice.chosen.get(field)
    if chosen is None or not ("east asian" in chosen.features or _is_of_alphabet(chosen)):
        return choice
    others = [
        c
        for c in _free(choice, candidates)
        if not ("east asian" in c.features or _is_of_alphabet(c))
        and ("title head" in c.features) == (field == "title")
        and c.score > ALIKELY
    ]
    near = NEAR * max(chosen.span.height, 1.0)
    latin = max(
        (c for c in others if field == "title" or _distance(c.span, chosen.span) <= near),
        key=lambda c: c.score,
        default=None,
    )
    return choice if latin is None else replace(choice, chosen={**choice.chosen, field: latin})


def other_script(chosen: Candidate, choice: Choice, scene: Scene) -> str | None:
    """Return the same name in another script where it stands close to the name in Latin letters."""
    if not LATIN.search(chosen.span.text):
        return None
    taken = frozenset[Spot]().union(*(c.span.spots for c in choice.chosen.values()))
    lines = [s for s in scene.spans if s.cut in {"line", "part"} and s.spots.isdisjoint(taken)]
    names = [s for s in lines if could_name(squeezed(s.text)) or is_other_name(s.text)]
    best = min(names, key=lambda s: _distance(s, chosen.span), default=None)
    near = NEAR * max(chosen.span.height, 1.0)
    return best.text if best and _distance(best, chosen.span) <= near else None


def _distance(one: Span, other: Span) -> float:
    """Return how far apart two spans stand, in pixels of the card image."""
    a, b = one.box, other.box
    across = max(a.left, b.left) - min(a.right, b.right)
    down = max(a.top, b.top) - min(a.bottom, b.bottom)
    return max(across, down, 0.0)
