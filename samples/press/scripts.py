"""Invent cards in other scripts: Japanese, Chinese, Korean, Cyrillic, Greek, Arabic, Hebrew, and bilingual.

They are drawn by the same layouts as the Latin ones and photographed the same way. They stand apart from
`locales`, since weights are learnt from those: what these print would be learnt to be nobody's name.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from samples.heldout import is_held_out
from samples.press import develop, fonts, invent, layout, people, phones, photograph, shot, truth
from samples.press.companies import ascii_letters, coined
from samples.press.fake import faker_of
from samples.press.roll import Taken
from samples.press.sheet import Sheet
from samples.press.shot import Shot
from samples.press.truth import Row
from samples.press.wording import Block, Copy, Span
from samples.press.wording import Row as Line

BILINGUAL = 0.45
"""Share of cards that say the name, the title and the company in Latin letters too."""

WIDE = 0.12
"""Share of East Asian cards that print digits and signs as wide as their other characters."""

EAST_ASIAN = frozenset(("ja", "zh", "tw", "hk", "ko"))
RIGHT_TO_LEFT = frozenset(("ar", "he"))

FACES = (
    "opentype/noto/NotoSansCJK-Regular.ttc",
    "opentype/noto/NotoSansCJK-Bold.ttc",
    "opentype/noto/NotoSerifCJK-Regular.ttc",
    "opentype/noto/NotoSerifCJK-Bold.ttc",
)

ADDRESS_LABEL = re.compile(r"^地址:")
CONDITIONS = (
    *("plain", "plain", "plain", "tilted", "cropped", "scan", "patterned", "white on white", "dark on dark"),
    *("rotated", "thumb", "glare"),
)
"""What these cards are photographed under; the harder conditions say more of finding than of reading."""

PHONE_SETS = (("work", "cell"), ("work", "fax"), ("work", "fax", "cell"), ("cell",), ("work",))
WORDS = Path(__file__).parent / "words"


@dataclass(frozen=True, slots=True)
class Script:
    """What cards of one language say in its own script; forms as in words/scripts.toml."""

    code: str
    country: str
    faker: str
    own: tuple[str, ...]
    trade: tuple[str, ...]
    org: tuple[str, ...]
    department: tuple[str, ...]
    title: tuple[str, ...]
    title_latin: tuple[str, ...]
    trade_latin: tuple[str, ...]
    legal_latin: tuple[str, ...]
    address: tuple[str, ...]
    zip: str
    cities: tuple[str, ...]
    streets: tuple[str, ...]
    extras: tuple[str, ...]
    tlds: tuple[str, ...]
    labels: dict[str, tuple[str, ...]]
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """A name in its script, and as Latin letters write it; both as printed."""

    native: str
    latin: str
    local: str


@cache
def scripts() -> dict[str, Script]:
    """Return every script by its code."""
    table: dict[str, dict[str, Any]] = tomllib.loads((WORDS / "scripts.toml").read_text(encoding="utf-8"))
    made = {}
    for code, row in table.items():
        labels = {kind: tuple(words) for kind, words in row.pop("labels").items()}
        rest: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in row.items()}
        made[code] = Script(code=code, labels=labels, **rest)
    return made


def draw_card(
    rng: Random, code: str, *, bilingual: bool | None = None, reserved: bool = False
) -> tuple[Sheet, Row]:
    """Invent a card of the script `code`, set it, and say what stands on it."""
    script = scripts()[code]
    both = rng.random() < BILINGUAL if bilingual is None else bilingual
    copy, row = _card(rng, script, both=both, reserved=reserved)
    return _faced(rng, layout.lay_out(rng, copy), script), row


def take(seed: int, count: int, to: Path, codes: Sequence[str]) -> list[Taken]:
    """Write `count` photos of cards in the scripts `codes` in turn into `to`, truth.jsonl beside them."""
    to.mkdir(parents=True, exist_ok=True)
    taken = []
    for number in range(count):
        rng = Random(f"script-{seed}-{number}")
        code = codes[number % len(codes)]
        how = shot.draw(rng, rng.choice(CONDITIONS))
        taken.append(one(rng, f"{code}-{seed:03d}-{number:04d}.{how.format}", how, to, code))
    rows = [json.dumps(t.expected, ensure_ascii=False) for t in taken]
    (to / "truth.jsonl").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return taken


def one(
    rng: Random,
    name: str,
    how: Shot,
    to: Path,
    code: str,
    *,
    bilingual: bool | None = None,
    reserved: bool = False,
) -> Taken:
    """Invent a card, photograph it, and write it to `to`/`name`."""
    sheet, row = draw_card(rng, code, bilingual=bilingual, reserved=reserved)
    quads, size = develop.develop(photograph.photograph(rng, [sheet], how), how, to / name)
    expected = truth.of_rows(
        name,
        [(row, quads[0])],
        conditions=how.conditions,
        kind=how.kind,
        size=size,
        lang=code,
        country=scripts()[code].country,
    )
    return Taken(to / name, expected)


def _faced(rng: Random, sheet: Sheet, script: Script) -> Sheet:
    """Set what no Latin face holds in one of the faces of its script."""
    body = fonts.SHAPED.get(script.code) or rng.choice(FACES)
    head = body if script.code in fonts.SHAPED or rng.random() < 0.6 else rng.choice(FACES)
    if script.code not in EAST_ASIAN | RIGHT_TO_LEFT:
        return sheet
    inks = [
        ink
        if _latin(ink.text)
        else replace(ink, face=head if ink.field in {"name", "org"} else body, tracking=0.0)
        for ink in sheet.inks
    ]
    return replace(sheet, inks=tuple(inks))


def _latin(text: str) -> bool:
    return all(ord(c) < 0x370 for c in text)


def _card(rng: Random, script: Script, *, both: bool, reserved: bool) -> tuple[Copy, Row]:
    name = _name(rng, script, both=both)
    own = rng.choice(script.own)
    place = rng.choice(script.places or ("",))
    org = rng.choice(script.org).format(own=own, trade=rng.choice(script.trade), place=place)
    brand = coined(rng)
    org_latin = f"{brand} {rng.choice(script.trade_latin)} {rng.choice(script.legal_latin)}"
    title = rng.choice(script.title) if rng.random() < 0.9 else ""
    title_latin = rng.choice(script.title_latin) if both and title and rng.random() < 0.8 else ""
    department = rng.choice(script.department) if rng.random() < 0.45 else ""
    host = ascii_letters(brand) + (".example" if reserved else rng.choice(script.tlds))
    email = f"{name.local}@{host}"
    url = rng.choice(("www.{h}", "https://www.{h}", "http://{h}/", "{h}")).format(h=host)
    url = "" if rng.random() < 0.3 else url
    address = _address(rng, script, own)
    wide = script.code in EAST_ASIAN and rng.random() < WIDE
    numbers, calls = _phones(rng, script, wide=wide)
    reach = [_labelled(rng, script, "email", email)] + ([_labelled(rng, script, "url", url)] if url else [])
    identity, shown = _identity(rng, script, name, title, title_latin, department, both=both)
    company: list[Line] = [(Span(text, "org"),) for text in ((org, org_latin) if both else (org,))]
    lines = [(Span(_widened(line) if wide else line, "address"),) for line in address]
    extra = [(Span(invent.digits_in(rng, rng.choice(script.extras)), "extra"),)] if rng.random() < 0.3 else []
    copy = Copy(
        identity=_turned(script, identity),
        logo=((Span(brand, "logo"),),) if rng.random() < 0.4 else (),
        company=_turned(script, company),
        contact=_turned(script, [*calls, *reach]),
        offices=_turned(script, lines),
        extras=_turned(script, extra),
    )
    row: Row = {
        "name": name.latin if both else shown,
        "org": org,
        "title": title or None,
        "dept": department or None,
        "emails": [email],
        "phones": numbers,
        "urls": [url] if url else [],
        "address": ADDRESS_LABEL.sub("", " ".join(address)),
        "socials": [],
        "name_alt": [shown] if both else [],
        "org_alt": [org_latin, brand] if both else [brand],
        "title_alt": [t for t in (title_latin, f"{department} {title}".strip()) if t],
    }
    return copy, row


def _turned(script: Script, block: Sequence[Line]) -> Block:
    """Put the words of a line that runs to the left in the order they stand on paper."""
    if script.code not in RIGHT_TO_LEFT:
        return tuple(block)
    return tuple(
        tuple(s if _latin(s.text) else replace(s, text=" ".join(reversed(s.text.split()))) for s in line)
        for line in block
    )


def _name(rng: Random, script: Script, *, both: bool) -> Named:
    """Invent a name whose given name training never sees."""
    fake = faker_of(script.faker, use_weighting=False)
    fake.seed_instance(rng.getrandbits(32))
    if script.code == "ja":
        given, _, roman_given = _held(fake.first_name_pair)
        family, _, roman_family = fake.last_name_pair()
        latin = rng.choice((f"{roman_given} {roman_family}", f"{roman_family.upper()} {roman_given}"))
        gap = rng.choice(("", " ", " ", "　", "spaced"))
        native = " ".join(family + given) if gap == "spaced" else f"{family}{gap.strip(' ') or gap}{given}"
        return Named(" ".join(native.split()), latin, _local(rng, roman_given, roman_family))
    if script.code in EAST_ASIAN:
        kind = "korean" if script.code == "ko" else "chinese"
        given, family, native = people.pair(rng, f"{kind}_family", f"{kind}_given", rng.random() < 0.15)
        if not both:
            native = str(fake.last_name()) + _held(lambda: (str(fake.first_name()),))[0]
        if rng.random() < 0.25:
            native = " ".join(native)
        latin = rng.choice((f"{given} {family}", f"{given} {family}", f"{family} {given}"))
        return Named(native, latin, _local(rng, given.replace(" ", ""), family))
    native = f"{fake.first_name()} {fake.last_name()}"
    other = faker_of("en_US", use_weighting=False)
    other.seed_instance(rng.getrandbits(32))
    given, family = str(other.first_name()), str(other.last_name())
    return Named(native, f"{given} {family}", _local(rng, given, family))


def _held(draw: Callable[[], tuple[str, ...]]) -> tuple[str, ...]:
    """Draw until the first of what was drawn is a name that no dictionary holds."""
    for _ in range(people.TRIES):
        found = draw()
        if is_held_out(found[0]):
            return found
    return found


def _local(rng: Random, given: str, family: str) -> str:
    g, f = ascii_letters(given).replace("-", ""), ascii_letters(family).replace("-", "")
    return rng.choice((f"{g}.{f}", f"{g[0]}.{f}", f"{f}.{g}", f"{f}", f"{g}{f[0]}", f"{f}-{g[0]}", "info"))


def _identity(
    rng: Random, script: Script, name: Named, title: str, title_latin: str, department: str, *, both: bool
) -> tuple[list[Line], str]:
    """Word who it is; return the lines and the name as printed."""
    native: Line = (Span(name.native, "name"),)
    roles: list[Line] = []
    if department and title and rng.random() < 0.35 and script.code in EAST_ASIAN:
        roles.append((Span(f"{department} {title}", "title"),))
    else:
        roles += [(Span(text, "title"),) for text in (department, title) if text]
    beside = script.code in EAST_ASIAN and title and not department and rng.random() < 0.35
    if beside:
        pair = (Span(title, "title"), *native) if rng.random() < 0.5 else (*native, Span(title, "title"))
        lines: list[Line] = [pair]
    else:
        above = rng.random() < (0.7 if script.code == "ja" else 0.3)
        lines = [*roles, native] if above else [native, *roles]
    if both:
        at = next(i for i, line in enumerate(lines) if native[0] in line)
        lines.insert(at + 1, (Span(name.latin, "name"),))
        if title_latin:
            lines.append((Span(title_latin, "title"),))
    return lines, name.native


def _address(rng: Random, script: Script, own: str) -> tuple[str, ...]:
    zip_code = "".join(str(rng.randrange(10)) if c == "#" else c for c in script.zip)
    form = rng.choice(script.address).format(
        zip=zip_code,
        city=rng.choice(script.cities),
        s=rng.choice(script.streets),
        own=own,
        n=rng.randrange(1, 99),
        m=rng.randrange(1, 9),
        k=rng.randrange(1, 20),
        f=rng.randrange(2, 30),
    )
    return tuple(line.strip() for line in form.split("|"))


def _phones(rng: Random, script: Script, *, wide: bool) -> tuple[list[Row], list[Line]]:
    """Draw numbers: what is expected of them, and the lines they are printed on."""
    how = phones.style(rng, script.country)
    if script.code in EAST_ASIAN and rng.random() < 0.7:
        how = phones.Style(rng.choice(("national", "national", "paren", "plus")), "-")
    rows: list[Row] = []
    lines: list[Line] = []
    area = None
    for kind in rng.choice(PHONE_SETS):
        number = phones.invent(rng, script.country, kind.replace("fax", "work"), fiction=False, area=area)
        area = area or (number.area if kind == "work" else None)
        raw = _printed(rng, number, how, kind)
        rows.append({"raw": raw, "e164": number.e164, "type": kind, "labelled": True})
        lines.append(_labelled(rng, script, kind, _widened(raw) if wide else raw))
    if len(lines) > 1 and rng.random() < 0.25:
        lines = [(*lines[0], *lines[1]), *lines[2:]]
    return rows, lines


def _printed(rng: Random, number: phones.Number, how: phones.Style, kind: str) -> str:
    """Print a number; Chinese mobile numbers have no trunk zero, and no mobile one has brackets."""
    plan = phones.dial(number.country)
    if kind != "cell" or how.form in {"plus", "zeros"} or number.country in {"HK", "GR"}:
        return phones.printed(rng, number, how)
    trunk = "" if number.country == "CN" else plan.trunk
    gap = how.between or " "
    return f"{trunk}{number.area}{gap}{gap.join(phones.cut(rng, number.subscriber, plan.groups))}"


def _labelled(rng: Random, script: Script, kind: str, value: str) -> Line:
    label = rng.choice(script.labels[kind])
    if not label:
        return (Span(value, kind),)
    glued = not _latin(label) and label.endswith((":", "："))
    return (Span(label, "label"), Span(value, kind, glued=glued))


def _widened(text: str) -> str:
    """Write digits and signs as wide as a Chinese character."""
    return "".join(chr(ord(c) + 0xFEE0) if c in "0123456789()-" else c for c in text)
