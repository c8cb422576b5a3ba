"""What is printed around a name: courtesy titles, degrees, pronouns, the name somebody was born with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from scanner.fields.shelf import word_set
from scanner.fields.who.lexicon import company_kind, has_kind, is_affix, is_given, is_initial, is_surname, key
from scanner.fields.who.particles import particles
from scanner.fields.who.title_words import title_kind

NICKNAME = re.compile(r"[(\[][^)\]]{0,40}[)\]]|(?<!\w)[\"“”„][^\"“”„]{2,40}[\"“”„](?!\w)")
"""What friends say, in brackets or quotes in the middle of a name."""
CALLED_SO = re.compile(r"^[\"“”„]?[^\"“”„,]{2,40}[\"”]\s+(?=\S+\s+\S)")
"""What friends say before a name, whose opening quote may be lost: 'Big Ron" Ronald Lee'."""
PRONOUNS = re.compile(r"[(\[]?[^\W\d_]{2,6}(?:\s?/\s?[^\W\d_]{2,6}){1,3}[)\]]?[,;]?")
AGNOMENS = frozenset({"filho", "neto", "sobrinho"})
"""Suffixes that are a part of the name itself: nobody calls himself without."""
SIGNED = re.compile(r"^\s*(?:i\.\s?[AV]\.|ppa\.|p\.\s?p\.)\s+(?=\w)")
"""What says in whose stead somebody signs: "i. A.", "ppa."."""
THIRD = re.compile(r"[Il1|]{2,3}")
"""What "II" and "III" behind a name are read as."""
GLUED = re.compile(r"(?<=[^\W\d_]\.)(?=[^\W\d_])|(?<=^[Dd][Rr])(?=[A-ZÀ-Ý][a-zà-ÿ])|(?<=^Dr)(?=[A-ZÀ-Ý]{2})")
"""Where a word goes on behind a dot: "Mr.John"; a doctor's also without: "drAnn", "DrANN"."""
SHORT = frozenset({"dr", "mr", "ms", "ir"})
"""Titles of two letters that often go without a dot."""
SPACED = re.compile(r"[^\W\d_]\.[^\W\d_]\.?")
"""Two letters with a dot between them: "M.S."."""
OF_TWO_WORDS = frozenset({"hc"})
"""Titles of two letters that are two words cut short: "Dr. h.c."."""
STUDIED = re.compile(
    r"(?:Dra?|Mtr[oa]|Maestr[oa]|Doctora?|Lic|Ing|Esp|M|L)\.? en (?:[A-Z]\.\s?)+(?=[^\W\d_]{2})"
)
"""A degree with letters for what it is in, as in Mexico: "Dra. en C.", "M. en A."."""
CALLED = re.compile(r"(?P<prefix>[^\W\d_]+\.?\s)?[^\W\d_]+\s?\((?P<whole>[^\W\d_]+(?:\s[^\W\d_]+){1,3})\)")
"""What somebody is called, and the whole name in brackets."""
CUT_SHORT = re.compile(r"[^\W\d_]{2,}\.(?=.)|(?:[^\W\d_]\.){3}$")
"""A word cut short with a dot before others, or three letters so at the end: "D.E.A."."""
JOINED = ".-"
"""What stands between the parts of a degree, never of a name: "Dipl.-Inf."."""
LEAST_CALLED = 3
"""Words of a name with a courtesy that may be a part of it, and the courtesy."""
LONGEST_GIVEN = 3
"""Words of a given name that stands behind the family name and a comma."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What is printed around and in a name: words of each, as printed.

    `family` counts the words at the end of the core that are told to be the family name.
    """

    prefix: tuple[str, ...]
    core: tuple[str, ...]
    suffix: tuple[str, ...]
    family: int = 0


def take_apart(text: str) -> Parts:
    """Part courtesy titles and degrees from the name itself, and put a family name before a comma last."""
    text = SIGNED.sub("", without_pronouns(text.replace("®", "").replace("™", "")))
    text = _spelt_out(CALLED_SO.sub("", text))
    head, comma, tail = text.partition(",")
    if comma and head.split() and all(map(is_initial, head.split())):
        head, comma, tail = f"{head}. {tail}", "", ""  # a dot, misread: "B, Lee"
    if comma and (given := given_behind(head, tail)):
        before = take_apart(head)
        return Parts(before.prefix, (*given, *before.core), before.suffix, len(before.core))
    words = _unglued(_degree_in_brackets(head) or NICKNAME.sub(" ", head).split() or head.split())
    studied = STUDIED.match(" ".join(words))
    front = len(studied.group().split()) if studied else int(is_called(words))
    while front < len(words) - 1 and (is_prefix(words[front]) or _is_joint(words[front : front + 2])):
        front += 1
    back = _end_of_core(words, front)
    degrees = [_generation(word) for word in words[back:]]
    rest = tail.strip(" ,")
    return Parts(tuple(words[:front]), tuple(words[front:back]), (*degrees, *([rest] if rest else [])))


def is_called(words: Sequence[str]) -> bool:
    """Tell whether the first word is a courtesy where it stands: "Esc. Ann Lee", "Pastor Ann Lee"."""
    if len(words) < LEAST_CALLED or any(not word[0].isalpha() or word[0].islower() for word in words[:3]):
        return False
    first, second = key(words[0]), key(words[1])
    is_pointed = words[0].endswith(".") and has_kind("degrees", first, "pointed")
    third = key(words[2])
    is_named = is_surname(third) and not (company_kind(second) or company_kind(third) or title_kind(third))
    is_followed = is_given(second) or is_affix(second) or is_named or any(map(is_initial, words[1:3]))
    return is_followed and (is_pointed or has_kind("degrees", first, "called"))


def _spelt_out(text: str) -> str:
    """Return the whole name that stands in brackets behind what somebody is called: "Nok (Anong Dee)"."""
    called = CALLED.fullmatch(text)
    words = called["whole"].split() if called else []
    is_prefixed = called is not None and (called["prefix"] is None or is_prefix(called["prefix"].strip()))
    is_other = any(title_kind(key(word)) or company_kind(key(word)) for word in words)
    is_name = bool(words) and all(word[0].isupper() for word in words) and is_prefixed and not is_other
    return " ".join(words) if is_name else text


def _unglued(words: list[str]) -> list[str]:
    """Part titles, degrees and initials before a name from what they are printed against: "Prof.Dr.Ann"."""
    at = 0
    while at < len(words):
        words = [*words[:at], *_pieces(words[at]), *words[at + 1 :]]
        if not is_prefix(words[at]):
            break
        at += 1
    return words


def _pieces(word: str) -> list[str]:
    *front, last = GLUED.split(word)
    if not front or is_affix(key(word)) or is_initial(last):
        return [word]
    if all(map(is_prefix, front)) and (last[0].isupper() or is_prefix(last)):
        return [*front, last]
    initials = "".join(front)
    return [initials, last] if is_initial(initials) and last[0].isupper() else [word]


def without_pronouns(text: str) -> str:
    """Take "she/her" and the like out of a text."""
    return PRONOUNS.sub(lambda found: "" if is_pronouns(found.group()) else found.group(), text).strip(" ,")


def is_cut_short(name: str) -> bool:
    """Tell whether a word of a name is cut short and no initial: an unlisted degree, "Xyz. Ann Lee"."""
    return bool(CUT_SHORT.search(name))


def is_pronouns(text: str) -> bool:
    """Tell whether a text is pronouns with a slash between them: all of them, in brackets at least one."""
    words = re.findall(r"[^\W\d_]+", text)
    known = [key(word) in word_set("pronouns") for word in words]
    is_told = any(known) if text.startswith(("(", "[")) else all(known)
    return "/" in text and len(words) > 1 and is_told


def given_behind(head: str, tail: str) -> list[str]:
    """Return the given names that stand behind a family name and a comma: "HARGROVE, Della M."; else none."""
    family, given = head.split(), _without_prefixes(tail.split())
    words = [key(word) for word in (*family, *given)]
    is_short = bool(family) and 0 < len(given) <= LONGEST_GIVEN
    if not is_short or not all(word[0].isupper() for word in given) or "," in tail:
        return []
    if any(_is_suffix(word) or is_prefix(word) for word in given) or any(
        title_kind(word) == "head" for word in words
    ):
        return []
    is_shouted = head.isupper() and not given[0].isupper()
    is_listed = is_given(key(given[0])) and not (len(family) > 1 and is_given(words[0]))
    is_followed = all(is_initial(word) or is_given(key(word)) for word in given[1:])
    return given if is_followed and (is_shouted or is_listed) else []


def _without_prefixes(words: list[str]) -> list[str]:
    """Return words without the courtesies that begin them: "Lee, Dr. Ann"."""
    start = next((at for at, word in enumerate(words) if not is_prefix(word)), len(words))
    return words[start:]


def _degree_in_brackets(head: str) -> list[str]:
    """Return the words of a head whose bracket belongs to a degree: "Dipl.-Ing. (FH) Max Muster"."""
    bracket = re.search(r"\(([^)]*)\)", head)
    is_degree = bracket is not None and has_kind("degrees", key(bracket.group(1)), "prefix")
    return head.split() if is_degree else []


def _end_of_core(words: list[str], front: int) -> int:
    born = next((i for i, w in enumerate(words) if i > front and _is_born(w, words[i + 1 :])), len(words))
    back = born
    while back > front + 1 and (
        _is_suffix(words[back - 1]) or (back > front + 2 and _is_third(words[back - 1]))
    ):
        if back == front + 2 and key(words[back - 1]) in AGNOMENS:
            break  # "Ann Neto": the only family name there is
        if key(words[back - 2]) in particles() and words[back - 2].islower():
            break  # "Ann Puig i Riba": no name ends so that this could be a degree
        back -= 1
    return back


def _is_born(word: str, others: list[str]) -> bool:
    """Tell whether a word in small letters says that the name behind it is the one at birth: "née"."""
    return word.islower() and bool(others) and has_kind("degrees", key(word), "born")


def _is_third(word: str) -> bool:
    return bool(THIRD.fullmatch(word))


def _generation(word: str) -> str:
    return "I" * len(word) if _is_third(word) else word


def is_prefix(word: str) -> bool:
    """Tell whether a word as printed is a courtesy or a degree that stands before a name."""
    bare = key(word)
    if SPACED.fullmatch(word) and bare not in OF_TWO_WORDS:
        return False  # initials, neither "Ms" nor "Ks."
    if (
        len(bare) <= 2
        and bare not in SHORT
        and not (word.endswith(".") and len(bare) == 2)
        and not word.startswith("(")
    ):
        return False
    return has_kind("degrees", bare, "prefix") or any(
        has_kind("degrees", part, "prefix") for part in bare.split("-") if "-" in bare
    )


def _is_joint(words: list[str]) -> bool:
    """Tell whether the first word joins two parts of a degree: "dr n. med."."""
    return words[0].casefold() in {"n.", "h."} and len(words) > 1 and is_prefix(words[1])


def _is_suffix(word: str) -> bool:
    bare = key(word)
    if not has_kind("degrees", bare, "suffix"):
        return JOINED in word and is_prefix(word)  # "Dipl.-Inf." stands before or behind
    capitals = sum(c.isupper() for c in word)
    return word.isupper() or capitals > 1 or "." in word or len(bare) > 3 or bare in {"jr", "sr", "esq"}
