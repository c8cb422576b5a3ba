"""Turn what the candidate noted of a talk into words that can stand in a letter, or leave it to them.

"her move to Rust, I loved it" was written for oneself; "your move to Rust" can stand in a sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from scanner.interviews.german import behind_topic
from scanner.interviews.greeting import Tone
from scanner.interviews.plain import one_line
from scanner.interviews.tongue import is_foreign

LONGEST_TOPIC = 60
LONGEST_NOTE = 1000
MOST_LEFT = 2
"""Clauses beside the topic; a note of more is no topic with a remark but a text."""
_CLAUSE = re.compile(r"\s*[,;:.!?(\n]\s+|\s+[\u2013\u2014-]+\s+|\s*\n\s*")
_LEADS = re.compile(
    r"^(?:(?:we |i |wir |on a |nous avons |hablamos |falamos )?"
    r"(?:talked|spoke|chatted|discussed|haben|parlé|hablamos|falamos)?\s*"
    r"(?:about|über|sobre|acerca de|au sujet de|à propos de)\s+)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    r"^(?:i|we|she|he|they|you|it|there|asked|said|told|was|is|has|had|wants?|likes?"
    r"|loves?|will|would|should|seems?"
    r"|knows?|works?|worked|met|gave|very|really|not|no|don't|ask|send|tell|remember"
    r"|ich|wir|er|sie|es|man|hat|war|ist|sagte|fragte|meinte|will|sehr|nicht|kein|keine|arbeitet|kennt"
    r"|je|j'ai|nous|il|elle|ils|elles|on(?!-)|c'est|a dit|veut|était|pas|très"
    r"|yo|él|ella|ellos|nosotros|me|dijo|preguntó|quiere|era|es|está|muy|hablamos|trabaja"
    r"|eu|ele|ela|eles|nós|disse|perguntou|quer|era|é|está|muito|falamos|trabalha)\b",
    re.IGNORECASE,
)
_TOLD_OF = re.compile(
    r"\s(?:she|he|him|them|sie|er|ihm|ihnen|elle|il|lui|ella|él|ela|ele|del[ae]s?)\b", re.IGNORECASE
)
"""Somebody told of within a topic cannot be turned into who is written to: "how she runs the team"."""
_CLAUSES = {
    "de": r"wie|ob|dass|warum|weshalb|wieso|weil|was|we[rnm]|wann|wo(?:her|hin|rum|für|mit)?|welche[mnrs]?",
    "fr": r"comment|pourquoi|si|que|qu'\S+|quand|où|ce que|ce qui|ce qu'\S+|combien|quels?|quelles?",
    "es": r"que|si",
    "pt": r"que|se",
}
"""How clauses begin that stand behind no preposition, as those of English and most of Spanish do."""
_MINE = re.compile(
    r"^(?:my|mein(?:e|en|em|er|es)?|mon|ma|mes|mis?|(?:os? )?meus?|(?:as? )?minhas?)\s"
    r"|\b(?:i|i'm|i'd|ich|je|j'\S+|yo|eu)\s",
    re.IGNORECASE,
)
"""What is the writer's own: nobody else told of it, and nobody thinks about it since."""
_FEELING = re.compile(
    r"^(?:i|ich|je|j'|me|yo|eu|it was|this was|c'était|war|fue|foi|loved|great|very|super|really|sehr|toll"
    r"|spannend|interesting|nice|fun|fascinating|gut|wow|génial|passionnant|muy|interesante|muito|interessante|adorei)\b",
    re.IGNORECASE,
)
_THEIRS = {
    "en": re.compile(r"\b(?:her|his|their)\s+(?=\w)", re.IGNORECASE),
    "es": re.compile(r"^(?:su|tu|vuestr[oa])(s?)\s+", re.IGNORECASE),
    "fr": re.compile(r"^(son|sa|leur|ses|leurs|ton|ta|tes)\s+", re.IGNORECASE),
    "pt": re.compile(r"^((?:[oa]s? )?)t(?:eu|ua)(s?)\s+", re.IGNORECASE),
}
_LEADING = {
    "es": (("del ", "el "), ("de ", "")),
    "pt": (("do ", "o "), ("da ", "a "), ("dos ", "os "), ("das ", "as "), ("de ", "")),
}
"""A preposition that was typed before a topic, and what is left of it behind another one."""
_SMALL = re.compile(
    r"^(?:the|an?|our|your|how|what|why|whether|le|la|les|un|une|notre|nos|votre|vos|el|los|las|una|nuestr[oa]s?"
    r"|cómo|o|os|as|um|uma|noss[oa]s?|sua?s?|seus?|como)\b",
    re.IGNORECASE,
)
"""Words that a person begins a note with in a capital letter, and that have none within a sentence."""
_JOINS = (" et", ",")
_AND = re.compile(r"(,| et) (?=(?:le|la|les|un|une|votre|vos|notre|nos)\s|l')", re.IGNORECASE)
"""Between nouns of which each has an article of its own, and so a "de"."""
_OF = re.compile(r"(?:du|des|de) |d'", re.IGNORECASE)
_VOWELS = "aeiouyàâäéèêëîïôöûüœ"


@dataclass(frozen=True, slots=True)
class Noted:
    """A `topic` that can stand behind "about", and what is `left` for the candidate to put in own words."""

    topic: str = ""
    left: str = ""


def noted(note: str, language: str, tone: Tone = Tone.FORMAL) -> Noted:
    """Return what of a note can stand in a letter in `language` and `tone`."""
    text = one_line(_LEADS.sub("", note.strip()), longest=LONGEST_NOTE).rstrip(".! ")
    parts = [part.strip() for part in _CLAUSE.split(_LEADS.sub("", note.strip())) if part.strip(" .!?)")]
    if not parts:
        return Noted()
    if is_foreign(note, language) or len(parts[0]) > LONGEST_TOPIC or not _is_topic(parts[0], language):
        return Noted(left=text)
    topic, *rest = parts
    if rest and not any(_SENTENCE.match(part) or _FEELING.match(part) for part in rest) and _is_list(note):
        return _woven(text, "", language, tone) if len(text) <= LONGEST_TOPIC else Noted(left=text)
    left = [part for part in rest if not _FEELING.match(part)]
    if len(left) > MOST_LEFT:
        return Noted(left=text)
    beside = one_line(", ".join(left).rstrip(".! "), longest=LONGEST_NOTE)
    return _woven(topic.rstrip(".! "), beside, language, tone)


def _is_topic(text: str, language: str) -> bool:
    """Tell whether a text can stand behind a preposition, said by the candidate to the one they met."""
    clause = _CLAUSES.get(language)
    is_clause = clause is not None and re.match(rf"(?:{clause})\b", text, re.IGNORECASE)
    return not (_TOLD_OF.search(text) or _SENTENCE.match(text) or _MINE.search(text) or is_clause)


def _woven(topic: str, beside: str, language: str, tone: Tone) -> Noted:
    """Return a topic as it stands in a letter; what cannot stand there is left to the candidate."""
    turned = _turned(topic, language, tone)
    if turned is None:
        return Noted(left=", ".join(filter(None, (topic, beside))))
    return Noted(_SMALL.sub(lambda first: first[0].casefold(), turned), beside)


def _is_list(note: str) -> bool:
    """Whether its parts stand side by side: "Rust, Kafka and hiring"."""
    return "," in note and not re.search(r"[.;:!?(\n]\s", note.strip())


def _turned(topic: str, language: str, tone: Tone) -> str | None:
    """Return a topic as one says it to the person it is of: "her move" is "your move".

    None where only they know how.
    """
    if language == "de":
        return behind_topic(topic)
    for typed, instead in _LEADING.get(language, ()):
        if topic.casefold().startswith(typed):
            topic = instead + topic[len(typed) :]
            break
    theirs = _THEIRS[language]
    match language:
        case "en":
            return re.sub(r"\bthey\b", "you", theirs.sub("your ", topic), flags=re.IGNORECASE)
        case "fr":
            several = {"son": "votre", "sa": "votre", "leur": "votre", "ses": "vos", "leurs": "vos"}
            one = {"son": "ton", "sa": "ta", "leur": "votre", "ses": "tes", "leurs": "vos"}
            several |= {"ton": "votre", "ta": "votre", "tes": "vos"}
            yours = one | {"ton": "ton", "ta": "ta", "tes": "tes"} if tone is Tone.FIRST else several
            return theirs.sub(lambda m: f"{yours[m[1].casefold()]} ", topic)
        case "es":
            return theirs.sub(lambda m: f"{'tu' if tone is Tone.FIRST else 'su'}{m[1]} ", topic)
        case _:
            return theirs.sub(_your_portuguese, topic)


def _your_portuguese(found: re.Match[str]) -> str:
    """Return "a sua " for "a tua ": who is called você has what is sua."""
    return f"{found[1]}{'sua' if 'ua' in found[0].casefold() else 'seu'}{found[2]} "


def next_step(note: str, language: str) -> Noted:
    """Return a next step that can stand behind "the next step is", else what is left to the candidate."""
    text = one_line(note).rstrip(".! ")
    is_sentence = (
        bool(_SENTENCE.match(text)) or len(text) > 2 * LONGEST_TOPIC or bool(re.search(r"[.;!?]\s", text))
    )
    if is_sentence or is_foreign(text, language):
        return Noted(left=text)
    return Noted(text)


def french_of(text: str) -> str:
    """Return a French noun behind "de": "du passage", "des tests", "d'ingénieur".

    >>> french_of("le passage à Rust"), french_of("les tests"), french_of("ingénieur"), french_of("la paie")
    ('du passage à Rust', 'des tests', "d'ingénieur", 'de la paie')
    """
    head, *rest = _AND.split(text)
    return "".join((_french_of(head), *(f"{part} " if part in _JOINS else _french_of(part) for part in rest)))


def _french_of(text: str) -> str:
    for article, joined in (("le ", "du "), ("les ", "des ")):
        if text.casefold().startswith(article):
            return joined + text[len(article) :]
    if _OF.match(text):
        return text
    return f"d'{text}" if text[:1].casefold() in _VOWELS else f"de {text}"
