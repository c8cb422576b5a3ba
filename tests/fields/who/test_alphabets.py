from __future__ import annotations

import pytest

from scanner.fields.propose import propose
from scanner.fields.who.alphabets import in_latin, spellings
from scanner.fields.who.lexicon import is_given, key
from scanner.fields.who.people import mail_match
from scanner.fields.who.stems import domain_match
from scanner.fields.who.title_words import title_kind
from tests.fields.cards import page


@pytest.mark.parametrize(
    ("text", "latin"),
    [("юлия", "yuliya"), ("шевчук", "shevchuk"), ("κουρος", "kouros"), ("გია", "gia"), ("anna", "anna")],
)
def test_other_alphabets_are_written_in_latin_letters(text: str, latin: str) -> None:
    assert in_latin(text) == latin


def test_a_word_may_be_written_in_several_ways() -> None:
    assert {"sergii", "sergiy", "serhii"} <= {*spellings("сергій"), *spellings("серґій")}
    assert spellings("anna") == ("anna",)


@pytest.mark.parametrize("word", ["Олена", "Стоян", "Николай", "Γιώργος", "გია"])
def test_a_given_name_is_known_in_its_own_letters(word: str) -> None:
    assert is_given(key(word))


@pytest.mark.parametrize(
    "word", ["Директор", "захирал", "Διευθυντής", "მენეჯერი", "مدير", "מנכ״ל", "управител"]
)
def test_a_title_is_known_in_its_own_letters(word: str) -> None:
    assert title_kind(key(word)) == "head"


def test_an_address_spells_a_name_of_another_alphabet() -> None:
    assert mail_match("Христо Кръстев", "h.krastev") >= 0.8
    assert mail_match("Христо Кръстев", "m.ivanov") == 0


def test_a_domain_is_a_companys_of_another_alphabet() -> None:
    assert domain_match("СОФТИНА ООД", "softina") == "same"


@pytest.mark.parametrize(
    ("texts", "name", "org", "title"),
    [
        (
            ("ЛИПАТЕКС ООД", "инж. Христо Кръстев", "Управител", "h.krastev@lipateks.bg"),
            "Христо Кръстев",
            "ЛИПАТЕКС ООД",
            "Управител",
        ),
        (
            ("ТОВ «Вербиця»", "Олена Гайчук", "провідний фахівець з продажу", "o.haichuk@verbytsia.com.ua"),
            "Олена Гайчук",
            "ТОВ «Вербиця»",
            "провідний фахівець з продажу",
        ),
        (
            ("Λιμάνι Α.Ε.", "Ελένη Μαυράκη", "Υπεύθυνη Πωλήσεων", "e.mavraki@limani.gr"),
            "Ελένη Μαυράκη",
            "Λιμάνι Α.Ε.",
            "Υπεύθυνη Πωλήσεων",
        ),
    ],
)
def test_a_card_in_another_alphabet_is_understood(
    texts: tuple[str, ...], name: str, org: str, title: str
) -> None:
    found = propose(page(*texts), region=None)
    assert found.name is not None
    assert found.org is not None
    assert found.title is not None
    assert (found.name.value.full, found.org.value, found.title.value) == (name, org, title)
