"""Chinese, Japanese and Korean cards: what is a name, a title, a company where no blanks part the words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.fields.propose import propose
from scanner.fields.trace import plain_text
from scanner.fields.who.east_asian import could_name, has_family, kind, named
from scanner.fields.who.parting import parted
from scanner.fields.who.romanised import romanises
from scanner.model.proposal import Proposal
from tests.fields.cards import line, page


@pytest.mark.parametrize(
    ("printed", "parts"),
    [
        ("山田太郎部長", "山田太郎 部長"),
        ("代表取締役山田太郎", "代表取締役 山田太郎"),
        ("第二営業部課長", "第二営業部 課長"),
        ("工学部機械工学科専務取締役", "工学部機械工学科 専務取締役"),
        ("陳建興營業主任", "陳建興 營業主任"),
        ("홍길동과장", "홍길동 과장"),
        ("해외사업본부대표이사", "해외사업본부 대표이사"),
        ("営業部長", "営業部長"),
        ("株式会社青空製作所", "株式会社青空製作所"),
        ("AZS株式会社青空製作所", "AZS 株式会社青空製作所"),
        ("AZS株式会社", "AZS株式会社"),
        ("AZS株式会社東京支店", "AZS株式会社東京支店"),
        ("Head", "Head"),
    ],
)
def test_words_are_parted_where_a_value_ends(printed: str, parts: str) -> None:
    assert parted(page(printed)).text == parts


def test_what_another_reader_saw_of_the_whole_is_no_vote_for_a_part() -> None:
    whole = page("山田太郎部長")
    (line,) = parted(whole).lines
    assert [[v.text for v in word.votes] for word in line.words] == [["山田太郎"] * 2, ["部長"] * 2]
    assert line.box == whole.lines[0].box


@given(st.text("山田太郎部長株式会社青空営業홍길동과장 ABc(1", max_size=30))
def test_parting_loses_and_adds_nothing(text: str) -> None:
    if text.split():
        assert parted(page(text)).text.replace(" ", "") == page(text).text.replace(" ", "")


@pytest.mark.parametrize(
    ("printed", "region", "family", "given_name"),
    [
        ("山田 太郎", "JP", "山田", "太郎"),
        ("山田太郎", None, "山田", "太郎"),
        ("林桃子", "JP", "林", "桃子"),
        ("三浦さゆり", None, "三浦", "さゆり"),
        ("山 田 太 郎", "JP", "山田", "太郎"),
        ("王伟", "CN", "王", "伟"),
        ("陳美玲", "HK", "陳", "美玲"),
        ("欧阳娜", "CN", "欧阳", "娜"),
        ("홍길동", "KR", "홍", "길동"),
        ("남궁민수", "KR", "남궁", "민수"),
    ],
)
def test_the_family_name_comes_first(printed: str, region: str | None, family: str, given_name: str) -> None:
    name = named(printed, region=region)
    assert (name.full, name.family, name.given) == (printed, family, given_name)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("部長", "title"),
        ("高级工程师", "title"),
        ("수석연구원", "title"),
        ("営業部", "unit"),
        ("마케팅팀", "unit"),
        ("㈱青空", "company"),
        ("(주)한빛", "company"),
        ("深圳市明德科技有限公司", "company"),
        ("山田太郎", "name"),
        ("つくる力で未来をひらく", "other"),
    ],
)
def test_kinds_of_words(text: str, expected: str) -> None:
    assert kind(plain_text(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "阿福手作麵線",
        "小河物業代理",
        "半月亭",
        "새봄생명",
        "西湖活鱼馆",
        "北山畫廊",
        "たちばな寿司",
        "한빛정공",
        "大川組",
        "麺処みずき",
        "공방 하늘빛",
        "恆昌水電工程",
        "中共云溪县委宣传部",
        "云溪县人民政府办公室",
        "NPO法人どんぐりの森",
        "里山協議会",
    ],
)
def test_what_a_shop_does_makes_a_company(text: str) -> None:
    assert kind(text) == "company"


@pytest.mark.parametrize("text", ["整備主任者", "导购", "재무설계사", "副书记", "若女将", "財務長", "법인장"])
def test_what_people_are_is_a_title(text: str) -> None:
    assert kind(text) == "title"


@pytest.mark.parametrize("text", ["城北支行", "光明路营业厅", "해운대지점", "金沢営業所"])
def test_a_branch_is_a_unit(text: str) -> None:
    assert kind(text) == "unit"


def test_four_characters_behind_a_family_name_of_one_are_a_slogan_sooner_than_a_name() -> None:
    assert not has_family("农家土味")
    assert has_family("森健太郎")
    assert has_family("欧阳小明")


def test_a_family_name_of_three_characters_leaves_room_for_three_more() -> None:
    assert could_name("長谷川聡太郎")
    assert not could_name("農家直送野菜")


def test_a_name_is_short() -> None:
    assert could_name("谌林")
    assert not could_name("林")
    assert not could_name("暮らしに寄り添う")


@pytest.mark.parametrize(
    ("printed", "family"), [("罗师傅", "罗"), ("欧阳先生", "欧阳"), ("迪丽拜尔·买买提", "买买提")]
)
def test_what_people_are_called_by_is_their_name(printed: str, family: str) -> None:
    name = propose(page("锁业服务部", printed, "13805550142")).name
    assert name is not None
    assert (name.value.full, name.value.family) == (printed, family)


@pytest.mark.parametrize("notice", ["微信同号", "包席", "무료주차", "무료견적", "年中無休", "순대국"])
def test_what_a_card_says_to_customers_is_nobodys_name(notice: str) -> None:
    assert propose(page("한빛 松風 商店", notice, "010-2345-6789")).name is None


def test_a_notice_behind_a_name_is_no_part_of_it() -> None:
    name = propose(page("陳墨言 书画", "13805550142")).name
    assert name is None or name.value.full == "陳墨言"


def test_what_begins_as_a_company_is_none_where_it_is_a_title_a_department_or_a_family() -> None:
    assert [kind(text) for text in ("县委书记", "ギャラリー課", "小野寺")] == ["title", "unit", "name"]


@pytest.mark.parametrize(
    ("lines", "company"),
    [
        (("一般社団法人", "みずほ里山の会", "事務局長", "湊 雄介", "0768-22-4172"), "みずほ里山の会"),
        (("손글씨공방 먹향기", "윤 미 라", "010-4726-8153"), "손글씨공방 먹향기"),
        (("老榕树下", "农家土菜 · 包席 · 垂钓", "尹老板", "15923640718"), "老榕树下"),
    ],
)
def test_a_companys_form_or_trade_alone_is_not_its_name(lines: tuple[str, ...], company: str) -> None:
    org = propose(page(*lines)).org
    assert org is not None
    assert org.value.endswith(company)


def test_a_title_in_two_scripts_on_one_line_is_taken_once() -> None:
    title = propose(page("何 詠 兒", "助理律師 Assistant Solicitor", "(852) 2526 7193")).title
    assert title is not None
    assert title.value in {"助理律師", "Assistant Solicitor"}


def test_a_list_of_wares_is_no_company() -> None:
    assert kind("電燈、冷氣、通渠、裝修") == "other"


def told(proposal: Proposal) -> tuple[str | None, ...]:
    guesses = (proposal.org, proposal.department, proposal.title)
    name = proposal.name.value.full if proposal.name else None
    return (name, *(g.value if g else None for g in guesses))


def test_a_japanese_card() -> None:
    card = page(
        "青空商事株式会社",
        "営業部",
        "部長",
        "山田 太郎",
        "〒105-0011 東京都港区芝1-2-3",
        "TEL：０３－３５５５－０１４１ ＦＡＸ：０３－３５５５－０１４２",
        "携帯 090-1234-5678",
        "E-mail: yamada@aozora.example",
    )
    found = propose(card)
    assert told(found) == ("山田 太郎", "青空商事株式会社", "営業部", "部長")
    assert [(p.value.value, p.value.kind.value) for p in found.phones] == [
        ("+81335550141", "work"),
        ("+81335550142", "fax"),
        ("+819012345678", "cell"),
    ]
    assert [e.value for e in found.emails] == ["yamada@aozora.example"]
    (address,) = (a.value for a in found.addresses)
    assert (address.postcode, address.region, address.city) == ("105-0011", "東京都", "港区")


def test_a_korean_card() -> None:
    card = page(
        "(주)한빛전자",
        "홍길동과장",
        "전화 02-3456-7890 팩스 02-3456-7891",
        "휴대폰 010-2345-6789",
        "hong@hanbit.example",
    )
    found = propose(card)
    assert told(found) == ("홍길동", "(주)한빛전자", None, "과장")
    assert [(p.value.value, p.value.kind.value) for p in found.phones] == [
        ("+82234567890", "work"),
        ("+82234567891", "fax"),
        ("+821023456789", "cell"),
    ]


def test_a_bilingual_card_is_one_contact_with_the_latin_name() -> None:
    card = page("王伟", "Wang Wei", "销售经理", "上海明德科技有限公司", "wang.wei@mingde.example")
    name = propose(card).name
    assert name is not None
    assert (name.value.full, name.value.other_script) == ("Wang Wei", "王伟")


def test_a_name_in_cyrillic_beside_a_latin_one_is_kept() -> None:
    card = page("Анна Смирнова", "Anna Smirnova", "Sales Manager", "anna.smirnova@vektor.example")
    name = propose(card).name
    assert name is not None
    assert (name.value.full, name.value.other_script) == ("Anna Smirnova", "Анна Смирнова")


def test_right_to_left_print_harms_no_latin_field() -> None:
    card = page(
        "دانا خالد",
        "Dana Khaled",
        "Sales Manager",
        "\u202bشركة النور للتجارة\u202c",
        "هاتف 04 301 2505",
        "dana.khaled@alnoor.example",
    )
    found = propose(card, region="AE")
    assert found.name is not None
    assert found.name.value.full == "Dana Khaled"
    assert [p.value.value for p in found.phones] == ["+97143012505"]
    assert [e.value for e in found.emails] == ["dana.khaled@alnoor.example"]
    assert not any(0x202A <= ord(c) <= 0x202E or 0x2066 <= ord(c) <= 0x2069 for c in str(found))


def read(*lines: str) -> tuple[str | None, str | None, str | None]:
    """Return name, title and company of a page of these lines."""
    found = propose(page(*lines))
    name = found.name.value.full if found.name else None
    return name, found.title.value if found.title else None, found.org.value if found.org else None


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("青岭门窗厂", "何雪松", "经理", "电话：13955501432"), ("何雪松", "经理", "青岭门窗厂")),
        (("孙师傅门业", "孙国强", "站长", "电话：13955501432"), ("孙国强", "站长", "孙师傅门业")),
        (("星桥五金经销部", "马志远", "总编辑", "电话：13955501432"), ("马志远", "总编辑", "星桥五金经销部")),
        (
            ("株式会社ソラトモ", "川越南店", "フロアマネージャー", "新井 航太", "電話 049-555-0142"),
            ("新井 航太", "フロアマネージャー", "株式会社ソラトモ"),
        ),
        (
            ("가온누리여행사", "국외여행인솔자문가온 실장", "010-5555-0132"),
            ("문가온", "실장", "가온누리여행사"),
        ),
        (("林佳蓉 Happy Bean", "店長", "歡樂豆咖啡有限公司"), ("林佳蓉", "店長", "歡樂豆咖啡有限公司")),
    ],
)
def test_shops_branches_and_brands_are_nobodys_name(
    lines: tuple[str, ...], expected: tuple[str, str, str]
) -> None:
    assert read(*lines) == expected


def test_a_brand_in_latin_letters_by_a_name_in_others_is_no_name() -> None:
    lines = ("가람새벽과학원", "", "정하람", "", "Rose HAYES", "", "042-555-0142", "d.seo@hayes.example")
    assert read(*lines)[0] == "정하람"


def test_the_same_name_in_latin_letters_is_the_name() -> None:
    lines = ("가람새벽과학원", "", "정하람", "", "Rose JUNG", "", "042-555-0142", "d.seo@hayes.example")
    assert read(*lines)[0] == "Rose Jung"


@pytest.mark.parametrize(
    ("latin", "name", "expected"),
    [
        ("Haram Jung", "정하람", True),
        ("CHEONG Ha-Ram", "정하람", True),
        ("Rose Hayes", "정하람", False),
        ("Hui Ying Tung", "許映彤", True),
        ("Green Bay", "許映彤", False),
        ("Nana Ouyang", "欧阳娜", True),
        ("Kota Arai", "新井航太", None),
    ],
)
def test_a_family_name_is_known_in_latin_letters(latin: str, name: str, expected: bool | None) -> None:
    assert romanises(latin, name) is expected


def test_halves_of_a_name_set_far_apart_on_a_row_are_one_name() -> None:
    family, given_name = line("大野", 2, left=0.0), line("翠", 2, left=100.0)
    rest = page("株式会社ハルカゼ", "主任", "", "", "電話 025-555-0142")
    apart = replace(rest, lines=(*rest.lines[:2], family, given_name, *rest.lines[2:]))
    found = propose(apart)
    assert found.name is not None
    assert (found.name.value.family, found.name.value.given) == ("大野", "翠")


@given(st.text("山田太郎 店厂門業 あらい Kim", max_size=20), st.text("정하람 A b", max_size=10))
def test_no_text_makes_the_look_at_latin_letters_raise(one: str, other: str) -> None:
    propose(page(one, other))


def test_what_stands_below_a_whole_company_is_no_part_of_it() -> None:
    found = propose(
        page("陳建興", "經理", "青空科技有限公司", "青空科學園", "科技大道東5號5樓", "T: +852 2345 6789")
    )
    assert found.org is not None
    assert found.org.value == "青空科技有限公司"


@pytest.mark.parametrize("family", ["米 田", "神 宮 寺"])
def test_no_part_of_a_name_with_blanks_is_the_name(family: str) -> None:
    """However wide the blank between its halves is."""
    card = page(
        "有限会社 丸山鉄工所", "代表取締役", "", "〒578-0903 大阪府東大阪市今米2丁目6", "TEL 072-965-7714"
    )
    whole = line(f"{family} 透", 2)
    *first, last = whole.words
    box = replace(last.box, left=last.box.left + 40, right=last.box.right + 40)
    row = replace(whole, words=(*first, replace(last, box=box)))
    name = propose(replace(card, lines=(*card.lines[:2], row, *card.lines[2:]))).name
    assert name is not None
    assert name.value.full == f"{family} 透"


def test_an_honorary_title_is_no_name_beside_a_title() -> None:
    proposal = propose(page("한빛생명", "정미경", "명예이사", "010-5426-7816"))
    assert proposal.title is not None
    assert proposal.title.value == "명예이사"


@pytest.mark.parametrize("shop", ["金榮記", "老李记", "阿明燒臘"])
def test_a_shop_is_nobody_s_name(shop: str) -> None:
    assert kind(shop) == "company"


@pytest.mark.parametrize(
    ("lines", "name", "title"),
    [
        (("青山駕校", "赵教练", "金牌教练"), "赵教练", "金牌教练"),
        (("青山禅寺", "释 明 觉", "监院 知客"), "释 明 觉", "监院 知客"),
        (("海風そば", "店主 比嘉 盛一(ひが せいいち)"), "比嘉 盛一", "店主"),
        (("푸른운전학원", "상담실장 문희정", "010-2555-0142"), "문희정", "상담실장"),
        (("푸른사", "주지 법 현", "전송 02-555-0142"), "법 현", "주지"),
    ],
)
def test_people_of_shops_schools_and_temples(lines: tuple[str, ...], name: str, title: str) -> None:
    found = propose(page(*lines))
    assert found.name is not None
    assert found.title is not None
    assert (found.name.value.full, found.title.value) == (name, title)


def test_many_characters_are_no_name() -> None:
    found = propose(page("青山駕校", "交管局批准 · 一级培训资质", "151 9822 3047"))
    assert found.name is None


@pytest.mark.parametrize(
    ("line", "title"), [("一級建築士 第317482号", "一級建築士"), ("金牌教练 12年教龄", "金牌教练")]
)
def test_what_counts_behind_a_title_is_no_part_of_it(line: str, title: str) -> None:
    found = propose(page("斎藤 潤", line, "TEL 03-5200-1234"))
    assert found.title is not None
    assert found.title.value == title


@pytest.mark.parametrize("other", ["微信 sucha_example", "每周一闭馆", "一級建築士事務所 登録 第48163号"])
def test_a_handle_a_day_of_rest_and_a_registered_number_are_no_company(other: str) -> None:
    found = propose(page("素茶", "沈墨", "主理人", other, "189 5907 4418"))
    assert found.org is None or found.org.value == "素茶"


def test_rows_of_titles_set_alike_are_one_title() -> None:
    found = propose(page("青山大学附属医院", "林 婉 清", "主任医师 教授", "博士生导师", "手机：13955500142"))
    assert found.title is not None
    assert found.title.value == "主任医师 教授 博士生导师"


def test_a_master_under_a_name_is_what_somebody_is() -> None:
    found = propose(page("阿明水電行", "林阿明", "師傅", "0937-555-142"))
    assert found.name is not None
    assert found.title is not None
    assert (found.name.value.full, found.title.value) == ("林阿明", "師傅")


def test_a_temple_is_whose_card_a_priest_s_is() -> None:
    found = propose(page("青山寺", "副住職", "細川 哲道", "電話 0855-22-0142"))
    assert found.org is not None
    assert found.org.value == "青山寺"
    assert kind("小野寺") == "name"


def test_a_name_set_upright_a_character_a_row_is_one() -> None:
    card = page("見本寺", "住職", "渡", "会", "玄", "洋", "電話 076-255-0142")
    found = propose(card).name
    assert found is not None
    assert (found.value.family, found.value.given) == ("渡会", "玄洋")


def test_thai_letters_that_unicode_takes_apart_stay_whole() -> None:
    assert plain_text("จำกัด น้ำ") == "จำกัด น้ำ"
