"""Chinese, Japanese and Korean print: no blanks between words, family names first, titles at the end.

What these words are is told by lists of titles, companies, places and surnames, and by how long they are.
"""

from __future__ import annotations

import re
from functools import cache

from scanner.fields.who.lexicon import east_asian_words, is_given, is_surname, key, title_kind
from scanner.model.contact import Name

EAST_ASIAN = re.compile(r"[\u3005\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7af]")
KANA = re.compile(r"[\u3040-\u30ff]")
HANGUL = re.compile(r"[\uac00-\ud7af]")
CAPITALISED = re.compile(r"[\u0386-\u03ab\u0400-\u042f][\u0386-\u03ce\u0400-\u045f-]+")
LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
LATIN_NAME = re.compile(r"[A-Z\u00c0-\u00de](?:[a-z\u00df-\u00ff'-]+|\.)")
"""A word of a name in Latin letters: one in name case, or an initial."""
DOUBLE_FAMILY = frozenset(
    "欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 司徒 东方 东郭 皇甫 남궁 황보 제갈 선우 독고".split()
)
FAMILY = frozenset(
    "王李张張刘劉陈陳杨楊黄黃赵趙周吴吳徐孙孫马馬朱胡郭何林高罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖蕭田董袁潘于蒋蔣蔡余"
    "杜叶葉程苏蘇魏吕呂丁任沈姚卢盧姜崔钟鍾鐘谭譚陆陸汪范範金石廖贾賈夏韦韋付傅方白邹鄒孟熊秦邱丘江尹薛闫阎閻段雷侯龙龍史陶"
    "黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴覃武戴莫孔向汤湯温溫康施文牛樊葛邢安齐齊易乔喬伍庞龐颜顏倪庄莊聂聶章鲁魯岳翟殷詹申欧歐"
    "耿关關兰蘭焦俞左柳甘祝包宁寧尚符舒阮柯纪紀梅童凌毕畢单單季裴霍涂涂成苗谷盛曲翁冉骆駱蓝藍路游辛靳欧管柴蒙鲍鮑华華喻祁蒲"
    "房滕屈饶饒解牟艾尤阳陽时時穆农農司卓古吉缪繆简簡车車项項连連芦蘆麦麥褚娄婁窦竇戚岑景党宫宮费費卜冷晏席卫衛米柏宗瞿桂全"
    "佟应應臧闵閔苟邬鄔边邊卞姬师師和仇栾欒隋商刁沙荣榮巫寇桑郎甄丛仲虞敖巩鞏明佘池查麻苑迟遲邝鄺官封谈談匡鞠惠荆樂樊谌諶"
    "김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용"
)
"""One-letter family names of China and Korea: a closed class, nine in ten people have one of these."""
LONG_GIVEN = frozenset("郎朗子美介輔助之彦香菜奈代恵江乃希華里紗")
"""How Japanese given names of three characters end."""
BRACKETED = re.compile(r"\((?:株|有|同|資|財|社|医|学|주|유|사|재)\)")
"""Legal forms of companies, cut short, as "㈱" is once it is written in plain characters."""
LONGEST_FORM = 6
"""Characters of a legal form alone: "ABC 有限责任公司" is one company."""
SHORT_NAME, LONGEST_NAME = 3, 5
"""Characters, blanks apart, of a name with a family name of one character, and of a name."""
LONGEST_TITLE = 12
"""Characters of a title with the department before it."""


def is_east_asian(text: str) -> bool:
    """Tell whether a text holds a Chinese character, a kana or a Korean syllable."""
    return bool(EAST_ASIAN.search(text))


def are_mixed(one: str, other: str) -> bool:
    """Tell whether one text is East Asian and the other in Latin letters only."""
    return is_east_asian(one) != is_east_asian(other) and bool(LATIN.search(one) or LATIN.search(other))


def squeezed(text: str) -> str:
    """Return a text without its blanks."""
    return re.sub(r"\s", "", text)


def ends_as_title(text: str) -> bool:
    return len(text) <= LONGEST_TITLE and text.endswith(east_asian_words("titles", "head"))


def ends_as_unit(text: str) -> bool:
    """Tell whether a text ends as departments do, and is no title."""
    return (
        len(text) > 1 and text.endswith(east_asian_words("departments", "ending")) and not ends_as_title(text)
    )


def names_company(text: str) -> bool:
    """Tell whether a text has a legal form, or ends in what institutions end in."""
    return (
        bool(BRACKETED.search(text))
        or text.endswith(east_asian_words("company"))
        or any(form in text for form in east_asian_words("company", "legal"))
    )


def ends_as_company(text: str) -> bool:
    """Tell whether a text ends in a legal form and has more than that: nothing of its name can follow."""
    forms = (word for word in east_asian_words("company", "legal") if text.endswith(word))
    return any(len(text) > len(form) + 1 for form in forms)


def has_family(text: str) -> bool:
    """Tell whether a text begins with a known family name; behind one few given names have three."""
    is_short = len(text) <= SHORT_NAME or text[-1:] in LONG_GIVEN or is_given(text[1:])
    is_lettered = is_short and (text[:1] in FAMILY or is_surname(text[:1]))
    return is_lettered or is_surname(text[:2]) or is_surname(text[:3]) or text[:2] in DOUBLE_FAMILY


def is_kana(text: str) -> bool:
    """Tell whether a text is Japanese syllables only: how a name is read, a brand, a loan word."""
    return bool(text) and all(KANA.match(c) for c in text)


def could_be_half(text: str) -> bool:
    """Tell whether a text may be the family or the given name alone."""
    is_short = 0 < len(text) < LONGEST_NAME and all(EAST_ASIAN.match(c) for c in text)
    return is_short and kind(text) in {"name", "other"}


def could_name(text: str) -> bool:
    """Tell whether a text without blanks may be a person's name: short, and nothing that says otherwise."""
    longest = LONGEST_NAME + is_surname(text[:3])  # 長谷川 with three characters behind it
    is_short = 2 <= len(text) <= longest and all(EAST_ASIAN.match(c) for c in text)
    return (
        is_short
        and not is_kana(text)
        and not (ends_as_title(text) or ends_as_unit(text) or names_company(text))
    )


def kind(text: str) -> str:
    """Tell what a word is by its lists: title, company, unit, name or other."""
    if ends_as_title(text):
        return "title"
    if names_company(text):
        return "company"
    if ends_as_unit(text):
        return "unit"
    return "name" if could_name(text) else "other"


def meet(one: str, other: str) -> bool:
    """Tell whether two texts are two values: a title and a name or a unit, a name in two scripts."""
    is_title = title_patterns()[1].fullmatch
    if is_name(one) and not is_east_asian(other):
        return bool(LATIN.search(other))
    if LATIN.search(one) and not is_east_asian(one):
        untitled = title_patterns()[0].sub("", other)
        is_name_again = len(LATIN_NAME.findall(one)) > 1 and is_name(untitled)
        return bool(is_title(other)) or is_name_again or (len(other) > LONGEST_FORM and names_company(other))
    if is_title(other):
        return is_name(one) or ends_as_unit(one)
    return bool(is_title(one)) and is_name(other)


def is_name(text: str) -> bool:
    """Tell whether a text may be a person's name and begins with a known family name."""
    return could_name(text) and has_family(text)


def is_other_name(text: str) -> bool:
    """Tell whether a text is two or three capitalised words in Greek or Cyrillic, and no title."""
    words = text.split()
    return 2 <= len(words) <= 3 and all(
        CAPITALISED.fullmatch(word) and title_kind(key(word)) is None for word in words
    )


@cache
def title_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what a title looks like at the end of a text and at its beginning, as long as may be."""
    heads, more = (
        "|".join(sorted(words, key=len, reverse=True))
        for words in (east_asian_words("titles", "head"), east_asian_words("titles", "more"))
    )
    title = f"(?:{heads}|{more})*(?:{heads})"
    return re.compile(f"{title}$"), re.compile(title)


def named(text: str, *, region: str | None = None) -> Name:
    """Part a name as printed into family and given name."""
    words = text.split()
    if len(words) > 2 and all(len(w) == 1 for w in words):
        words = ["".join(words)]
    if len(words) == 2:
        return Name(text, given=words[1], family=words[0])
    whole = "".join(words)
    cut = _family_length(whole, region)
    return Name(text, given=whole[cut:] or None, family=whole[:cut])


def _family_length(whole: str, region: str | None) -> int:
    if whole[:2] in DOUBLE_FAMILY:
        return 2
    if HANGUL.search(whole):
        return 1
    is_japanese = bool(KANA.search(whole)) or region == "JP" or (region is None and len(whole) > 3)
    if not is_japanese:
        return 1
    known = [n for n in (3, 2, 1) if len(whole) > n and (is_surname(whole[:n]) or whole[:n] in FAMILY)]
    by_given = [n for n in known if is_given(whole[n:])]
    return (by_given or known or [min(2, len(whole) - 1)])[0]


def features(text: str) -> dict[str, float]:
    """Say what the words of an East Asian text tell, wherever they stand; 0 to 1 each."""
    bare = squeezed(text)
    kinds = [kind(word) for word in text.split()]
    is_name = could_name(bare)
    has_titles = any(word in bare for word in east_asian_words("titles", "head"))
    places = 0 if is_name else sum(bare.count(word) for word in east_asian_words("streets"))
    if places == 1 and names_company(bare):
        places = 0  # one such character stands in many companies' names
    return {
        "ea length": min(len(bare), 12) / 4,
        "ea name length": float(is_name),
        "ea surname": float(is_name and has_family(bare)),
        "ea title": float(has_titles),
        "ea name and title": float("title" in kinds and "name" in kinds),
        "ea title ends": float(ends_as_title(bare)),
        "ea company": float(names_company(bare)),
        "ea places": min(places, 4) / 4,
        "ea department": float(ends_as_unit(bare)),
    }
