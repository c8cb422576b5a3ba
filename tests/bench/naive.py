"""What anyone would write first: read the whole photo with one reader, then take fields by pattern.

`python -m tests.bench.naive ppocr|tesseract PHOTO...` prints readings as `cardscan read --json` does;
`one-thread` is `ppocr` kept to one processor.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

import phonenumbers
from PIL import Image, ImageOps

Reader = Callable[[str], list[str]]

EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+\w")
URL = re.compile(
    r"(?:https?://|www\.)\S+|\b[\w-]+\.(?:com|net|org|de|pl|fr|it|es)(?:\.\w\w)?\b", re.IGNORECASE
)
TITLE = re.compile(
    r"manager|director|engineer|ceo|cto|head|lead|consultant|sales|president|leiter", re.IGNORECASE
)
COMPANY = re.compile(
    r"\b(?:inc|llc|ltd|limited|gmbh|ag|corp|company|group|sp\. z o\.o|s\.a|ltda)\b", re.IGNORECASE
)


def ppocr(params: Mapping[str, Any] = MappingProxyType({})) -> Reader:
    """Open rapidocr as its documentation shows."""
    from rapidocr import RapidOCR

    engine = RapidOCR(params={"Global.log_level": "critical", **params})

    def read(path: str) -> list[str]:
        return list(getattr(engine(path), "txts", None) or ())

    return read


def one_thread() -> Reader:
    """Open rapidocr so that it takes one processor, as one of several processes should."""
    threads = {f"EngineConfig.onnxruntime.{kind}_op_num_threads": 1 for kind in ("intra", "inter")}
    return ppocr(threads)


def tesseract() -> Reader:
    """Open pytesseract as its documentation shows."""
    import pytesseract

    def read(path: str) -> list[str]:
        with Image.open(path) as image:
            return str(pytesseract.image_to_string(ImageOps.exif_transpose(image))).splitlines()

    return read


def parse(lines: list[str]) -> dict[str, Any]:
    """Take every field by the simplest pattern that works on a clean card."""
    lines = [line.strip() for line in lines if line.strip()]
    text = "\n".join(lines)
    phones = [m for line in lines for m in phonenumbers.PhoneNumberMatcher(line, "US")]
    words = [line for line in lines if not re.search(r"[\d@]|www", line)]
    title = next((line for line in words if TITLE.search(line)), None)
    org = next((line for line in words if COMPANY.search(line)), None)
    name = next((line for line in words if line not in (title, org) and 2 <= len(line.split()) <= 4), None)
    address = ", ".join(line for line in lines if re.search(r"\d{4,}", line) and not EMAIL.search(line))
    return {
        "name": _value(name),
        "org": _value(org),
        "title": _value(title),
        "emails": [_value(m) for m in EMAIL.findall(text)],
        "phones": [
            {**(_value(_e164(m)) or {}), "raw": m.raw_string, "type": _kind(m.raw_string, text)}
            for m in phones
        ],
        "urls": [_value(m) for m in URL.findall(EMAIL.sub(" ", text))],
        "addresses": [_value(address)] if address else [],
    }


def _value(text: str | None) -> dict[str, Any] | None:
    return {"value": text, "confidence": 0.5, "sure": False} if text else None


def _e164(match: phonenumbers.PhoneNumberMatch) -> str:
    return str(phonenumbers.format_number(match.number, phonenumbers.PhoneNumberFormat.E164))


def _kind(raw: str, text: str) -> str:
    before = text.split(raw)[0].splitlines()[-1].lower()
    if "fax" in before:
        return "fax"
    return "cell" if re.search(r"mob|cell", before) else "work"


def main(which: str, paths: list[str]) -> None:
    """Print a reading for every photo."""
    read = {"ppocr": ppocr, "one-thread": one_thread, "tesseract": tesseract}[which]()
    for path in paths:
        start, error, cards = time.perf_counter(), None, []
        try:
            lines = read(path)
            cards = [{"quad": None, "text": lines, "contact": parse(lines)}]
        except Exception as e:  # a naive loop, but one that finishes, so that it can be compared
            error = repr(e)
        seconds = time.perf_counter() - start
        print(json.dumps({"photo": path, "seconds": seconds, "cards": cards, "error": error}))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
