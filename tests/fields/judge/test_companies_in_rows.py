"""Companies of two rows, what shops do above their names, and what cards say to customers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scanner.fields.propose import propose
from scanner.fields.who.lexicon import company_kinds, key
from scanner.model.page import Page
from tests.fields.cards import page, tall


def org_on(*texts: str) -> str | None:
    found = propose(page(*texts)).org
    return found.value if found else None


def test_a_company_goes_on_in_the_next_row_that_begins_with_and() -> None:
    rows = ("Ministerium für Moore", "und Küstenschutz", "", "Jan Petersen", "Referent", "jp@moore.example")
    assert org_on(*rows) == "Ministerium für Moore und Küstenschutz"


def _set_large(card: Page, text: str, row: int) -> Page:
    large = tall(text, row, times=1.8)
    lines = tuple(large if line.text == text else line for line in card.lines)
    return replace(card, lines=lines)


@pytest.mark.parametrize(
    ("trade", "name"),
    [("ESTUDIO CONTABLE", "Barral, Fontes & Asoc."), ("PENSIÓN Y RESTAURANTE", "El Tejón Azul")],
)
def test_what_a_company_does_belongs_to_its_name_in_larger_letters_below(trade: str, name: str) -> None:
    rows = (trade, name, "", "", "Paula Ferreyra", "Socia", "4908-2154")
    found = propose(_set_large(page(*rows), name, 1)).org
    assert found is not None
    assert name in found.value


@pytest.mark.parametrize("notice", ["Previa cita", "Sprechzeiten", "By appointment only", "Devis gratuit"])
def test_what_is_said_to_customers_is_no_company(notice: str) -> None:
    assert org_on("Dra. Paula Ferreyra", "Pediatra", notice, "tel 4908-2154") != notice


@pytest.mark.parametrize(
    "text",
    [
        "Товариство з обмеженою відповідальністю",
        "Общество с ограниченной ответственностью",
        "mas'uliyati cheklangan jamiyat",
    ],
)
def test_legal_forms_may_be_written_out(text: str) -> None:
    assert set(company_kinds(key(word) for word in text.split())) == {"legal"}


@pytest.mark.parametrize(
    "rows",
    [
        ("THE COORG SPICE GROWERS", "MARKETING SOCIETY LTD."),
        ("УДРУЖЕЊЕ ЛИКОВНИХ УМЕТНИКА", "БАЧКЕ"),
    ],
)
def test_a_company_goes_on_in_the_next_row_set_alike(rows: tuple[str, ...]) -> None:
    assert org_on(*rows, "", "", "Anna Schmidt", "+49 30 300 40 50") == " ".join(rows)


def test_a_state_is_no_company_beside_one() -> None:
    rows = ("O'ZBEKISTON RESPUBLIKASI", '"OLTIN VODIY" MCHJ', "", "Otabek Rahimov", "Direktor")
    assert "RESPUBLIKASI" not in (org_on(*rows) or "")
