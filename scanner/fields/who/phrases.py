"""Words that mean something by those beside them: "Giám đốc", "PT" before a company, "S.E." after a comma."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from scanner.fields.who.affixes import is_called
from scanner.fields.who.lexicon import has_kind, kinds, phrase_at
from scanner.fields.who.tokens import Token

Run = tuple[Token, ...]


def told(run: Run) -> Run:
    """Return the words of a run with what their neighbours make of them."""
    return tuple(_told(run))


def _told(run: Run) -> Iterator[Token]:
    keys = [token.key for token in run]
    at = 0
    while at < len(run):
        length = phrase_at(keys, at)
        if length:
            said = _kind(keys[at : at + length])
            yield from (replace(token, said=said) for token in run[at : at + length])
        else:
            yield replace(run[at], said=_alone(run, at))
        at += length or 1


def _kind(phrase: Sequence[str]) -> str:
    held = kinds("phrases")["-".join(phrase)]
    return next(kind for kind in ("head", "more", "legal", "trade", "notice") if kind in held)


def _alone(run: Run, at: int) -> str:
    """Return what a word means where it stands: before a company or a name, or after a comma."""
    token, before = run[at], run[at - 1] if at else None
    if before is None and len(run) > 1 and token.text.isupper() and has_kind("company", token.key, "opening"):
        return "legal"
    if before is None and is_called([word.text for word in run]):
        return "affix"
    is_behind = before is not None and before.text.endswith(",")
    is_dotted = "." in token.text[:-1] and has_kind("degrees", token.key, "dotted")
    return "affix" if is_behind and is_dotted else ""
