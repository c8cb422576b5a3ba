"""Turn what the candidate noted of a talk into words that can stand in a letter, or leave it to them.

"her move to Rust, I loved it" was written for oneself; "your move to Rust" can stand in a sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from scanner.interviews.greeting import Tone
from scanner.interviews.plain import one_line
from scanner.interviews.tongue import tongue_of

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
    r"|je|j'ai|nous|il|elle|ils|elles|on|c'est|a dit|veut|était|pas|très"
    r"|yo|él|ella|ellos|nosotros|me|dijo|preguntó|quiere|era|es|está|muy|hablamos|trabaja"
    r"|eu|ele|ela|eles|nós|disse|perguntou|quer|era|é|está|muito|falamos|trabalha)\b",
    re.IGNORECASE,
)
_TOLD_OF = re.compile(r"\s(?:she|he|him|them|sie|er|ihm|ihnen|elle|il|lui|ella|él|ela|ele)\b", re.IGNORECASE)
"""Somebody told of within a topic cannot be turned into who is written to: "how she runs the team"."""
_FEELING = re.compile(
    r"^(?:i|ich|je|j'|me|yo|eu|it was|this was|c'était|war|fue|foi|loved|great|very|super|really|sehr|toll"
    r"|spannend|interesting|nice|fun|fascinating|gut|wow|génial|passionnant|muy|interesante|muito|interessante|adorei)\b",
    re.IGNORECASE,
)
_THEIRS = {
    "en": re.compile(r"\b(?:her|his|their)\s+(?=\w)", re.IGNORECASE),
    "de": re.compile(
        r"^(?:der|die|das|den|dem|des|ein|eine|einen|einem|einer|(?:ihr|sein|unser|mein)(?:e|en|em|er)?)\s+",
        re.IGNORECASE,
    ),
    "es": re.compile(r"^su(s?)\s+", re.IGNORECASE),
    "fr": re.compile(r"^(son|sa|leur|ses|leurs)\s+", re.IGNORECASE),
}
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
    is_foreign = tongue_of(note) not in (None, language)
    if is_foreign or _TOLD_OF.search(parts[0]) or _SENTENCE.match(parts[0]) or len(parts[0]) > LONGEST_TOPIC:
        return Noted(left=text)
    topic, *rest = parts
    if rest and not any(_SENTENCE.match(part) or _FEELING.match(part) for part in rest) and _is_list(note):
        return Noted(_turned(text, language, tone)) if len(text) <= LONGEST_TOPIC else Noted(left=text)
    left = [part for part in rest if not _FEELING.match(part)]
    if len(left) > MOST_LEFT:
        return Noted(left=text)
    return Noted(
        _turned(topic.rstrip(".! "), language, tone),
        one_line(", ".join(left).rstrip(".! "), longest=LONGEST_NOTE),
    )


def _is_list(note: str) -> bool:
    """Whether its parts stand side by side: "Rust, Kafka and hiring"."""
    return "," in note and not re.search(r"[.;:!?(\n]\s", note.strip())


def _turned(topic: str, language: str, tone: Tone) -> str:
    """Return a topic as one says it to the person it is of: "her move" is "your move"."""
    theirs = _THEIRS.get(language)
    if theirs is None or (language == "es" and tone is Tone.FORMAL):  # where "su" is both
        return topic
    match language:
        case "en":
            return re.sub(r"\bthey\b", "you", theirs.sub("your ", topic), flags=re.IGNORECASE)
        case "fr":
            several = {"son": "votre", "sa": "votre", "leur": "votre", "ses": "vos", "leurs": "vos"}
            one = {"son": "ton", "sa": "ta", "leur": "votre", "ses": "tes", "leurs": "vos"}
            yours = one if tone is Tone.FIRST else several
            return theirs.sub(lambda m: f"{yours[m[1].casefold()]} ", topic)
        case "es":
            return theirs.sub(lambda m: f"tu{m[1]} ", topic)
        case _:
            return theirs.sub("", topic)  # behind "zum Thema", which takes no article


def next_step(note: str, language: str) -> Noted:
    """Return a next step that can stand behind "the next step is", else what is left to the candidate."""
    text = one_line(note).rstrip(".! ")
    is_sentence = (
        bool(_SENTENCE.match(text)) or len(text) > 2 * LONGEST_TOPIC or bool(re.search(r"[.;!?]\s", text))
    )
    if is_sentence or tongue_of(text) not in (None, language):
        return Noted(left=text)
    return Noted(text)


def french_of(text: str) -> str:
    """Return a French noun behind "de": "du passage", "des tests", "d'ingénieur".

    >>> french_of("le passage à Rust"), french_of("les tests"), french_of("ingénieur"), french_of("la paie")
    ('du passage à Rust', 'des tests', "d'ingénieur", 'de la paie')
    """
    for article, joined in (("le ", "du "), ("les ", "des ")):
        if text.casefold().startswith(article):
            return joined + text[len(article) :]
    return f"d'{text}" if text[:1].casefold() in _VOWELS else f"de {text}"
