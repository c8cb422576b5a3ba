"""Pictures on terminals that can show them: by kitty's protocol, or sixel as in iTerm2, WezTerm, foot."""

from __future__ import annotations

import io

from rich.console import Console

from scanner.cli.terminal.console import is_plain

WIDEST = 72
"""Columns that a picture takes at most."""


def show_picture(out: Console, jpeg: bytes) -> bool:
    """Show a picture, and tell whether the terminal can; where it only has letters, none is shown."""
    if not out.is_terminal or is_plain():
        return False
    from PIL import Image as Pictures
    from textual_image.renderable import Image, SixelImage, TGPImage  # asks the terminal what it can

    if Image not in (SixelImage, TGPImage):
        return False
    with Pictures.open(io.BytesIO(jpeg)) as picture:
        out.print(Image(picture, width=min(WIDEST, out.width), height="auto"))
    return True
