"""How likely a value is with what is known of it, and whether it is promised now."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from scanner.fields.judge.sureness import log_odds_of, probability
from scanner.fields.known.weights import PROMISE
from scanner.model.known import evidence
from scanner.model.proposal import Guess

T = TypeVar("T")


def promised(guess: Guess[T], source: str, weight: float) -> Guess[T]:
    """Return a value that somebody read exactly so, sure where what is known makes it likely enough."""
    known = doubted(guess, source, weight)
    return replace(known, sure=known.confidence >= PROMISE and known.repaired is None)


def doubted(guess: Guess[T], source: str, weight: float) -> Guess[T]:
    """Return a value that is likelier for what is known, and still to be looked at."""
    confidence = probability(log_odds_of(guess.confidence) + weight)
    return replace(
        guess, confidence=confidence, sure=False, evidence=(evidence(source, weight), *guess.evidence)
    )
