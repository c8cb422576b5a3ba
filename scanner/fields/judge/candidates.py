"""Every span of a card weighed for every field, with what an address would lose by it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from scanner.fields.judge.assign import SINGLE, Candidate
from scanner.fields.judge.together import (
    HEADLINE,
    begins_as_institution,
    headlines,
    in_unread_letters,
    is_couple,
    is_endorsed,
    is_institution,
    named_after,
    on_one_line,
    owners,
    states,
)
from scanner.fields.judge.weigh import leaning, log_odds
from scanner.fields.reach.labels import kind_of
from scanner.fields.who.address_parts import is_street_line
from scanner.fields.who.east_asian import (
    HANGUL,
    LONGEST_NAME,
    ends_as_company,
    ends_as_title,
    ends_as_unit,
    is_company_without_name,
    squeezed,
)
from scanner.fields.who.east_asian_people import is_notice, is_of_another_tongue
from scanner.fields.who.gist import is_trade
from scanner.fields.who.lexicon import company_kinds, has_kind, is_place, key
from scanner.fields.who.pieces import is_parting
from scanner.fields.who.scene import Scene
from scanner.fields.who.tokens import Span, Token
from scanner.fields.who.wording import Features, lettered, rows_of

UNENDED = 2.0
"""Log-odds against what ends in "von", "&" or a hyphen, or is a company's form and trade without its name:
drawn cards have it too seldom to learn it."""
NO_FAMILY = 3.0
"""Log-odds against a Korean name that begins with no family name: there are few, and all are known; and
against more Chinese characters than a name has."""
HAN = re.compile(r"[\u4e00-\u9fff·・,、]+")
"""Chinese characters alone, and what stands between those of a list."""
NAMELESS_COMPANY = 6.0
"""Log-odds against an East Asian company that is but its legal form or its trade."""
REGISTERED = re.compile(r"第\s?[\d-]{3,}\s?[号號]")
"""The number under which an office or an architect is registered."""
NOTICE = 2.0
"""Log-odds against hours as a name or company, and one of several East Asian words that a row lists."""
OWN_DOMAIN = 2.0
"""Log-odds for the only name on a card whose domain is called like it, rather than a company's."""
NAMED_AFTER = 3.0
"""Log-odds for a company, and against a name, that begins with the family name of somebody on the card."""
CALLED_OUT = 5.0
"""Log-odds against a name that begins as companies' do, or calls out: "The Turfcutters", "Vusi Sparks!"."""
COUPLE = 3.0
"""Log-odds for a name of two given names with "and" between, in any language, and a family name."""
COURTESY = 2.0
"""Log-odds for a name behind a courtesy that only people have: "Mme Ann Lee"."""
COURTESIES = frozenset(
    "mr mrs ms mme mlle madame monsieur herr frau sra srta signora dhr mevr shri smt".split()
)
INSTITUTION = 1.5
"""Log-odds for a line of three words or more as a company that names an institution: "Ministry of ..."."""
SECOND = 1.0
"""Log-odds against a job title under another one: the first is what somebody is."""
STATE = 4.0
"""Log-odds against a state's name as a company, where an institution of it stands on the card."""
OWNED = ("'s", "’s", "`s")
"""How a word ends whose shop it is: "Pat's Paddock"."""
ON_ONE_LINE = 2.0
"""Log-odds for a person and a job title that a sign parts on one line, each as what it is."""
UNREAD = 2.0
"""Log-odds against a line in letters of which no word is known, on a card that says most in Latin ones."""
TITLES = 1.0
"""Log-odds for several East Asian rows of titles, set alike, as one."""
BARE = 1.0
"""Log-odds against a title of one word that goes on behind a sign: "Manager - Tasting"."""
MARKETS = 4.0
"""Log-odds against a line as a part of an address that names several countries and no number."""
CLASSES = 8.0
"""The same against one that counts what is no house: "3rd Year Art Tutor"."""
ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)\b", re.IGNORECASE)
CONTINUED = 3.0
"""Log-odds for two rows that are set alike, of which the lower begins with "&" or "for", and against one."""


def address_atoms(scene: Scene) -> list[Span]:
    """Return the spans an address is put together from: the lines, each word in one of them."""
    return list(scene.lines)


def placed(features: Mapping[Span, Features], atoms: Sequence[Span]) -> dict[Span, float]:
    """Weigh each line as a part of an address, in log-odds."""
    return {
        span: log_odds(held, "address")
        + leaning("address")
        - MARKETS * _lists_markets(held)
        - CLASSES * _counts_classes(span, held)
        for span in atoms
        for held in (features[span],)
    }


def _counts_classes(span: Span, held: Features) -> bool:
    """Tell whether a line begins with a school's year and says a job: "3rd Year Art Tutor"."""
    first = span.text.partition(",")[0]
    is_placed = is_street_line(first) or any(is_place(key(word)) for word in first.split())
    return bool(ORDINAL.match(first)) and "title words" in held and not is_placed


def _lists_markets(held: Features) -> bool:
    return "countries" in held and "digit" not in held


def weighed(features: Mapping[Span, Features], places: Mapping[Span, float]) -> dict[str, list[Candidate]]:
    """Weigh every span for every field; what an address would lose by it counts against it.

    A single word is taken for a name on its evidence alone: few people print only one.
    """
    found: dict[str, list[Candidate]] = {field: [] for field in SINGLE}
    alone, shops = owners(features), headlines(features)
    bearers, firms = named_after(features)
    persons, jobs = on_one_line(features)
    unread = in_unread_letters(features)
    called = states(features)
    for span, held in features.items():
        loss = sum(max(0.0, score) for atom, score in places.items() if not atom.spots.isdisjoint(span.spots))
        if "sign first" in held and span.cut in {"part", "window"}:
            continue  # "& Head" goes on with what stands before it
        for field in SINGLE:
            if field == "name" and ("words 0" in held or _is_one_word_again(span)):
                continue  # courtesies and degrees alone are nobody's name, nor is a logo's word twice
            if field == "title" and span.cut == "join" and _are_degrees(rows_of(span)[0]):
                continue  # they belong to the name above
            if field == "title" and len(span.tokens) > 1 and _are_degrees(span.tokens):
                continue  # degrees alone are what somebody has, not what he is
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
                lean += HEADLINE * (span in shops)
                lean -= NAMELESS_COMPANY * bool(REGISTERED.search(span.text))
            if field == "department":
                lean -= INSTITUTION * is_institution(span, held)
            else:
                lean -= UNREAD * (span in unread)
            if field == "title":
                lean -= SECOND * _is_second(span, held)
            if field in {"name", "org"}:
                lean -= NAMELESS_COMPANY * (_is_handle(span.tokens) or all(map(is_notice, span.text.split())))
                lean -= NOTICE * _is_of_a_notice(span, held)
            lean -= NO_FAMILY * (field == "name" and _lacks_a_family(span, held))
            if field == "name":
                lean += OWN_DOMAIN * (span in alone) - CALLED_OUT * _calls_out(span.tokens)
                lean += COUPLE * is_couple(span) + COURTESY * _is_addressed(span.tokens)
            if field == "org":
                if is_institution(span, held):
                    lean += INSTITUTION * (1 + begins_as_institution(span))
                lean -= STATE * (span in called) + CONTINUED * is_endorsed(span)
                lean -= UNENDED * ("sign first" in held)
            lean += TITLES * (field == "title" and "rows alike" in held and _are_titles(span))
            lean -= BARE * (field == "title" and "bare title" in held)
            lean += ON_ONE_LINE * (span in {"name": persons, "title": jobs}.get(field, ()))
            lean += NAMED_AFTER * ((field == "org" and span in firms) - (field == "name" and span in bearers))
            found[field].append(Candidate(field, span, held, log_odds(held, field) + lean - loss))
    return found


def _is_second(span: Span, held: Features) -> bool:
    return span.cut == "line" and "above title" in held and "east asian" not in held


def _lacks_a_family(span: Span, held: Features) -> bool:
    bare = squeezed(span.text)
    is_long = len(bare) > LONGEST_NAME + 1 and bool(HAN.fullmatch(bare)) and not is_of_another_tongue(bare)
    return "ea surname" not in held and (is_long or bool(HANGUL.search(span.text)))


def _are_titles(span: Span) -> bool:
    """Tell whether each of several East Asian rows ends as titles do: all that somebody is."""
    return all(ends_as_title(row[-1].text) for row in rows_of(span))


def _is_handle(tokens: Sequence[Token]) -> bool:
    """Tell whether a word says that somebody's name at a service follows: "微信 example", "LINE: example"."""
    first = tokens[0].text
    is_labelled = first[-1] in ":：" and kind_of(first.rstrip(":：")) is not None
    return is_labelled or any(kind_of(token.text) == "messenger" for token in tokens)


def _is_of_a_notice(span: Span, held: Features) -> bool:
    is_row = span.cut == "part" and "east asian" in held and "legal" not in held
    return is_row or "hours" in held


def _is_addressed(tokens: Sequence[Token]) -> bool:
    return len(tokens) > 1 and tokens[0].key in COURTESIES


def _calls_out(tokens: Sequence[Token]) -> bool:
    """Tell whether words begin as no name does, end in a sign that none has, or say whose a shop is."""
    is_somebodys = any(token.text.casefold().endswith(OWNED) for token in tokens)
    is_first = has_kind("company", tokens[0].text.casefold(), "first")
    return is_first or is_somebodys or tokens[-1].text[-1] in "!?"


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
    """Tell whether a row is degrees, with what they are in or from in brackets: "MCh (Neuro)"."""
    bare = [token for token in row if not (token.text[0] in "([" and token.text.rstrip(",;.")[-1] in ")]")]
    return bool(bare) and not lettered(bare) and not any(token.title_kind for token in bare)
