from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np
import pytesseract
import pytest

from scanner.errors import NoReaderError, ReaderError
from scanner.model.geometry import Quad
from scanner.ocr.tesseract import Picture, Run, Tesseract, run_tesseract
from scanner.turns import together
from tests.ocr.drawing import BLACK, WHITE, card, strip
from tests.ocr.test_table import HEADER


def test_reads_each_strip_of_a_sheet_for_itself(tesseract: Tesseract) -> None:
    lines = ["Ann Lee", "Head of Research", "ann@lee.example"]
    readings = tesseract.read_strips([strip(line) for line in lines])
    assert [" ".join(w.text for w in reading) for reading in readings] == lines


def test_reads_light_text_on_dark(tesseract: Tesseract) -> None:
    (reading,) = tesseract.read_strips([strip("Head of Research", ink=WHITE, paper=BLACK)])
    assert " ".join(w.text for w in reading) == "Head of Research"


def test_says_where_on_the_strip_each_word_stands(tesseract: Tesseract) -> None:
    picture = strip("Left          Right", height=96)
    left, right = tesseract.read_strips([picture])[0]
    assert left.right < picture.shape[1] / 2 < right.left < right.right <= picture.shape[1]


def test_no_strips_start_no_program() -> None:
    assert Tesseract(("eng",), run=_raising(AssertionError())).read_strips([]) == ()


def test_a_language_that_is_not_installed_is_named() -> None:
    with pytest.raises(NoReaderError, match="xyz"):
        Tesseract(("eng", "xyz"))


def _raising(error: Exception) -> Run:
    def run(pictures: Sequence[Picture], languages: str, options: str, seconds: float) -> str:
        raise error

    return run


def _answering(table: str) -> Run:
    def run(pictures: Sequence[Picture], languages: str, options: str, seconds: float) -> str:
        return table

    return run


NONSENSE = "answered nonsense .*; install it again"
FAULTS = {
    "killed": (_raising(pytesseract.TesseractError(-9, "")), "killed by signal 9, .*; make room"),
    "failing": (_raising(pytesseract.TesseractError(1, "no\nsuch")), r"code 1 \(no such\); install it again"),
    "hanging": (_raising(RuntimeError("Tesseract process timeout")), "no answer in 60 s .*; try again when"),
    "no disk": (_raising(OSError(28, "No space left on device")), r"\(No space left on device\); make room"),
    "unreadable": (_raising(UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid start byte")), NONSENSE),
    "empty": (_answering(""), NONSENSE),
    "not a table": (_answering("%PDF-1.5\n\x00\x00"), NONSENSE),
    "no numbers": (_answering(HEADER + "5\t1\t1\t1\t1\t1\tx\ty\tz\t?\t!\tAnn\n"), NONSENSE),
    "of other pages": (_answering(HEADER + "5\t2\t1\t1\t1\t1\t0\t0\t9\t9\t90\tAnn\n"), NONSENSE),
    "cut off": (_answering(HEADER + "5\t1\t1\t1"), NONSENSE),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_whatever_goes_wrong_is_a_reader_error_that_says_what_to_do(fault: str) -> None:
    run, told = FAULTS[fault]
    reader = Tesseract(("eng",), run=run)
    with pytest.raises(ReaderError, match=told) as raised:
        reader.read_strips([strip("Ann Lee")])
    assert not isinstance(raised.value, NoReaderError)


def test_a_program_that_is_gone_is_no_reader() -> None:
    reader = Tesseract(("eng",), run=_raising(pytesseract.TesseractNotFoundError()))
    with pytest.raises(NoReaderError, match="install"):
        reader.read_strips([strip("Ann Lee")])


def test_the_real_program_is_stopped_when_its_time_is_up() -> None:
    reader = Tesseract(("eng",), seconds=0.01)
    with pytest.raises(ReaderError, match=r"no answer in 0\.01 s"):
        reader.read_strips([strip("Ann Lee")])


def test_words_beside_the_sheet_belong_to_the_nearest_strip() -> None:
    table = HEADER + "5\t1\t1\t1\t1\t1\t-5\t9999\t10\t10\t950\tAnn\n"
    first, last = Tesseract(("eng",), run=_answering(table)).read_strips([strip("a"), strip("b")])
    assert first == ()
    assert (last[0].text, last[0].left, last[0].confidence) == ("Ann", 0.0, 1.0)


def test_dense_lines_of_a_card_are_told_apart(tesseract: Tesseract) -> None:
    rows = [(80.0, 80.0 + 36 * i, f"Number {i} of some dense lines of print") for i in range(8)]
    assert len(tesseract.find_lines(card(*rows, size=30))) == len(rows)


def test_lines_that_stand_run_downwards(tesseract: Tesseract) -> None:
    level = card((80, 80, "Ann Lee of Example"), (80, 300, "Head of Research"))
    standing = np.ascontiguousarray(np.rot90(level, -1))
    for line in tesseract.find_lines(standing):
        (ax, ay), (bx, by) = line.quad.corners[:2]
        assert by - ay > abs(bx - ax)
        assert max(ax, bx) <= standing.shape[1]


def test_a_blank_card_has_no_lines(tesseract: Tesseract) -> None:
    assert tesseract.find_lines(card()) == ()


def test_what_the_layout_reads_well_needs_no_other_look_but_a_number_does(tesseract: Tesseract) -> None:
    pixels = card((80, 80, "Head of Research"), (80, 300, "+44 20 7946 0123"))
    text, number = sorted(tesseract.find_lines(pixels), key=lambda line: line.quad.center[1])
    assert text.reading is not None
    assert [word.text for word in text.reading] == ["Head", "of", "Research"]
    assert 0 < text.reading[0].left < text.reading[0].right < text.reading[-1].left
    assert text.reading[-1].right < 1
    assert number.reading is None


def test_what_was_seen_in_the_photo_is_not_looked_for_by_shape(tesseract: Tesseract) -> None:
    seen = Quad(((700, 500), (900, 500), (900, 560), (700, 560)))
    found = tesseract.find_lines(card((80, 80, "Head of Research")), [seen])
    assert any(line.quad.center == pytest.approx(seen.center) for line in found)


NAMES = ("Ann Lee", "Bo Berg", "Cy Moss")


def _read(reader: Tesseract, name: str) -> str:
    try:
        (reading,) = reader.read_strips([strip(name)])
    except ReaderError as e:
        return str(e)
    return " ".join(word.text for word in reading)


def test_photos_read_together_share_a_start_and_each_gets_its_own_words(tesseract: Tesseract) -> None:
    starts: list[int] = []

    def counting(pictures: Sequence[Picture], languages: str, options: str, seconds: float) -> str:
        starts.append(len(pictures))
        return run_tesseract(pictures, languages, options, seconds)

    reader = Tesseract(("eng",), run=counting)
    assert together([partial(_read, reader, name) for name in (*NAMES, "")]) == [*NAMES, ""]
    assert starts == [4]


@pytest.mark.parametrize("joint", ["page lost", "killed"])
def test_where_a_joint_start_fails_each_photo_is_read_by_itself(joint: str) -> None:
    def run(pictures: Sequence[Picture], languages: str, options: str, seconds: float) -> str:
        if len(pictures) > 1 and joint == "killed":
            raise pytesseract.TesseractError(-9, "")
        return HEADER + f"5\t1\t1\t1\t1\t1\t0\t9\t9\t9\t90\t{pictures[0].shape[1]}\n"

    reader = Tesseract(("eng",), run=run)
    singly = [_read(reader, name) for name in NAMES]
    assert together([partial(_read, reader, name) for name in NAMES]) == singly
    assert len(set(singly)) > 1


def test_a_photo_that_tesseract_dies_of_costs_only_itself() -> None:
    long = strip("Somebody with a longer name").shape[1]

    def run(pictures: Sequence[Picture], languages: str, options: str, seconds: float) -> str:
        if max(picture.shape[1] for picture in pictures) > long:
            raise pytesseract.TesseractError(-9, "")
        return "".join(
            (HEADER, *(f"5\t{i}\t1\t1\t1\t1\t0\t9\t9\t9\t90\tok\n" for i in range(1, len(pictures) + 1)))
        )

    reader = Tesseract(("eng",), run=run)
    names = ("Ann Lee", "Somebody with a longer name", "Bo Berg")
    first, deadly, last = together([partial(_read, reader, name) for name in names])
    assert (first, last) == ("ok", "ok")
    assert "killed by signal 9" in deadly
