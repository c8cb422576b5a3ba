"""Contacts of any text at all, and of text that has broken readers of vCards before."""

from __future__ import annotations

from hypothesis import strategies as st

from scanner.model.contact import Address, Contact, Name, Phone, PhoneKind
from scanner.outputs.vcard import InterviewLink

NASTY = (
    *("\r\n", "\n", "\r", "\t", " ", "\x00", "\x85", "\u2028", "\u202e", "\ufeff", "\ud800"),
    *(",", ";", "\\", ":", '"', "=", "\\n", "é", "山", "👩‍💻", "x" * 80),
    *("END:VCARD", "BEGIN:VCARD", "\r\nNOTE:x", "item1.TEL:1"),
)
anything = st.text(max_size=4) | st.lists(st.sampled_from(NASTY), max_size=8).map("".join)
maybe = st.none() | anything
something = anything.filter(lambda text: bool(text.strip()))

names = st.builds(Name, something, *[maybe] * 6)
phones = st.builds(
    Phone, st.from_regex(r"\+?[0-9]{3,15}", fullmatch=True), anything, st.sampled_from(PhoneKind), maybe
)
addresses = st.builds(Address, anything, *[maybe] * 5)
contacts = st.builds(
    Contact,
    st.none() | names,
    *[maybe] * 3,
    st.lists(anything, max_size=3).map(tuple),
    st.lists(phones, max_size=3).map(tuple),
    st.lists(anything, max_size=3).map(tuple),
    st.lists(addresses, max_size=3).map(tuple),
)
links = st.none() | st.builds(InterviewLink, st.just("7f3a"), anything, maybe)
