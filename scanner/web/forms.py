"""What a form brings: what was typed, and what stood there when it was shown."""

from __future__ import annotations

from collections.abc import Mapping

WAS = "was:"
"""Under this and its name a form brings what stood in a field when it was shown."""


def before(texts: Mapping[str, str]) -> dict[str, str]:
    """Return what stood in the fields of a form when it was shown."""
    return {name.removeprefix(WAS): text for name, text in texts.items() if name.startswith(WAS)}


def changed(texts: Mapping[str, str]) -> dict[str, str]:
    """Return what was typed into the fields of a form that says what stood there, where that is new."""
    was = before(texts)
    return {name: text for name, text in texts.items() if name in was and text.strip() != was[name].strip()}
