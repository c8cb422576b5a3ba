"""A page → what was understood of the card: every candidate weighed, one joint choice, how sure it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from scanner.fields.assign import SINGLE, Candidate, Choice, assign
from scanner.fields.east_asian import LATIN, could_name, is_other_name, parted, squeezed
from scanner.fields.features import describe
from scanner.fields.glued import unglued
from scanner.fields.lexicon import with_legal_form
from scanner.fields.people import mail_match, named
from scanner.fields.pieces import Span, Token, spans
from scanner.fields.places import Block, blocks, parsed
from scanner.fields.reach import Reach, find_reach
from scanner.fields.scene import Scene, squeeze
from scanner.fields.sureness import Judge, judged, log_odds_of
from scanner.fields.trace import Spot, boxes_at
from scanner.fields.voices import letters_key, voices
from scanner.fields.weigh import leaning, log_odds, reasons
from scanner.fields.witnesses import LABELLED, SPELT
from scanner.fields.wording import Features, is_capitalised, is_open, lettered, rows_of
from scanner.model.contact import Address, Name
from scanner.model.geometry import Box
from scanner.model.page import Page
from scanner.model.proposal import Guess, Proposal

NEAR = 3.0
"""Heights of the name within which the same name in another script is looked for."""
ALIKELY = 0.0
"""Log-odds from which what stands in Latin letters beside a name or title in other ones is the same."""
UNDER, AS_LARGE, SHORT = 1.3, 1.15, 2
"""How far under a name its rest may stand in heights, how large its letters, how many words it has."""
UNENDED = 2.0
"""Log-odds against a name that ends in "von" or a hyphen, which drawn cards have too seldom to learn it."""
BESIDE = 0.5
"""Share of a word's height that another must have in common with it to stand in its row."""
UNREAD = frozenset({"VN"})
"""Countries with letters that one reader cannot write, so that the other is alone with them."""
LOOK_ALIKES = (("I", "l"), ("1", "l"), ("rn", "m"), ("m", "rn"), ("0", "o"), ("vv", "w"))
"""What is read in an address for what. Most type draws a capital I like a small l; the others need more."""
SURELY = 10.0
"""Log-odds of evidence beyond which more says nothing new."""
MAX_LINES = 80
"""Lines of a page that are weighed: no card has more, and time must not grow without bound."""


def propose(page: Page, *, region: str | None = None, judge: Judge = judged) -> Proposal:
    """Understand `page`; `region` (ISO 3166) says where its numbers are from if nothing on it does.

    `judge` says how sure each value is.
    """
    page = parted(unglued(page))
    reach = find_reach(page, region=region, judge=judge)
    scene = scene_of(page, reach)
    features = {span: describe(span, scene) for span in scene.spans}
    atoms = address_atoms(scene)
    places = placed(features, atoms)
    candidates = weighed(features, places)
    choice = _latin_first(assign(candidates), candidates)
    used = frozenset[Spot]().union(*(c.span.spots for c in choice.chosen.values()))
    free = [span for span in atoms if span.spots.isdisjoint(used)]
    name = _name(choice, scene, reach, judge)
    return told_by_codes(
        Proposal(
            name=name,
            org=_text(choice, "org", scene, judge),
            department=_text(choice, "department", scene, judge),
            title=_text(choice, "title", scene, judge),
            emails=tuple(_spelt_by(name, email) for email in reach.emails),
            phones=reach.phones,
            urls=reach.urls,
            addresses=tuple(_address(block, page, judge) for block in blocks(free, places)),
        ),
        reach.codes,
    )


def told_by_codes(read: Proposal, codes: tuple[Proposal, ...]) -> Proposal:
    """Let a contact in a QR code on the card speak for what was read, where it names the same person or any.

    What was read of another person's name is left alone: the code may be a colleague's or the company's.
    """
    for code in codes:
        if code.name and (read.name is None or _is_same(code.name.value, read.name.value)):
            return replace(
                read,
                name=_fuller(code.name, read.name),
                org=code.org or read.org,
                department=code.department or read.department,
                title=code.title or read.title,
                addresses=read.addresses or code.addresses,
            )
    return read


def _fuller(told: Guess[Name], read: Guess[Name] | None) -> Guess[Name]:
    """Return the code's name in the place of the printed one, but where that has words more: an initial."""
    if read is None:
        return told
    is_longer = _words(told.value) < _words(read.value)
    return read if is_longer else replace(told, boxes=read.boxes)


def _is_same(told: Name, read: Name) -> bool:
    return bool(_words(told) & _words(read))


def _words(name: Name) -> set[str]:
    return {squeeze(word) for word in name.full.split()}


def scene_of(page: Page, reach: Reach, *, strange: frozenset[str] = frozenset()) -> Scene:
    """Lay out what is left of a page when e-mails, numbers and web addresses are taken away.

    `strange` are words taken to be in no list of names or titles.
    """
    hosts = [g.value.rpartition("@")[2] for g in reach.emails] + [g.value for g in reach.urls]
    whole = Page(page.lines[:MAX_LINES], page.width, page.height, page.codes)
    locals = tuple(g.value.partition("@")[0] for g in reach.emails)
    return Scene(
        whole,
        tuple(spans(whole, reach.owned, locals, strange)),
        locals,
        tuple(hosts),
    )


def address_atoms(scene: Scene) -> list[Span]:
    """Return the spans an address is put together from: the lines, each word in one of them."""
    return list(scene.lines)


def placed(features: Mapping[Span, Features], atoms: Sequence[Span]) -> dict[Span, float]:
    """Weigh each line as a part of an address, in log-odds."""
    return {span: log_odds(features[span], "address") + leaning("address") for span in atoms}


def weighed(features: Mapping[Span, Features], places: Mapping[Span, float]) -> dict[str, list[Candidate]]:
    """Weigh every span for every field; what an address would lose by it counts against it.

    A single word is taken for a name on its evidence alone: few people print only one.
    """
    found: dict[str, list[Candidate]] = {field: [] for field in SINGLE}
    for span, held in features.items():
        loss = sum(max(0.0, score) for atom, score in places.items() if not atom.spots.isdisjoint(span.spots))
        for field in SINGLE:
            if field == "name" and ("words 0" in held or _is_one_word_again(span)):
                continue  # courtesies and degrees alone are nobody's name, nor is a logo's word twice
            if field == "title" and span.cut == "join" and _are_degrees(rows_of(span)[0]):
                continue  # they belong to the name above
            lean = 0.0 if field == "name" and "words 1" in held else leaning(field)
            if field == "name" and "open end" in held:
                lean -= UNENDED
            found[field].append(Candidate(field, span, held, log_odds(held, field) + lean - loss))
    return found


def _is_one_word_again(span: Span) -> bool:
    is_known = any(token.is_given or token.is_surname for token in span.tokens)
    return len(span.tokens) > 1 and len({token.key for token in span.tokens}) == 1 and not is_known


def _are_degrees(row: Sequence[Token]) -> bool:
    return not lettered(row) and not any(token.title_kind for token in row)


def _latin_first(choice: Choice, candidates: Mapping[str, Sequence[Candidate]]) -> Choice:
    """Return the choice with the same name in Latin letters, where it stands by that in East Asian ones.

    Where the name is in Latin letters, so is its title.
    """
    choice = _in_latin("name", choice, candidates["name"])
    name = choice.chosen.get("name")
    is_latin = name is not None and "east asian" not in name.features
    return _in_latin("title", choice, candidates["title"]) if is_latin else choice


def _in_latin(field: str, choice: Choice, candidates: Sequence[Candidate]) -> Choice:
    chosen = choice.chosen.get(field)
    if chosen is None or "east asian" not in chosen.features:
        return choice
    taken = frozenset[Spot]().union(*(c.span.spots for c in choice.chosen.values()))
    others = [
        c
        for c in candidates
        if "east asian" not in c.features
        and ("title head" in c.features) == (field == "title")
        and c.score > ALIKELY
        and c.span.spots.isdisjoint(taken)
    ]
    near = NEAR * max(chosen.span.height, 1.0)
    latin = max(
        (c for c in others if field == "title" or _distance(c.span, chosen.span) <= near),
        key=lambda c: c.score,
        default=None,
    )
    return choice if latin is None else replace(choice, chosen={**choice.chosen, field: latin})


def _name(choice: Choice, scene: Scene, reach: Reach, judge: Judge) -> Guess[Name] | None:
    candidate = choice.chosen.get("name")
    name = named(candidate.span.text, region=reach.region) if candidate else None
    if candidate is None or name is None:
        return None
    span, held = candidate.span, candidate.features
    heard = voices(scene.page, span.spots, letters_key)
    words = [token.word for token in span.tokens]
    glued = " ".join(dict.fromkeys(w.text for w in words)) if len({*words}) < len(words) else None
    is_spelt = any(mail_match(span.text, local) >= SPELT for local in scene.locals)
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
    }
    # What cannot be reached may be no person: a logo, a slogan, a panel of a card.
    is_reached = bool(reach.emails or reach.phones)
    is_word = any(len(squeeze(word)) > 1 for word in span.text.split())
    is_whole = (
        is_word and not (glued or traits["goes on"] or traits["cut from a line"]) and span.text[:1].isupper()
    )
    is_read = heard.is_agreed or (bool(heard.readers) and is_spelt)
    is_lettered = reach.region not in UNREAD
    barred = not (is_whole and is_reached and is_read and is_lettered) or reach.is_shared
    verdict = judge("name", traits, barred)
    return Guess(
        replace(name, other_script=_other_script(candidate, choice, scene)),
        verdict.confidence,
        verdict.sure,
        verdict.evidence + reasons(held, "name"),
        boxes_at(scene.page, span.spots),
        repaired=glued,
    )


def _spelt_by(name: Guess[Name] | None, email: Guess[str]) -> Guess[str]:
    """Mend an address that then spells the name better, or at all: look-alikes, a label glued on."""
    local, at, domain = email.value.partition("@")
    if name is None:
        return email
    before = mail_match(name.value.full, local)
    alike = [(seen, local.replace(seen, meant)) for seen, meant in LOOK_ALIKES]
    bare = [("E", local[1:])] if before < SPELT and LABELLED.match(local) else []
    for seen, mended in (*alike, *bare):
        after = mail_match(name.value.full, mended)
        if after > before and (seen == "I" or after >= SPELT):
            repaired = email.repaired or email.value
            return replace(email, value=f"{mended}{at}{domain}", sure=False, repaired=repaired)
    return email


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


def _other_script(chosen: Candidate, choice: Choice, scene: Scene) -> str | None:
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


def _text(choice: Choice, field: str, scene: Scene, judge: Judge) -> Guess[str] | None:
    candidate = choice.chosen.get(field)
    if candidate is None:
        return None
    span, held = candidate.span, candidate.features
    heard = voices(scene.page, span.spots, letters_key)
    traits = heard.traits | {
        "belief": log_odds_of(choice.belief[field]),
        "evidence": max(-SURELY, min(SURELY, candidate.score)),
        "whole line": held.get("cut line", 0.0),
        "domain says it": held.get("domain same", 0.0) + held.get("domain within", 0.0),
        "legal form": held.get("legal last", 0.0),
        "title word": held.get("title head", 0.0),
    }
    verdict = judge(field, traits, not heard.is_agreed)
    boxes = boxes_at(scene.page, span.spots)
    evidence = verdict.evidence + reasons(held, field)
    text = with_legal_form(span.text) if field == "org" else span.text
    repaired = span.text if text != span.text else None
    return Guess(text, verdict.confidence, verdict.sure and not repaired, evidence, boxes, repaired)


def _address(block: Block, page: Page, judge: Judge) -> Guess[Address]:
    spots = frozenset[Spot]().union(*(span.spots for span in block.spans))
    heard = voices(page, spots, letters_key)
    address = parsed(block.text)
    traits = heard.traits | {
        "evidence": min(block.score, SURELY),
        "lines": float(len(block.spans)),
        "street": float(address.street is not None),
        "postcode": float(address.postcode is not None),
        "city": float(address.city is not None),
    }
    verdict = judge("address", traits, not heard.is_agreed)
    return Guess(address, verdict.confidence, verdict.sure, verdict.evidence, boxes_at(page, spots))
