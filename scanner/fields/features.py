"""What can be said of a span of words: named features that the weights turn into evidence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from math import log

from scanner.fields.lexicon import (
    city_names,
    company_kind,
    country_names,
    east_asian_words,
    fold,
    has_kind,
    is_affix,
    is_freemail,
    is_given,
    is_ordinary,
    is_place,
    is_street,
    is_surname,
    sounds_like_name,
    title_kind,
)
from scanner.fields.people import EAST_ASIAN, PARTICLES, mail_match, take_apart
from scanner.fields.pieces import Span, Token
from scanner.fields.shelf import word_set
from scanner.model.page import Page

Features = dict[str, float]

POSTCODE = re.compile(
    r"\b(?:[A-Z]{1,2}-)?\d{2}-\d{3}\b|\b\d{5}-\d{3}\b"
    r"|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|\b[A-Z]\d[A-Z] ?\d[A-Z]\d\b"
    r"|\b\d{4} ?[A-Z]{2}\b|〒|\b\d{3} ?\d{2,3}\b|\b\d{4,7}\b"
)
"""Postcodes as most countries write them: 12-345, 01234-567, AB1 2CD, K1A 0B1, 1234 AB, 123 45, 12345."""
INITIAL = re.compile(r"(?:[^\W\d_]\.){1,4}|[A-Z]", re.UNICODE)
CAMEL = re.compile(r"[a-zà-ÿ][A-Z]")


@dataclass(frozen=True)
class Scene:
    """A page as the features see it: what stands on it, and what the addresses on it give away."""

    page: Page
    spans: tuple[Span, ...]
    locals: tuple[str, ...]
    hosts: tuple[str, ...]
    forgotten: frozenset[str] = frozenset()
    """Words taken to be in no list of names: in training, so that weights don't trust the lists blindly."""

    @cached_property
    def heights(self) -> tuple[float, ...]:
        """Heights of all lines in pixels, small ones first."""
        return tuple(sorted(line.box.height for line in self.page.lines)) or (1.0,)

    @cached_property
    def lines(self) -> tuple[Span, ...]:
        """The whole runs, from the top of the card to its foot."""
        return tuple(sorted((s for s in self.spans if s.cut == "line"), key=lambda s: s.box.center[1]))

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """The company's own label of every host that is no mail service's, hyphens left out."""
        return tuple(dict.fromkeys(stem for host in self.hosts if (stem := domain_stem(host))))

    @cached_property
    def domain_levels(self) -> dict[Span, int]:
        """How well each span goes with the card's domains."""
        return {
            span: max((DOMAIN_LEVELS.index(domain_match(span.text, stem)) for stem in self.stems), default=0)
            for span in self.spans
        }

    @cached_property
    def mail_levels(self) -> dict[Span, float]:
        """How well each span is spelt by the local part of a mail address on the card."""
        names = {span: " ".join(take_apart(span.text).core) for span in self.spans}
        return {
            span: max((mail_match(name, local) for local in self.locals), default=0.0)
            for span, name in names.items()
        }

    @cached_property
    def seen(self) -> dict[str, int]:
        """How often each text stands on the card, by its letters."""
        found: dict[str, int] = {}
        for span in self.spans:
            letters = squeeze(span.text)
            found[letters] = found.get(letters, 0) + 1
        return found


def squeeze(text: str) -> str:
    return re.sub(r"[\W_]", "", fold(text))


SECOND_LEVEL = frozenset("co com net org gov edu ac ad or ne go gob gouv nom med adv eng ind art".split())


def domain_stem(host: str) -> str:
    """Return what a company chose of its host name, "acme" of "mail.acme.co.uk"; "" for mail services."""
    labels = host.casefold().split("/")[0].removeprefix("www.").split(".")[:-1]
    if is_freemail(host):
        return ""
    while len(labels) > 1 and labels[-1] in SECOND_LEVEL:
        labels.pop()
    return fold(labels[-1]).replace("-", "") if labels else ""


def domain_match(text: str, stem: str) -> str:
    """Tell how a company's name and a domain go together: same, within, initials, word, or not at all."""
    words = [squeeze(w) for w in text.split()]
    words = [w for w in words if w]
    own = [w for w in words if company_kind(w) != "legal"] or words
    german = [w.replace("ae", "a").replace("oe", "o").replace("ue", "u") for w in own]
    plain = stem.replace("ae", "a").replace("oe", "o").replace("ue", "u")
    if len(stem) < 2 or not own:
        return ""
    if any("".join(form) in (stem, plain) for form in (own, words, german)):
        return "same"
    joined = "".join(german)
    if len(joined) > 3 and (plain.startswith(joined) or (joined.startswith(plain) and len(plain) > 3)):
        return "within"
    starts = ["".join(w[0] for w in form) for form in (own, words)]
    if len(own) > 1 and any(
        len(s) > 1 and (stem == s or (len(s) > 2 and stem.startswith(s))) for s in starts
    ):
        return "initials"
    if own and len(own[0]) >= 3 and (stem.startswith(own[0]) or plain.startswith(german[0])):
        return "word"
    return "part" if any(len(w) >= 5 and w in plain for w in german) else ""


def describe(span: Span, scene: Scene) -> Features:
    """Return every feature of `span` that is not zero."""
    found: Features = {"bias": 1.0, f"cut {span.cut}": 1.0}
    found |= _words(span, scene)
    found |= _shape(span)
    found |= _look(span, scene)
    found |= _company(span, scene)
    found |= _mail(span, scene)
    found |= _neighbours(span, scene)
    return {name: value for name, value in found.items() if value}


def lettered(tokens: Iterable[Token]) -> list[Token]:
    """Return the tokens that have letters, courtesy titles and degrees left out."""
    return [t for t in tokens if any(c.isalpha() for c in t.key) and not is_affix(t.key)]


def _share(count: float, total: int) -> float:
    return count / total if total else 0.0


def _words(span: Span, scene: Scene) -> Features:
    words = lettered(span.tokens)
    keys = [w.key for w in words]
    n = len(words)
    given = [is_given(k) and k not in scene.forgotten for k in keys]
    family = [is_surname(k) and k not in scene.forgotten for k in keys]
    initial = [bool(INITIAL.fullmatch(w.text.strip(",()"))) for w in words]
    titles = [title_kind(k) for k in keys]
    companies = [company_kind(k) for k in keys]
    known = [g or f or i or k in PARTICLES for g, f, i, k in zip(given, family, initial, keys, strict=True)]
    all_keys = [t.key for t in span.tokens]
    streets = sum(is_street(k) for k in keys)
    return {
        f"words {min(n, 6)}": 1.0,
        "given": _share(sum(given), n),
        "surname": _share(sum(family), n),
        "name words": _share(sum(known), n),
        "all name words": float(n > 1 and all(known)),
        "given first": float(n > 1 and given[0]),
        "surname last": float(n > 1 and family[-1]),
        "given last": float(n > 1 and given[-1]),
        "initials": float(n > 1 and any(initial)),
        "only initials": float(n > 0 and all(initial)),
        "prefix": float(has_kind("degrees", all_keys[0], "prefix") and len(all_keys) > 1),
        "suffix": float(len(all_keys) > 2 and has_kind("degrees", all_keys[-1], "suffix")),
        "title head": float("head" in titles),
        "title heads": _share(titles.count("head"), n),
        "title words": _share(sum(t is not None for t in titles), n),
        "title head first": float(n > 0 and titles[0] == "head"),
        "title head last": float(n > 0 and titles[-1] == "head"),
        "title acronym": float(n == 1 and titles[0] == "head" and len(keys[0]) <= 4),
        "unit": float(any(has_kind("departments", k, "unit") for k in keys)),
        "unit last": float(n > 1 and has_kind("departments", keys[-1], "unit")),
        "unit first": float(n > 1 and has_kind("departments", keys[0], "unit")),
        "field words": _share(sum(has_kind("departments", k, "field") for k in keys), n),
        "legal": float("legal" in companies),
        "legal last": float(n > 1 and companies[-1] == "legal"),
        "trade": float("trade" in companies),
        "trade share": _share(companies.count("trade"), n),
        "trade last": float(n > 1 and companies[-1] == "trade"),
        "street": float(streets > 0),
        "place share": _share(sum(is_place(k) for k in keys), n),
        "small words": _share(sum(k in word_set("small") for k in keys), n),
        "city": float(_names_city(keys)),
        "country": float(bool(set(ngrams(keys)) & country_names())),
        "ordinary": _share(sum(is_ordinary(k) for k in keys), n),
        "sounds like a name": _share(sum(sounds_like_name(k) for k in keys if k.isascii()), n),
        "least like a name": min(
            (sounds_like_name(k) for k in keys if k.isascii() and len(k) > 2), default=0.0
        ),
        "unknown": _share(
            sum(not (k or t or c) for k, t, c in zip(known, titles, companies, strict=True)), n
        ),
    }


def ngrams(keys: list[str]) -> list[str]:
    """Return runs of one to three words as texts."""
    return [" ".join(keys[i : i + n]) for n in (1, 2, 3) for i in range(len(keys) - n + 1)]


def _names_city(keys: list[str]) -> bool:
    return any(len(name) > 3 and name in city_names() for name in ngrams(keys))


def _shape(span: Span) -> Features:
    text = span.text
    letters = [c for c in text if c.isalpha()]
    digits = sum(c.isdigit() for c in text)
    words = [w for w in text.split() if w[0].isalpha()]
    asian = sum(bool(EAST_ASIAN.match(c)) for c in text)
    found = {
        "capitals": float(len(letters) > 2 and all(c.isupper() for c in letters)),
        "title case": float(bool(words) and all(w[0].isupper() and not w.isupper() for w in words)),
        "small first": float(text[:1].islower()),
        "camel": float(bool(CAMEL.search(text))),
        "digits": _share(digits, len(text)),
        "digit": float(digits > 0),
        "postcode": float(bool(POSTCODE.search(text))),
        "comma": float("," in text),
        "bracket": float("(" in text),
        "ampersand": float("&" in text or "+" in text),
        "exclaimed": float("!" in text or "?" in text),
        "slash": float("/" in text),
        "quote": float('"' in text or "“" in text or "„" in text),
        "sign": float(bool(re.search(r"[@#%=€$]", text))),
        "ends in full stop": float(text.endswith(".") and not is_affix(span.tokens[-1].key)),
        "ends in colon": float(span.tokens[-1].text.endswith(":")),
        "long": float(len(text) > 40),
        "short": float(len(letters) < 3 and not asian),
        "east asian": float(asian > 0),
    }
    return found | (_east_asian(text, asian) if asian else {})


def _east_asian(text: str, asian: int) -> Features:
    squeezed = re.sub(r"\s", "", text)
    family = is_surname(squeezed[:1]) or is_surname(squeezed[:2])
    heads = [w for w in east_asian_words("titles") if w in squeezed]
    companies = [
        w
        for w in east_asian_words("company")
        if squeezed.endswith(w) or (w in squeezed and company_kind(w) == "legal")
    ]
    places = sum(squeezed.count(w) for w in east_asian_words("streets"))
    return {
        "ea length": min(len(squeezed), 12) / 4,
        "ea name length": float(2 <= len(squeezed) <= 5 and asian == len(squeezed)),
        "ea surname": float(family and 2 <= len(squeezed) <= 5),
        "ea title": float(bool(heads)),
        "ea title ends": float(any(squeezed.endswith(w) for w in heads)),
        "ea company": float(bool(companies)),
        "ea places": min(places, 4) / 4,
        "ea department": float(squeezed.endswith(("部", "課", "室", "팀", "부"))),
    }


def _look(span: Span, scene: Scene) -> Features:
    page, heights = scene.page, scene.heights
    median = heights[len(heights) // 2] or 1.0
    ratio = log(max(span.height, 1.0) / max(median, 1.0))
    others = [s.height for s in scene.lines if s.spots.isdisjoint(span.spots)]
    top = span.box.center[1] / max(page.height, 1.0)
    order = sum(s.box.center[1] < span.box.center[1] for s in scene.lines)
    confidence = min(t.word.confidence for t in span.tokens)
    return {
        "height": max(-1.5, min(1.5, ratio)),
        "tallest": float(all(span.height >= 1.08 * h for h in others)),
        "taller": _share(sum(span.height > h for h in others), len(others)),
        "height up": max(0.0, min(1.5, ratio)),
        "upper third": float(top < 0.34),
        "lower third": float(top > 0.66),
        "depth": top,
        "first": float(order == 0),
        "early": float(order in (1, 2)),
        "late": _share(order, len(scene.lines)),
        "lone": float(len(scene.lines) == 1),
        "unclear": 1.0 - confidence,
        "few lines": float(len(scene.page.lines) < 4),
        "again": float(scene.seen.get(squeeze(span.text), 0) > 1),
    }


DOMAIN_LEVELS = ("", "part", "word", "initials", "within", "same")
"""How well a company's name and a domain go together, from not at all to letter by letter."""


def _company(span: Span, scene: Scene) -> Features:
    own = scene.domain_levels[span]
    best = max(scene.domain_levels.values())
    found = {f"domain {DOMAIN_LEVELS[own]}": 1.0} if own else {}
    return found | {
        "domain elsewhere": float(best >= 3 and own < 2),
        "domain and legal": float(own >= 2 and any(company_kind(t.key) == "legal" for t in span.tokens)),
        "domain nowhere": float(bool(scene.stems) and best < 3),
        "no domain": float(not scene.stems),
    }


def _mail(span: Span, scene: Scene) -> Features:
    own = scene.mail_levels[span]
    best = max(scene.mail_levels.values())
    level = next((label for floor, label in MAIL_LEVELS if own >= floor), None)
    found = {f"mail {level}": 1.0} if level else {}
    return found | {
        "mail elsewhere": float(best >= 0.8 and own < 0.5),
        "mail nowhere": float(bool(scene.locals) and best < 0.8),
        "no mail": float(not scene.locals),
    }


MAIL_LEVELS = ((1.0, "spelt"), (0.8, "initials"), (0.5, "word"), (0.4, "part"))


def _neighbours(span: Span, scene: Scene) -> Features:
    above = _nearest(span, scene, below=False)
    under = _nearest(span, scene, below=True)
    found: Features = {"nothing above": float(above is None), "nothing under": float(under is None)}
    for place, other in (("above", above), ("under", under), ("beside", _beside(span, scene))):
        if other is not None:
            found |= {f"{place} {name}": value for name, value in gist(other).items()}
            found[f"{place} smaller"] = float(other.height < 0.85 * span.height)
            found[f"{place} taller"] = float(other.height > 1.18 * span.height)
    return found


def gist(span: Span) -> Features:
    """Say in short what a neighbour looks like."""
    words = lettered(span.tokens)
    titles = sum(title_kind(w.key) == "head" for w in words)
    return {
        "title": float(titles > 0 or any(w in span.text for w in east_asian_words("titles"))),
        "name": float(
            0 < len(words) < 5
            and not titles
            and sum(is_given(w.key) or is_surname(w.key) for w in words) >= 0.6 * len(words)
        ),
        "company": float(any(company_kind(w.key) for w in words)),
        "address": float(any(is_street(w.key) for w in words) or bool(POSTCODE.search(span.text))),
        "digits": float(any(c.isdigit() for c in span.text)),
    }


def _nearest(span: Span, scene: Scene, *, below: bool) -> Span | None:
    own, best, least = span.box, None, 4.0 * max(span.height, 1.0)
    for other in scene.lines:
        box = other.box
        gap = box.top - own.bottom if below else own.top - box.bottom
        apart = min(own.right, box.right) - max(own.left, box.left) <= 0
        right_side = box.center[1] > own.center[1] if below else box.center[1] < own.center[1]
        if right_side and not apart and gap < least and other.spots.isdisjoint(span.spots):
            best, least = other, gap
    return best


def _beside(span: Span, scene: Scene) -> Span | None:
    """Return what is left of the line that a span is cut from."""
    if span.cut in {"line", "join"}:
        return None
    rest = [
        token
        for other in scene.lines
        if not other.spots.isdisjoint(span.spots)
        for token in other.tokens
        if token.spot not in span.spots
    ]
    return Span(tuple(rest), "rest") if rest else None
