"""What weights do not know of names, titles and companies: log-odds set by hand for what is seldom seen."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scanner.fields.judge.companies import (
    INSTITUTION,
    first_rows,
    goes_on_below,
    is_told_to_customers,
    joins_trade_and_name,
    of_a_company,
)
from scanner.fields.judge.naming import of_a_person
from scanner.fields.judge.relations import (
    HEADLINE,
    headlines,
    in_unread_letters,
    is_endorsed,
    is_institution,
    listed,
    named_after,
    on_one_line,
    owners,
    states,
)
from scanner.fields.judge.titling import learnt, of_a_title
from scanner.fields.reach.labels import kind_of
from scanner.fields.trace import Spot
from scanner.fields.who.east_asian import (
    HANGUL,
    LONGEST_NAME,
    is_company_without_name,
    squeezed,
)
from scanner.fields.who.east_asian_people import is_notice, is_of_another_tongue
from scanner.fields.who.gist import is_trade
from scanner.fields.who.lexicon import company_kinds, has_kind
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
OWN_DOMAIN = 3.0
"""Log-odds for the only name on a card whose domain is called like it, rather than a company's."""
NAMED_AFTER = 3.0
"""Log-odds for a company, and against a name, that begins with the family name of somebody on the card."""
CALLED_OUT = 5.0
"""Log-odds against a name that begins as companies' do, or calls out: "The Turfcutters", "Vusi Sparks!"."""
STATE = 4.0
"""Log-odds against a state's name as a company, where an institution of it stands on the card."""
OWNED = ("'s", "’s", "`s")
"""How a word ends whose shop it is: "Pat's Paddock"."""
ON_ONE_LINE = 2.0
"""Log-odds for a person and a job title that a sign parts on one line, each as what it is."""
UNREAD = 2.0
"""Log-odds against a line in letters of which no word is known, on a card that says most in Latin ones."""
SERVICES = 4.0
"""Log-odds against what a list right under a company has, as somebody's job, and any long list, as a name: it
is what a shop does."""
CONTINUED = 3.0
"""Log-odds for two rows that are set alike, of which the lower begins with "&" or "for", and against one."""


@dataclass(frozen=True, slots=True)
class Leanings:
    """What the lines of a card say of each other: spans that are something, or are not, for their sake."""

    alone: frozenset[Span]
    shops: frozenset[Span]
    bearers: frozenset[Span]
    firms: frozenset[Span]
    persons: frozenset[Span]
    jobs: frozenset[Span]
    unread: frozenset[Span]
    states: frozenset[Span]
    wares: frozenset[Spot]
    lists: frozenset[Spot]
    learnt: frozenset[Spot]
    headed: frozenset[frozenset[Spot]]
    begun: frozenset[frozenset[Spot]]

    @classmethod
    def of(cls, features: Mapping[Span, Features]) -> Leanings:
        bearers, firms = named_after(features)
        persons, jobs = on_one_line(features)
        return cls(
            owners(features),
            headlines(features),
            bearers,
            firms,
            persons,
            jobs,
            in_unread_letters(features),
            states(features),
            *listed(features),
            learnt(features),
            first_rows(features, joins_trade_and_name),
            first_rows(features, goes_on_below),
        )

    def towards(self, field: str, span: Span, held: Features) -> float:
        """Return the log-odds for a span as a value of `field`, "name", "title", "org" or "department"."""
        lean = CONTINUED * ("rows joint alike" in held)
        lean -= UNENDED * ("open end" in held) + CONTINUED * ("under opens joint" in held)
        match field:
            case "name":
                return lean + self._name(span, held) - self._nobody(span, held)
            case "org":
                return lean + self._org(span, held) - self._nobody(span, held)
            case "title":
                return lean + self._title(span, held)
        return lean - INSTITUTION * is_institution(span, held)

    def _name(self, span: Span, held: Features) -> float:
        lean = OWN_DOMAIN * (span in self.alone) + ON_ONE_LINE * (span in self.persons)
        lean += of_a_person(span, held)
        lean -= NO_FAMILY * _lacks_a_family(span, held) + CALLED_OUT * _calls_out(span.tokens)
        lean -= SERVICES * (span.spots <= self.lists)
        return lean - NAMED_AFTER * (span in self.bearers) - UNREAD * (span in self.unread)

    def _org(self, span: Span, held: Features) -> float:
        lean = HEADLINE * (span in self.shops) + NAMED_AFTER * (span in self.firms)
        lean += UNENDED * (_names_form_above(span) - _lacks_a_name(span.tokens) - ("sign first" in held))
        lean += of_a_company(span, held, self.headed, self.begun)
        lean -= NAMELESS_COMPANY * is_company_without_name("".join(t.text for t in span.tokens))
        lean -= NAMELESS_COMPANY * bool(REGISTERED.search(span.text))
        lean -= STATE * (span in self.states) + CONTINUED * is_endorsed(span)
        return lean - UNREAD * (span in self.unread)

    def _title(self, span: Span, held: Features) -> float:
        lean = ON_ONE_LINE * (span in self.jobs) + of_a_title(span, held, self.learnt)
        lean -= SERVICES * (span.spots <= self.wares)
        return lean - UNREAD * (span in self.unread)

    def _nobody(self, span: Span, held: Features) -> float:
        """Return the log-odds against a span as anybody's or any company's name."""
        is_told = _is_handle(span.tokens) or is_told_to_customers(span.tokens)
        is_told |= all(map(is_notice, span.text.split()))
        return NAMELESS_COMPANY * is_told + NOTICE * _is_of_a_notice(span, held)


def _lacks_a_family(span: Span, held: Features) -> bool:
    bare = squeezed(span.text)
    is_long = len(bare) > LONGEST_NAME + 1 and bool(HAN.fullmatch(bare)) and not is_of_another_tongue(bare)
    return "ea surname" not in held and (is_long or bool(HANGUL.search(span.text)))


def _is_handle(tokens: Sequence[Token]) -> bool:
    """Tell whether a word says that a name at a service follows: "微信 example", "LINE ID: example"."""
    first = tokens[0].text
    is_labelled = first[-1] in ":：" and kind_of(first.rstrip(":：")) is not None
    is_labelled |= any(token.text.casefold() == "id:" for token in tokens[1:2])
    return is_labelled or any(kind_of(token.text) == "messenger" for token in tokens)


def _is_of_a_notice(span: Span, held: Features) -> bool:
    is_row = span.cut == "part" and "east asian" in held and "legal" not in held
    return is_row or "hours" in held


def _calls_out(tokens: Sequence[Token]) -> bool:
    """Tell whether words begin as no name does, end in a sign that none has, or say whose a shop is."""
    is_somebodys = any(token.text.casefold().endswith(OWNED) for token in tokens)
    is_first = has_kind("company", tokens[0].text.casefold(), "first")
    return is_first or is_somebodys or tokens[-1].text[-1] in "!?"


def _lacks_a_name(tokens: Sequence[Token]) -> bool:
    """Tell whether a legal form that stands first has no name behind it: "Công ty TNHH Thương mại"."""
    kinds = company_kinds(word.key for word in lettered(tokens))
    return len(kinds) > 1 and kinds[0] == "legal" and is_trade(tokens)


def _names_form_above(span: Span) -> bool:
    """Tell whether two rows are a legal form without a name, and the name below it."""
    rows = rows_of(span)
    return len(rows) == 2 and _lacks_a_name(rows[0]) and not _lacks_a_name(span.tokens)
