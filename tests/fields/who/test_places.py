"""Addresses put together from lines, and taken apart into their parts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.fields.propose import propose
from scanner.fields.who.address_labels import unlabelled, without_company, without_ids
from scanner.fields.who.address_parts import parsed
from tests.fields.cards import page


@pytest.mark.parametrize(
    ("full", "street", "city", "postcode", "country"),
    [
        ("Musterstraße 12, 10115 Berlin, Germany", "Musterstraße 12", "Berlin", "10115", "Germany"),
        ("ul. Przykładowa 3, 00-001 Warszawa", "ul. Przykładowa 3", "Warszawa", "00-001", None),
        ("12 Sample Street, London, SW1A 1AA, UK", "12 Sample Street", "London", "SW1A 1AA", "UK"),
    ],
)
def test_the_parts_of_an_address(
    full: str, street: str, city: str, postcode: str, country: str | None
) -> None:
    address = parsed(full)
    assert (address.street, address.city, address.postcode, address.country) == (
        street,
        city,
        postcode,
        country,
    )


@pytest.mark.parametrize(
    ("full", "street", "city", "region", "postcode"),
    [
        (
            "5 Sample Lane, Suite 29, Bowling Green, OH 43402",
            "5 Sample Lane, Suite 29",
            "Bowling Green",
            "OH",
            "43402",
        ),
        ("5 Sample St, Level 3, Sydney NSW 2000", "5 Sample St, Level 3", "Sydney", "NSW", "2000"),
        ("1 Sample Road, Toronto, ON M5H 1J9", "1 Sample Road", "Toronto", "ON", "M5H 1J9"),
        ("Piazza Prova 27 - 20154 Milano MI", "Piazza Prova 27", "Milano", "MI", "20154"),
        ("Via Prova 18, 33090 Lestans (PN)", "Via Prova 18", "Lestans", "PN", "33090"),
        (
            "Rua A, 147, Vila Nova - CEP 14744-959 - Santos - SP",
            "Rua A, 147, Vila Nova",
            "Santos",
            "SP",
            "14744-959",
        ),
        ("Old Mill, Test Lane, Cambridge, CB2 6PQ", "Old Mill, Test Lane", "Cambridge", None, "CB2 6PQ"),
        ("Beispielweg 1, D-33098 Paderborn", "Beispielweg 1", "Paderborn", None, "33098"),
    ],
)
def test_the_region_is_told_apart_and_no_part_is_lost(
    full: str, street: str, city: str, region: str | None, postcode: str
) -> None:
    address = parsed(full)
    assert (address.street, address.city, address.region, address.postcode) == (
        street,
        city,
        region,
        postcode,
    )


@given(
    st.lists(
        st.sampled_from("12 Sample Street|Suite 9|OH 43402|Berlin|10115 Berlin|SP|Old Mill|USA".split("|"))
    )
)
def test_every_word_of_an_address_is_in_one_of_its_parts(pieces: list[str]) -> None:
    address = parsed(", ".join(pieces))
    parts = (address.street, address.city, address.region, address.postcode, address.country)
    told = " ".join(part for part in parts if part).replace(",", " ").split()
    assert set(told) == set(", ".join(pieces).replace(",", " ").split())


@pytest.mark.parametrize(
    "label",
    [
        "Address: ",
        "Add: ",
        "Adresse: ",
        "A: ",
        "Head Office: ",
        "Sede legale: ",
        "Sídlo: ",
        "Kho: ",
        "Resi.: ",
    ],
)
def test_labels_are_no_part_of_an_address(label: str) -> None:
    assert unlabelled(label + "12 Sample Street") == "12 Sample Street"


def test_a_place_is_not_mistaken_for_a_label() -> None:
    assert unlabelled("Tower 3: East Wing") == "Tower 3: East Wing"


def test_lines_below_each_other_make_one_address() -> None:
    card = page("Ann Lee", "Sales Director", "ann.lee@example.com", "Musterstraße 12", "10115 Berlin")
    assert [g.value.full for g in propose(card).addresses] == ["Musterstraße 12, 10115 Berlin"]


def test_a_company_in_front_is_no_part_of_an_address() -> None:
    assert without_company("Northwind Trading Ltd, 12 Sample Street") == "12 Sample Street"
    assert without_company("Sample House, 12 Sample Street") == "Sample House, 12 Sample Street"
    assert without_company("Northwind Trading Ltd") == "Northwind Trading Ltd"


def test_two_offices_of_a_line_each_are_two_addresses() -> None:
    card = page(
        "Ann Lee",
        "Sales Director",
        "ann.lee@example.com",
        "Musterstraße 12, 10115 Berlin",
        "Beispielallee 7, 20095 Hamburg",
    )
    assert [g.value.full for g in propose(card).addresses] == [
        "Musterstraße 12, 10115 Berlin",
        "Beispielallee 7, 20095 Hamburg",
    ]


def test_offices_without_a_postcode_are_two_addresses() -> None:
    offices = ("Rua Sete, 189, Sol - Porto Alegre - RS", "Av. Beta, 12, Centro - Campinas - SP")
    assert {g.value.full for g in propose(page("Ann Lee", *offices)).addresses} == set(offices)


def test_two_offices_that_begin_with_a_house_are_two_addresses() -> None:
    offices = ("H.No. 12-3, Test Hills, Kolkata - 700043", "Flat No. 165, Test Towers, Chennai - 600032")
    assert {g.value.full for g in propose(page("Ann Lee", *offices)).addresses} == set(offices)


def test_two_japanese_offices_are_two_addresses() -> None:
    one, two = "〒100-0001 東京都千代田区千代田9丁目1-1", "〒530-0001 大阪府大阪市北区梅田9丁目2-2"
    assert {g.value.full for g in propose(page("見本 太郎", one, two)).addresses} == {one, two}
    labelled = page("見本 太郎", f"本社: {one}", f"大阪支社: {two}")
    assert {g.value.full for g in propose(labelled).addresses} == {one, two}


def test_a_named_postcode_begins_no_other_address() -> None:
    card = page("Ann Lee", "RUA SETE, 189 - CENTRO - SP", "CEP: 01335-923")
    assert [g.value.full for g in propose(card).addresses] == ["RUA SETE, 189 - CENTRO - SP, CEP: 01335-923"]


def test_an_address_in_another_script_is_another_address() -> None:
    card = page("Ann Lee", "서울특별시 강남구 견본로 99", "99 Sample Road, Gangnam-gu, Seoul, Korea")
    assert {g.value.full for g in propose(card).addresses} == {
        "서울특별시 강남구 견본로 99",
        "99 Sample Road, Gangnam-gu, Seoul, Korea",
    }


@pytest.mark.parametrize(
    "company", ["Dom Testowy Sp. z o.o.", "Sample Works LLC-branch 2", "Northwind Trading Ltd"]
)
def test_a_company_above_an_address_is_no_part_of_it(company: str) -> None:
    card = page("Ann Lee", company, "12 Sample Street", "London SW1A 1AA")
    assert [g.value.full for g in propose(card).addresses] == ["12 Sample Street, London SW1A 1AA"]


def test_a_building_above_the_street_is_part_of_an_address() -> None:
    card = page("Ann Lee", "Sample Residency", "Test Nagar Colony", "Hyderabad - 500082")
    assert [g.value.full for g in propose(card).addresses] == [
        "Sample Residency, Test Nagar Colony, Hyderabad - 500082"
    ]


@pytest.mark.parametrize("extra", ["VAT No. GB 123 4567 89", "Licence No. 1234-56789", "NIP 123-456-78-90"])
def test_a_number_of_something_else_is_no_line_of_an_address(extra: str) -> None:
    card = page("Ann Lee", "ann.lee@example.com", "12 Sample Street", "London SW1A 1AA", extra)
    assert [g.value.full for g in propose(card).addresses] == ["12 Sample Street, London SW1A 1AA"]


def addresses(*lines: str) -> list[str]:
    return [found.value.full for found in propose(page(*lines)).addresses]


def test_a_list_of_markets_is_no_address() -> None:
    assert addresses(
        "Ann Lee", "Suppliers to Germany, Turkey and Saudi Arabia", "12 High Street, London N1 9GU"
    ) == ["12 High Street, London N1 9GU"]


@pytest.mark.parametrize(
    "lines",
    [
        ("Off.: Shop No. 4, Sample Apts., Gokhale Road, Thane", "Resi.: B/12, Test Nagar, Kopri, Thane"),
        ("H.O. : Mandi Road, Near Sample Pump, Kota", "B.O. : Test Nagar, Dist. Rajsamand"),
        ("香港办：九龙观塘鸿图道57号1206室", "公司地址：深圳市宝安区西乡街道固戍二路8号4楼"),
        ("【本社】〒980-0803 仙台市青葉区国分町3-6-12", "【営業所】〒983-0034 仙台市宮城野区扇町5-8-27"),
    ],
)
def test_what_an_office_is_called_opens_another_address(lines: tuple[str, ...]) -> None:
    assert len(addresses("98204 71163", *lines)) == len(lines)


@pytest.mark.parametrize(
    "line", ["农行卡号：62284811 7035 2296418", "公安备案号：皖合特锁0218 全市十分钟上门"]
)
def test_an_account_or_a_licence_is_no_part_of_an_address(line: str) -> None:
    assert addresses("店址：黑龙江省依安县双阳镇十字街东路8号", line) == ["黑龙江省依安县双阳镇十字街东路8号"]


def test_where_one_visits_is_another_address_than_where_one_writes() -> None:
    found = addresses("Postboks 214 Laksevåg, 5847 Bergen", "Besøksadr.: Damsgårdsveien 131, Bergen")
    assert found[0] == "Postboks 214 Laksevåg, 5847 Bergen"


def test_a_works_and_a_shop_that_are_labelled_are_two_addresses() -> None:
    found = propose(
        page(
            "何 长 顺",
            "手机：13855500142",
            "厂址：成都市新都区大丰镇工业东路6号",
            "门市：成都市金牛区府河桥市场3区21号",
        )
    )
    assert {a.value.full for a in found.addresses} == {
        "成都市新都区大丰镇工业东路6号",
        "成都市金牛区府河桥市场3区21号",
    }


def test_the_same_address_in_another_language_is_another_one() -> None:
    lines = ("Kauppakatu 17, 65100 Vaasa", "Handelsgatan 17, 65100 Vasa")
    assert addresses("Ann Lee", *lines) == list(lines)


@pytest.mark.parametrize(
    "hours", ["man-fre 11-18 lør 11-17", "L-V 9-19, S 10-14", "Mo, Mi 14-19", "Po 7-12, St 13-18"]
)
def test_hours_are_no_line_of_an_address(hours: str) -> None:
    assert addresses("Ann Lee", "Hauptstraße 31, 10115 Berlin", hours) == ["Hauptstraße 31, 10115 Berlin"]


def test_a_word_and_a_colon_begin_the_next_address() -> None:
    lines = ("Vilnius: Gedimino pr. 37, LT-01109 Vilnius", "Kaunas: Laisves al. 12, LT-44215 Kaunas")
    assert addresses("Ann Lee", *lines) == list(lines)


def test_hours_behind_a_label_stand_above_an_address_and_are_no_part_of_it() -> None:
    lines = ("Program: L-V 9-19, S 10-14", "Str. Lunga nr. 22, bl. C3, Cluj-Napoca")
    assert addresses("Ann Lee", *lines) == [lines[1]]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (["ul. Przykładowa 40", "50-024 Wrocław", "Poland, NIP 101-000-07-81"], "NIP"),
        (["LINE ID: somchai0812345678", "Bangkok 10500, Thailand"], "LINE"),
        (["Sample Nagar, Hyderabad - 500 085", "Extn : 1151"], "Extn"),
        (["3rd Year Art Tutor, Cedar Mesa Charter School", "77 Adobe Row, Tulsa, Oklahoma 74103"], "Tutor"),
    ],
)
def test_what_stands_by_an_address_and_is_no_place_stays_out(rows: list[str], expected: str) -> None:
    card = page("Acme Ltd", "Margaret Ellison", "Engineer", "m.ellison@acme.example", *rows)
    [address] = propose(card).addresses
    assert expected not in address.value.full
    assert any(c.isdigit() for c in address.value.full)


def test_a_city_with_a_long_postcode_stays_with_its_street() -> None:
    card = page("Acme Inc", "Ann Ray", "Engineer", "563 Sample Walk", "Stanford, CA 94305-8530")
    assert [a.value.full for a in propose(card).addresses] == ["563 Sample Walk, Stanford, CA 94305-8530"]


def test_a_labelled_postcode_is_a_part_of_its_address() -> None:
    assert (
        without_ids("Rua Boa Vista, 254, CEP 01014-000, Centro")
        == "Rua Boa Vista, 254, CEP 01014-000, Centro"
    )


@pytest.mark.parametrize(
    ("lines", "addresses"),
    [
        (
            (
                "Factory :",
                "Vill. Tulip, P.O. Bazar, Gazipur-1703",
                "Head Office :",
                "House # 37, Road # 7, Dhaka-1230",
            ),
            {"Vill. Tulip, P.O. Bazar, Gazipur-1703", "House # 37, Road # 7, Dhaka-1230"},
        ),
        (
            (
                "VP: Tầng 8, 62 Nguyễn Trãi, P. Đa Kao, Quận 1, TP. HCM",
                "Nhà máy: Lô C7, KCN Sóng Thần 2, TP. Dĩ An",
            ),
            {"Tầng 8, 62 Nguyễn Trãi, P. Đa Kao, Quận 1, TP. HCM", "Lô C7, KCN Sóng Thần 2, TP. Dĩ An"},
        ),
        (
            ("荃灣青山路18號青山廣場地下12舖", "青山分行", "荃灣青山道11號地下B舖"),
            {"荃灣青山路18號青山廣場地下12舖", "荃灣青山道11號地下B舖"},
        ),
        (
            ("본 사: 광주광역시 서구 상무중앙로 58", "현 장: 전남 여수시 웅천동 1701"),
            {"광주광역시 서구 상무중앙로 58", "전남 여수시 웅천동 1701"},
        ),
        (
            ("澳門殖民地大馬路28號18樓C座", "Av. Venceslau 6, Ed. Nam Fong, Macau (貨倉)"),
            {"澳門殖民地大馬路28號18樓C座", "Av. Venceslau 6, Ed. Nam Fong, Macau (貨倉)"},
        ),
        (("야간 · 휴일 긴급출동 24시간", "인천 부평구 부평대로88번길 13"), {"인천 부평구 부평대로88번길 13"}),
    ],
)
def test_addresses_of_several_offices_are_parted_and_no_notice_is_in_one(
    lines: tuple[str, ...], addresses: set[str]
) -> None:
    found = propose(page("Northwind Textiles Ltd.", "Anna Muster", *lines, "Tel. 02-555-0142"))
    assert {address.value.full for address in found.addresses} == addresses


def test_a_vietnamese_extension_is_no_part_of_an_address() -> None:
    found = propose(page("Lô C7, KCN Sóng Thần 2, TP. Dĩ An", "ĐT: (028) 3822 6194 - Máy lẻ: 108"))
    assert [phone.value.extension for phone in found.phones] == ["108"]
    assert [address.value.full for address in found.addresses] == ["Lô C7, KCN Sóng Thần 2, TP. Dĩ An"]


@pytest.mark.parametrize(
    "rows",
    [
        (
            "Lot B7, Road 4, Tra Noc, Can Tho, Vietnam",
            "US office: 4420 Elm Ave., Suite 210, El Monte, CA 91731",
        ),
        (
            "San. Cad. No: 14 Nilüfer / BURSA",
            "İst. Ofis: Merter Mah. Fatih Cad. K:2 D:11 Güngören / İSTANBUL",
        ),
        ("Siena · Via Etnea 812", "Lucca · Corso Savoia 19"),
    ],
)
def test_what_an_office_is_called_by_opens_another_address(rows: tuple[str, ...]) -> None:
    found = propose(page("Ann Lee", "Manager", *rows, "ann.lee@acme.com")).addresses
    assert len(found) == 2


def test_a_floor_or_a_plot_opens_no_other_address() -> None:
    found = propose(page("Ann Lee", "Manager", "14 Mill Road", "Block: 4 Unit 12, Leeds LS1 4AB")).addresses
    assert len(found) == 1


def test_a_register_number_alone_is_no_address() -> None:
    found = propose(
        page("Ann Lee", "GSTIN 24 Plot 1234567 Nagar", "NIP 101-000-07-81, REGON 123456785")
    ).addresses
    assert all(place.value.full for place in found)


@pytest.mark.parametrize(
    ("company", "sign", "address", "host"),
    [
        ("Sjölunds Såg AB", ",", "Box 12, 123 45 Borås", "sjolundssag.se"),
        ("UAB „Alkena“", ",", "Savanorių pr. 17, LT-03154 Vilnius", "alkena.lt"),
        ("Strojárne Hron, a.s.", ",", "Poľná 4, 965 01 Žiar", "strojarnehron.sk"),
        ("Hraunsel ehf.", " –", "Borgartún 41, 105 Reykjavík", "hraunsel.is"),
    ],
)
def test_an_address_goes_on_behind_the_company_on_its_line(
    company: str, sign: str, address: str, host: str
) -> None:
    understood = propose(page("Anna Berg", f"{company}{sign} {address}", f"anna.berg@{host}"))
    assert understood.org is not None
    assert understood.org.value == company
    assert [guess.value.full for guess in understood.addresses] == [address]


def test_a_line_that_begins_with_a_post_box_is_an_address() -> None:
    understood = propose(page("Salim Al Amri", "PO Box 12, PC 112, Ruwi, Sultanate of Oman", "Tel 24418226"))
    assert [guess.value.full for guess in understood.addresses] == [
        "PO Box 12, PC 112, Ruwi, Sultanate of Oman"
    ]
