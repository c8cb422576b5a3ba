"""What people call the languages that Tesseract knows by three letters."""

from __future__ import annotations

NAMES = {
    "ara": "arabic ar العربية",
    "chi_sim": "chinese zh cn 中文",
    "chi_tra": "chinese tw 繁體中文",
    "ces": "czech cs čeština cesky",
    "dan": "danish da dansk",
    "deu": "german de deutsch ger",
    "eng": "english en",
    "fin": "finnish fi suomi",
    "fra": "french fr français francais fre",
    "heb": "hebrew he עברית",
    "hrv": "croatian hr hrvatski",
    "hun": "hungarian hu magyar",
    "ita": "italian it italiano",
    "jpn": "japanese ja jp 日本語",
    "kor": "korean ko kr 한국어",
    "nld": "dutch nl nederlands dut",
    "pol": "polish pl polski",
    "por": "portuguese pt português portugues",
    "rus": "russian ru русский",
    "spa": "spanish es español espanol castellano",
    "swe": "swedish sv se svenska",
    "tur": "turkish tr türkçe turkce",
    "vie": "vietnamese vi vn tiếng việt",
}
"""By Tesseract's name: the English name, ISO 639-1, and the language's own."""


def meant(text: str) -> tuple[str, ...]:
    """Return Tesseract's names of the languages that somebody may mean, none where it is one of them already.

    >>> meant("German"), meant("deu")
    (('deu',), ())
    """
    wanted = text.strip().casefold()
    if wanted in NAMES:
        return ()
    return tuple(name for name, words in NAMES.items() if wanted in words.split())
