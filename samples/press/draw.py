"""Print a sheet: paint its paper, shapes and words into pixels."""

from __future__ import annotations

import numpy as np
import zxingcpp
from PIL import Image, ImageDraw

from samples.press import fonts
from samples.press.sheet import Colour, Ink, Mark, Shape, Sheet


def draw(sheet: Sheet, scale: float) -> Image.Image:
    """Paint `sheet` at `scale` pixels a unit, as an RGB picture."""
    size = round(sheet.width * scale), round(sheet.height * scale)
    picture = (
        _gradient(size, sheet.paper, sheet.paper_fade)
        if sheet.paper_fade
        else Image.new("RGB", size, sheet.paper)
    )
    pen = ImageDraw.Draw(picture)
    for shape in sheet.shapes:
        _paint_shape(picture, pen, shape, scale)
    for mark in sheet.marks:
        _paint_code(picture, mark, scale)
    for ink in sheet.inks:
        _paint_word(picture, pen, ink, scale)
    return picture


def _gradient(size: tuple[int, int], start: Colour, end: Colour) -> Image.Image:
    across = np.linspace(0, 1, max(1, size[0]))[None, :, None]
    row = np.array(start)[None, None, :] * (1 - across) + np.array(end)[None, None, :] * across
    return Image.fromarray(np.repeat(row, max(1, size[1]), axis=0).astype(np.uint8), "RGB")


def _paint_shape(picture: Image.Image, pen: ImageDraw.ImageDraw, shape: Shape, scale: float) -> None:
    points = [(x * scale, y * scale) for x, y in shape.points]
    match shape.kind:
        case "rect" if shape.fade is not None:
            (left, top), (right, bottom) = points
            size = max(1, round(right - left)), max(1, round(bottom - top))
            picture.paste(_gradient(size, shape.colour, shape.fade), (round(left), round(top)))
        case "rect":
            pen.rectangle([points[0], points[1]], fill=shape.colour)
        case "ellipse":
            pen.ellipse([points[0], points[1]], fill=shape.colour)
        case "line":
            pen.line(points, fill=shape.colour, width=max(1, round(shape.stroke * scale)))
        case _:
            pen.polygon(points, fill=shape.colour)


def _paint_word(picture: Image.Image, pen: ImageDraw.ImageDraw, ink: Ink, scale: float) -> None:
    if ink.turned:
        _paint_turned(picture, ink, scale)
        return
    face = fonts.load(ink.face, round(ink.size * scale * 4) / 4)
    if not ink.tracking:
        pen.text((ink.x * scale, ink.y * scale), ink.text, fill=ink.colour, font=face, anchor="ls")
        return
    for i, letter in enumerate(ink.text):
        x = ink.x + fonts.width(ink.face, ink.text[:i], ink.size, 0) + i * ink.tracking * ink.size
        pen.text((x * scale, ink.y * scale), letter, fill=ink.colour, font=face, anchor="ls")


def _paint_turned(picture: Image.Image, ink: Ink, scale: float) -> None:
    face = fonts.load(ink.face, round(ink.size * scale * 4) / 4)
    wide, deep = round(ink.width * scale) + 4, round(ink.size * scale * 1.5)
    mask = Image.new("L", (wide, deep), 0)
    ImageDraw.Draw(mask).text((2, deep * 0.75), ink.text, fill=255, font=face, anchor="ls")
    upright = mask.transpose(Image.Transpose.ROTATE_90)
    at = round(ink.x * scale - deep * 0.75), round(ink.y * scale) - wide
    picture.paste(Image.new("RGB", upright.size, ink.colour), at, upright)


def _paint_code(picture: Image.Image, mark: Mark, scale: float) -> None:
    code = zxingcpp.create_barcode(mark.payload, zxingcpp.BarcodeFormat.QRCode)
    side = max(1, round(mark.box.width * scale))
    pixels = Image.fromarray(np.array(zxingcpp.write_barcode_to_image(code, scale=4))).convert("L")
    at = round(mark.box.left * scale), round(mark.box.top * scale)
    white = Image.new("RGB", (side, side), (255, 255, 255))
    white.paste(pixels.resize((side, side), Image.Resampling.BOX).convert("RGB"))
    picture.paste(white, at)
