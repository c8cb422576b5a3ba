"""What besides its own shape speaks for a name, and against it: an address, a title, lists, another name."""

from __future__ import annotations

from collections.abc import Sequence

from scanner.fields.judge.assign import Candidate
from scanner.fields.who.particles import particles
from scanner.fields.who.people import without_umlauts
from scanner.fields.who.scene import BY_NAME, Scene
from scanner.fields.who.stems import squeeze
from scanner.fields.who.wording import lettered

RIVAL = 3.0
"""Log-odds by which another name on the card may be behind and still be the person, as far as we can tell."""
SPELT_BY = 0.5
"""How well an address must spell a name to speak for it: one of its words."""
BY_TITLE = ("under title", "above title", "beside title")
OF_A_SHOP = ("trade", "legal", "ordinary", "hours", "under trade", "under wares")
"""Features of what is a shop's as well: its words, the day it rests, and what it does in the line below."""


def support(name: Candidate, candidates: Sequence[Candidate], scene: Scene) -> int:
    """Count what speaks for a name less what speaks against it; what is not above 0 is but a shape."""
    held = name.features
    is_spelt = scene.mail_levels.get(name.span, 0.0) >= SPELT_BY
    is_titled = any(feature in held for feature in BY_TITLE)
    words = [word for word in lettered(name.span.tokens) if len(word.key) > 1]
    is_listed = len(words) > 1 and any(w.is_given for w in words) and all(w.kind == "name" for w in words)
    # Anyone's address at a mail service may spell a shop: "lucky.oyster@" of no list's words, "gogotrans@".
    is_strange = not any(word.kind == "name" for word in words)
    is_heading = "tallest" in held and "first" in held and not is_titled
    if is_heading and scene.mail_levels.get(name.span, 0.0) < BY_NAME:
        return -1  # a shop may be called like a person: "Antonio Vivaldi", and what it sells
    spelt = _plainly(squeeze(name.span.text))
    is_run_together = not is_titled and any(
        _plainly(local) == spelt for local in scene.free_locals if local in scene.locals
    )
    is_shop_like = is_spelt and bool(scene.free_locals) and (is_strange or is_run_together)
    against = any(feature in held for feature in OF_A_SHOP) + _has_rival(name, candidates)
    against += name.span.tokens[0].key in particles() or (not is_titled and name.span.cut == "join")
    return 2 * (is_spelt and not is_shop_like) + is_titled + is_listed - is_shop_like - against


def _plainly(letters: str) -> str:
    """Write two letters that an address has for one with a mark as that one without: "ae", and "aa" besides.

    What speaks for a name takes no "aa" for "a": "kaan@" does not spell Kan. This speaks against one.
    """
    return without_umlauts(letters).replace("aa", "a")


def _has_rival(name: Candidate, candidates: Sequence[Candidate]) -> bool:
    """Tell whether other words of the card are nearly as likely a name."""
    spots = name.span.spots
    return any(
        c.score > name.score - RIVAL and c.span.spots.isdisjoint(spots)
        for c in candidates
        if c.score > -RIVAL
    )
