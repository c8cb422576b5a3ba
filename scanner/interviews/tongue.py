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


def tongue_of(text: str) -> str | None:
    """Return the language of a text, None where it cannot be told."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(c for c in letters if not unicodedata.combining(c))
    said = re.findall(r"[a-z]+", re.sub(r"\S*(?:://|@)\S*", " ", bare))
    counted = {language: sum(word in words for word in said) for language, words in WORDS.items()}
    best, second = sorted(counted, key=lambda language: -counted[language])[:2]
    return best if counted[best] - counted[second] >= FEWEST else None
