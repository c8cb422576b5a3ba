"""Every span of a card weighed for every field, with what an address would lose by it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from scanner.fields.judge.assign import SINGLE, Candidate
from scanner.fields.judge.weigh import leaning, log_odds
from scanner.fields.who.east_asian import (
    HANGUL,
    ends_as_company,
    ends_as_unit,
    is_company_without_name,
)
from scanner.fields.who.east_asian_people import is_notice
from scanner.fields.who.gist import JOINING, is_trade
from scanner.fields.who.lexicon import company_kinds, has_kind
from scanner.fields.who.pieces import AND, is_parting
from scanner.fields.who.scene import Scene
from scanner.fields.who.tokens import Span, Token
from scanner.fields.who.wording import Features, lettered, rows_of

UNENDED = 2.0
"""Log-odds against what ends in "von", "&" or a hyphen, or is a company's form and trade without its name:
drawn cards have it too seldom to learn it."""
NO_FAMILY = 3.0
"""Log-odds against a Korean name that begins with no family name: there are few, and all are known."""
NAMELESS_COMPANY = 6.0
"""Log-odds against an East Asian company that is but its legal form or its trade."""
NOTICE = 2.0
"""Log-odds against hours as a name or company, and one of several East Asian words that a row lists."""
HEADLINE = 2.0
"""Log-odds for the first and the tallest East Asian row where no words name a company: a shop."""
OF_OTHERS = ("digit", "hours", "ea title", "ea surname", "ea department", "title head", "name words")
"""Features of what is no shop's name."""
OWN_DOMAIN = 2.0
"""Log-odds for the only name on a card whose domain is called like it, rather than a company's."""
NAMED_AFTER = 3.0
"""Log-odds for a company, and against a name, that begins with the family name of somebody on the card."""
CALLED_OUT = 5.0
"""Log-odds against a name that begins as companies' do, or calls out: "The Turfcutters", "Vusi Sparks!"."""
COUPLE = 3.0
"""Log-odds for a name of two given names with "and" between, in any language, and a family name."""
INSTITUTION = 1.5
"""Log-odds for a line of three words or more as a company that names an institution: "Ministry of ..."."""
OWNED = ("'s", "’s", "`s")
"""How a word ends whose shop it is: "Pat's Paddock"."""
ON_ONE_LINE = 2.0
"""Log-odds for a person and a job title that a sign parts on one line, each as what it is."""
MARKETS = 4.0
"""Log-odds against a line as a part of an address that names several countries and no number."""
CONTINUED = 3.0
"""Log-odds for two rows that are set alike, of which the lower begins with "&" or "for", and against one."""


def address_atoms(scene: Scene) -> list[Span]:
    """Return the spans an address is put together from: the lines, each word in one of them."""
    return list(scene.lines)


def placed(features: Mapping[Span, Features], atoms: Sequence[Span]) -> dict[Span, float]:
    """Weigh each line as a part of an address, in log-odds."""
    return {
        span: log_odds(held, "address") + leaning("address") - MARKETS * _lists_markets(held)
        for span in atoms
        for held in (features[span],)
    }


def _lists_markets(held: Features) -> bool:
    return "countries" in held and "digit" not in held


def weighed(features: Mapping[Span, Features], places: Mapping[Span, float]) -> dict[str, list[Candidate]]:
    """Weigh every span for every field; what an address would lose by it counts against it.

    A single word is taken for a name on its evidence alone: few people print only one.
    """
    found: dict[str, list[Candidate]] = {field: [] for field in SINGLE}
    owners, headlines = _owners(features), _headlines(features)
    bearers, firms = _named_after(features)
    persons, jobs = _on_one_line(features)
    for span, held in features.items():
        loss = sum(max(0.0, score) for atom, score in places.items() if not atom.spots.isdisjoint(span.spots))
        if "sign first" in held and span.cut in {"part", "window"}:
            continue  # "& Head" goes on with what stands before it
        for field in SINGLE:
            if field == "name" and ("words 0" in held or _is_one_word_again(span)):
                continue  # courtesies and degrees alone are nobody's name, nor is a logo's word twice
            if field == "title" and span.cut == "join" and _are_degrees(rows_of(span)[0]):
                continue  # they belong to the name above
            if field == "title" and ("id" in held or _ends_in_degrees(span.tokens)):
                continue  # a licence and degrees behind a title are no part of it
            if field != "name" and "rows by numbers" in held:
                continue  # they say whose the number behind each is: "Church", "Study"
            if field == "org" and (held.get("sheds form") or _is_branch(span)):
                continue  # a legal form belongs to the company before it, and a branch does not
            lean = 0.0 if field == "name" and "words 1" in held else leaning(field)
            lean -= UNENDED * ("open end" in held) + CONTINUED * ("under opens joint" in held)
            lean += CONTINUED * ("rows joint" in held and "rows alike" in held)
            if field == "org":
                lean += UNENDED * (_names_form_above(span) - _lacks_a_name(span.tokens))
                lean -= NAMELESS_COMPANY * is_company_without_name("".join(t.text for t in span.tokens))
                lean += HEADLINE * (span in headlines)
            if field in {"name", "org"}:
                lean -= NOTICE * _is_of_a_notice(span, held)
            lean -= NO_FAMILY * (field == "name" and _lacks_a_family(span, held))
            if field == "name":
                lean += OWN_DOMAIN * (span in owners) - CALLED_OUT * _calls_out(span.tokens)
                lean += COUPLE * _is_couple(span)
            if field == "org":
                lean += INSTITUTION * _is_institution(span, held)
            lean += ON_ONE_LINE * (span in {"name": persons, "title": jobs}.get(field, ()))
            lean += NAMED_AFTER * ((field == "org" and span in firms) - (field == "name" and span in bearers))
            found[field].append(Candidate(field, span, held, log_odds(held, field) + lean - loss))
    return found


def _lacks_a_family(span: Span, held: Features) -> bool:
    return "ea surname" not in held and bool(HANGUL.search(span.text))


def _owners(features: Mapping[Span, Features]) -> frozenset[Span]:
    """Return who alone on the card has a name of the lists, where a domain is called so: an artist's."""
    named = {span for span, held in features.items() if _is_listed(held) and span.cut == "line"}
    return frozenset(span for span in named if len(named) == 1 and "domain same" in features[span])


def _headlines(features: Mapping[Span, Features]) -> frozenset[Span]:
    """Return the first and the tallest row in East Asian letters that no word tells to be something else."""
    if any(_names_company(span, held) for span, held in features.items()):
        return frozenset()
    return frozenset(
        span
        for span, held in features.items()
        if span.cut == "line"
        and "east asian" in held
        and ("first" in held or "tallest" in held)
        and len(span.text) > 1
        and not is_company_without_name(span.text)
        and not all(map(is_notice, span.text.split()))
        and not any(feature in held for feature in OF_OTHERS)
    )


def _is_of_a_notice(span: Span, held: Features) -> bool:
    is_listed = span.cut == "part" and "east asian" in held and "legal" not in held
    return is_listed or "hours" in held


def _names_company(span: Span, held: Features) -> bool:
    is_named = span.cut == "line" and ("ea company" in held or "legal" in held)
    return is_named and not is_company_without_name("".join(token.text for token in span.tokens))


def _is_couple(span: Span) -> bool:
    """Tell whether words are two people of one family: "Jean et Marie Lefèvre"."""
    keys = [token.text.casefold() for token in span.tokens]
    joint = next((at for at, word in enumerate(keys) if word in JOINING or word in AND), 0)
    is_pair = 0 < joint < len(keys) - 2 and joint < 3 and len(keys) < 7
    return is_pair and span.tokens[0].is_given and span.tokens[joint + 1].is_given


def _is_institution(span: Span, held: Features) -> bool:
    """Tell whether words are an institution: an office, a school, a church, or one of a country or a town."""
    keys = [word.key for word in lettered(span.tokens)]
    is_other = any(feature in held for feature in ("title head", "digit", "street", "open end", "sign"))
    is_whole = span.cut == "line" and len(keys) > 2 and not is_other
    return is_whole and any(has_kind("company", word, "institution") for word in keys)


def _named_after(features: Mapping[Span, Features]) -> tuple[frozenset[Span], frozenset[Span]]:
    """Return what is no name for it begins with somebody's family name, "Lee Chambers" beside "Ann Lee", and
    which lines are companies for that: those, and with a trade or "&" any, "Lee & Sons", "Salon Lee".

    A given name in it makes it the name itself, turned about, or another person.
    """
    lines = {span: lettered(span.tokens) for span in features if span.cut == "line"}
    families = {
        words[-1].key for span, words in lines.items() if {"shaped", "given first"} <= features[span].keys()
    }
    several = {span: words for span, words in lines.items() if len(words) > 1}
    bearers = frozenset(
        span
        for span, words in several.items()
        if words[0].key in families and not any(word.is_given for word in words)
    )
    firms = frozenset(
        span
        for span, words in several.items()
        if {"trade", "ampersand"} & features[span].keys()
        and "title head" not in features[span]
        and any(word.key in families for word in words)
    )
    return bearers, bearers | firms


def _on_one_line(features: Mapping[Span, Features]) -> tuple[frozenset[Span], frozenset[Span]]:
    """Return the persons and the job titles that share a line, two runs of words with a sign between."""
    lines: dict[int, list[Span]] = {}
    for span in (span for span in features if span.cut == "line"):
        lines.setdefault(span.tokens[0].spot[0], []).append(span)
    pairs = [
        (one, other)
        for one, other in (held for held in lines.values() if len(held) == 2)
        if one.tokens[0].is_given and "title head" not in features[one] and "title head" in features[other]
    ]
    return frozenset(one for one, _ in pairs), frozenset(other for _, other in pairs)


def _calls_out(tokens: Sequence[Token]) -> bool:
    """Tell whether words begin as no name does, end in a sign that none has, or say whose a shop is."""
    is_somebodys = any(token.text.casefold().endswith(OWNED) for token in tokens)
    is_first = has_kind("company", tokens[0].text.casefold(), "first")
    return is_first or is_somebodys or tokens[-1].text[-1] in "!?"


def _is_listed(held: Features) -> bool:
    """Tell whether every word is a name's, the first a given name's, and not all are ordinary words, too."""
    is_named = held.get("name words") == 1 and "given first" in held and "trade" not in held
    return is_named and held.get("plain words", 0.0) < 1


def _is_one_word_again(span: Span) -> bool:
    is_known = any(token.is_given or token.is_surname for token in span.tokens)
    return len(span.tokens) > 1 and len({token.key for token in span.tokens}) == 1 and not is_known


def _lacks_a_name(tokens: Sequence[Token]) -> bool:
    """Tell whether a legal form that stands first has no name behind it: "Công ty TNHH Thương mại"."""
    kinds = company_kinds(word.key for word in lettered(tokens))
    return len(kinds) > 1 and kinds[0] == "legal" and is_trade(tokens)


def _names_form_above(span: Span) -> bool:
    """Tell whether two rows are a legal form without a name, and the name below it."""
    rows = rows_of(span)
    return len(rows) == 2 and _lacks_a_name(rows[0]) and not _lacks_a_name(span.tokens)


def _is_branch(span: Span) -> bool:
    """Tell whether several rows end in an East Asian branch or department, or hold what follows a company."""
    *rows, last = ("".join(token.text for token in row) for row in rows_of(span))
    return span.cut == "join" and (ends_as_unit(last) or any(map(ends_as_company, rows)))


def _ends_in_degrees(tokens: Sequence[Token]) -> bool:
    """Tell whether nothing but degrees stands behind the last comma or sign that parts words."""
    parted = next((i for i in range(len(tokens) - 1, 0, -1) if is_parting(tokens[i - 1])), len(tokens))
    return parted < len(tokens) and _are_degrees(tokens[parted:])


def _are_degrees(row: Sequence[Token]) -> bool:
    return not lettered(row) and not any(token.title_kind for token in row)
