"""Add photos of cards: dropped, chosen or taken with the phone; then what became of each."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from starlette.responses import Response

from scanner.actions.keeping.uploading import become, is_folder, put_in
from scanner.errors import PhotoError, UsageError
from scanner.web.answers import back_to, part, shown
from scanner.web.ask import MOST_FILES, Ask, deed, page
from scanner.web.guard import UPLOAD_BYTES

PHOTO_BYTES = 40 * 1024 * 1024
"""Of one photo: twice what the largest phone cameras make."""
ROOM = 1024 * 1024
"""Of a form that takes photos: for what stands in it beside them."""


def takes_photos(path: str) -> bool:
    """Tell whether a path takes photos, and so larger forms than others."""
    return path == "/add/photos"


def _add(ask: Ask) -> Response:
    with ask.office.store.read() as records:
        held = [i for i in reversed(records.interviews.all()) if is_folder(i.reference)]
    return shown(
        ask,
        "add.html",
        interviews=held[:30],
        trouble=ask.office.reading.trouble,
        most=UPLOAD_BYTES - ROOM,
        files=MOST_FILES,
    )


def _photos(ask: Ask) -> Response:
    files = ask.files("photos")
    if not files:
        raise UsageError("choose a photo first")
    folder = _folder(ask)
    sent, refused = [], []
    for held in files:
        name = Path(held.filename or "photo").name
        if (held.size or 0) > PHOTO_BYTES:
            refused.append(f"{name} is larger than {PHOTO_BYTES // 1024**2} MB")
            continue
        try:
            sent.append(put_in(ask.office.inbox / folder, held.file.read(), name))
        except PhotoError as error:
            refused.append(f"{name}: {error}")
    for words in refused:
        ask.tell(words, is_wrong=True)
    if not sent:
        return back_to("/add")
    ask.office.reading.begin()
    return back_to(f"/added?photos={','.join(sent)}")


def _folder(ask: Ask) -> str:
    """Return the folder whose name says the interview of the photos, empty for none."""
    key = ask.text("interview")
    if not key:
        return ""
    with ask.office.store.read() as records:
        name = records.interviews.get(key).reference
    return name if is_folder(name) else ""


def _added(ask: Ask) -> Response:
    wanted = [
        text for text in ask.query("photos").split(",")[:MOST_FILES] if re.fullmatch("[0-9a-f]{64}", text)
    ]
    with ask.office.store.read() as records:
        photos = [(digest, become(records, digest)) for digest in dict.fromkeys(wanted)]
    values: dict[str, Any] = {
        "photos": photos,
        "here": f"/added?photos={','.join(wanted)}",
        "is_done": all(one.is_settled for _, one in photos),
        "trouble": ask.office.reading.trouble,
    }
    return part("became.html", **values) if ask.query("part") else shown(ask, "added.html", **values)


ROUTES = (
    page("/add", _add),
    deed("/add/photos", _photos),
    page("/added", _added),
)
