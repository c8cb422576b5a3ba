"""Choose the faces, sizes and colours of one card."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from samples.press import fonts
from samples.press.fonts import Family
from samples.press.palette import Palette
from samples.press.sheet import Colour
from samples.press.wording import Copy


@dataclass(frozen=True, slots=True)
class Type:
    """How one field is set: face, size in units, colour, tracking in ems."""

    face: str
    size: float
    colour: Colour
    tracking: float = 0.0


class Typography:
    """The faces and sizes of one card, drawn once and used for all its rows."""

    def __init__(self, rng: Random, copy: Copy, colours: Palette, base: float) -> None:
        text = "".join(
            s.text
            for b in (copy.identity, copy.company, copy.contact, copy.offices)
            for row in b
            for s in row
            if s.field not in {"icon", "native"}
        )
        text = "".join(c for c in text if not fonts.is_east_asian(c))  # no family here has those
        fitting = [f for f in fonts.FAMILIES if fonts.holds(f.regular, text)] or [fonts.FAMILIES[0]]
        body = rng.choice(fitting)
        head = body if rng.random() < 0.75 else rng.choice(fitting)
        self.types = _types(rng, body, head, colours, base)
        self.leading = rng.uniform(1.16, 1.5)
        self.gap = rng.uniform(0.5, 1.3)

    def of(self, field: str, *, reverse: Colour | None = None) -> Type:
        """Return the type of a field; `reverse` replaces its colour where it stands on an accent."""
        found = self.types.get(field, self.types["body"])
        return found if reverse is None else Type(found.face, found.size, reverse, found.tracking)


def _types(rng: Random, body: Family, head: Family, colours: Palette, base: float) -> dict[str, Type]:
    name_face = rng.choices(
        (head.bold, head.regular, head.italic, rng.choice(fonts.SCRIPTS)), (60, 30, 6, 4)
    )[0]
    logo_face = rng.choice((head.bold, head.bold, rng.choice(fonts.DISPLAY), rng.choice(fonts.DISPLAY)))
    title_face = rng.choices((body.regular, body.italic, body.bold), (66, 26, 8))[0]
    label_face = rng.choices((body.regular, body.bold, body.italic), (70, 24, 6))[0]
    label_colour = colours.accent if rng.random() < 0.3 else colours.soft
    name_colour = rng.choice((colours.ink, colours.ink, colours.accent))
    spaced = rng.choice((0.0, 0.0, 0.0, 0.0, 0.04, 0.12, 0.3))
    logo_spaced = rng.choice((0.0, 0.0, 0.0, 0.08, 0.25, 0.45))
    size = base
    return {
        "body": Type(body.regular, size, colours.soft),
        "name": Type(name_face, size * rng.uniform(1.05, 2.1), name_colour, spaced),
        "native": Type(
            fonts.EAST_ASIAN[0] if rng.random() < 0.6 else fonts.EAST_ASIAN[1],
            size * rng.uniform(1.0, 1.7),
            colours.ink,
        ),
        "degree": Type(body.regular, size * rng.uniform(0.85, 1.1), colours.soft),
        "title": Type(
            title_face,
            size * rng.uniform(0.92, 1.2),
            rng.choice((colours.soft, colours.ink, colours.accent)),
            rng.choice((0.0, 0.0, 0.0, 0.08)),
        ),
        "department": Type(body.regular, size * rng.uniform(0.9, 1.05), colours.soft),
        "org": Type(
            rng.choice((head.bold, head.bold, body.regular)),
            size * rng.choice((1.0, 1.05, 1.15, 1.5, 2.0)),
            rng.choice((colours.ink, colours.accent)),
        ),
        "logo": Type(
            logo_face,
            size * rng.uniform(1.7, 4.2),
            colours.accent if rng.random() < 0.7 else colours.ink,
            logo_spaced,
        ),
        "tagline": Type(
            rng.choice((body.regular, body.italic)), size * rng.uniform(0.75, 1.05), colours.soft
        ),
        "label": Type(label_face, size, label_colour),
        "icon": Type(fonts.ICON, size, colours.accent if rng.random() < 0.6 else colours.soft),
        "extra": Type(body.regular, size * rng.uniform(0.75, 1.0), colours.soft),
        "service": Type(rng.choice((body.regular, body.bold)), size * rng.uniform(0.85, 1.1), colours.soft),
        "email": Type(
            body.regular, size, rng.choice((colours.soft, colours.soft, colours.soft, colours.accent))
        ),
        "url": Type(
            rng.choice((body.regular, body.regular, body.bold)),
            size * rng.choice((1.0, 1.0, 1.0, 1.25)),
            rng.choice((colours.soft, colours.soft, colours.accent)),
        ),
    }
