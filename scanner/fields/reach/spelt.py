"""An e-mail mended by the name on the card, and a web address by the company, which it then spells."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from itertools import accumulate

from rapidfuzz.distance import Hamming

from scanner.fields.judge.witnesses import LABELLED, SPELT, host_of
from scanner.fields.who.lexicon import company_kind, fold, is_given
from scanner.fields.who.people import mail_match
from scanner.fields.who.stems import domain_stem, squeeze
from scanner.model.contact import Name
from scanner.model.proposal import Guess

LABEL = re.compile(r"e?-?mail(?=[a-z])", re.IGNORECASE)
"""The label of an address as a word, glued on."""
LETTER = re.compile(r"[EeMm](?=[a-z])")
"""The letter that stands for the label of an address, glued on; many an address begins with it of its own."""
TELLING = 8
"""Letters of a domain from which on a company that differs in one of them owns it."""
CLEAR = 0.85
"""Probability above which an address is thought to be as it was read."""
LOOK_ALIKES = (("I", "l"), ("1", "l"), ("rn", "m"), ("m", "rn"), ("0", "o"), ("vv", "w"))
"""What is read in an address for what. Most type draws a capital I like a small l; the others need more."""


def spelt_by(name: Guess[Name] | None, email: Guess[str]) -> Guess[str]:
    """Mend an address that then spells the name better, or at all: look-alikes, a label glued on."""
    local, at, domain = email.value.partition("@")
    if name is None:
        return email
    before = mail_match(name.value.full, local)
    alike = [(seen, local.replace(seen, meant)) for seen, meant in LOOK_ALIKES]
    label = LABELLED.match(local) or LABEL.match(local)
    first = fold(re.split(r"[._-]", local)[0])
    is_name = is_given(first) or company_kind(first) is not None
    bare = [(label.group(), local[label.end() :])] if label and not is_name else []
    bare += [(local[0], local[1:])] if LETTER.match(local) and not is_name else []
    for seen, mended in (*alike, *bare):
        after = mail_match(name.value.full, mended)
        if after > before and (seen == "I" or after >= SPELT):
            repaired = email.repaired or email.value
            return replace(email, value=f"{mended}{at}{domain}", sure=False, repaired=repaired)
    return email


def hosted_by(org: Guess[str] | None, url: Guess[str], domains: Collection[str]) -> Guess[str]:
    """Mend a letter of a doubtful web address whose host is the company's first words but for that letter.

    What an e-mail on the card has in its domain too, of all the `domains` there, is no misreading.
    """
    host = host_of(url.value)
    stem = domain_stem(host)
    is_borne_out = is_clear(url) or host in domains
    if org is None or is_borne_out or len(stem) < TELLING or stem not in host:
        return url
    spelt = accumulate(squeeze(word) for word in org.value.split())
    own = next((o for o in spelt if len(o) == len(stem) and Hamming.distance(o, stem) == 1), None)
    if own is None:
        return url
    repaired = url.repaired or url.value
    return replace(url, value=url.value.replace(stem, own, 1), sure=False, repaired=repaired)


def is_clear(address: Guess[str]) -> bool:
    """Tell whether an e-mail or web address was read without much doubt."""
    return address.confidence > CLEAR
