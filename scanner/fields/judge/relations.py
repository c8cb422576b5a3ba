"""What the lines of a card say of each other: whose company, whose title, which shop."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from scanner.fields.trace import Spot
from scanner.fields.who.east_asian import LATIN, is_company_without_name
from scanner.fields.who.east_asian_people import is_notice
from scanner.fields.who.gist import JOINING, mean_sound
from scanner.fields.who.lexicon import has_kind, is_ordinary, phrase_at
from scanner.fields.who.pieces import is_list, is_long_list
from scanner.fields.who.tokens import AND, Span, Token
from scanner.fields.who.wording import Features, lettered, rows_of

HEADLINE = 2.0
"""Log-odds for the first and the tallest East Asian row where no words name a company: a shop."""
UNREAD_LETTERS = re.compile(r"[\u0900-\u0fff\u1000-\u109f\u1780-\u17ff]")
"""Letters of India and its neighbours, of Thailand, Burma and Cambodia."""
STATES = frozenset(
    "republic republique republica republik repubblica kingdom royaume reino regno sultanate confederation"
    " state estado etat cumhuriyeti bundesrepublik respublikasi respublika republika".split()
)
"""Words of a state's own name."""
LONGEST_STATE = 5
ENDORSING = frozenset({"a", "an"})
OWNED_AS = frozenset("company group brand business firm subsidiary venture".split())
"""How a line begins and ends that says whose a company is."""
OF_COUPLE, LIKE_NAMES = 3, 0.2
"""Words of a couple's name, and how their letters must sound, in log-odds, where no list knows them."""
OF_NO_FIRM = frozenset({"title head", "digit", "street"})
"""Features of rows that are no company with its owner's name in it."""
OF_OTHERS = ("digit", "hours", "ea title", "ea surname", "ea department", "title head", "name words")
"""Features of what is no shop's name."""


def owners(features: Mapping[Span, Features]) -> frozenset[Span]:
    """Return who alone on the card has a name of the lists, where a domain is called so: an artist's."""
    named = {span for span, held in features.items() if _is_listed(held) and span.cut == "line"}
    return frozenset(span for span in named if len(named) == 1 and "domain same" in features[span])


def headlines(features: Mapping[Span, Features]) -> frozenset[Span]:
    """Return the first and the tallest row in East Asian letters that no word tells to be something else."""
    if any(_names_company(span, held) for span, held in features.items()):
        return frozenset()
    return frozenset(
        span
        for span, held in features.items()
        if span.cut == "line"
        and "east asian" in held
        and ("first" in held or "tallest" in held)
        and len(span.text) > 1
        and not is_company_without_name(span.text)
        and not all(map(is_notice, span.text.split()))
        and not any(feature in held for feature in OF_OTHERS)
    )


def in_unread_letters(features: Mapping[Span, Features]) -> frozenset[Span]:
    """Return what is in letters of South Asia, of which no words are known, where more lines are in Latin."""
    lines = [span for span in features if span.cut == "line"]
    unread = [span for span in lines if UNREAD_LETTERS.search(span.text)]
    latin = [span for span in lines if LATIN.search(span.text) and span not in unread]
    found = (span for span in features if UNREAD_LETTERS.search(span.text))
    return frozenset(found) if len(latin) > len(unread) else frozenset()


def is_couple(span: Span) -> bool:
    """Tell whether words are two people of one family: "Jean et Marie Lefèvre"."""
    keys = [token.text.casefold() for token in span.tokens]
    joint = next((at for at, word in enumerate(keys) if word in JOINING or word in AND), 0)
    is_pair = 0 < joint < len(keys) - 2 and joint < 3 and len(keys) < 7
    if not (is_pair and (span.tokens[0].is_given or (joint == 1 and _sound_like_people(span)))):
        return False
    words = lettered(span.tokens[joint + 1 :])  # a second given name may be in no list: "Flor y Chepe Lobo"
    is_named = keys[joint] in JOINING and all(word.text[0].isupper() for word in words)
    is_other = any(word.kind in {"company", "title"} for word in words)
    is_family = words[-1].is_surname or not span.tokens[0].is_given
    return span.tokens[joint + 1].is_given or (is_named and is_family and not is_other)


def _sound_like_people(span: Span) -> bool:
    """Tell whether words of no list, with "and" behind the first, are like names by their letters."""
    words = [token for token in span.tokens if token.key not in JOINING]
    are_other = any(word.kind not in {"name", "other"} or is_ordinary(word.key) for word in words)
    are_written = all(word.text[0].isupper() and not word.text.isupper() for word in words)
    return len(words) == OF_COUPLE and are_written and not are_other and mean_sound(words) > LIKE_NAMES


def is_institution(span: Span, held: Features) -> bool:
    """Tell whether words are an institution: an office, a school, a church, or one of a country or a town."""
    keys = [word.key for word in lettered(span.tokens)]
    is_other = any(feature in held for feature in ("title head", "digit", "street", "open end", "sign"))
    is_named = len(keys) > 2 or (len(keys) == 2 and _heads_card(span, held))
    is_whole = span.cut == "line" and is_named and not is_other
    return is_whole and (_holds_institution(keys) or _is_called_institution(keys))


def _heads_card(span: Span, held: Features) -> bool:
    """Tell whether a line at a card's top begins as institutions do, and ends there: "Botschaft Windhuk"."""
    is_top = bool({"first", "early"} & held.keys()) and "under taller" not in held
    return is_top and begins_as_institution(span)


def _holds_institution(keys: Sequence[str]) -> bool:
    return any(has_kind("company", word, "institution") for word in keys)


def _is_called_institution(keys: Sequence[str]) -> bool:
    """Tell whether words hold a phrase that names an institution: "Ủy ban nhân dân"."""
    lengths = ((at, phrase_at(keys, at)) for at in range(len(keys)))
    phrases = ("-".join(keys[at : at + length]) for at, length in lengths if length)
    return any(has_kind("phrases", phrase, "institution") for phrase in phrases)


def begins_as_institution(span: Span) -> bool:
    """Tell whether the first words of a line say that it is an institution: "Agence nationale ..."."""
    keys = [word.key for word in lettered(span.tokens)]
    phrase = "-".join(keys[: phrase_at(keys, 0)])
    return has_kind("company", keys[0], "institution") or has_kind("phrases", phrase, "institution")


def states(features: Mapping[Span, Features]) -> frozenset[Span]:
    """Return the lines that are a state's name alone, and what joins one, beside an institution."""
    told = [(span, [word.key for word in lettered(span.tokens)]) for span in features if span.cut == "line"]
    called = {
        span
        for span, keys in told
        if STATES & set(keys) and len(keys) <= LONGEST_STATE and not _holds_institution(keys)
    }
    has_other = any(
        span not in called and (_holds_institution(keys) or "legal" in features[span]) for span, keys in told
    )
    joined = {s for s in features if s.cut == "join" and any(state.spots < s.spots for state in called)}
    return frozenset(called | joined) if has_other else frozenset()


def is_endorsed(span: Span) -> bool:
    """Tell whether the last row says whose a company is: "Acme" above "a Lee Holdings company"."""
    last = [word.text.casefold() for word in rows_of(span)[-1]]
    return len(last) > 2 and last[0] in ENDORSING and last[-1] in OWNED_AS


def named_after(features: Mapping[Span, Features]) -> tuple[frozenset[Span], frozenset[Span]]:
    """Return what is no name for it begins with somebody's family name, "Lee Chambers" beside "Ann Lee", and
    which lines are companies for that: those, and with a trade or "&" any, "Lee & Sons", "Salon Lee".

    A given name in it makes it the name itself, turned about, or another person.
    """
    lines = {span: lettered(span.tokens) for span in features if span.cut == "line"}
    families = {
        words[-1].key for span, words in lines.items() if {"shaped", "given first"} <= features[span].keys()
    }
    several = {span: words for span, words in lines.items() if len(words) > 1}
    bearers = frozenset(
        span
        for span, words in several.items()
        if words[0].key in families and not any(word.is_given for word in words)
    )
    firms = frozenset(
        span
        for span, words in several.items()
        if {"trade", "ampersand"} & features[span].keys()
        and "title head" not in features[span]
        and any(word.key in families for word in words)
    )
    joined = frozenset(
        span
        for span, held in features.items()
        if span.cut == "join" and _adds_family(rows_of(span), families) and not OF_NO_FIRM & held.keys()
    )
    return bearers, bearers | firms | joined


def _adds_family(rows: Sequence[Sequence[Token]], families: Collection[str]) -> bool:
    """Tell whether one of two rows is somebody's family name alone, and the other no person's."""
    if len(rows) != 2:
        return False
    return any(
        len(family) == 1 and family[0].key in families and not any(word.is_given for word in other)
        for family, other in (rows, rows[::-1])
    )


def listed(features: Mapping[Span, Features]) -> tuple[frozenset[Spot], frozenset[Spot]]:
    """Return the words of lists that stand right under a company, and of lists of three or more, wherever.

    What begins with somebody's name is none.
    """
    lists = [span for span in features if span.cut == "line" and not span.tokens[0].is_given]
    under = (span.spots for span in lists if "above company" in features[span] and is_list(span.tokens))
    long = (span.spots for span in lists if is_long_list(span.tokens))
    return frozenset[Spot]().union(*under), frozenset[Spot]().union(*long)


def on_one_line(features: Mapping[Span, Features]) -> tuple[frozenset[Span], frozenset[Span]]:
    """Return the persons and the job titles that share a line, two runs of words with a sign between."""
    lines: dict[int, list[Span]] = {}
    for span in (span for span in features if span.cut == "line"):
        lines.setdefault(span.tokens[0].spot[0], []).append(span)
    pairs = [
        (person, job)
        for one, other in (held for held in lines.values() if len(held) == 2)
        for person, job in ((one, other), (other, one))
        if _may_be_called(person, features[person]) and "title head" in features[job]
    ]
    return frozenset(person for person, _ in pairs), frozenset(job for _, job in pairs)


def _may_be_called(span: Span, held: Features) -> bool:
    return span.tokens[0].is_given and "title head" not in held


def _names_company(span: Span, held: Features) -> bool:
    is_named = span.cut == "line" and ("ea company" in held or "legal" in held)
    return is_named and not is_company_without_name("".join(token.text for token in span.tokens))


def _is_listed(held: Features) -> bool:
    """Tell whether every word is a name's, the first a given name's, and not all are ordinary words, too."""
    is_named = held.get("name words") == 1 and "given first" in held and "trade" not in held
    return is_named and held.get("plain words", 0.0) < 1
