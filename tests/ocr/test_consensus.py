from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from scanner.ocr.consensus import Agreed, consensus
from scanner.ocr.reader import StripReading, StripWord

BOTH = ("ppocr", "tesseract")


def reading(text: str, confidence: float = 0.99) -> StripReading:
    """Words of `text`, ten pixels a character."""
    words, x = [], 0.0
    for word in text.split():
        words.append(StripWord(word, x, x + 10.0 * len(word), confidence))
        x += 10.0 * (len(word) + 1)
    return tuple(words)


def merged(first: str, second: str) -> tuple[Agreed, ...]:
    return consensus(BOTH, (reading(first), reading(second)))


def text(words: tuple[Agreed, ...]) -> str:
    return " ".join(word.text for word in words)


words = st.lists(
    st.text(st.characters(exclude_categories=("Z", "C")), min_size=1, max_size=9), max_size=6
).map(" ".join)
sureness = st.floats(0, 1)


def test_agreement_is_kept_and_believed() -> None:
    (word,) = merged("+12025550143", "+12025550143")
    assert word.text == "+12025550143"
    assert word.confidence > 0.98


def test_disagreement_is_doubted_and_both_votes_are_kept() -> None:
    (word,) = merged("+12025550143", "+12025550148")
    assert word.text == "+12025550143"
    assert word.confidence < 0.9
    assert [vote.text for vote in word.votes] == ["+12025550143", "+12025550148"]


def test_a_lost_accent_is_less_than_agreement_and_more_than_contradiction() -> None:
    same, nearly, other = merged("Müller Müller Müller", "Müller Muller Mailer")
    assert same.confidence > nearly.confidence > other.confidence


def test_a_blank_that_only_one_saw_parts_the_words() -> None:
    assert text(merged("JohnSmith", "John Smith")) == "John Smith"
    assert text(merged("Tel:+442079460123", "Tel: +442079460123")) == "Tel: +442079460123"
    assert text(merged("John Smith", "JohnSmith")) == "John Smith"


def test_an_e_mail_address_has_no_blanks() -> None:
    assert text(merged("ann.lee@x.example", "ann. lee@x.example")) == "ann.lee@x.example"


def test_a_blank_between_misread_letters_is_not_believed() -> None:
    assert text(merged("Marketing", "Mar ceiing")) == "Marketing"


def test_letter_spaced_capitals_are_joined() -> None:
    spaced = tuple(
        StripWord(c, x, x + 8, 0.99) for c, x in zip("JOHNDOE", (0, 20, 40, 60, 110, 130, 150), strict=True)
    )
    assert text(consensus(("ppocr",), (spaced,))) == "JOHN DOE"


def test_two_initials_stay_apart() -> None:
    assert text(merged("J R Tolk", "J R Tolk")) == "J R Tolk"


def test_a_reader_that_saw_nothing_votes_with_nothing() -> None:
    (word,) = merged("Ann", "")
    assert [(vote.reader, vote.text) for vote in word.votes] == [("ppocr", "Ann"), ("tesseract", "")]


def test_what_the_trusted_reader_did_not_see_is_hardly_believed() -> None:
    (word,) = merged("", "Ann")
    assert word.text == "Ann"
    assert word.confidence < 0.8


def test_one_reader_alone_is_believed_less_than_two_that_agree() -> None:
    (alone,) = consensus(("tesseract",), (reading("Ann"),))
    (both,) = merged("Ann", "Ann")
    assert alone.confidence < both.confidence
    assert len(alone.votes) == 1


@given(words, words, sureness, sureness)
def test_any_two_readings_merge(first: str, second: str, a: float, b: float) -> None:
    answer = consensus(BOTH, (reading(first, a), reading(second, b)))
    for word in answer:
        assert word.text
        assert word.text.split() == [word.text]
        assert 0 <= word.confidence <= 1
        assert [vote.reader for vote in word.votes] == list(BOTH)
    lead = first or second
    assert "".join(word.text for word in answer) == lead.replace(" ", "")


@given(words, sureness)
def test_the_same_reading_twice_stays_as_it_is(said: str, sure: float) -> None:
    answer = consensus(BOTH, (reading(said, sure), reading(said, sure)))
    assert all(vote.text == word.text for word in answer for vote in word.votes)


@given(st.lists(words, min_size=3, max_size=3))
def test_three_readers_merge_as_well(said: list[str]) -> None:
    answer = consensus(("ppocr", "tesseract", "third"), [reading(s) for s in said])
    assert all(len(word.votes) == 3 for word in answer)
