from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from scanner.text import harmless


def test_accents_and_other_scripts_are_shown_as_they_are() -> None:
    assert harmless("Zoë Łuczak 山田 (R&D)") == "Zoë Łuczak 山田 (R&D)"


def test_escape_sequences_and_marks_that_turn_text_are_written_out() -> None:
    assert harmless("a\x1b[2Jb\u202ec\n") == "a\\x1b[2Jb\\u202ec\\n"


@given(st.text())
def test_nothing_that_steers_a_terminal_comes_through(text: str) -> None:
    shown = harmless(text)
    assert shown.isprintable()
