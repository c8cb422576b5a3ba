"""The samples that the repository ships: every condition a photo is taken under, in every format."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any

from samples.press import codes, invent, layout, locales, roll, scripts, wording
from samples.press.invent import Card
from samples.press.shot import Shot

FOLDER = Path(__file__).parents[1] / "photos"


@dataclass(frozen=True, slots=True)
class Sample:
    """One shipped photo: where its people live, and how it is taken. `draw` numbers another try.

    `script` is that of a card in another one, `bilingual` where it says the same in Latin letters.
    """

    places: tuple[str, ...]
    shot: Shot
    draw: int = 1
    coded: bool = False
    person: bool = True
    script: str = ""
    bilingual: bool = False


def _shot(name: str, *conditions: str, **how: Any) -> Shot:
    base = Shot(name, conditions or (name,), frame=(1500, 1125), noise=2.0, quality=80, tilt=4.0, fill=0.84)
    return replace(base, **how)


LIGHT: dict[str, Any] = {"frame": (1280, 960), "quality": 58}
"""For samples of what is printed rather than of how it is photographed: files half as large."""

SAMPLES: tuple[Sample, ...] = (
    Sample(("de_DE",), _shot("desk-plain", "plain")),
    Sample(("en_US",), _shot("wood", "wood", "tilted", background="wood", tilt=24.0, toward=30.0)),
    Sample(
        ("fr_FR",), _shot("steep", "perspective 60°", background="wood", tilt=58.0, toward=200.0, fill=0.94)
    ),
    Sample(
        ("sv_SE",),
        _shot(
            "steep-and-turned", "perspective", "any rotation", tilt=47.0, toward=75.0, roll=33.0, fill=0.92
        ),
    ),
    Sample(("pl_PL",), _shot("upside-down", "rotated 180°", roll=181.0, background="stone")),
    Sample(("it_IT",), _shot("on-its-side", "rotated 90°", roll=90.0, background="dark")),
    Sample(("nl_NL",), _shot("askew", "any rotation", roll=-38.0, background="desk", fill=0.9)),
    Sample(
        ("de_CH",),
        _shot("portrait-card", "portrait card", portrait=True, background="wood", frame=(1125, 1500)),
    ),
    Sample(
        ("es_ES",), _shot("white-on-white", "white on white", background="white", tone="white", shade=0.06)
    ),
    Sample(
        ("pt_BR",),
        _shot("dark-on-dark", "dark on dark", "light text on dark", background="dark", tone="dark"),
    ),
    Sample(("cs_CZ",), _shot("cropped", "cropped to the card", look="crop", quality=84)),
    Sample(("en_IN",), _shot("cut-off", "cut off by the frame", cut=True, fill=1.04, background="fabric")),
    Sample(("en_GB",), _shot("thumb", "thumb on an edge", thumb=True, fill=0.72, background="desk")),
    Sample(("tr_TR",), _shot("printed-cloth", "printed fabric", background="print")),
    Sample(("de_AT",), _shot("newspaper", "newspaper", background="newspaper", fill=0.7)),
    Sample(("en_AU",), _shot("keyboard", "keyboard", background="keyboard", fill=0.66)),
    Sample(("pl_PL",), _shot("flatbed", "flatbed scan", look="scan", kind="scan", format="tiff", quality=82)),
    Sample(
        ("vi_VN",),
        _shot(
            "screenshot", "screenshot", look="screenshot", kind="digital", format="webp", frame=(1200, 900)
        ),
    ),
    Sample(
        ("ja_JP",),
        _shot("small", "small in the photo", fill=0.36, frame=(2600, 1950), shift=(0.12, -0.1), quality=74),
    ),
    Sample(
        ("de_DE", "fr_FR"),
        _shot("two", "several cards", cards=2, spin=10.0, frame=(1500, 1800), background="wood", fill=0.9),
    ),
    Sample(
        ("en_US", "pl_PL", "sv_SE", "es_ES", "de_DE", "it_IT"),
        _shot(
            "six",
            "several cards",
            "any rotation",
            cards=6,
            spin=18.0,
            frame=(2800, 2100),
            fill=0.96,
            quality=76,
            background="wood",
        ),
    ),
    Sample(
        ("en_US", "de_DE", "fr_FR", "nl_NL", "en_IN", "pt_BR", "cs_CZ", "en_AU", "it_IT", "sv_SE"),
        _shot(
            "ten",
            "several cards",
            cards=10,
            spin=6.0,
            frame=(3600, 2700),
            fill=0.97,
            quality=70,
            tilt=3.0,
            background="dark",
        ),
    ),
    Sample(("hu_HU",), _shot("glare", "glare", glare=0.7, background="desk", shade=0.3)),
    Sample(("da_DK",), _shot("shadow", "shadow", shadow=True, shade=0.35, cast=0.1, background="wood")),
    Sample(("en_CA",), _shot("soft", "blurred", defocus=1.5, background="leather")),
    Sample(("pt_PT",), _shot("low-resolution", "low resolution", frame=(760, 570), fill=0.94, quality=72)),
    Sample(("de_DE",), _shot("exif-right", "EXIF orientation right", exif=6, background="stone")),
    Sample(
        ("en_US",), _shot("exif-wrong", "EXIF orientation wrong", exif=8, exif_lies=True, background="desk")
    ),
    Sample(("fi_FI",), _shot("heic", "HEIC", format="heic", quality=60, background="wood")),
    Sample(("fr_BE",), _shot("bmp", "BMP", format="bmp", frame=(680, 510), fill=0.97)),
    Sample(
        ("en_IE",),
        _shot(
            "png",
            "PNG",
            format="png",
            frame=(800, 600),
            noise=0.0,
            fill=0.95,
            background="white",
            tone="tinted",
        ),
    ),
    Sample(("zh_HK",), _shot("scanned", "PDF", "flatbed scan", look="scan", kind="scan", format="pdf")),
    Sample(("en_US",), _shot("qr-code", "QR code"), coded=True),
    Sample(("es_MX",), _shot("shop", "company without a person", background="wood"), person=False),
    Sample((), _shot("japanese", "Japanese", **LIGHT), script="ja"),
    Sample((), _shot("chinese", "Chinese", background="wood", **LIGHT), script="zh"),
    Sample(
        (), _shot("korean", "Korean and English", background="stone", **LIGHT), script="ko", bilingual=True
    ),
    Sample(
        (), _shot("arabic", "Arabic and English", background="fabric", **LIGHT), script="ar", bilingual=True
    ),
    Sample((), _shot("no-card", "no card", cards=0, background="wood", clutter=False)),
)


def write(folder: Path) -> list[roll.Taken]:
    """Write every shipped sample into `folder`, its expected reading beside it as NAME.json."""
    folder.mkdir(parents=True, exist_ok=True)
    return [_write(sample, folder) for sample in SAMPLES]


def _write(sample: Sample, folder: Path) -> roll.Taken:
    rng = Random(f"sample-{sample.shot.name}-{sample.draw}")
    taken = _scripted(rng, sample, folder) if sample.script else _exposed(rng, sample, folder)
    text = json.dumps(taken.expected, ensure_ascii=False, indent=1)
    taken.file.with_suffix(".json").write_text(text + "\n", encoding="utf-8")
    return taken


def _scripted(rng: Random, sample: Sample, folder: Path) -> roll.Taken:
    name = f"{sample.shot.name}.{sample.shot.format}"
    return scripts.one(
        rng, name, sample.shot, folder, sample.script, bilingual=sample.bilingual, reserved=True
    )


def _exposed(rng: Random, sample: Sample, folder: Path) -> roll.Taken:
    cards = [_invented(rng, place, sample) for place in sample.places]
    sheets = [
        layout.lay_out(
            rng, wording.word(rng, c), portrait=bool(sample.shot.portrait), tone=sample.shot.tone, code=c.code
        )
        for c in cards
    ]
    return roll.expose(rng, f"{sample.shot.name}.{sample.shot.format}", sample.shot, folder, cards, sheets)


def _invented(rng: Random, place: str, sample: Sample) -> Card:
    """Draw cards until one has what a sample should show: somebody to call, and a way to write."""
    while True:
        card = invent.invent(rng, locales.locales()[place], held_out=False, reserved=True)
        if (card.person is not None) != sample.person or not card.phones or not card.emails:
            continue
        if sample.person and not card.title:
            continue
        return replace(card, code=codes.vcard(card)) if sample.coded else card
