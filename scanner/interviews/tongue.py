"""Which of the languages that letters are written in a text is in, by its small words."""

from __future__ import annotations

import re
import unicodedata

WORDS = {
    language: frozenset(words.split())
    for language, words in {
        "en": """the and you your with for our will this please we are is of join from to interview have
        looking""",
        "de": """der die das und sie ihr ihre ihnen mit wir fur bitte ist einladung gesprach zum zur
        herzlich
        vorstellungsgesprach freuen uns nicht termin am um hallo guten tag den dem im auf""",
        "fr": """le la les et vous votre vos avec nous pour est bonjour entretien des du un une merci dans
        reunion sur cordialement au poste""",
        "es": """el los las y usted su sus con nosotros para es hola entrevista del una gracias reunion
        por favor un saludo puesto tu le al enlace""",
        "pt": """o os as e voce sua seu com nos para ola entrevista da do uma obrigado reuniao por favor
        um vaga em no na atenciosamente ao nao""",
    }.items()
}
FEWEST = 2
"""Small words of its own that a text needs, and that it has more of than of the next language."""


TELLING = {
    language: frozenset(words.split())
    for language, words in {
        "en": "how what why her his their our my of",
        "de": """uber ihren ihrem ihrer unser unsere unseren wie ein eine einen neue neuen neuer neues
        sein seine seinen den dem""",
        "fr": "son sa ses leur leurs mon ma notre nos comment nouveau nouvelle",
        "es": "nuestro nuestra nuevo nueva mi de del lo",
        "pt": "minha meu nosso nossa novo nova do das dos de",
    }.items()
}
"""Words that tell a short note's language, beside those of whole texts."""
OWN = {
    "en": frozenset("a an as in on at by no".split()),
    "de": frozenset("in an am im so des".split()),
    "fr": frozenset("a de en la se".split()),
    "es": frozenset("a de en la un una lo como se no".split()),
    "pt": frozenset("a o de em um uma com no na como se".split()),
}
"""Words of a language that others have too: they speak for it, and in those against nothing."""


def is_foreign(note: str, language: str) -> bool:
    """Tell whether a short note is in another language: more of its small words are another one's."""
    counted = {other: sum(w in WORDS[other] | TELLING[other] for w in _words(note)) for other in WORDS}
    own = counted.pop(language) + sum(word in OWN.get(language, ()) for word in _words(note))
    return max(counted.values()) > own


def tongue_of(text: str) -> str | None:
    """Return the language of a text, None where it cannot be told."""
    said = _words(text)
    counted = {language: sum(word in words for word in said) for language, words in WORDS.items()}
    best, second = sorted(counted, key=lambda language: -counted[language])[:2]
    return best if counted[best] - counted[second] >= FEWEST else None


def _words(text: str) -> list[str]:
    letters = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(c for c in letters if not unicodedata.combining(c))
    return re.findall(r"[a-z]+", re.sub(r"\S*(?:://|@)\S*", " ", bare))
