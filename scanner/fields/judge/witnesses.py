"""Who speaks for an e-mail, a number or a web address: its readers, and what else stands on the card."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from scanner.fields.judge.sureness import Judge
from scanner.fields.judge.voices import Traits, address_key, digits_key, nines, voices
from scanner.fields.reach.country import Ranking
from scanner.fields.reach.dialing import calling_code, is_fixed, is_mobile, lacks_trunk, possible
from scanner.fields.reach.domains import is_domain, is_usual
from scanner.fields.reach.fit import is_as_long_as_others, printed_as
from scanner.fields.reach.found import Found
from scanner.fields.reach.kinds import PHONE_LABELS
from scanner.fields.reach.labels import kind_of
from scanner.fields.reach.phones import Dialled
from scanner.fields.reach.usage import is_dialled_whole
from scanner.fields.shelf import word_set
from scanner.fields.trace import boxes_at, words_at
from scanner.fields.who.lexicon import is_name_word, key
from scanner.fields.who.people import mail_match
from scanner.fields.who.stems import domain_stem
from scanner.model.contact import Phone, PhoneKind
from scanner.model.page import Page
from scanner.model.proposal import Guess

T = TypeVar("T")

LOOKS_LIKE_L = re.compile(r"(?<![A-Z])I(?=[a-z.])|(?<=[a-z])I(?![A-Z])")
"""A capital I among small letters: in most type it is drawn like a small l, and both readers take it so."""
LABELLED = re.compile(r"E(?=[a-z])|[EeMm][.:_-](?=\w)")
"""A capital E before small letters may be the label "E", glued on, and so may an e or m with a dot be one."""
WORD = re.compile(r"[^\W\d_]+")
ALIKE = str.maketrans("i1|0", "lllo")
"""Signs of an address that are read for one another."""
PROVEN_COUNTRY = 0.85
"""Probability of the card's country from which on its national numbers may be sure. The probability is too
modest: of 1,440 invented cards of 36 countries all 671 above it had it right."""
SAID_COUNTRY = 0.95
"""The same where a number's label or office says its country."""
SPELT = 0.8
"""How well an address must spell a name to vouch for it: whole names, or a surname and initials."""


@dataclass(frozen=True, slots=True)
class Witnesses:
    """Everything on a card that may speak for a way to reach its person; `regions` as in Reach."""

    page: Page
    emails: tuple[Found[str], ...]
    urls: tuple[Found[str], ...]
    regions: Ranking
    judge: Judge

    def email(self, found: Found[str]) -> Guess[str]:
        """Judge an e-mail: its domain may stand elsewhere, and the name that its local part spells."""
        heard = voices(self.page, found.value_spots, address_key)
        local, _, domain = found.value.rpartition("@")
        # What was mended by this address itself says nothing for it.
        others = [other for other in self._others(found) if other.repaired is None]
        is_elsewhere = any(domain in (host_of(o.value), domain_of(o.value)) for o in others)
        is_spelt = any(mail_match(text, local) >= SPELT for text in self._lines_without(found))
        traits = heard.traits | {
            "domain elsewhere": float(is_elsewhere),
            "name elsewhere": float(is_spelt),
            "repaired": float(found.repaired is not None),
            "unknown ending": float(not is_domain(domain)),
        }
        # A rare ending may be the next word, glued on; a capital I may be a small l, an E the label's.
        is_odd = not is_domain(domain) or bool(LOOKS_LIKE_L.search(found.value))
        is_odd |= self._is_labelled(found, local) or self._has_tall(found)
        is_odd |= any(is_double(domain, other) for other in self._domains())
        is_odd |= not (is_elsewhere or is_usual(domain, self._home))
        # What touches the address, or stands at its break, may belong to it.
        is_broken = len({line for line, _ in found.value_spots}) > 1
        is_odd |= found.is_touched or (is_broken and not (is_elsewhere and is_spelt))
        is_odd |= not found.value.isascii() and not (is_elsewhere or is_spelt)
        is_read = heard.is_settled or (heard.is_alone and (is_elsewhere or is_spelt))
        is_odd |= self._loses_underscore(found)
        return self._guess("email", found.value, found, traits, barred=is_odd or not is_read)

    def url(self, found: Found[str]) -> Guess[str]:
        """Judge a web address: an e-mail may have its host; a bare name with a dot may be an abbreviation."""
        heard = voices(self.page, found.value_spots, address_key)
        host = host_of(found.value)
        is_elsewhere = any(host == domain_of(e.value) for e in self.emails if e.repaired is None)
        is_announced = found.value.startswith("www.") or "/" in found.value or bool(found.label_spots)
        traits = heard.traits | {
            "domain elsewhere": float(is_elsewhere),
            "announced": float(is_announced),
            "repaired": float(found.repaired is not None),
        }
        is_read = heard.is_settled or (heard.is_alone and is_elsewhere)
        barred = not (is_announced or is_elsewhere) or not is_read
        barred |= any(is_double(host, other) for other in self._domains())
        return self._guess("url", found.value, found, traits, barred=barred)

    def phone(self, found: Dialled) -> Guess[Phone]:
        """Judge a number; a national one hangs on the probability of the card's country."""
        heard = voices(self.page, found.value_spots, digits_key)
        best = found.home.region or "ZZ"
        is_announced = found.is_international or bool(found.label_spots)
        odds = max(self._odds(best), SAID_COUNTRY if found.home.is_told else 0.0)
        is_whole = is_dialled_whole(found.text, best)
        is_known = found.number is not None or _may_be_new(found)
        traits = heard.traits | {
            "international": float(found.is_international),
            "country": 0.0 if found.is_international else nines(odds),
            "labelled": float(bool(found.label_spots)),
            "unknown number": float(not is_known),
            "completed": float(found.is_completed),
            "short": float(found.is_short),
            "crowded": float(found.is_crowded),
            "repaired": float(found.repaired is not None),
        }
        # A house number before a postcode is joined over a comma, a telephone's groups are not.
        is_odd = not is_known or found.is_completed or "," in found.text
        is_odd |= found.is_crowded or found.is_short or _is_abroad(found, best)
        # What goes on in the next line may go on further, or not at all.
        is_odd |= len({line for line, _ in found.value_spots}) > 1
        is_odd |= self._is_replaced(found)
        # What a label calls a mobile is none there: the card may be of another country.
        is_fixed_there = found.number is not None and is_fixed(found.number)
        is_odd |= not found.is_international and found.phone.kind == PhoneKind.CELL and is_fixed_there
        # Digits in one group that nothing announces may be any number.
        is_odd |= not is_announced and found.text.isdigit() and not self._is_bare_mobile(found, best, odds)
        # Behind words that nobody is called they may be a tax number: "Ege V.D. 324 ...".
        is_odd |= not is_announced and lacks_trunk(found.text, best) and self._is_behind_word(found)
        is_read = heard.is_settled or (heard.is_alone and is_announced)
        is_placed = found.is_international or (odds >= PROVEN_COUNTRY and not found.is_open)
        barred = is_odd or not (is_whole and is_read and is_placed)
        return self._guess("phone", found.phone, found, traits, barred=barred)

    @property
    def _home(self) -> str | None:
        """The card's country, where it is told."""
        best, odds = self.regions[0] if self.regions else (None, 0.0)
        return best if odds >= PROVEN_COUNTRY else None

    def _odds(self, region: str) -> float:
        """Return how likely a national number is dialled with the code of `region`, if in another country."""
        code = calling_code(region)
        return sum(odds for other, odds in self.regions if other == region or calling_code(other) == code)

    def _is_bare_mobile(self, found: Dialled, region: str, odds: float) -> bool:
        """Tell whether digits in one group are a mobile number printed as usual, and but names beside it."""
        beside = self._letters_beside(found)
        is_usual = found.number is not None and is_mobile(found.number) and printed_as(found.text, region) > 0
        return is_usual and odds >= SAID_COUNTRY and all(map(is_name_word, beside))

    def _loses_underscore(self, found: Found[str]) -> bool:
        """Tell whether readers dispute a word with an underscore: beside a letter it looks like one."""
        said = [
            {vote.text.casefold() for vote in self.page.lines[line].words[at].votes if vote.text}
            for line, at in found.value_spots
        ]
        return any(len(texts) > 1 and any("_" in text for text in texts) for texts in said)

    def _is_behind_word(self, found: Dialled) -> bool:
        """Tell whether the word right before a number is neither a label nor anybody's name."""
        line, at = min(found.value_spots)
        before = self.page.lines[line].words[at - 1].text if at else ""
        is_word = any(c.isalpha() for c in before) and kind_of(before) is None
        return is_word and not is_name_word(key(before))

    def _is_replaced(self, found: Dialled) -> bool:
        """Tell whether another line announces a new number: those beside it may be no more."""
        told = {at for at, line in enumerate(self.page.lines) if _announces_new(line.text)}
        return bool(told) and told.isdisjoint(line for line, _ in found.value_spots)

    def _letters_beside(self, found: Dialled) -> Iterator[str]:
        """Yield the words with letters that share a line with a number, but for mail addresses."""
        for line in {line for line, _ in found.value_spots}:
            words = (key(word.text) for word in self.page.lines[line].words if "@" not in word.text)
            yield from (word for word in words if any(c.isalpha() for c in word))

    @property
    def is_shared(self) -> bool:
        """Whether the e-mails are of two companies: two cards may have been read as one."""
        return len({stem for e in self.emails if (stem := domain_stem(domain_of(e.value)))}) > 1

    def _guess(
        self, field: str, value: T, found: Found[str] | Dialled, traits: Traits, *, barred: bool
    ) -> Guess[T]:
        is_repaired = found.repaired is not None
        verdict = self.judge(field, traits, barred or is_repaired or self.is_shared)
        boxes = boxes_at(self.page, found.value_spots)
        return Guess(value, verdict.confidence, verdict.sure, verdict.evidence, boxes, found.repaired)

    def _has_tall(self, found: Found[str]) -> bool:
        """Tell whether a domain is printed with a capital I among small letters, and not taken for an l."""
        printed = "".join(word.text for word in words_at(self.page, found.value_spots))
        host, domain = domain_of(printed), domain_of(found.value)
        at = host.casefold().find(domain)
        tall = (sign.start() - at for sign in LOOKS_LIKE_L.finditer(host))
        return at >= 0 and any(0 <= place < len(domain) for place in tall)

    def _is_labelled(self, found: Found[str], local: str) -> bool:
        """Tell whether a local part may begin with its label: no name on the card has that letter."""
        label = LABELLED.match(local)
        if label is None:
            return False
        lines = list(self._lines_without(found))
        return not any(
            mail_match(text, local) >= max(SPELT, mail_match(text, local[label.end() :])) for text in lines
        )

    def _others(self, found: Found[str]) -> Iterator[Found[str]]:
        return (other for other in (*self.emails, *self.urls) if other is not found)

    def _domains(self) -> Iterator[str]:
        """Yield the domains of all addresses, also as they were read before they were mended."""
        for found in (*self.emails, *self.urls):
            yield from (host_of(domain_of(text)) for text in (found.value, found.repaired) if text)

    def _lines_without(self, found: Found[str]) -> Iterator[str]:
        """Yield the lines that hold no word of `found`."""
        taken = {line for line, _ in found.spots}
        return (line.text for index, line in enumerate(self.page.lines) if index not in taken)


def _is_abroad(found: Dialled, region: str) -> bool:
    """Tell whether a number that prints no plus is taken to be of another country than the card."""
    code = found.number.country_code if found.number else calling_code(region)
    return not found.is_international and code != calling_code(region)


def _announces_new(text: str) -> bool:
    """Tell whether a line has a word for new before a telephone's label: "NEW TEL"."""
    pairs = pairwise(WORD.findall(text.casefold()))
    return any(one in word_set("renewals") and kind_of(other) in PHONE_LABELS for one, other in pairs)


def _may_be_new(found: Dialled) -> bool:
    """Tell whether a number says its country and is as long as numbers there, in a range nobody knows yet."""
    number = possible(found.text) if found.is_international and found.label_spots else None
    return number is not None and is_as_long_as_others(number)


def domain_of(email: str) -> str:
    """Return what stands behind an e-mail's sign."""
    return email.rpartition("@")[2]


def is_double(domain: str, other: str) -> bool:
    """Tell whether two domains differ in nothing but letters that are read for one another.

    >>> is_double("acrne.de", "acme.de"), is_double("acme.de", "acme.de")
    (True, False)
    """
    return domain != other and plainest(domain) == plainest(other)


def plainest(domain: str) -> str:
    """Return a domain with one letter for all that are read for one another."""
    return domain.replace("rn", "m").replace("vv", "w").translate(ALIKE)


def host_of(url: str) -> str:
    """Return a web address's host without "www."."""
    return url.removeprefix("www.").split("/")[0]
