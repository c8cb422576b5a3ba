"""Bytes and texts, damaged by chance, the same for the same seed."""

from __future__ import annotations

import random

SIZES = (b"\0\0\0\0", b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\x80\0\0\0", b"\xff\xff", b"\0\x01")
"""Numbers at the end of their ranges, which stand for lengths where they fall on one."""


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Return `data` with a few parts changed, cut out, doubled, moved or claimed to be of another size."""
    mutant = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        at = chance.randrange(len(mutant) + 1)
        length = min(chance.choice((1, 2, 4, 16, 256)), len(mutant) - at)
        match chance.randrange(6):
            case 0:
                mutant[at : at + length] = chance.randbytes(length)
            case 1:
                del mutant[at : at + length]
            case 2:
                mutant[at:at] = mutant[at : at + length] * chance.choice((1, 2, 50))
            case 3:
                size = chance.choice(SIZES)
                mutant[at : at + len(size)] = size
            case 4:
                del mutant[chance.randrange(len(mutant) + 1) :]
            case _:
                other = chance.randrange(len(mutant) + 1)
                mutant[at:at] = mutant[other : other + length]
    return bytes(mutant)


def damaged_text(text: str, chance: random.Random, odd: str) -> str:
    """Return `text` with parts of it doubled, cut out, moved, or replaced by `odd` characters."""
    letters = list(text)
    for _ in range(chance.choice((1, 2, 4, 16))):
        at = chance.randrange(len(letters) + 1)
        length = chance.choice((1, 2, 8))
        match chance.randrange(4):
            case 0:
                letters[at : at + length] = chance.choices(odd, k=length)
            case 1:
                del letters[at : at + length]
            case 2:
                letters[at:at] = letters[at : at + length] * chance.choice((1, 2, 5))
            case _:
                letters[at:at] = chance.choices(odd, k=length)
    return "".join(letters)
