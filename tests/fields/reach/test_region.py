from __future__ import annotations

import pytest

from scanner.fields.reach.find import find_reach
from tests.fields.cards import page


@pytest.mark.parametrize(
    ("texts", "region"),
    [
        (("Tel. +49 30 23125 017",), "DE"),
        (("Mobile +44 7700 900123",), "GB"),
        (("Beispiel GmbH", "Hauptstraße 1", "10115 Berlin", "Tel. 030 23125 017"), "DE"),
        (("Beispiel AG", "Bahnhofstrasse 1", "CH-8001 Zürich", "Tel. 044 310 01 23"), "CH"),
        (("Przykład Sp. z o.o.", "ul. Prosta 1", "00-001 Warszawa", "tel. 22 501 22 33"), "PL"),
        (("Exemplo Ltda", "Rua das Flores, 12", "01001-000 São Paulo - SP", "Tel (11) 2345-0001"), "BR"),
        (("Example Pvt. Ltd.", "12 MG Road, Pune - 411 001", "Mob: 98220 00123"), "IN"),
        (("Example Inc.", "1 Example Ave, Springfield, IL 62701", "(202) 555-0123"), "US"),
        (("Example plc", "1 Example Road, London EC1A 1BB", "020 7946 0123"), "GB"),
        (("Exemple SARL", "12 rue de la Paix", "75002 Paris", "Tél. 01 99 00 12 34"), "FR"),
        (("Esempio S.p.A.", "Via Roma 1", "20100 Milano", "Tel. 02 5000 1234"), "IT"),
        (("Exempel AB", "Storgatan 1", "111 22 Stockholm", "Tel 08-465 004 01"), "SE"),
        (("Ejemplo S.L.", "Calle Mayor 1", "28001 Madrid", "Móvil 600 000 123"), "ES"),
        (("Ann Lee", "Projektleiterin", "Beispielring 5 · 80466 München", "Büro 089 99998 123"), "DE"),
        (("Example Chowk, Lalitpur-255, Nepal", "01/431-5630 / 5699", "ann@example.com"), "NP"),
        (("Ann Quirke", "Adamstown, Co. Wexford Y21 X4N7", "086-8117403"), "IE"),
        (("Example Society", "Kinloch Rannoch, Perthshire PH16 5PX", "Tel: (0882) 632 617"), "GB"),
        (("Beispiel Drehteile", "Auf der Bult 7, W-5884 Halver 2", "Fernruf (0 23 51) 71 44"), "DE"),
        (("Auto-Servis Novák", "opravy všech značek", "mob: 603 118 224", "Lhotka 88, 739 47"), "CZ"),
        (
            ("Boucherie Martin", "Père & Fils", "Tél. 03 86 52 14 77", "18 place du Marché 89000 AUXERRE"),
            "FR",
        ),
        (("Mérleg-Audit Bt.", "Tel/fax: 46/412-338", "3530 Miskolc, Széchenyi u. 77."), "HU"),
        (("Elders Rural", "48 Haig St, Roma Qld 4455", "Mob 0427 114 220"), "AU"),
        (("Wir drehen und fräsen für Sie", "Tel.: 030 2312 5017"), "DE"),
        (("株式会社例", "東京都千代田区1-1", "TEL 03-5200-1234"), "JP"),
        (("с. Образцово, Нарынская обл.", "0 555 14 20 01", "ann@mail.ru"), "KG"),
        (("Пример и Ко", "г. Челябинск, ул. Ташкентская 5", "8 912 555-01-42"), "RU"),
        (("নমুনা ট্রেডার্স", "সাহেব বাজার, রাজশাহী-৬১০০", "01712-255 142"), "BD"),
        (("ann@example.co.kr", "02-555-0123"), "KR"),
        (("Ah Beng Aircon", "HP: 8264 9917", "Blk 45 Sample Ave 10 #01-1783 S(560045)"), "SG"),
        (("Joe Farrugia", "Triq San Ġwann, Naxxar NXR 2417", "Tel 2141 8376    Mob 7943 2681"), "MT"),
        (
            ("Clínica Veterinaria Patitas", "casa esquinera, Montes de Oca", "Emergencias 24h: 8347-2618"),
            "CR",
        ),
        (("Ann Lee", "123 Example St, Toronto, ON M5V 2T6", "416-555-0123"), "CA"),
        (("Jan Zenon", "Niemcy, Holandia, Belgia, Anglia", "Radom", "600 100 200"), "PL"),
        (("Zenon Maliszczak", "TECHNIK", "TEL.: 792 555 275"), "PL"),
        (("Zenon Malický", "TECHNIK", "TEL.: 792 555 275"), "CZ"),
        (("Ravi Kumar", "SERVICE TO U.S.A, U.K, CANADA", "Mandi Road, Jaipur-14.", "M.: 98111 22334"), "IN"),
        (("Kumar Curtains", "Ravi Kumar", "8128022334", "9974033445"), "IN"),
        (("Nigel Hull", "Dock Road, Hull HU9 1AA", "Tel 01482 555 142"), "GB"),
        (("Nigel Hull", "Roofer", "Mobile 07700 900 142"), "GB"),
        (("Ann Lee", "Piano Teacher, Boise, Idaho", "Telephone 406.104.2210 • Fax 406.104.2211"), "US"),
        (("Ann Lee", "New York, NY10013", "P: 555.318.4410 | F: 555.318.4411"), "US"),
        (("Fernlight Games", "ann@fernlight.in", "614.555.0142"), "US"),
        (("Mai Hong", "25 Ly Thuong Kiet, Ha Noi", "Tel: 84-43-855-0142"), "VN"),
        (("李芮明", "香港觀塘偉業街203號", "(852) 6373 0142"), "HK"),
        (("李芮明", "深水埗福華街203號地下", "外賣電話：2555 0142"), "HK"),
        (("Anum Malik, FACC (USA)", "Main Avenue, Karachi", "021-34555142"), "PK"),
        (("Peter Njoroge", "Gilani Avenue, Nakuru", "0722 555 142", "M-PESA Till 555142"), "KE"),
        (("李芮明", "许可证号：L-GX-CJ00046", "柳州市山水旅行社", "电话：0772-5842236"), "CN"),
        (("Ban Suan", "9/1 Moo 2, T. Rawai, Phuket 83130", "Tel. 076-418-562"), "TH"),
        (("Azienda Sanitaria", "Dott. Luca Neri", "Reparto: 0171 641 874"), "IT"),
    ],
)
def test_a_card_tells_its_country(texts: tuple[str, ...], region: str) -> None:
    assert find_reach(page(*texts), region=None).region == region


def test_what_the_card_says_overrules_the_caller() -> None:
    card = page(
        "Beispiel GmbH", "Hauptstraße 1, D-10115 Berlin", "Tel. 030 23125 017", "ann@beispiel.example"
    )
    assert find_reach(card, region="US").region == "DE"


def test_the_caller_decides_where_the_card_is_silent() -> None:
    card = page("Ann Lee", "Consultant")
    assert find_reach(card, region="GB").region == "GB"
    assert find_reach(card, region="IN").region == "IN"


def test_the_ranking_is_a_probability() -> None:
    regions = find_reach(page("Tel. 030 23125 017"), region=None).regions
    assert regions == tuple(sorted(regions, key=lambda r: -r[1]))
    assert sum(p for _, p in regions) == pytest.approx(1.0)


def test_a_code_worldwide_endings_share_says_little() -> None:
    card = page("Example Inc.", "1 Example Ave, Springfield, IL 62701", "ann@example.co", "www.example.io")
    assert find_reach(card, region=None).region == "US"


def test_numbers_alone_do_not_prove_a_country_that_nothing_else_shows() -> None:
    (_, odds), *_ = find_reach(
        page("Ann Lee", "Tel. 089 99998 123", "Fax 089 9999 8124"), region=None
    ).regions
    assert odds < 0.85  # which is what a national number needs to be sure


def test_a_country_is_known_with_any_apostrophe_and_by_a_code_whose_number_was_cut() -> None:
    for texts in (("Abidjan - Côte d'Ivoire", "05 64 55 01 42"), ("(+225) 07 48 31 90", "05 64 55 01 42")):
        assert find_reach(page(*texts), region=None).region == "CI"


@pytest.mark.parametrize(
    ("texts", "region"),
    [
        (("Љиљана Ћосић", "064/555-01-42"), "RS"),
        (("Garage Konan", "Yopougon, 08 BP 117", "07 48 31 90 26"), "CI"),
        (("Pupusería Ana", "2ª Av. Sur, Suchitoto", "2335-0142"), "SV"),
        (("Ta' Ċensu", "3, Triq il-Kbira", "2155 0142"), "MT"),
        (("Boda Moses", "Stage: Ntinda", "0772 550 142"), "UG"),
        (("မင်္ဂလာ", "09 428 300 142"), "MM"),
        (("Max Muster", "5300 Talheim 2", "02 28 / 36 50 14"), "DE"),
    ],
)
def test_letters_towns_and_postal_districts_tell_a_country_without_its_code(
    texts: tuple[str, ...], region: str
) -> None:
    assert find_reach(page(*texts), region=None).region == region
