"""When a value that was read counts as the true one.

name     same letters and digits; case, dots, titles and degrees do not matter
org      same letters and digits; legal forms do not matter
title    at least 90 % similar letters
email    the same address, case apart
phone    the same E.164 number; where the truth has none, the same digits
url      the same host and path; scheme, "www." and a closing slash do not matter
address  token F1 of at least 0.8; East Asian letters, written with blanks or without, by pairs of neighbours
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from typing import Any

from rapidfuzz.distance import Levenshtein

Value = Any
"""A string, or for phones a dict with "raw" and "e164"."""

DEGREES = frozenset(
    "dr prof mr mrs ms miss phd md mba msc bsc ba ma jd llm llb cpa cfa pmp esq jr sr ii iii iv "
    "dipl ing dipling mag drs ir rn pe cissp dds pharmd edd dba mph facs shrm hons meng beng "
    "shrmscp gphr aia leed ap leedap fca aca acca ceng miet mcips frics mrics".split()
)
LEGAL_FORMS = frozenset(
    "inc llc llp ltd limited corp corporation co company gmbh ag kg ohg ug mbh sa sas sarl srl spa "
    "bv nv ab as aps oy plc pty pvt private sl slu sp zoo z o lda ltda eireli me ei kk".split()
)
TITLE_SIMILARITY = 0.9
ADDRESS_F1 = 0.8
EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
LOCAL_NUMBER = 7  # digits from which on the end of a number tells it


def words(text: str) -> list[str]:
    """Split into case-folded words of letters and digits."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace("’", "'")
    return re.findall(r"[^\W_]+", folded.replace("'", "").replace(".", " "))


def digits(text: str) -> str:
    """Keep the digits only."""
    return re.sub(r"\D", "", text)


def same_name(true: str, read: Value) -> bool:
    key = _name_key(true)
    return bool(key) and key == _name_key(read["value"])


def _name_key(text: str) -> str:
    text = re.sub(r"[\"“”(][^\"“”)]*[\"”)]", " ", text)  # nicknames
    text = re.sub(r",.*$", "", text)  # degrees after a comma
    return "".join(w for w in words(text) if w not in DEGREES)


def same_org(true: str, read: Value) -> bool:
    return _org_key(true) == _org_key(read["value"])


def _org_key(text: str) -> str:
    kept = [w for w in words(text.replace("&", " and ").replace("+", " and ")) if w not in LEGAL_FORMS]
    return "".join(kept) or "".join(words(text))


def same_title(true: str, read: Value) -> bool:
    a, b = "".join(words(true)), "".join(words(read["value"]))
    if not a or not b:
        return a == b
    return bool(Levenshtein.normalized_similarity(a, b) >= TITLE_SIMILARITY)


def same_email(true: str, read: Value) -> bool:
    return bool(true.strip().casefold() == read["value"].strip().casefold())


def same_url(true: str, read: Value) -> bool:
    return _url_key(true) == _url_key(read["value"])


def _url_key(text: str) -> str:
    text = re.sub(r"^[a-z]+://", "", text.strip().casefold())
    return text.removeprefix("www.").rstrip("/")


def same_address(true: str, read: Value) -> bool:
    a, b = Counter(tokens(true)), Counter(tokens(read["value"]))
    if not a or not b:
        return False
    return 2 * (a & b).total() / (a.total() + b.total()) >= ADDRESS_F1


def tokens(text: str) -> list[str]:
    """Split an address into words, and its East Asian letters into pairs of neighbours."""
    letters = "".join(EAST_ASIAN.findall(unicodedata.normalize("NFKC", text)))
    return words(EAST_ASIAN.sub(" ", text)) + [letters[i : i + 2] for i in range(len(letters) - 1)]


def same_phone(true: Value, read: Value) -> bool:
    if true.get("e164"):
        return digits(true["e164"]) == digits(read["value"])
    want = digits(true["raw"])
    got = {digits(read["value"]), digits(read.get("raw") or "")}
    ends_alike = any(g.endswith(want.lstrip("0")) for g in got)
    return want in got or (ends_alike and len(want) >= LOCAL_NUMBER)


SAME: dict[str, Callable[[Value, Value], bool]] = {
    "name": same_name,
    "org": same_org,
    "title": same_title,
    "email": same_email,
    "phone": same_phone,
    "url": same_url,
    "address": same_address,
}
