"""Chinese, Japanese and Korean print: no blanks between words, family names first, titles at the end.

What these words are is told by lists of titles, companies, places and surnames, and by how long they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from scanner.fields.who.east_asian_people import (
    DOUBLE_FAMILY,
    FAMILY,
    is_addressed,
    is_notice,
    is_of_another_tongue,
)
from scanner.fields.who.lexicon import east_asian_words, is_given, is_surname, key
from scanner.fields.who.title_words import title_kind
from scanner.model.contact import Name

EAST_ASIAN = re.compile(r"[\u3005\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7af]")
KANA = re.compile(r"[\u3040-\u30ff]")
READING = re.compile(r"[(（](?:[\u3041-\u309fー ]+|[\u30a1-\u30ff]+ [\u30a1-\u30ff]+)[)）]$")
"""How a name is read, in brackets behind it: in hiragana, or in two words of katakana."""
COUNTED = re.compile(r"第?\d")
"""How a licence's number, and a count of years, begins behind a title."""
HANGUL = re.compile(r"[\uac00-\ud7af]")
CAPITALISED = re.compile(r"[\u0386-\u03ab\u0400-\u042f][\u0386-\u03ce\u0400-\u045f-]+")
LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
LATIN_NAME = re.compile(r"[A-Z\u00c0-\u00de](?:[a-z\u00df-\u00ff'-]+|\.)")
"""A word of a name in Latin letters: one in name case, or an initial."""
ACRONYM = re.compile(r"C[A-Z]O")
"""An officer cut short, who goes with a title before: "取締役 CTO"."""
LONG_GIVEN = frozenset("郎朗子美介輔助之彦香菜奈代恵江乃希華里紗")
"""How Japanese given names of three characters end."""
BRACKETED = re.compile(r"\((?:株|有|同|資|財|社|医|学|주|유|사|재)\)|NPO法人")
"""Legal forms of companies, cut short, as "㈱" is once it is written in plain characters."""
LONGEST_FORM = 6
"""Characters of a legal form alone: "ABC 有限责任公司" is one company."""
SHORT_NAME, LONGEST_NAME = 3, 5
"""Characters, blanks apart, of a name with a family name of one character, and of a name."""
WORDS = range(2, 4)
"""Words of a company's name that is written with blanks."""
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
    is_short = len(text) <= LONGEST_TITLE and not is_addressed(text)
    return is_short and text.endswith(east_asian_words("titles", "head"))


def ends_as_unit(text: str) -> bool:
    """Tell whether a text ends as departments do, and is no title."""
    return (
        len(text) > 1 and text.endswith(east_asian_words("departments", "ending")) and not ends_as_title(text)
    )


def names_company(text: str) -> bool:
    """Tell whether a text has a legal form, ends as companies and institutions do, or begins as shops do."""
    if BRACKETED.search(text) or any(word in text for word in east_asian_words("company", "legal")):
        return True
    if "、" in text or is_notice(text):
        return False  # a list of wares, or the day of rest: "每周一闭馆"
    if text.endswith(east_asian_words("company")):
        return not is_surname(text)  # 小野寺 is nobody's temple
    if ends_as_title(text):
        return False
    is_opened = text.startswith(east_asian_words("company", "opening")) and not ends_as_unit(text)
    return is_opened or any(word in text for word in east_asian_words("company", "within"))


def is_company_of_words(words: Sequence[str]) -> bool:
    """Tell whether words are a company's name: "松風庵 若狭屋", or its name and its department's."""
    if not all(len(word) > 1 and is_east_asian(word) for word in words) or any(map(is_notice, words)):
        return False
    kinds = [kind(word) for word in words]
    is_led = kinds[:1] == ["company"] and set(kinds[1:]) <= {"company", "other", "unit"}
    return len(words) in WORDS and (is_led or ("company" in kinds and set(kinds) <= {"company", "other"}))


def is_company_without_name(text: str) -> bool:
    """Tell whether a text is what companies do or their legal form, and none of them by name."""
    return text in east_asian_words("company") or bool(BRACKETED.fullmatch(text))


def ends_as_company(text: str) -> bool:
    """Tell whether a text ends in a legal form and has more than that: nothing of its name can follow."""
    forms = (word for word in east_asian_words("company", "legal") if text.endswith(word))
    return any(len(text) > len(form) + 1 for form in forms)


def has_family(text: str) -> bool:
    """Tell whether a text begins with a known family name; behind one few given names have three."""
    if is_of_another_tongue(text):
        return True
    is_short = len(text) <= SHORT_NAME or text[-1:] in LONG_GIVEN or is_given(text[1:])
    is_lettered = is_short and (text[:1] in FAMILY or is_surname(text[:1]))
    return is_lettered or is_surname(text[:2]) or is_surname(text[:3]) or text[:2] in DOUBLE_FAMILY


def is_kana(text: str) -> bool:
    """Tell whether a text is Japanese syllables only: how a name is read, a brand, a loan word."""
    return bool(text) and all(KANA.match(c) for c in text)


def could_be_half(text: str) -> bool:
    """Tell whether a text may be the family or the given name alone."""
    is_short = 0 < len(text) < LONGEST_NAME and all(EAST_ASIAN.match(c) for c in text)
    return is_short and not is_addressed(text) and kind(text) in {"name", "other"}


def could_name(text: str) -> bool:
    """Tell whether a text without blanks may be a person's name: short, and nothing that says otherwise."""
    if is_of_another_tongue(text):
        return True
    longest = LONGEST_NAME + is_surname(text[:3])  # 長谷川 with three characters behind it
    is_short = 2 <= len(text) <= longest and all(EAST_ASIAN.match(c) for c in text)
    return (
        is_short
        and not (is_kana(text) or is_notice(text))
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
    """Tell whether two texts are two values: a title and a name or a number, a name in two scripts."""
    is_title = title_patterns()[1].fullmatch
    if is_name(one) and not is_east_asian(other):
        return bool(LATIN.search(other))
    if LATIN.search(one) and not is_east_asian(one):
        untitled = title_patterns()[0].sub("", other)
        is_name_again = len(LATIN_NAME.findall(one)) > 1 and is_name(untitled)
        return bool(is_title(other)) or is_name_again or (len(other) > LONGEST_FORM and names_company(other))
    if is_title(one) and not is_east_asian(other):
        return title_kind(key(other.split()[-1])) == "head" and not ACRONYM.fullmatch(other)
    if is_title(other):
        return is_name(one) or ends_as_unit(one)
    return bool(is_title(one)) and (is_name(other) or bool(COUNTED.match(other)))


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
    if is_of_another_tongue(whole):
        given, _, father = whole.partition("·")
        return Name(text, given=given, family=father)
    if is_addressed(whole):
        return Name(text, family=whole[:-2])
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
    is_name = could_name(bare) and not any(map(is_notice, text.split()))
    has_titles = not is_addressed(bare) and any(word in bare for word in east_asian_words("titles", "head"))
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
        "ea company": float(names_company(bare) or is_company_of_words(text.split())),
        "ea places": min(places, 4) / 4,
        "ea department": float(ends_as_unit(bare)),
    }
