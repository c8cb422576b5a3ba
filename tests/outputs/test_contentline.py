"""Text from cards stays text, whatever it holds."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from scanner.outputs.contentline import LINE_OCTETS, clean, escape, fold, one_line, web_address

anything = st.text(st.characters(exclude_categories=()))


def unfolded(text: str) -> str:
    return text.replace("\r\n ", "")


def rows(line: str) -> list[str]:
    return fold(line).split("\r\n")


def test_control_characters_go_and_line_breaks_stay() -> None:
    assert clean("Ann\x00 Lee\x1b\r\nDirector\u2028Sales\x85Ltd") == "Ann Lee\nDirector\nSales\nLtd"


def test_marks_that_turn_the_text_go_and_joiners_stay() -> None:
    assert clean("\u202eeeL nnA\u202c") == "eeL nnA"
    assert (
        clean("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645")
        == "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"
    )


def test_a_lone_surrogate_goes() -> None:
    assert clean("A\ud800nn") == "Ann"


def test_no_text_says_that_a_card_begins_or_ends() -> None:
    assert one_line("END:VCARD end:\x00vcard BEGIN:VCARD") == "END: VCARD end: vcard BEGIN: VCARD"


def test_blanks_of_all_kinds_become_one() -> None:
    assert one_line("  Ann\t\u00a0\u3000 Lee \n Director ") == "Ann Lee Director"


@given(anything)
def test_clean_text_is_clean_already_and_can_be_encoded(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    clean(text).encode()


@pytest.mark.parametrize(
    ("printed", "url"),
    [
        ("www.example.com", "https://www.example.com"),
        ("http://example.com/a,b;c", "http://example.com/a%2Cb%3Bc"),
        ("HTTPS://EXAMPLE.COM", "HTTPS://EXAMPLE.COM"),
        ("www.example.com/a b\r\nEND:VCARD", "https://www.example.com/abEND:%20VCARD"),
        ('example.com/"\\x', "https://example.com/%22%5Cx"),
        ("bücher.example", "https://bücher.example"),
    ],
)
def test_a_web_address_has_a_scheme_and_nothing_that_cuts_it(printed: str, url: str) -> None:
    assert web_address(printed) == url


@given(anything.map(clean).map(escape))
@example("é" * 100)
@example("," * 0 + "\\," * 100)
def test_folding_keeps_the_text_and_never_passes_75_octets(line: str) -> None:
    assert unfolded(fold(line)) == line
    assert all(len(row.encode()) <= LINE_OCTETS for row in rows(line))


def test_a_fold_falls_neither_inside_an_escape_nor_beside_a_blank() -> None:
    for shift in range(80):
        line = "NOTE:" + "x" * shift + "\\n\\,Grüße aus Łódź " * 20
        for before, after in zip(rows(line), rows(line)[1:], strict=False):
            assert not before.endswith((" ", "\\")) or before.endswith("\\\\")
            assert after[0] == " "
            assert after[1] != " "


def test_single_letters_one_blank_apart_fold_where_they_must() -> None:
    line = "NOTE:" + "a " * 100 + "b"
    assert unfolded(fold(line)) == line


def test_an_empty_line_is_an_empty_line() -> None:
    assert fold("") == ""
