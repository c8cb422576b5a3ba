"""How much what is known says for a value that was read, in log-odds.

The values follow from counting: an address or a number that somebody is known by is read on a card of
another person once in many thousand cards; a company's pattern makes the wrong address of a name where two
people share it, once in some hundred.
"""

from __future__ import annotations

AS_KNOWN = 9.0
"""An e-mail or number of the very person, whose name or e-mail stands on the card too."""
AS_MADE = 7.0
"""An e-mail as the company's pattern makes it of the name on the card."""
AS_SHARED = 7.0
"""An e-mail that stands on a colleague's card too: info@."""
NAME_MADE = 5.5
"""A name of which the company's pattern makes the e-mail on the card."""
NAME = 7.0
"""The name of somebody who is expected."""
SHARED = 6.0
"""A number that stands on a colleague's card too."""
BLOCK = 5.0
"""A number of the same exchange as a colleague's."""
COUNTRY = 4.5
"""A national number, read as one of the colleagues' country."""
COUNTRIES = 6.0
"""The same where the numbers of several are of one country."""
DOMAIN = 6.0
"""The domain of a colleague's e-mail, where nothing else of an address is in doubt."""
HOST = 2.0
"""The domain of a colleague's e-mail."""
COMPANY = 4.0
"""The company's name, web address or address as on a colleague's card."""
MENDED = 1.0
"""What nobody read so."""

PROMISE = 0.995
"""Probability from which on a value may be sure: what reads badly is not promised for being known."""
