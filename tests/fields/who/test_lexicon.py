"""What the word lists say."""

from __future__ import annotations

import pytest

from scanner.fields.who.lexicon import (
    company_kind,
    company_kinds,
    fold,
    is_freemail,
    is_given,
    is_ordinary,
    is_street,
    is_surname,
    key,
)
from scanner.fields.who.sounds import sounds_like_name, sounds_like_title
from scanner.fields.who.title_words import title_kind


@pytest.mark.parametrize(
    ("word", "folded"), [("Łódź", "lodz"), ("STRASSE", "strasse"), ("Straße", "strasse"), ("Ngô", "ngo")]
)
def test_folding_takes_case_and_accents_away(word: str, folded: str) -> None:
    assert fold(word) == folded


@pytest.mark.parametrize(
    "word", ["Director,", "Geschäftsführer", "Kierownik", "Directeur", "Ingeniera", "部長", "CEO/Founder"]
)
def test_titles_of_many_languages_are_known(word: str) -> None:
    assert title_kind(key(word)) == "head"


@pytest.mark.parametrize("word", ["Consultan", "Dlrector", "Enginneer", "Manaqer"])
def test_a_title_is_known_when_one_letter_of_it_is_misread(word: str) -> None:
    assert title_kind(key(word)) == "head"


@pytest.mark.parametrize("word", ["Innenarchitektin", "Subdirector", "Entwicklungsingenieur"])
def test_a_word_that_ends_in_a_title_is_one(word: str) -> None:
    assert title_kind(key(word)) == "head"


@pytest.mark.parametrize("word", ["Partners", "Building", "Mandel", "Direct"])
def test_other_words_are_no_titles_for_being_like_one(word: str) -> None:
    assert title_kind(key(word)) is None


def test_legal_forms_are_known_with_and_without_dots() -> None:
    assert {company_kind(key(w)) for w in ("GmbH", "S.A.", "Ltd.", "Inc.", "株式会社")} == {"legal"}


@pytest.mark.parametrize("form", ["Sp. z o.o.", "Spółka z o.o.", "S. de R.L.", "spol. s r.o.", "LLC-branch"])
def test_legal_forms_of_several_words_are_known(form: str) -> None:
    words = [key(word) for word in form.split()]
    assert company_kinds(["acme", *words]) == (None, *["legal"] * len(words))


def test_initials_are_no_legal_form() -> None:
    assert company_kinds(["rao", "n", "v"]) == (None, None, None)


@pytest.mark.parametrize("word", ["street", "hauptstrasse", "ulica", "rua", "storgatan"])
def test_streets_are_known_alone_and_as_endings(word: str) -> None:
    assert is_street(word)


def test_mail_services_are_no_companies() -> None:
    assert is_freemail("gmail.com")
    assert not is_freemail("example.com")


def test_names_sound_unlike_ordinary_words() -> None:
    assert sounds_like_name("hatakeyama") > 0.5 > -0.5 > sounds_like_name("official")


@pytest.mark.parametrize(
    "word", ["josé", "james", "wei", "zhang", "nguyễn", "khan", "lópez", "modi", "前田", "岡本", "大野"]
)
def test_common_names_of_all_the_world_are_known(word: str) -> None:
    assert is_given(fold(word)) or is_surname(fold(word))


@pytest.mark.parametrize("word", ["jose", "lopez", "modi"])
def test_a_name_is_no_ordinary_word(word: str) -> None:
    assert not is_ordinary(word)


@pytest.mark.parametrize("word", ["keramiker", "violiniste", "ortodoncista", "floristin", "dakdekker"])
def test_an_occupation_is_told_by_its_sound_where_no_list_has_it(word: str) -> None:
    assert sounds_like_title(word) > 0.2 > sounds_like_title("hatakeyama")


@pytest.mark.parametrize("word", ["Küchenchef", "Doula", "Optician", "Infirmière"])
def test_occupations_of_many_languages_are_titles(word: str) -> None:
    assert title_kind(key(word)) == "head"
