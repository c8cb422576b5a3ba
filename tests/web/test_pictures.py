"""Pictures of cards are of where they lie: on which sheet of a file, and turned as they were read."""

from __future__ import annotations

import io

import cv2
import numpy as np
import pytest
from PIL import Image
from starlette.testclient import TestClient

from scanner.model.geometry import Box
from scanner.model.proposal import Guess
from tests.web.rooms import Room, proposal

RED, BLUE = (220, 30, 30), (30, 30, 220)


def sheets(*colours: tuple[int, int, int], kind: str) -> bytes:
    """Return a file with a page of each colour."""
    pages = [Image.new("RGB", (300, 200), colour) for colour in colours]
    out = io.BytesIO()
    pages[0].save(out, kind, save_all=True, append_images=pages[1:])
    return out.getvalue()


def seen(browser: TestClient, card: str, what: str) -> np.ndarray:
    """Return a picture of a card as its page shows it, blue, green and red."""
    source = browser.get(f"/look/{card}").text.partition(f"/{what}.jpg")[0].rpartition('src="')[2]
    answer = browser.get(f"{source}/{what}.jpg")
    assert answer.status_code == 200
    pixels = cv2.imdecode(np.frombuffer(answer.content, np.uint8), cv2.IMREAD_COLOR)
    assert pixels is not None
    return pixels


@pytest.mark.parametrize("kind", ["TIFF", "PDF"])
@pytest.mark.parametrize("what", ["photo", "card", "name"])
def test_a_card_on_the_second_sheet_is_shown_from_there(
    here: Room, browser: TestClient, kind: str, what: str
) -> None:
    card = here.wait(proposal(), photo=sheets(RED, BLUE, kind=kind), quad=None, sheet=1)
    blue, _, red = seen(browser, card, what).mean(axis=(0, 1))
    assert blue > red + 50


def test_a_card_that_fills_a_turned_photo_is_shown_upright(here: Room, browser: TestClient) -> None:
    photo = Image.new("RGB", (200, 300), "white")
    photo.paste(RED, (0, 0, 200, 60))  # on top, so on the right once it is turned clockwise
    out = io.BytesIO()
    photo.save(out, "PNG")
    right = Box(1000, 20, 1100, 60)
    card = here.wait(
        proposal(org=Guess("Acme", 0.9, boxes=(right,))), photo=out.getvalue(), quad=None, turn=1
    )
    flat = seen(browser, card, "card")
    assert flat.shape[1] > flat.shape[0]
    assert flat[:, -20:, 2].mean() > flat[:, -20:, 0].mean() + 50
    assert abs(flat[:, :100, 2].mean() - flat[:, :100, 0].mean()) < 20
    strip = seen(browser, card, "org")
    assert strip[:, :, 2].mean() > strip[:, :, 0].mean() + 20


def test_a_sheet_that_is_not_there_is_no_picture(here: Room, browser: TestClient) -> None:
    here.wait(proposal(), photo=sheets(RED, kind="TIFF"), quad=None, sheet=5)
    with here.office.store.read() as records:
        digest = records.photos.cards()[0].photo
    assert browser.get(f"/photos/{digest}/1/card.jpg").status_code == 404
