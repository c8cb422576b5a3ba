"""East Asian addresses: written without blanks, the largest place first, and taken apart in that order."""

from __future__ import annotations

import re

from scanner.fields.who.east_asian import HANGUL
from scanner.model.contact import Address

POSTCODE_SIGN = re.compile(r"(?:〒|(?<![A-Za-z])[TFテデ千干])\s?(?=\d{3}-\d{4}(?!\d))")
"""The postal sign before a Japanese postcode, and what readers take it for."""
JAPANESE_CODE = re.compile(r"\s*〒?\s*(?<!\d)(\d{3}-\d{4})(?!\d|-)\s*")
BRANCHES = (
    "分行|分店|總店|总店|本店|支店|支社|本部|工場|工廠|工厂|營業所|営業所|出張所|지점|본사|지사|공장|영업소"
)
BRANCH = re.compile(rf"[^\W\d_]{{0,8}}(?:{BRANCHES})")
"""What an address is headed by: "青山支店", "黃竹坑分行"."""
LABEL = re.compile(
    r"^\W*(?:(?:本\s?社|\w{0,4}(?:住\s?所|所\s?在\s?地|[地厂廠店校院社会]\s?址|주\s?소|본\s?사))\s?[:：]?"
    r"|【[^】]{1,12}】|[^\W\d_]{1,8}\s?[:：]|[^\W\d_]\s[^\W\d_]\s?[:：]"
    r"|[^\W\d_]{0,8}(?:" + BRANCHES + r")\s(?=\S*[都道府県市区町村郡路街號号시도군구로길]))\s*"
)
"""What stands before an address: "head office", "Tokyo branch:", "【Sendai】", "현 장:"."""
CODE = re.compile(r"(?<![\d-])(?:〒\s?)?(\d{3}-\d{4}|\d{5,6}|\d{3}(?=\s?[\u4e00-\u9fff]{2}[市縣]))(?![\d-])")
AREAS = (
    re.compile(
        r"(?P<region>北海道|東京都|京都府|大阪府|[\u4e00-\u9fff]{2,3}県)(?P<city>.{1,8}?市(?:.{1,4}?区)?|.{1,5}?[区町村])?"
    ),
    re.compile(
        r"(?P<region>[\u4e00-\u9fff]{2,3}省)?(?P<city>[\u4e00-\u9fff]{2,4}[市縣](?:[\u4e00-\u9fff]{1,5}?[区區县鄉鎮])?)"
    ),
    re.compile(
        r"(?P<region>[가-힣]{1,3}(?:특별시|광역시|특별자치시|특별자치도)|서울시?|부산|대구|인천|광주|대전|울산|세종시?"
        r"|[가-힣]{1,2}도|[경충전]\S[남북]도|경기|강원|충[남북]|전[남북]|경[남북]|제주)"
        r"\s?(?P<city>[가-힣]{1,4}?시\s?(?:[가-힣]{1,3}?구)?|[가-힣]{1,4}?[군구])?"
    ),
)
"""Province and city as Japan, China with Taiwan, and Korea write them."""
IN_EACH_OTHER = re.compile(
    r"^\W*[\u4e00-\u9fff]{2,4}[省市縣县州都道府県].{0,6}?[\u4e00-\u9fff]{1,5}[市區区縣县鄉乡鎮镇町村路街道]"
    r"|^[\d\s之-]+[號号]"
)
"""Areas of which one lies in the other, at a line's beginning, and the number of a house alone."""
SPLIT_NUMBER = re.compile(r"(?<=[\d\u3040-\u9fff])\s(?=\d)|(?<=\d)\s(?=[号號番階楼樓室丁段巷弄層层座之])")
"""A blank in a number or before what it counts: no card prints one there."""
KOREAN_ROAD = re.compile(r"([가-힣0-9]*?(?:대로|로|동|읍|면))\s?(\d+)?\s?(번?길)?\s?(?=\d|$|[가-힣(])")


def tidied(text: str) -> str:
    """Return an address with one blank where one is written, and the postal sign it was printed with."""
    text = LABEL.sub("", text)
    text = POSTCODE_SIGN.sub("〒", text)
    if HANGUL.search(text):
        return _korean(text)
    text = SPLIT_NUMBER.sub("", text)
    return JAPANESE_CODE.sub(r" 〒\1 ", text).strip()


def _korean(text: str) -> str:
    text = re.sub(r"(?<=\d)\s(?=(?:층|호|번지|번길|길|가|동)(?![가-힣]))", "", text)
    text = re.sub(r"^(\(?\d{5}\)?)\s*", r"\1 ", text)
    area = AREAS[2].search(text)
    if area is None:
        return text
    road = KOREAN_ROAD.match(text[area.end() :].lstrip())
    rest = text[area.end() :].lstrip()
    if road and road.group(1):
        name = road.group(1) + (f"{road.group(2)}{road.group(3)}" if road.group(3) else "")
        after = rest[road.end() :] if road.group(3) or not road.group(2) else rest[road.start(2) :]
        rest = f"{name} {after.lstrip()}"
    city = re.sub(r"(?<=시)(?=[가-힣]+구)", " ", area.group("city") or "")
    return " ".join(f"{text[: area.start()]} {area.group('region')} {city} {rest}".split())


def names_areas(text: str) -> bool:
    """Tell whether a line begins with areas that lie in each other, or is a house's number."""
    return bool(IN_EACH_OTHER.search(text))


def parsed(full: str) -> Address:
    """Tell postcode, province, city and the rest of an address apart as far as they can be."""
    code = CODE.search(full)
    for form in (AREAS[2],) if HANGUL.search(full) else AREAS[:2]:
        area = form.search(full)
        if area:
            street = CODE.sub("", full[area.end() :]).strip(" ,〒") or None
            return Address(
                full,
                street=street,
                city=area.group("city"),
                region=area.group("region"),
                postcode=code.group(1) if code else None,
            )
    return Address(full, postcode=code.group(1) if code else None)
