"""Telephone numbers as people read them."""

from __future__ import annotations

import phonenumbers

from scanner.model.contact import Phone


def international(phone: Phone) -> str:
    """Return a number grouped as its country does, with the code in front, and its extension.

    >>> international(Phone("+4930901820", "x"))
    '+49 30 901820'
    """
    try:
        number = phonenumbers.parse(phone.value)
    except phonenumbers.NumberParseException:
        return phone.value
    grouped = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    return f"{grouped} ext. {phone.extension}" if phone.extension else grouped
