from __future__ import annotations

import pytest

from scanner.ocr.table import Found, parse, quad_of, rows_of

HEADER = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"
PAGE = "1\t1\t0\t0\t0\t0\t0\t0\t256\t120\t-1\t\n"
"""What Tesseract tells of a page before its words, and where there are none."""


def _found(text: str, left: float, top: float, row: str) -> Found:
    return Found(text, left, top, 50, 20, 0.9, (row,))


def test_a_quotation_mark_is_only_a_character() -> None:
    rows = '5\t1\t1\t1\t1\t1\t0\t0\t5\t5\t90\t"Bo\n5\t1\t1\t1\t1\t2\t9\t0\t5\t5\t90\tLee\n'
    (words,) = parse(HEADER + rows, 1)
    assert [word.text for word in words] == ['"Bo', "Lee"]


def test_words_go_to_their_page_and_an_empty_page_is_one_too() -> None:
    rows = "1\t1\t0\t0\t0\t0\t0\t0\t9\t9\t-1\t\n1\t2\t0\t0\t0\t0\t0\t0\t9\t9\t-1\t\n"
    word = "5\t2\t1\t1\t1\t1\t0\t0\t5\t5\t90\t1\n"
    blank, second = parse(HEADER + rows + word, 2)
    assert (blank, [found.text for found in second]) == ([], ["1"])


@pytest.mark.parametrize("pages", [1, 3])
def test_a_table_of_other_pages_is_none(pages: int) -> None:
    row = "5\t{}\t1\t1\t1\t1\t0\t0\t5\t5\t90\tAnn\n"
    with pytest.raises(ValueError, match="pages"):
        parse(HEADER + row.format(1) + row.format(2), pages)


def test_words_of_one_row_make_one_line_with_a_margin() -> None:
    (row,) = rows_of([_found("Ann", 10, 40, "1"), _found("Lee", 70, 42, "1")])
    (left, top), _, (right, bottom), _ = quad_of(row).corners
    assert (left < 10, top < 40, right > 120, bottom > 62) == (True, True, True, True)


def test_rows_stay_apart_and_dashes_are_no_line() -> None:
    words = [_found("Ann", 10, 40, "1"), _found("Lee", 10, 62, "2"), _found("--", 10, 90, "3")]
    assert len(rows_of(words)) == 2
