"""Legal forms of companies as they are misread."""

from __future__ import annotations

import re

MISREAD_FORMS = (
    (re.compile(r"\bsp\. ?[z2] ?(?:0\. ?[0o]|o\. ?0)(?!\w)\.?", re.IGNORECASE), "Sp. z o.o."),
    (re.compile(r"\bA/\$"), "A/S"),
    (re.compile(r"\bA\. ?\$(?=\.|\s|$)"), "A.Ş"),
    (re.compile(r"\bSärl\b"), "Sàrl"),
)
"""Legal forms as they are misread, and what they are: no company is a "Sp. Z 0.0." or an "A/$"."""


def with_legal_form(text: str) -> str:
    """Return a company's name with its legal form put right."""
    for misread, form in MISREAD_FORMS:
        text = misread.sub(form, text)
    return text
