"""Internet domain names: which are possible, and which were meant where one was misread."""

from __future__ import annotations

import re

from scanner.fields.shelf import word_set

MAX_DOMAIN = 253
"""Characters in a whole name, RFC 1035."""

_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")

MEANT = {
    **dict.fromkeys(
        ("corn", "c0m", "con", "coml", "comn", "oom", "eom", "corm", "conn", "cem", "co1n"), "com"
    ),
    **dict.fromkeys(("nef", "nel", "het", "ner"), "net"),
    **dict.fromkeys(("0rg", "orq", "arg", "ora"), "org"),
    **dict.fromkeys(("infa", "lnfo", "1nfo", "inf0"), "info"),
    **dict.fromkeys(("ip", "lp", "j9"), "jp"),
    **dict.fromkeys(("ln", "1n"), "in"),
    **dict.fromkeys(("1t", "i1"), "it"),
    **dict.fromkeys(("p1", "pi"), "pl"),
    **{"n0": "no", "n1": "nl", "c2": "cz", "bf": "br", "ldu": "edu", "deu": "de", "iv": "lv", "f1": "fi"},
}
"""Endings that readers make of real ones; only asked where what was read is no top-level domain
(`cam` and `om` are, so they stay as they are)."""


def is_domain(name: str) -> bool:
    """Tell whether `name`, in small letters, could be registered: labels by RFC 1035, a real ending."""
    labels = name.split(".")
    return (
        len(labels) > 1
        and len(name) <= MAX_DOMAIN
        and labels[-1] in word_set("tlds")
        and all(_LABEL.fullmatch(label) for label in labels)
    )


def mend_ending(name: str) -> str | None:
    """Return `name` with the ending it was meant to have, None where no ending comes to mind."""
    head, _, ending = name.rpartition(".")
    meant = MEANT.get(ending)
    if not (head and meant):
        return None
    mended = f"{head}.{meant}"
    return mended if is_domain(mended) else None
