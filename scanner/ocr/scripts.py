"""Lines in a script that no reader at hand knows: read again by Tesseract in the language that reads them.

PP-OCR's alphabet has Latin, Greek letters without marks, Chinese and Japanese, and Tesseract reads what it is
told to. Of Korean, Cyrillic, Arabic, Thai or Indian print both make a few stray signs. The language in which
several such lines read well is theirs: on drawn cards it gave 0.9 and more for each of its letters, the
others' 0.3. Each try costs a start of Tesseract: of scripts that one country or two write, those are tried
whose numbers, domains or letters stand on the card.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import inf
from statistics import median

from scanner.model.page import Vote
from scanner.model.photo import Pixels
from scanner.ocr.consensus import Agreed, belief
from scanner.ocr.reader import Reader, StripReading, StripWord
from scanner.ocr.tesseract import Tesseract
from scanner.ocr.tongues import signs_of


@dataclass(frozen=True, slots=True)
class Script:
    """Tesseract's name of a language, a letter of its script, whether words are parted, and which way.

    Where they are not, `blank` is how many widths of a piece part two words. `places` are top-level domains
    and dialling codes of its countries, where it is tried on their cards only.
    """

    language: str
    letter: re.Pattern[str]
    is_parted: bool = True
    blank: float = inf
    runs_left: bool = False
    places: re.Pattern[str] | None = None


GREEK = re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]")
CYRILLIC = re.compile(r"[\u0400-\u04ff]")

SCRIPTS = (
    Script("ell", GREEK, places=signs_of("gr|cy", "30|357")),
    Script("tha", re.compile(r"[\u0e00-\u0e7f]"), is_parted=False, blank=0.7, places=signs_of("th", "66")),
    Script("hin", re.compile(r"[\u0900-\u097f]"), places=signs_of("in|np", "91|977")),
    Script("ben", re.compile(r"[\u0980-\u09ff]"), places=signs_of("bd|in", "880|91")),
    Script("kat", re.compile(r"[\u10a0-\u10ff]"), places=signs_of("ge", "995")),
    Script("hye", re.compile(r"[\u0530-\u058f]"), places=signs_of("am", "374")),
    Script("ukr", CYRILLIC, places=signs_of("ua", "380")),
    Script("srp", CYRILLIC, places=signs_of("rs|ba|me", "381|387|382")),
    Script("kor", re.compile(r"[\uac00-\ud7a3]"), is_parted=False),
    Script("rus", CYRILLIC),
    Script("ara", re.compile(r"[\u0620-\u064a\u066e-\u06d3\ufb50-\ufdff\ufe70-\ufefc]"), runs_left=True),
    Script("heb", re.compile(r"[\u05d0-\u05ea]"), runs_left=True),
)

DOUBTFUL = 0.6
"""Mean probability of a line's characters below which it is thought to be in another script."""

SPARSE = 0.8
"""So few characters a strip height leave a line mostly unread: Latin print has two, Chinese one and more."""

FEWEST = 2
"""Doubtful lines that are worth a look: one may be a logo."""

LONGISH = 3.0
"""Heights of its strip from which a line tells of a script: three syllables have four, icons less."""

PROBES, MOST = 2, 4
"""Of more doubtful lines the longest tell the language: two whether it is worth a try, four which it is."""

BEGINNING = 8
"""Heights of a strip that are read to tell its script: six syllables and more, in half the time of a line."""

WELL = 0.8
"""Mean confidence of its letters with which a line reads well in a language."""

SOUND = 0.6
"""The least confidence of a word taken from the second look."""

CLEAR = 0.9
"""A line of nothing but words as probable as this needs no second look."""

HELD = 0.8
"""A word of the first look as probable as this stays."""

REACH = re.compile(r"(?:[+(]*[0-9][0-9().-]+|[!-~]+@[!-~]+)$")
"""The end of a word that is a number or an e-mail address, whatever was made of the print before it."""

TWINS = str.maketrans("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧАВЕКМНОРСТХ", "ABEZHIKMNOPTYXABEKMHOPCTX")
"""Greek and Cyrillic capitals that look like Latin ones: a reader without them has "Α.Ε." as "A.E."."""

SYLLABLE = 0.8
"""Width of a Korean syllable in heights of its strip."""


def in_other_scripts(
    strips: Sequence[Pixels],
    merged: Sequence[tuple[Agreed, ...]],
    readers: Sequence[Reader],
) -> list[tuple[Agreed, ...]]:
    """Return `merged`, what readers agree on for each strip, with lines in other scripts read again."""
    reader = next((r for r in readers if isinstance(r, Tesseract)), None)
    pairs = zip(strips, merged, strict=True)
    doubted = [strip for strip, words in pairs if words and _is_doubtful(strip, words)]
    likely = _likely("\n".join(" ".join(word.text for word in words) for words in merged))
    script = _script_of(doubted, likely, reader) if reader and len(doubted) >= FEWEST else None
    if reader is None or script is None:
        return list(merged)
    unclear = [i for i, words in enumerate(merged) if not words or min(w.confidence for w in words) < CLEAR]
    told = reader.read_strips([strips[i] for i in unclear], script.language)
    seen = {i: _joined(said, script, strips[i].shape[0]) for i, said in zip(unclear, told, strict=True)}
    return [
        _woven(words, seen[i], script) if i in seen and _letters(seen[i], script) > 1 else words
        for i, words in enumerate(merged)
    ]


def _is_doubtful(strip: Pixels, words: Sequence[Agreed]) -> bool:
    count = sum(len(word.text) for word in words)
    height, width = strip.shape[:2]
    return width >= LONGISH * height and (
        sum(word.confidence * len(word.text) for word in words) < DOUBTFUL * count
        or count < SPARSE * width / height
        or any(len(GREEK.findall(word.text)) > 1 for word in words)
    )


def _likely(text: str) -> list[Script]:
    """Return the scripts that a card may be in, by what was read of it."""
    is_greek = len(GREEK.findall(text)) > FEWEST
    return [
        script
        for script in SCRIPTS
        if script.places is None or script.places.search(text) or (is_greek and script.letter is GREEK)
    ]


def _script_of(strips: Sequence[Pixels], likely: Sequence[Script], reader: Tesseract) -> Script | None:
    """Return the installed one of these scripts in which most strips read well; None where none is."""
    longest = sorted(strips, key=lambda strip: strip.shape[1] / strip.shape[0])[-MOST:]
    for script in likely:
        if script.language in reader.installed:
            well = _count_well(longest[-PROBES:], script, reader)
            if well:
                well += _count_well(longest[:-PROBES], script, reader)
            if well >= FEWEST and 2 * well >= len(longest):
                return script
    return None


def _count_well(strips: Sequence[Pixels], script: Script, reader: Tesseract) -> int:
    """Count the strips that read well in a script."""
    beginnings = [strip[:, : BEGINNING * strip.shape[0]] for strip in strips]
    readings = reader.read_strips(beginnings, script.language)
    return sum(_letters(reading, script, above=WELL) > 1 for reading in readings)


def _letters(reading: StripReading, script: Script, *, above: float = SOUND) -> int:
    """Count the letters of a script that were read with a confidence above this."""
    return sum(len(script.letter.findall(word.text)) for word in reading if word.confidence > above)


def _joined(reading: StripReading, script: Script, height: float) -> StripReading:
    """Put syllables together, which Tesseract hands out one by one, with the brackets around them.

    The box of one of them may be as long as the line; their middles tell where the word stands.
    """
    if script.is_parted or not reading:
        return reading
    blank = script.blank * median(word.right - word.left for word in reading)
    groups: list[list[StripWord]] = []
    for word in reading:
        is_near = bool(groups) and word.left - max(w.right for w in groups[-1]) < blank
        if is_near and _touch(groups[-1][-1].text, word.text, script):
            groups[-1].append(word)
        else:
            groups.append([word])
    return tuple(_word(group, height) if len(group) > 1 else group[0] for group in groups)


def _touch(before: str, after: str, script: Script) -> bool:
    """Whether two pieces end and begin with a syllable, or are the bracket beside one."""
    pieces = (before[-1], before), (after[0], after)
    return all(script.letter.match(sign) or piece in "()" for sign, piece in pieces)


def _word(syllables: Sequence[StripWord], height: float) -> StripWord:
    text = "".join(part.text for part in syllables)
    middle = median((part.left + part.right) / 2 for part in syllables)
    half = SYLLABLE * height * len(text) / 2
    sure = min(part.confidence for part in syllables)
    return StripWord(text, max(0.0, middle - half), middle + half, sure)


def _woven(merged: Sequence[Agreed], seen: StripReading, script: Script) -> tuple[Agreed, ...]:
    """Keep the words that the first look read whole, and put those of the second look between them."""
    twins = {word.text.translate(TWINS) for word in seen if script.letter.search(word.text)}
    kept = [held for word in merged if word.text not in twins and (held := _held(word))]
    added = [
        _alone(word)
        for word in seen
        if word.confidence > SOUND and _belongs(word.text, script) and not any(_within(word, k) for k in kept)
    ]
    return _in_order(sorted((*kept, *added), key=lambda word: word.left), script)


def _belongs(text: str, script: Script) -> bool:
    """Whether a word of the second look is worth having: that reader knows its script and digits only."""
    return bool(script.letter.search(text)) or (text[0].isdigit() and not re.search(r"[A-Za-z]", text))


def _within(word: StripWord, kept: Agreed) -> bool:
    return kept.left < (word.left + word.right) / 2 < kept.right


def _held(word: Agreed) -> Agreed | None:
    """Return a word of the first look, or its end where that is a number or an address; None for noise."""
    lead = word.votes[0]
    is_clear = word.confidence >= HELD or (lead.confidence >= CLEAR and REACH.fullmatch(lead.text))
    if is_clear and any(c.isalnum() for c in word.text):
        return word
    end = REACH.search(word.text)
    if end is None or (end.start() and word.text[end.start() - 1].isascii()):
        return None
    width = _columns(word.text)
    left = word.left + (word.right - word.left) * _columns(word.text[: end.start()]) / width
    votes = tuple(replace(vote, text=_end_of(vote.text)) for vote in word.votes)
    return replace(word, text=end.group(), left=left, votes=votes)


def _end_of(text: str) -> str:
    end = REACH.search(text)
    return end.group() if end else text


def _columns(text: str) -> int:
    """Count half widths: a Chinese character is as wide as two digits."""
    return sum(1 if c.isascii() else 2 for c in text)


def _alone(word: StripWord) -> Agreed:
    """Take a word only Tesseract could read: a reader that does not know the script has no vote."""
    sure = belief([Tesseract.name], 0, [word])
    vote = Vote(Tesseract.name, word.text, word.confidence)
    return Agreed(word.text, word.left, word.right, sure, (vote,))


def _in_order(words: list[Agreed], script: Script) -> tuple[Agreed, ...]:
    """Return words in the order they are read: of a script that runs to the left the rightmost first."""
    if not script.runs_left:
        return tuple(words)
    ordered: list[Agreed] = []
    run: list[Agreed] = []
    for word in words:
        if script.letter.search(word.text):
            run.insert(0, word)
        else:
            ordered += [*run, word]
            run = []
    return (*ordered, *run)
