from __future__ import annotations

import phonenumbers as pn
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.fields.reach.breaks import join_broken
from scanner.fields.reach.find import find_reach
from scanner.fields.reach.phones import Dialled, find_phones
from scanner.fields.trace import trace
from scanner.model.contact import PhoneKind
from scanner.model.page import Page
from tests.fields.cards import line, page


def found(*texts: str, region: str | None) -> list[Dialled]:
    return found_on(page(*texts), region)


def found_on(card: Page, region: str | None) -> list[Dialled]:
    lines = [trace(printed, index) for index, printed in enumerate(card.lines)]
    return find_phones(card, lines, taken=frozenset(), region=region)


def read(*texts: str, region: str | None) -> list[str]:
    return [one.phone.value for one in found(*texts, region=region)]


def kinds(*texts: str, region: str | None = None) -> list[PhoneKind]:
    return [one.phone.kind for one in found(*texts, region=region)]


@pytest.mark.parametrize(
    ("text", "region", "values"),
    [
        ("Tel. 030 23125 017", "DE", ["+493023125017"]),
        ("Tel. 030 / 2312.5017", "DE", ["+493023125017"]),
        ("TEL 031) 498-6217~8 FAX 031) 498-6219", "KR", ["+82314986217", "+82314986219"]),
        ("TEL 02~498~6217", "KR", ["+8224986217"]),
        ("Tel. (030) 23125-017", "DE", ["+493023125017"]),
        ("Tel. [030]23125-017", "DE", ["+493023125017"]),
        ("Tel. [030) 23125-017", "DE", ["+493023125017"]),
        ("T [+49] 30 23125 017", "US", ["+493023125017"]),
        ("T +49 (0)30 23125 017", None, ["+493023125017"]),
        ("T +49.30.23125017", "US", ["+493023125017"]),
        ("Tel: 0044 (0)20 7946 0123", "GB", ["+442079460123"]),
        ("Tel: +0044 (0)20 7946 0123", None, ["+442079460123"]),
        ("Phone: (+1 202) 555-0123", None, ["+12025550123"]),
        ("202.555.0123", "US", ["+12025550123"]),
        ("Tel. 1 202 555 0123", "US", ["+12025550123"]),
        ("2 0 2 5 5 5 0 1 2 3", "US", ["+12025550123"]),
        ("Tel: +1 2O2 555 0l23", None, ["+12025550123"]),
        ("Tel. 202 555 0123 / 202 555 0145", "US", ["+12025550123", "+12025550145"]),
        ("Tel. 202 555 0123 / 45", "US", ["+12025550123", "+12025550145"]),
        ("Tel. +49-30-23125-017 / 366", "DE", ["+493023125017", "+493023125366"]),
        ("84 24 3826 0017· 84 24 3826 0018", "VN", ["+842438260017", "+842438260018"]),
        ("тел. (056) 744-58-63, 06. (067) 561-28-47", "UA", ["+380567445863", "+380675612847"]),
        ("TIf. 55 31 84 27", "NO", ["+4755318427"]),
        ("(0) 202-555-0123×3", "US", ["+12025550123"]),
        ("Tel. 2555 0141 / 0232", "HK", ["+85225550141", "+85225550232"]),
        ("Tel. 202-555-0123, 202-555-0145", "US", ["+12025550123", "+12025550145"]),
        ("Tel +1 202 555 0123 +1 202 555 0145", None, ["+12025550123", "+12025550145"]),
        ("Tel. 202 555 0123 202 555 0145", "US", ["+12025550123", "+12025550145"]),
        ("Tel: 11 2345-0001 / 2345-0002", "BR", ["+551123450001", "+551123450002"]),
        ("+48.(0)22.501 22-33", None, ["+48225012233"]),
        ("+971 050 123 4567", None, ["+971501234567"]),
        ("91-40-2300 0123", "IN", ["+914023000123"]),
        ("Tel. 11 / 2345-0001 ramal 687", "BR", ["+551123450001"]),
        ("Tel +55 11 2345-0001 / 0800", "BR", ["+551123450001"]),
        ("Tel. 49 30 23125 017", "DE", ["+493023125017"]),
        ("024 / 3765 0123 , 093 / 693 01 23", "VN", ["+842437650123", "+84936930123"]),
        ("Tel +49 30 23125 017 / 023", None, ["+493023125017", "+493023125023"]),
    ],
)
def test_a_number_is_read_however_it_is_printed(text: str, region: str | None, values: list[str]) -> None:
    assert read(text, region=region) == values


@pytest.mark.parametrize(
    "text",
    [
        "NIP 545-161-39-48",
        "REGON: 123456785",
        "KRS 0000123456",
        "USt-IdNr. DE 123456789",
        "VAT No. GB 051 5877 48",
        "Reg. No. 2025550123",
        "IBAN DE02 1203 0000 0000 2020 51",
        "Rabobank NL02 RABO 0318 2246 17",
        "CNPJ 12.345.678/0001-95",
        "8:00 - 16:00",
        "pon.-pt. 9.00-20.00, sob. 9.00 - 15.00",
        "Mo-Fr 8.30 bis 18.00, 08h30 à 18h00",
        "1998 - 2026",
        "12.05.2026",
        "ISO 9001:2015",
        "52-204 Wroclaw",
        "Hauptstr. 12",
        "Plot No. 12/345",
        "GSTIN 27AAACE1234A1Z5",
        "c000000",
        "d o00000",
        "+000 000 000",
    ],
)
@pytest.mark.parametrize("region", ["PL", "DE", "IN", "US", None])
def test_other_numbers_are_no_telephones(text: str, region: str | None) -> None:
    assert read(text, region=region) == []


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Tel.", PhoneKind.WORK),
        ("Office", PhoneKind.WORK),
        ("Hotline:", PhoneKind.WORK),
        ("Fax", PhoneKind.FAX),
        ("Office Fax:", PhoneKind.FAX),
        ("Telefax", PhoneKind.FAX),
        ("Télécopie", PhoneKind.FAX),
        ("Faks", PhoneKind.FAX),
        ("F", PhoneKind.FAX),
        ("📠", PhoneKind.FAX),
        ("Mobil:", PhoneKind.CELL),
        ("M:", PhoneKind.CELL),
        ("c.", PhoneKind.CELL),
        ("Handy", PhoneKind.CELL),
        ("Móvil", PhoneKind.CELL),
        ("Celular:", PhoneKind.CELL),
        ("Cell.", PhoneKind.CELL),
        ("Telemóvel", PhoneKind.CELL),
        ("Telem.:", PhoneKind.CELL),
        ("Móv.:", PhoneKind.CELL),
        ("Mobiel", PhoneKind.CELL),
        ("tel. kom.", PhoneKind.CELL),
        ("Mobiltelefon", PhoneKind.CELL),
        ("WhatsApp", PhoneKind.CELL),
        ("Privat", PhoneKind.HOME),
        ("Home Tel.", PhoneKind.HOME),
        ("(R)", PhoneKind.HOME),
        ("Mobi1e", PhoneKind.CELL),
        ("Mobife", PhoneKind.CELL),
    ],
)
def test_the_label_says_what_a_number_is_for(label: str, kind: PhoneKind) -> None:
    assert kinds(f"{label} +1 202 555 0123") == [kind]


@pytest.mark.parametrize(
    ("text", "region", "kind"),
    [
        ("电话：13855500142", "CN", PhoneKind.CELL),
        ("电话：0551-65550142", "CN", PhoneKind.WORK),
        ("联系电话 13855500142", "CN", PhoneKind.CELL),
        ("订餐热线：13855500142", "CN", PhoneKind.CELL),
        ("手 机：13855500142", "CN", PhoneKind.CELL),
        ("전 화 010-5550-0142", "KR", PhoneKind.CELL),
        ("팩 스 02-555-0142", "KR", PhoneKind.FAX),
        ("전화/팩스 02-555-0142", "KR", PhoneKind.WORK),
        ("ĐT: 0903 555 142", "VN", PhoneKind.CELL),
        ("Điện thoại: 0903 555 142", "VN", PhoneKind.CELL),
        ("Di động: 0903 555 142", "VN", PhoneKind.CELL),
        ("Hotline: 0903 555 142", "VN", PhoneKind.CELL),
        ("H. 010-5550-0142", "KR", PhoneKind.CELL),
        ("Emergency : 98220 45142", "IN", PhoneKind.CELL),
    ],
)
def test_where_people_call_a_mobile_a_telephone_its_number_tells(
    text: str, region: str, kind: PhoneKind
) -> None:
    assert [one.phone.kind for one in found(text, region=region)] == [kind]


def test_a_label_for_two_uses_holds_for_one_number_or_two() -> None:
    assert kinds("Tel/Fax: +1 202 555 0123") == [PhoneKind.WORK]
    assert kinds("Tel. & Fax +1 202 555 0123 / +1 202 555 0145") == [PhoneKind.WORK, PhoneKind.FAX]


def test_a_number_that_names_its_country_is_kept_where_the_library_does_not_know_it() -> None:
    (one,) = found("+44 7700 900123", region=None)
    assert (one.phone.value, one.number) == ("+447700900123", None)


@pytest.mark.parametrize(
    ("text", "region", "values"),
    [
        ("Mobile +44 7700 900123", None, ["+447700900123"]),
        ("Mobile +44 7700 900123", "CN", ["+447700900123"]),
        ("M +44 7700 900123 / +44 7700 900124", None, ["+447700900123", "+447700900124"]),
        ("+33 6 39 98 12 34", "ES", ["+33639981234"]),
        ("Mobile: 07700 900123", "GB", ["+447700900123"]),
        ("Mob 07700 900 123 / 07700 900 124", "GB", ["+447700900123", "+447700900124"]),
        ("Tel 01632 960123", "GB", ["+441632960123"]),
        ("Port. 06 39 98 45 67", "FR", ["+33639984567"]),
        ("555-555-0199", "US", ["+15555550199"]),
    ],
)
def test_a_number_in_a_range_that_the_library_does_not_know_stays_whole(
    text: str, region: str | None, values: list[str]
) -> None:
    numbers = found(text, region=region)

    assert [one.phone.value for one in numbers] == values
    assert all(one.number is None for one in numbers)


def test_labels_may_stand_behind_their_numbers() -> None:
    assert kinds("+1 202 555 0123 (O), +1 202 555 0145 (M)") == [PhoneKind.WORK, PhoneKind.CELL]


def test_labels_may_stand_in_a_column_of_their_own() -> None:
    rows = (
        line("Phone", 0),
        line("Fax", 1),
        line("+1 202 555 0123", 0, left=200),
        line("+1 202 555 0145", 1, left=200),
    )
    assert [one.phone.kind for one in found_on(Page(rows, 600, 100), None)] == [PhoneKind.WORK, PhoneKind.FAX]


def test_without_a_label_the_number_itself_tells() -> None:
    assert kinds("+49 171 3920012", "+44 20 7946 0123") == [PhoneKind.CELL, PhoneKind.WORK]


@pytest.mark.parametrize(
    "label", ["ext.", "x", "Ext:", "wew.", "ramal", "poste", "anexo", "interno", "Durchwahl DW"]
)
def test_an_extension_goes_with_its_number(label: str) -> None:
    (one,) = found(f"Tel. +1 202 555 0123 {label.split()[-1]} 105", region=None)
    assert (one.phone.value, one.phone.extension) == ("+12025550123", "105")


def test_a_number_without_area_code_takes_that_of_its_card_and_says_so() -> None:
    whole, local = found("Tel. (11) 2345-0001", "2345-0002", region="BR")
    assert (whole.is_completed, local.is_completed) == (False, True)
    assert local.phone.value == "+551123450002"


def test_a_number_without_area_code_stays_as_printed_where_none_is_known() -> None:
    assert read("Fone 2345-0001", region="BR") == ["23450001"]


def test_letters_among_digits_are_mended_and_said() -> None:
    (one,) = found("Tel: +1 2O2 555 0123", region=None)
    assert one.repaired is not None


FICTION = {
    "DE": "3023125{:03d}",
    "US": "20255501{:02d}",
    "GB": "20794600{:02d}",
    "AU": "25550{:04d}",
    "FR": "1990012{:02d}",
    "SE": "84650040{:1d}",
    "IN": "22230001{:02d}",
    "BR": "112345{:04d}",
    "PL": "2250122{:02d}",
    "CH": "4431001{:02d}",
    "ES": "9100001{:02d}",
    "NL": "2000001{:02d}",
    "JP": "352001{:03d}",
    "HK": "238800{:02d}",
    "IT": "06500012{:02d}",
}
STYLES = (
    pn.PhoneNumberFormat.E164,
    pn.PhoneNumberFormat.INTERNATIONAL,
    pn.PhoneNumberFormat.NATIONAL,
)


@settings(max_examples=150)
@given(
    st.sampled_from(sorted(FICTION)),
    st.integers(0, 9),
    st.sampled_from(STYLES),
    st.sampled_from(["Tel. ", "T: ", ""]),
)
def test_numbers_of_fifteen_countries_are_read_back(region: str, digit: int, style: int, label: str) -> None:
    number = pn.parse(FICTION[region].format(digit), region)
    if not pn.is_valid_number(number):
        return
    text = label + pn.format_number(number, style)
    assert read(text, region=region) == [pn.format_number(number, pn.PhoneNumberFormat.E164)]


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("H.No. 12-34/56, Sample Hills", "IN"),
        ("D.No. 161-1/34, Sample Hills", "IN"),
        ("Samplegatan 99, 211 28 Malmö", "SE"),
        ("No: 252/11, 34398 Sample", "TR"),
        ("Shop 4, Test Road, Sample (W) 400 602.", "IN"),
        ("DX-009217 Central 1", "HK"),
    ],
)
def test_house_numbers_and_postcodes_are_no_telephone(text: str, region: str) -> None:
    assert read(text, region=region) == []


def test_a_japanese_block_and_house_are_no_telephone() -> None:
    assert read("Office: 15-28-88 Example, Minato-ku", "Tel 03 3453 0123", region="JP") == ["+81334530123"]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Tel. 030 23125 123 (9-17 Uhr)", ["+493023125123"]),
        ("Tel. 030 23125 123, 9-17 Uhr", ["+493023125123"]),
        ("Tel. 030 23125 123 8-12, 14-18 Uhr", ["+493023125123"]),
        ("Tel. 030 23125 123 24h", ["+493023125123"]),
        ("Tel. 030/2312512 3. OG", ["+49302312512"]),
        ("Tel. 030/2312512 1. Vorsitzender", ["+49302312512"]),
        ("GPS 47.756891, 12.459877", []),
        ("VISTA 12 PRO 18/07/2026 11:25", []),
    ],
)
def test_hours_floors_and_places_are_no_part_of_a_number(text: str, values: list[str]) -> None:
    assert read(text, region="DE") == values


@pytest.mark.parametrize(
    ("text", "region", "values"),
    [
        ("F A X : 078-255-0143", "JP", ["+81782550143"]),
        ("H. No: 2-7-415/62", "IN", []),
        ("Company No. 08123456", "GB", []),
        ("계좌 : 새마을 531245-56-124590", "KR", []),
        ("QQ 2215550142", "CN", []),
        ("2055501423", "CN", []),
        ("Mobile & WeChat: 138 5550 1421", "CN", ["+8613855501421"]),
        ("M:W: +61 412 555 142", "AU", ["+61412555142"]),
        ("HOME PH. DIXON 678-0142", "US", ["6780142"]),
        ("FREE DELIVERY WITHIN 4 KM : 0484 - 4019912", "IN", ["+914844019912"]),
        ("手提：9327 5514（阿發） 6108 4472（太太）", "HK", ["+85293275514", "+85261084472"]),
        ("小灵通：0519-8817253", "CN", ["+865198817253"]),
    ],
)
def test_labels_say_what_is_a_telephone(text: str, region: str, values: list[str]) -> None:
    assert read(text, region=region) == values


@pytest.mark.parametrize(
    ("text", "region", "values"),
    [
        ("+52 1 55 5512 3456", None, ["+525555123456"]),
        ("Cel. 044 55 5512 3456", "MX", ["+525555123456"]),
        ("Tel. (0xx11) 3456-7890", "BR", ["+551134567890"]),
        ("Tel. (011) 4555-0123, 15-5555-0188", "AR", ["+541145550123", "+5491155550188"]),
        ("Tel. +39 6 6988 1234", None, ["+390669881234"]),
        ("Tel. 0484-2550123/124/125", "IN", ["+914842550123", "+914842550124", "+914842550125"]),
        ("Fon: +49 69 558 421 97-63", None, ["+49695584219763"]),
        ("Tel. (+90 224) 455 12 00 / 1204", "TR", ["+902244551200"]),
    ],
)
def test_numbers_are_dialled_as_their_country_means_them(
    text: str, region: str | None, values: list[str]
) -> None:
    assert read(text, region=region) == values


@pytest.mark.parametrize(
    ("texts", "region", "values"),
    [
        (("Tel. +43 1 555 01 23-0, Fax DW 99",), "AT", ["+43155501230", "+431555012399"]),
        (("Tel. 030 23125-120", "Fax -121"), "DE", ["+493023125120", "+493023125121"]),
        (("Tel./Fax 0221 / 4710-112 / -113",), "DE", ["+492214710112", "+492214710113"]),
        (("020 7946 0958/9",), "GB", ["+442079460958", "+442079460959"]),
        (("Tel. 030 23125-120", "10115 Berlin -12"), "DE", ["+493023125120"]),
    ],
)
def test_an_ending_replaces_that_of_the_whole_number(
    texts: tuple[str, ...], region: str, values: list[str]
) -> None:
    assert read(*texts, region=region) == values


@pytest.mark.parametrize(
    ("texts", "region", "extension"),
    [
        (("Office 614-555-0142 #27",), "US", "27"),
        (("614-555-0142 (ext. 200)",), "US", "200"),
        (("614-555-0142", "Ext. 312"), "US", "312"),
        (("Tel: +90 (212) 555 01 23 Dahili: 45",), "TR", "45"),
        (("tel. 22 501 22 33 w. 45",), "PL", "45"),
        (("tel. 22 501 22 33", "w domu 45"), "PL", None),
        (("614-555-0142", "Box 312"), "US", None),
    ],
)
def test_an_extension_stands_behind_or_below(
    texts: tuple[str, ...], region: str, extension: str | None
) -> None:
    (one,) = found(*texts, region=region)
    assert one.phone.extension == extension


@pytest.mark.parametrize(
    ("texts", "region", "values"),
    [
        (("Tel. 030 / 23125 -", "123"), "DE", ["+493023125123"]),
        (("Tel. +43 1 555 01", "23 45"), "AT", ["+431555012345"]),
        (("Tel. 030 / 23125", "10115 Berlin"), "DE", ["+493023125"]),
    ],
)
def test_a_number_goes_on_in_the_next_line(texts: tuple[str, ...], region: str, values: list[str]) -> None:
    card = page(*texts)
    lines = join_broken([trace(printed, index) for index, printed in enumerate(card.lines)])
    assert [f.phone.value for f in find_phones(card, lines, taken=frozenset(), region=region)] == values


def test_a_number_without_area_code_counts_in_a_row_or_column_of_telephones() -> None:
    assert read("Cell : 9848012239", "J 27550142", region="IN") == ["+919848012239", "27550142"]
    assert read("(O) 22550142 (O) 22550155", region="IN") == ["22550142", "22550155"]
    assert read("Flat 27550142", region="IN") == []


def test_a_label_in_brackets_behind_a_number_is_its_own() -> None:
    assert kinds("Ph: (0484) 255 0123 (O), 255 0456 (R)", region="IN") == [PhoneKind.WORK, PhoneKind.HOME]


def test_a_label_pair_beside_its_number_says_what_it_is_for() -> None:
    card = Page((line("C : W", 0), line(": +61 412 555 142", 0, left=90)), 1000.0, 30.0)
    assert [one.phone.value for one in found_on(card, "AU")] == ["+61412555142"]


@pytest.mark.parametrize(("ending", "may_be_a_range"), [("7-9", True), ("7-0", False), ("70", False)])
def test_one_digit_behind_a_dash_may_be_the_last_of_several_lines(ending: str, may_be_a_range: bool) -> None:
    (number,) = found(f"Tel. 07153 924{ending}", region="DE")
    assert number.is_crowded is may_be_a_range


@pytest.mark.parametrize(
    ("text", "region", "value"),
    [
        ("Zentrum (1) 340-8217", "HU", "+3613408217"),
        ("Xyzzy (81) 8346 7120 ext. 214", "MX", "+528183467120"),
        ("Bejelentkezés: 340-8217", "HU", "3408217"),
    ],
)
def test_brackets_or_what_one_calls_for_announce_a_number(text: str, region: str, value: str) -> None:
    assert read(text, region=region) == [value]


def test_a_local_at_a_switchboard_is_an_extension_and_a_doctor_s_licence_no_number() -> None:
    (dialled,) = found("Tel. No. (038) 502-8814 loc. 102", region="PH")
    assert dialled.phone.extension == "102"
    assert read("M.N. 118.402 - M.P. 54.719", region="AR") == []


@pytest.mark.parametrize("text", ["Tels. (964) 21 44 50 - 21 44 54", "Tel. 964 21 44 50 / 21 44 54"])
def test_a_number_printed_like_the_end_of_the_one_before_has_its_area_code(text: str) -> None:
    first, second = found(text, region="ES")
    assert (first.phone.value, second.phone.value) == ("+34964214450", "+34964214454")
    assert second.is_short


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("TEL: 86-574-62776418 62776419", ["+8657462776418", "+8657462776419"]),
        ("电话：0519-8902417 8903628", ["+865198902417", "+865198903628"]),
    ],
)
def test_a_number_as_long_as_the_end_of_the_one_before_it_shares_its_area(
    text: str, values: list[str]
) -> None:
    first, second = found(text, region="CN")
    assert [first.phone.value, second.phone.value] == values
    assert second.is_completed or second.is_short


def test_an_area_code_that_stands_alone_is_that_of_the_cards_numbers() -> None:
    (number,) = found("Office : 2470318", "STD Code : 0744", region="IN")
    assert (number.phone.value, number.is_completed) == ("+917442470318", True)


def test_a_mobile_number_may_have_another_countrys_code_in_brackets() -> None:
    assert read("國內手機: (86) 13824137711", region="MO") == ["+8613824137711"]


def test_a_slash_behind_the_area_code_parts_a_number_without_its_trunk_zero() -> None:
    assert read("Tel/fax: 46/412-338", region="HU") == ["+3646412338"]


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("Verka Lane, Ludhiana-141003", "IN"),
        ("Tulip P.O., Kottayam - 686 555", "IN"),
        ("Tulip Road, Distt. Kullu, H.P. - 175131", "IN"),
        ("Tulip Road, Guntur Dt. - 522 555", "IN"),
        ("Off. : 10-50-22, Tulip Uplands", "IN"),
        ("商位：国际商贸城 F2-20418A", "CN"),
    ],
)
def test_a_postcode_a_door_and_a_stall_are_no_telephones(text: str, region: str) -> None:
    assert read(text, region=region) == []


@pytest.mark.parametrize(
    ("text", "region", "value"),
    [
        ("Cep: 0555 308 44 17", "TR", "+905553084417"),
        ("到會查詢：蘇生 9461 0287", "HK", "+85294610287"),
    ],
)
def test_a_mobile_number_is_told_by_its_label_or_its_groups(text: str, region: str, value: str) -> None:
    assert read(text, region=region) == [value]


def test_a_turkish_mobile_label_is_a_postcode_s_elsewhere() -> None:
    assert read("CEP: 01310-100", region="BR") == []


@pytest.mark.parametrize(
    ("texts", "value"),
    [
        (("Ann Lee", "1-800-DIG-WELL", "ann@lee.us"), "+18003449355"),
        (("Ann Lee", "1300 GROUND", "ann@lee.com.au"), "+611300476863"),
        (("Ann Lee", "0508 TE ARA 1", "ann@lee.co.nz"), "+64508832721"),
    ],
)
def test_a_number_spelt_in_letters_is_that_of_its_keys_and_never_sure(
    texts: tuple[str, ...], value: str
) -> None:
    (phone,) = find_reach(page(*texts), region=None).phones
    assert (phone.value.value, phone.sure) == (value, False)


@pytest.mark.parametrize("text", ["From 1800 UNTIL LATE", "Room 800 NORTH", "OPEN 0900 - 1800 CLOSED"])
def test_words_beside_an_hour_spell_no_number(text: str) -> None:
    assert find_reach(page("Ann Lee", text), region="US").phones == ()


def test_a_number_behind_one_with_its_code_is_of_the_same_country() -> None:
    found = find_reach(page("Ann Lee", "+961 1 555 014 / 3 555 018"), region=None).phones
    assert [phone.value.value for phone in found] == ["+9611555014", "+9613555018"]


def test_an_ending_may_stand_behind_a_letter() -> None:
    found = find_reach(page("Ann Lee", "T 089 / 555 01-0", "F -99", "ann@lee.de"), region=None).phones
    assert [phone.value.value for phone in found] == ["+4989555010", "+49895550199"]


@pytest.mark.parametrize(
    "texts",
    [
        ("94 Herzl St., Tel Aviv 6555014", "Tel. 03-555-0142", "ann@lee.co.il"),
        ("R. das Flores, 15 - São Paulo/SP", "05416-011", "ann@lee.com.br"),
        ("t.r. 160-417728-41", "tel. 032/714-177", "ann@lee.rs"),
    ],
)
def test_a_postcode_or_an_account_is_no_telephone(texts: tuple[str, ...]) -> None:
    found = find_reach(page("Ann Lee", *texts), region=None).phones
    assert not {p.value.raw for p in found} & {"6555014", "05416-011", "160-417728-41"}


def test_persian_letters_and_labels_are_of_iran() -> None:
    found = find_reach(page("پویا گچی", "همراه: ۰۹۱۲۵۵۵۰۱۴۲", "a@b.com"), region=None)
    assert (found.region, found.phones[0].value.value) == ("IR", "+989125550142")


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("Office: 403 274 8756 & 8510", "+14032748510"),
        ("Office: 403 274 87 56 & 8510", "+14032748510"),
        ("Office: 403 274 8756 & 403 274 8510", "+14032748510"),
    ],
)
def test_what_stands_behind_an_and_is_a_second_number_and_no_extension(text: str, second: str) -> None:
    assert [one.phone.value for one in found(text, region="CA")] == ["+14032748756", second]


def test_two_numbers_that_nothing_parts_but_a_blank_are_not_sure() -> None:
    card = page("Arnulf Weyrich", "L-2540 Luxembourg", "Tél.: (+352) 26 41 88 20-31 GSM: (+352) 621 418 772")
    sure = {phone.value.value for phone in find_reach(card, region=None).phones if phone.sure}
    assert sure == {"+352621418772"}


@pytest.mark.parametrize(
    ("text", "region", "kind"),
    [
        ("แฟกซ์ 0-2555-0142", "TH", PhoneKind.FAX),
        ("มือถือ 081-255-0142", "TH", PhoneKind.CELL),
        ("फैक्स 0744-255 0142", "IN", PhoneKind.FAX),
        ("(H.O.) 0744-255 0142", "IN", PhoneKind.WORK),
        ("Cell: 98220 00123 ; 0744 255 0142 (Desk)", "IN", PhoneKind.WORK),
    ],
)
def test_labels_with_vowels_over_their_letters_and_offices_in_letters_are_read(
    text: str, region: str, kind: PhoneKind
) -> None:
    assert kinds(text, region=region)[-1] == kind


def test_a_letter_that_begins_a_tax_number_announces_no_telephone() -> None:
    assert read("GST Reg No. M2-0054817-3", region="SG") == []
    assert read("M079 555 01 42", region="CH") == ["+41795550142"]


@pytest.mark.parametrize(
    ("texts", "region", "last"),
    [
        (("lelkészi hivatal 66/352-903",), "HU", "+3666352903"),
        (("plébánia 66/352-903",), "HU", "+3666352903"),
        (("SMS 30 95 01 42",), "DK", "+4530950142"),
        (("8 (912) 604-01-42", "35-71-24", "г. Киров"), "RU", "+78332357124"),
        (("Telf. 2-241872", "La Paz"), "BO", "+59122241872"),
    ],
)
def test_an_area_before_a_slash_and_a_local_number_of_the_town_are_telephones(
    texts: tuple[str, ...], region: str, last: str
) -> None:
    assert read(*texts, region=region)[-1:] == [last]


@pytest.mark.parametrize(
    ("text", "region", "value"),
    [
        ("TEL〇三(五五五〇)〇一四二", "JP", "+81355500142"),
        ("電話 〇七五-二五五-〇一四二", "JP", "+81752550142"),
        ("手提:9255 0142 國內:138 2550 0142", "HK", "+8613825500142"),
    ],
)
def test_digits_of_upright_print_and_a_mobile_of_the_mainland_are_numbers(
    text: str, region: str, value: str
) -> None:
    assert value in read(text, region=region)


def test_what_is_dialled_next_door_says_nothing_of_a_cards_country() -> None:
    card = page("北京样品有限公司", "北京市朝阳区样品路1号", "香港办事处 九龍樣品道2號", "手机 138 2550 0142")
    assert [phone.value.value for phone in find_reach(card, region=None).phones] == ["+8613825500142"]


@pytest.mark.parametrize("label", ["P.C.: 315100", "P.C. 315100"])
def test_a_postcode_in_a_column_of_telephones_is_none(label: str) -> None:
    assert read(label, "Tel: 0086-574-25550142", region="CN") == ["+8657425550142"]


@pytest.mark.parametrize(
    ("text", "region", "value", "kind"),
    [
        ("s. 541 8226", "IS", "+3545418226", PhoneKind.WORK),
        ("Mb (679) 992 7741", "FJ", "+6799927741", PhoneKind.CELL),
        ("Fax2Email: 086 614 2205", "ZA", "+27866142205", PhoneKind.FAX),
    ],
)
def test_labels_that_are_one_only_somewhere(text: str, region: str, value: str, kind: PhoneKind) -> None:
    (one,) = found(text, region=region)
    assert (one.phone.value, one.phone.kind) == (value, kind)


def test_what_is_a_label_in_one_country_is_none_in_the_next() -> None:
    assert read("MB 17539064", region="RS") == []
    assert found("s. 541 8226", region="NO") == []


def test_an_extension_may_stand_before_its_label() -> None:
    (one,) = found("T: +36 56 514 220/118 mellék", region="HU")
    assert (one.phone.value, one.phone.extension) == ("+3656514220", "118")
