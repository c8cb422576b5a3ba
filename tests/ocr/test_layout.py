from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from scanner.model.geometry import Box
from scanner.model.page import Word
from scanner.ocr.layout import Placed, lines_of

HIGH = 20.0


def strip(text: str, x: float, y: float, *, high: float = HIGH) -> list[Placed]:
    """Words of a text that begins at (x, y), half as wide as high a character."""
    placed = []
    for word in text.split(" "):
        wide = len(word) * high / 2
        if word:
            box = Box(x, y, x + wide, y + high)
            placed.append(Placed(Word(word, box, 0.9), box))
        x += wide + high / 2
    return placed


def read(*strips: list[Placed]) -> list[str]:
    return [line.text for line in lines_of(strips)]


def test_lines_are_read_from_top_to_bottom() -> None:
    assert read(strip("third", 0, 80), strip("first", 0, 0), strip("second", 0, 40)) == [
        "first",
        "second",
        "third",
    ]


def test_a_line_cut_in_two_is_joined() -> None:
    assert read(strip("Lee", 60, 2), strip("Ann", 0, 0)) == ["Ann Lee"]


def test_words_far_apart_are_lines_of_their_own() -> None:
    assert read(strip("Ann                   Example Ltd", 0, 0)) == ["Ann", "Example Ltd"]


def test_two_columns_are_read_one_after_the_other() -> None:
    left = [strip(text, 0, y) for text, y in (("Ann Lee", 0), ("Head of Sales", 30))]
    right = [strip(text, 400, y) for text, y in (("Example Ltd", 4), ("1 High Street", 34))]
    assert read(*right, *left) == ["Ann Lee", "Head of Sales", "Example Ltd", "1 High Street"]


def test_labels_stay_beside_their_values() -> None:
    labels = [strip(text, 0, y) for text, y in (("Tel", 0), ("Fax", 30), ("Mail", 60))]
    values = [
        strip(text, 120, y)
        for text, y in (("+44 20 7946 0123", 0), ("+44 20 7946 0124", 30), ("ann@lee.example", 60))
    ]
    assert read(*labels, *values) == [
        "Tel",
        "+44 20 7946 0123",
        "Fax",
        "+44 20 7946 0124",
        "Mail",
        "ann@lee.example",
    ]


def test_large_and_small_print_are_not_joined() -> None:
    assert len(read(strip("LOGO", 0, 0, high=60), strip("small", 130, 20, high=15))) == 2


@given(st.lists(st.tuples(st.integers(0, 900), st.integers(0, 500), st.integers(5, 60)), max_size=25))
def test_every_word_is_on_the_page_once(places: list[tuple[int, int, int]]) -> None:
    strips = [strip(f"w{i} v{i}", x, y, high=high) for i, (x, y, high) in enumerate(places)]
    found = [word.text for line in lines_of(strips) for word in line.words]
    assert sorted(found) == sorted(placed.word.text for words in strips for placed in words)
