"""What weights do not know of a person's name: rows it is set in, and words by it that are none of it."""

from __future__ import annotations

from collections.abc import Sequence

from scanner.fields.judge.relations import is_couple
from scanner.fields.who.lexicon import is_ordinary, is_unit
from scanner.fields.who.patronymics import is_after_father
from scanner.fields.who.tokens import Span, Token
from scanner.fields.who.wording import Features, rows_of

COUPLE = 4.0
"""Log-odds for a name of two given names with "and" between, in any language, and a family name."""
COURTESY = 2.0
"""Log-odds for a name behind a courtesy that only people have: "Mme Ann Lee"."""
COURTESIES = frozenset(
    "mr mrs ms mme mlle madame monsieur herr frau sra srta signora dhr mevr shri smt"
    " ibu bapak bpk encik".split()
)
PATRONYMIC = 8.0
"""Log-odds for a family name above or below a given name and the father's: "Лаптева" "Нина Ивановна"."""
APART = 3.0
"""Log-odds for given names in one row and the family name in capitals in the next: "Ana Inés" "PAGOLA"; and
again where the last given name is no family name, too."""
ALIKE = 1.6
"""Ratio of the heights of two such rows at most."""
GIVEN = 3
"""Given names in a row of theirs at most."""
SOMEBODY_ELSE = 4.0
"""Log-odds against a name in brackets behind other words, a secretary's: "Office (Mrs J Lee): 0191 ..."."""
AT_WORK = 3.0
"""Log-odds against a name that ends in what somebody works at: "Mrs. Lee Accounts"."""
OF_A_DOMAIN = ("holds domain", "domain same", "domain within", "domain word", "legal", "trade", "digit")
"""Features of rows that are a company's."""


def of_a_person(span: Span, held: Features) -> float:
    """Return the log-odds for a span as a name by how it is set and what stands in it."""
    lean = COUPLE * is_couple(span) + COURTESY * _is_addressed(span.tokens)
    lean += PATRONYMIC * _has_family_apart(span) + APART * _is_set_apart(span, held)
    return lean - SOMEBODY_ELSE * _is_in_brackets(span) - AT_WORK * _ends_at_work(span.tokens)


def _is_addressed(tokens: Sequence[Token]) -> bool:
    return len(tokens) > 1 and tokens[0].key in COURTESIES


def _has_family_apart(span: Span) -> bool:
    """Tell whether one word stands above or below a given name and the one after the father."""
    rows = sorted(rows_of(span), key=len)
    if span.cut != "join" or [len(row) for row in rows] != [1, 2]:
        return False
    family = rows[0][0]
    return is_after_father(rows[1][1].text) and family.kind in {"name", "other"} and not family.title_kind


def _is_set_apart(span: Span, held: Features) -> int:
    """Tell whether two rows are given names alone and a family name in capitals: 2 where that is clear."""
    rows = rows_of(span)
    if span.cut != "join" or len(rows) != 2 or any(name in held for name in OF_A_DOMAIN):
        return 0
    heights = sorted(max(token.word.box.height for token in row) for row in rows)
    if heights[1] >= ALIKE * heights[0]:
        return 0
    parted = ((given, family) for given, family in (rows, rows[::-1]) if _are_given(given))
    given = next((given for given, family in parted if _is_family(family)), ())
    return bool(given) + (bool(given) and not given[-1].is_surname)


def _are_given(row: Sequence[Token]) -> bool:
    return 0 < len(row) <= GIVEN and all(word.is_given and word.text[0].isupper() for word in row)


def _is_family(row: Sequence[Token]) -> bool:
    word = row[0]
    is_told = len(row) == 1 and word.text.isupper() and word.kind in {"name", "other"}
    return is_told and not (word.is_given or word.title_kind or is_ordinary(word.key))


def _is_in_brackets(span: Span) -> bool:
    texts = [token.text.rstrip(":,;") for token in span.tokens]
    return span.cut == "part" and len(texts) > 1 and texts[0][:1] == "(" and texts[-1][-1:] == ")"


def _ends_at_work(tokens: Sequence[Token]) -> bool:
    """Tell whether the last word is what somebody works at, and no name's: "Accounts", "Operations"."""
    last = tokens[-1]
    is_work = last.title_kind == "more" or is_unit(last.key)
    return len(tokens) > 2 and is_work and not (last.is_given or last.is_surname)
