"""An e-mail mended by the name on the card, which it then spells."""

from __future__ import annotations

import re
from dataclasses import replace

from scanner.fields.judge.witnesses import LABELLED, SPELT
from scanner.fields.who.lexicon import fold, is_given
from scanner.fields.who.people import mail_match
from scanner.model.contact import Name
from scanner.model.proposal import Guess

LABEL = re.compile(r"e?-?mail(?=[a-z])", re.IGNORECASE)
"""The label of an address as a word, glued on."""
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
    is_name = is_given(fold(re.split(r"[._-]", local)[0]))
    bare = [(label.group(), local[label.end() :])] if label and not is_name else []
    for seen, mended in (*alike, *bare):
        after = mail_match(name.value.full, mended)
        if after > before and (seen == "I" or after >= SPELT):
            repaired = email.repaired or email.value
            return replace(email, value=f"{mended}{at}{domain}", sure=False, repaired=repaired)
    return email
