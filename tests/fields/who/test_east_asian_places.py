"""East Asian addresses: kept whole, with the blanks that cards print, and taken apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.fields.who.east_asian_places import parsed, tidied


@pytest.mark.parametrize(
    ("read", "address"),
    [
        ("テ105-0011東京都港区芝1-2-3", "〒105-0011 東京都港区芝1-2-3"),
        ("東京都港区芝1-2-3 〒105-0011", "東京都港区芝1-2-3 〒105-0011"),
        ("東京都港区芝1-2-3千105-0011", "東京都港区芝1-2-3 〒105-0011"),
        ("住所：大阪府大阪市北区本町2丁目3番4号", "大阪府大阪市北区本町2丁目3番4号"),
        ("厂址：江苏省苏州市相城区阳澄湖路6号", "江苏省苏州市相城区阳澄湖路6号"),
        ("주 소 : 대구 수성구 대학동 7-13", "대구 수성구 대학동 7-13"),
        ("台北市信義區忠孝東路7 7號1 2樓", "台北市信義區忠孝東路77號12樓"),
        ("서울특별시강남구테헤란로 123, 5 층", "서울특별시 강남구 테헤란로 123, 5층"),
        ("(06123)경기도성남시분당구판교로 7 길 65", "(06123) 경기도 성남시 분당구 판교로7길 65"),
        ("대구수성구대학동 7-13", "대구 수성구 대학동 7-13"),
    ],
)
def test_an_address_has_the_blanks_it_was_printed_with(read: str, address: str) -> None:
    assert tidied(read) == address


@pytest.mark.parametrize(
    ("full", "postcode", "region", "city", "street"),
    [
        ("〒105-0011 東京都港区芝1-2-3", "105-0011", "東京都", "港区", "芝1-2-3"),
        ("愛知県名古屋市中区栄1-2", None, "愛知県", "名古屋市中区", "栄1-2"),
        ("广东省深圳市南山区科技路5号", None, "广东省", "深圳市南山区", "科技路5号"),
        ("서울특별시 강남구 테헤란로 123", None, "서울특별시", "강남구", "테헤란로 123"),
        ("香港中環皇后大道5號", None, None, None, None),
    ],
)
def test_parts_of_an_address(
    full: str, postcode: str | None, region: str | None, city: str | None, street: str | None
) -> None:
    found = parsed(full)
    assert (found.full, found.postcode, found.region, found.city, found.street) == (
        full,
        postcode,
        region,
        city,
        street,
    )


@given(st.text("〒105-0 1東京都港区芝市서울시강남구로길층()番号,", max_size=40))
def test_no_text_is_too_strange(text: str) -> None:
    tidy = tidied(text)
    assert parsed(tidy).full == tidy
    digits = [c for c in text if c.isdigit()]
    assert [c for c in tidy if c.isdigit()] == digits
