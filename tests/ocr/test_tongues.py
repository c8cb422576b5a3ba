"""Which language a card is in, told by what stands on it."""

from __future__ import annotations

import pytest

from scanner.ocr.tongues import TONGUES, tongues_of

EVERY = frozenset(tongue.language for tongue in TONGUES)


def told(text: str, installed: frozenset[str] = EVERY) -> list[str]:
    return [tongue.language for tongue in tongues_of(text, installed)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Łukasz Żak\nSpecjalista", "pol"),
        ("Jan Nowak\nTel. +48 22 555 01 23", "pol"),
        ("Anna Weber\nMuster GmbH\nwww.muster.de", "deu"),
        ("Nguyn Thi Hnh\nGiám đc\nTNHH Hoa Sen", "vie"),
        ("João Conceição\nAdvogado", "por"),
        ("Ağ Sistemleri\nMüdür", "tur"),
        ("Kovács Győző\nIgazgató", "hun"),
        ("Jiří Dvořák\ns.r.o.", "ces"),
        ("Søren Kjær\nDirektør\nTlf. 55 51 23 45", "dan"),
        ("Åsa Öberg\ninfo@exempel.se", "swe"),
        ("Ľubica Hôrková\nriaditeľka", "slk"),
        ("Mihai Țăranu\nAvocat", "ron"),
        ("Õie Mägi\nOÜ Kuu\n+372 555 0143", "est"),
        ("Ilze Bērziņa\nSIA Mēness", "lav"),
        ("Rūta Šulskienė\nUAB Mėnulis", "lit"),
        ("Þóra Æsa Jónsdóttir\nehf.", "isl"),
        ("Arben Hoxha\nRruga e Diellit\n+355 4 555 0143", "sqi"),
        ("Rue Haute 12\n1000 Bruxelles\nResponsable commercial", "fra"),
    ],
)
def test_letters_words_and_places_tell_the_language(text: str, language: str) -> None:
    assert told(text)[0] == language


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee\nHead of Research\nExample Instruments Ltd\n+1 202 555 0143\nwww.example.com",
        "H.No 12, MG Road\nNew Delhi 110001\n+91 11 5550 0143",
        "5-50 Naka-ku, Nagoya 460-0047 JAPAN",
        "José Smith\nSales",
    ],
)
def test_a_card_that_shows_no_language_has_none(text: str) -> None:
    assert told(text) == []


def test_where_two_are_as_likely_both_are_told() -> None:
    assert set(told("Chantal Weber\nwww.exemple.ch\n+41 44 555 01 23")) == {"deu", "fra"}


def test_a_language_that_is_not_installed_is_not_told() -> None:
    assert told("Łukasz Żak", EVERY - {"pol"}) == []
