"""How a photo is taken: what lies where, from which angle, in what light, and into which file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random


@dataclass(frozen=True, slots=True)
class Shot:
    """One exposure. Angles in degrees, `fill` the share of the frame the cards fill, sizes in pixels.

    `spin` turns each card on the table (one angle, or "any"), `roll` turns the camera. Each card takes
    `spacing` × its size on the table; those beside the first are of the tone `others` where it is given.
    `look` is "photo", "scan" (a flatbed), "crop" (cut to the card) or "screenshot". `exif` is the tag
    written; with `exif_lies` the pixels do not stand the way the tag claims.
    """

    name: str
    conditions: tuple[str, ...] = ()
    background: str = "desk"
    cards: int = 1
    tilt: float = 0.0
    toward: float = 0.0
    roll: float = 0.0
    spin: float = 0.0
    fill: float = 0.8
    shift: tuple[float, float] = (0.0, 0.0)
    frame: tuple[int, int] = (1600, 1200)
    tone: str | None = None
    others: str | None = None
    spacing: float = 1.12
    portrait: bool | None = None
    thumb: bool = False
    cut: bool = False
    shade: float = 0.15
    cast: float = 0.03
    glare: float = 0.0
    shadow: bool = False
    defocus: float = 0.0
    motion: float = 0.0
    noise: float = 3.0
    quality: int = 88
    look: str = "photo"
    format: str = "jpg"
    exif: int = 1
    exif_lies: bool = False
    clutter: bool = False
    kind: str = "photo"


BACKGROUNDS = {
    "desk": 26,
    "wood": 18,
    "white": 10,
    "dark": 12,
    "fabric": 8,
    "print": 5,
    "newspaper": 5,
    "keyboard": 5,
    "stone": 7,
    "leather": 4,
}

CONDITIONS = {
    "plain": 22,
    "tilted": 10,
    "perspective": 7,
    "rotated": 9,
    "several": 7,
    "white on white": 5,
    "dark on dark": 5,
    "cropped": 5,
    "cut off": 5,
    "thumb": 5,
    "patterned": 7,
    "scan": 8,
    "screenshot": 3,
    "small": 6,
    "portrait card": 4,
    "blurred": 4,
    "glare": 4,
    "low resolution": 4,
    "wrong exif": 4,
}
"""What photos are taken under, and how often; every photo has one, and lesser troubles besides."""

STRANGE = ("on a page", "abutting", "pale neighbour", "white on the glass")
"""Conditions that are drawn only where they are asked for: each hides a card's border."""


def draw(rng: Random, condition: str | None = None) -> Shot:
    """Draw a shot under `condition`, or under one drawn by weight."""
    condition = condition or rng.choices(list(CONDITIONS), list(CONDITIONS.values()))[0]
    return replace(_under(rng, condition, _ordinary(rng)), name=condition, conditions=(condition,))


def _ordinary(rng: Random) -> Shot:
    wide = rng.choice((1400, 1600, 1600, 2000, 2400))
    frame = (wide, wide * 3 // 4)
    if rng.random() < 0.45:
        frame = frame[1], frame[0]
    return Shot(
        name="plain",
        background=rng.choices(list(BACKGROUNDS), list(BACKGROUNDS.values()))[0],
        tilt=abs(rng.gauss(0, 9)),
        toward=rng.uniform(0, 360),
        roll=rng.gauss(0, 4),
        fill=rng.uniform(0.62, 0.95),
        shift=(rng.gauss(0, 0.015), rng.gauss(0, 0.015)),
        frame=frame,
        shade=abs(rng.gauss(0, 0.16)),
        cast=abs(rng.gauss(0, 0.05)),
        shadow=rng.random() < 0.15,
        noise=abs(rng.gauss(0, 4)),
        defocus=max(0.0, rng.gauss(0.2, 0.45)),
        quality=rng.randrange(62, 95),
        exif=rng.choices((1, 6, 3, 8), (80, 10, 5, 5))[0],
        clutter=rng.random() < 0.12,
    )


def _under(rng: Random, condition: str, shot: Shot) -> Shot:
    match condition:
        case "tilted":
            return replace(shot, tilt=rng.uniform(20, 42), fill=rng.uniform(0.75, 0.95))
        case "perspective":
            return replace(
                shot, tilt=rng.uniform(45, 60), fill=rng.uniform(0.85, 0.97), frame=(2000, 1500), defocus=0.0
            )
        case "rotated":
            return replace(shot, roll=rng.choice((90, 180, 270, rng.uniform(0, 360), rng.uniform(20, 340))))
        case "several":
            count = rng.choice((2, 2, 3, 4, 4, 6, 8, 10))
            frame = (3000, 2250) if count > 4 else (2400, 1800) if count > 2 else (2000, 1500)
            return replace(
                shot,
                cards=count,
                spin=rng.choice((4, 12, 360)),
                fill=0.94,
                frame=frame,
                tilt=rng.uniform(0, 15),
                defocus=0.0,
                quality=90,
            )
        case "white on white":
            return replace(shot, background="white", tone="white", shade=rng.uniform(0, 0.1), clutter=False)
        case "dark on dark":
            return replace(shot, background=rng.choice(("dark", "leather")), tone="dark", clutter=False)
        case "cropped":
            return replace(shot, look="crop")
        case "cut off":
            return replace(shot, cut=True, fill=rng.uniform(1.0, 1.05), tilt=rng.uniform(0, 12))
        case "thumb":
            return replace(shot, thumb=True, fill=rng.uniform(0.6, 0.8))
        case "patterned":
            return replace(
                shot,
                background=rng.choice(("print", "newspaper", "keyboard", "fabric", "wood")),
                clutter=rng.random() < 0.4,
            )
        case "scan":
            return replace(shot, look="scan", kind="scan", exif=1)
        case "screenshot":
            return replace(shot, look="screenshot", kind="digital", exif=1, format="png")
        case "small":
            return replace(
                shot,
                fill=rng.uniform(0.28, 0.42),
                frame=(3000, 2250),
                defocus=0.0,
                shift=(rng.uniform(-0.2, 0.2), rng.uniform(-0.2, 0.2)),
            )
        case "portrait card":
            return replace(shot, portrait=True, roll=rng.choice((0, 0, 90, 180, rng.gauss(0, 10))))
        case "blurred":
            soft = rng.random() < 0.5
            return replace(
                shot,
                defocus=rng.uniform(1.2, 2.4) if soft else 0.3,
                motion=0.0 if soft else rng.uniform(3, 8),
            )
        case "glare":
            return replace(shot, glare=rng.uniform(0.4, 0.9), shade=rng.uniform(0.1, 0.4))
        case "low resolution":
            return replace(
                shot,
                frame=(800, 600) if rng.random() < 0.6 else (640, 480),
                fill=rng.uniform(0.85, 0.97),
                defocus=0.0,
                quality=rng.randrange(50, 85),
            )
        case "wrong exif":
            return replace(shot, exif=rng.choice((3, 6, 8)), exif_lies=True)
        case "on a page":
            return replace(shot, background="page", fill=rng.uniform(0.5, 0.8), clutter=False, shadow=False)
        case "abutting":
            count, turned = rng.choice(((2, 0), (4, 0), (4, 90), (6, 0)))
            return replace(
                shot,
                cards=count,
                portrait=False,
                spacing=1.0,
                spin=rng.choice((0.0, 0.6)),
                roll=turned + rng.gauss(0, 2),
                tone="white",
                frame=(2400, 1800),
                clutter=False,
            )
        case "pale neighbour":
            return replace(
                shot,
                cards=rng.choice((2, 2, 3, 4)),
                background="white",
                tone=rng.choice(("dark", "bright")),
                others="white",
                spin=rng.choice((1, 4)),
                spacing=rng.uniform(1.03, 1.12),
                frame=(2000, 1500),
                clutter=False,
            )
        case "white on the glass":
            return replace(
                shot, look="scan", kind="scan", exif=1, cards=rng.choice((2, 3, 4, 6, 8)), others="white"
            )
        case _:
            return shot
