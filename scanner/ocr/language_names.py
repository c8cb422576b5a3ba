"""What people call the languages that Tesseract knows by three letters."""

from __future__ import annotations

NAMES = {
    "ara": "arabic ar العربية",
    "ben": "bengali bn bangla বাংলা",
    "ces": "czech cs čeština cesky",
    "chi_sim": "chinese zh cn 中文",
    "chi_tra": "chinese tw 繁體中文",
    "dan": "danish da dansk",
    "deu": "german de deutsch ger",
    "ell": "greek el gr ελληνικά",
    "eng": "english en",
    "est": "estonian et ee eesti",
    "fin": "finnish fi suomi",
    "fra": "french fr français francais fre",
    "heb": "hebrew he עברית",
    "hin": "hindi hi हिन्दी",
    "hrv": "croatian hr hrvatski",
    "hun": "hungarian hu magyar",
    "hye": "armenian hy am հայերեն",
    "isl": "icelandic is íslenska",
    "ita": "italian it italiano",
    "jpn": "japanese ja jp 日本語",
    "kat": "georgian ka ge ქართული",
    "kor": "korean ko kr 한국어",
    "lav": "latvian lv latviešu",
    "lit": "lithuanian lt lietuvių",
    "nld": "dutch nl nederlands dut",
    "pol": "polish pl polski",
    "por": "portuguese pt português portugues",
    "ron": "romanian ro română romana",
    "rus": "russian ru русский",
    "slk": "slovak sk slovenčina slovencina",
    "spa": "spanish es español espanol castellano",
    "sqi": "albanian sq al shqip",
    "srp": "serbian sr rs српски",
    "swe": "swedish sv se svenska",
    "tha": "thai th ไทย",
    "tur": "turkish tr türkçe turkce",
    "ukr": "ukrainian uk ua українська",
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
