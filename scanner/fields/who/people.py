"""A person's name as printed → its parts in name case, and how well an e-mail address bears it out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from scanner.fields.who import east_asian
from scanner.fields.who.east_asian import is_east_asian
from scanner.fields.who.lexicon import fold, has_kind, is_given, is_initial, is_name_word, is_surname, key
from scanner.model.contact import Name

PARTICLES = frozenset(
    "de da do dos das du di del della dei degli dalla la le van von der den dem het ten ter zu zum zur af av "
    "el al bin bint ibn ben y e of st".split()
)
"""Words that join a surname and are written small in the middle of a name."""
LOWERED = PARTICLES - {"al", "el", "ben", "la", "le", "st"}
SYLLABLED = frozenset({"CN", "TW", "KR", "HK", "SG"})
"""Where a given name is two syllables, written as two words or with a hyphen, and a family name one."""
FAMILY_FIRST = frozenset({"VN", "HU", "CN", "TW", "KR", "JP", "HK"})
COURTESY = {
    "ES": frozenset({"d", "da", "dna"}),
    "FR": frozenset({"m", "me", "pr"}),
    "BE": frozenset({"m", "me", "pr"}),
    "VN": frozenset({"ts", "gs"}),
}
"""Short words before a name that are a title in one country, an initial or a name elsewhere: Don, Maître."""
AGNOMENS = frozenset({"filho", "neto", "sobrinho"})
"""Suffixes that are a part of the name itself: nobody calls himself without."""
LONE_WORD = 0.6
"""What a mail says for a single word that it spells: it may be a name, but a brand or a nickname as well."""
NICKNAME = re.compile(r"[(\[][^)\]]{0,40}[)\]]|(?<!\w)[\"“”„][^\"“”„]{2,40}[\"“”„](?!\w)")
"""What friends say, in brackets or quotes in the middle of a name."""
SMALL_L = re.compile(r"l(?=[^\W\d_])")
"""What a capital I at the beginning of a name is read as."""
INITIALS = re.compile(r"(?:[^\W\d_]\.?-?){1,4}", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Parts:
    """What is printed around and in a name: words of each, as printed."""

    prefix: tuple[str, ...]
    core: tuple[str, ...]
    suffix: tuple[str, ...]


def take_apart(text: str) -> Parts:
    """Part courtesy titles and degrees from the name itself."""
    head, _, tail = text.replace("®", "").replace("™", "").partition(",")
    words = NICKNAME.sub(" ", head).split() or head.split()
    front = 0
    while front < len(words) - 1 and (_is_prefix(words[front]) or _is_joint(words[front : front + 2])):
        front += 1
    back = len(words)
    while back > front + 1 and _is_suffix(words[back - 1]):
        if back == front + 2 and key(words[back - 1]) in AGNOMENS:
            break  # "Ann Neto": the only family name there is
        back -= 1
    degrees = (*words[back:], *([tail.strip(" ,")] if tail.strip(" ,") else []))
    return Parts(tuple(words[:front]), tuple(words[front:back]), degrees)


def _is_prefix(word: str) -> bool:
    bare = key(word)
    if (
        len(bare) <= 2
        and bare not in {"dr", "mr", "ms", "ir"}
        and not (word.endswith(".") and len(bare) == 2)
    ):
        return False
    return has_kind("degrees", bare, "prefix") or any(
        has_kind("degrees", part, "prefix") for part in bare.split("-") if "-" in bare
    )


def _is_joint(words: list[str]) -> bool:
    """Tell whether the first word joins two parts of a degree: "dr n. med."."""
    return words[0].casefold() in {"n.", "h."} and len(words) > 1 and _is_prefix(words[1])


def _is_suffix(word: str) -> bool:
    bare = key(word)
    if not has_kind("degrees", bare, "suffix"):
        return False
    return word.isupper() or "." in word or len(bare) > 3 or bare in {"jr", "sr", "phd", "mba", "esq"}


def named(text: str, *, region: str | None = None) -> Name | None:
    """Understand a name as it is printed; None where nothing is left without titles and degrees."""
    found = take_apart(text)
    core = [word.strip(' ,;:|•·"“”') for word in found.core]
    core = [word for word in core if any(c.isalpha() for c in word)]
    if not core:
        return None
    if any(word[0].isupper() for word in core):
        core = [_with_capital(word) for word in core]
    if is_east_asian("".join(core)):
        return east_asian.named(" ".join(core), region=region)
    courtesy = core[:1] if len(core) > 2 and key(core[0]) in COURTESY.get(region or "", ()) else []
    words = name_case(core[len(courtesy) :])
    given, additional, family = _order(words, region)
    prefix, suffix = " ".join((*found.prefix, *courtesy)), " ".join(found.suffix)
    agnomens = [word for word in found.suffix if key(word) in AGNOMENS]
    full = " ".join((*words, *name_case(agnomens)))
    return Name(full, given, additional, family, prefix or None, suffix or None)


def _with_capital(word: str) -> str:
    """Take a small l at the beginning of a name for a capital I, unless the word is a particle."""
    is_name = len(word) > 2 and fold(word) not in PARTICLES
    first, *others = word.split("-")
    first = SMALL_L.sub("I", first, count=1) if is_name and SMALL_L.match(first) else first
    return "-".join((first, *(_with_known_capital(other) for other in others)))


def _with_known_capital(half: str) -> str:
    """Take a small l behind a hyphen for a capital I where only that makes a name: "Jean-luc" is one."""
    meant = SMALL_L.sub("I", half, count=1)
    is_meant = SMALL_L.match(half) and is_name_word(fold(meant)) and not is_name_word(fold(half))
    return meant if is_meant else half


def _order(words: list[str], region: str | None) -> tuple[str | None, str | None, str | None]:
    if len(words) == 1:
        return words[0], None, None
    if _is_family_first(words, region):
        if region in SYLLABLED:
            return " ".join(words[1:]), None, words[0]
        return words[-1], " ".join(words[1:-1]) or None, words[0]
    if region in SYLLABLED and len(words) == 3 and not any(is_initial(word) for word in words):
        return " ".join(words[:2]), None, words[2]
    start = len(words) - 1
    while start > 1 and fold(words[start - 1]).strip(".") in PARTICLES:
        start -= 1
    return words[0], " ".join(words[1:start]) or None, " ".join(words[start:])


def _is_family_first(words: list[str], region: str | None) -> bool:
    if region not in FAMILY_FIRST:
        return False
    first, last = key(words[0]), key(words[-1])
    if region == "VN":
        return is_surname(first) or len(words) > 2
    if region in SYLLABLED and ("-" in first) != ("-" in last):
        return "-" in last  # only given names have two syllables
    forward = is_given(first) + is_surname(last)
    return is_surname(first) + is_given(last) > forward


def name_case(words: list[str]) -> list[str]:
    """Write capitals (or small letters) as names are written; leave what is in mixed case alone."""
    letters = "".join(c for word in words for c in word if c.isalpha())
    shouted = letters.isupper() and len(letters) > 2
    small = letters.islower()
    if not (shouted or small):
        return [_cased(w) if w.isupper() and len(w) > 3 and _spelt(w) else w for w in words]
    cased: list[str] = []
    for before, word in zip(("", *words), words, strict=False):
        joins = bool(before) and (fold(word) in LOWERED or {fold(before), fold(word)} <= PARTICLES)
        cased.append(word.lower() if joins else word.upper() if _is_initials(word, small) else _cased(word))
    return cased


def _spelt(word: str) -> bool:
    return "." not in word and bool(re.search(r"[AEIOUYÀ-ÝÄÖÜĘĄÓ]", word))


def _is_initials(word: str, small: bool) -> bool:
    letters = [c for c in word if c.isalpha()]
    if len(letters) == 1 or ("." in word.rstrip(".") and len(letters) <= 4):
        return True
    return not small and len(letters) <= 3 and not _spelt(word) and key(word) not in {"ng", "jr", "sr"}


def _cased(word: str) -> str:
    cased = re.sub(r"[^\W\d_]+", lambda m: m.group().capitalize(), word.lower(), flags=re.UNICODE)
    cased = re.sub(r"^(Mc)(\w)", lambda m: m.group(1) + m.group(2).upper(), cased)
    cased = re.sub(r"(?<=\w)['’](S|D|T)$", lambda m: m.group().lower(), cased)
    return re.sub(r"^(\w{3,})['’](\w)", lambda m: m.group()[:-1] + m.group(2).lower(), cased)


def mail_match(text: str, local: str) -> float:
    """Tell how far a mail's local part spells the name `text`: 1 all of it, 0.8 with initials or more,
    0.6 a single word, 0.5 one of its words, 0.4 a part of one.
    """
    nickname = NICKNAME.search(text)
    friendly = f"{nickname.group()[1:-1]} {text[nickname.end() :]}" if nickname else text
    return max(_mail_match(name, local) for name in dict.fromkeys((text, friendly)))


def _mail_match(text: str, local: str) -> float:
    mail = re.sub(r"\d+$", "", fold(local))
    words = [w for w in (re.sub(r"[^\w]", "", fold(w)) for w in take_apart(text).core) if w]
    squeezed = re.sub(r"[^a-z]", "", mail)
    if not words or len(squeezed) < 2:
        return 0.0
    if "".join(words) == squeezed or "".join(reversed(words)) == squeezed:
        return 1.0 if len(words) > 1 else LONE_WORD
    return max((_spells(squeezed, form) for form in (words, _umlauts(words))), default=0.0)


def _umlauts(words: list[str]) -> list[str]:
    return [w.replace("ae", "a").replace("oe", "o").replace("ue", "u") for w in words]


def _spells(mail: str, words: list[str]) -> float:
    # As it is written first: a set would be gone through in another order in every run.
    mails = dict.fromkeys((mail, mail.replace("ae", "a").replace("oe", "o").replace("ue", "u")))
    long = [w for w in words if len(w) > 2]
    for spelt in mails:
        rest, whole = spelt, 0
        for word in sorted(long, key=len, reverse=True):
            if word in rest:
                rest, whole = rest.replace(word, " ", 1), whole + 1
        left = rest.replace(" ", "")
        initials = [w[0] for w in words if w not in spelt or len(w) <= 2]
        if whole >= 2:
            return 1.0 if _subset(left, initials) else 0.8 if len(left) <= len(words) else 0.5
        if whole == 1 and left and _subset(left, initials):
            return 0.8
        if whole == 1 and (not left or len(max(long, key=len)) > 3):
            return 0.5
        if len(words) > 1 and not whole and spelt in {"".join(w[0] for w in o) for o in (words, words[::-1])}:
            return 0.5
        if not whole and len(spelt) >= 4 and any(w.startswith(spelt) or spelt.startswith(w) for w in long):
            return 0.4
    return 0.0


def _subset(left: str, initials: list[str]) -> bool:
    rest = list(initials)
    for letter in left:
        if letter not in rest:
            return False
        rest.remove(letter)
    return True
