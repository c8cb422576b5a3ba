"""Going through the cards that wait, with the answers written down beforehand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from scanner.cli import cardscan
from scanner.cli.terminal.review import Answer, chosen, decide
from scanner.errors import UsageError
from scanner.model.contact import Contact, Name, Phone
from scanner.model.proposal import Guess, Heard, Proposal
from scanner.model.record import CardState, KeptCard
from scanner.store.store import Store, open_store

NOON = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
DOUBTED = Proposal(
    name=Guess(
        Name("Ann Iee"),
        0.6,
        heard=(Heard("ppocr", "Ann Lee"), Heard("tesseract", "Ann Iee")),
    ),
    org=Guess("Acme", 0.9),
    emails=(Guess("ann@acme.example", 0.999, sure=True), Guess("o@acme.exampIe", 0.4)),
    phones=(Guess(Phone("+493012345", "030 12345"), 0.8),),
)


class Scripted:
    """Answers from a list, and remembers what was asked and told."""

    def __init__(self, *answers: str | None) -> None:
        self.answers, self.seen = iter(answers), list[str]()

    def ask(self, question: str, before: str = "") -> str:
        self.seen.append(question)
        answer = next(self.answers)
        return before if answer is None else answer

    def tell(self, text: str) -> None:
        self.seen.append(text)


def asked(*answers: str | None) -> tuple[Answer, Contact, str]:
    person = Scripted(*answers)
    answer, contact = decide(DOUBTED, person, region="DE", show=lambda _: None)
    return answer, contact, "\n".join(person.seen)


def test_what_is_doubtful_is_told_with_what_each_reader_read_and_why() -> None:
    answer, contact, seen = asked("a")
    assert (answer, contact) == (Answer.ACCEPT, DOUBTED.contact())
    assert "name: Ann Iee  (60% likely, readers differ)" in seen
    assert "PP-OCR: Ann Lee" in seen
    assert "ann@acme.example" not in seen, "what is sure is not asked about"


def test_another_reading_is_taken_and_a_value_fixed_or_taken_away() -> None:
    answer, contact, _ = asked("o", "1", "f", None, "", "nonsense", "x", "a")
    assert (answer, contact.name and contact.name.full) == (Answer.ACCEPT, "Ann Lee")
    assert contact.emails == ("ann@acme.example",)
    assert contact.phones == DOUBTED.contact().phones, "what is no number changes nothing"


@pytest.mark.parametrize(
    ("typed", "answer"), [("s", Answer.SKIP), ("", Answer.SKIP), ("r", Answer.REJECT), ("Q", Answer.QUIT)]
)
def test_one_key_decides(typed: str, answer: Answer) -> None:
    assert asked("what?", typed)[0] is answer


def test_several_are_chosen_by_their_numbers() -> None:
    assert chosen("1-3, 5", 5) == (0, 1, 2, 4)
    assert chosen("", 5) == ()
    for wrong in ("0", "6", "3-1", "x", "1-"):
        with pytest.raises(UsageError):
            chosen(wrong, 5)


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    monkeypatch.setenv("CARDSCAN_DATABASE_URL", f"sqlite:///{tmp_path / 'r.db'}")
    with open_store(tmp_path / "r.db") as store:
        with store.write() as records:
            for digest in ("a" * 64, "b" * 64, "c" * 64, "d" * 64):
                folder = str(tmp_path / "watched")
                name = f"{digest[0]}.jpg"
                records.photos.claim(digest, name=name, path="", by="me", at=NOON, folder=folder)
                named = Guess(Name(f"{digest[0].upper()} Person"), 0.7)
                card = KeptCard(digest, 0, None, Proposal(name=named), CardState.WAITING)
                records.photos.finish(digest, [card], taken=None)
                records.photos.release("me")
        yield store


def test_cards_are_accepted_together_fixed_rejected_and_left(store: Store, tmp_path: Path) -> None:
    answers = "1\nf\nBea Person\n\n\na\nr\ns\n"
    done = CliRunner().invoke(cardscan, ["review"], input=answers, obj=NOON.astimezone)
    assert done.exit_code == 0, done.output
    assert "4 cards: 2 accepted, 1 rejected" in done.output
    names = {
        path.read_text(encoding="utf-8").partition("FN:")[2].splitlines()[0]
        for path in (tmp_path / "watched").iterdir()
    }
    assert names == {"A Person", "Bea Person"}
    with store.read() as records:
        assert [card.photo[0] for card in records.photos.cards(state=CardState.WAITING)] == ["d"]
        assert [card.photo[0] for card in records.photos.cards(state=CardState.REFUSED)] == ["c"]
