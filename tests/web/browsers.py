"""A real browser, looking at a page that is really served."""

from __future__ import annotations

import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

from scanner.web.app import app_of
from tests.web.rooms import Room

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
QUIET += ["--disable-component-update", "--disable-sync"]
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


@contextmanager
def chromium() -> Iterator[Browser]:
    """Give Debian's Chromium; where there is none the test is left out, but never in CI."""
    if not CHROMIUM:
        if os.environ.get("CI"):
            pytest.fail("Chromium is missing: make test installs it")
        pytest.skip("Chromium is not installed: apt-get install chromium, or make test")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@contextmanager
def served(room: Room) -> Iterator[str]:
    """Serve the pages of a room on a free port; give the address."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
        app = app_of(room.office, hosts=(f"127.0.0.1:{port}",))
        server = uvicorn.Server(uvicorn.Config(app, access_log=False, log_level="warning", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            server.should_exit = True
            thread.join(timeout=10)


def come_in(page: Page, room: Room, home: str) -> None:
    """Let a browser in, and wait until it stands on the first page."""
    page.goto(f"{home}/enter?token={room.office.door.invite()}")
    page.wait_for_url(f"{home}/")


def vcards(folder: Path) -> str:
    """Return all that the contacts in a folder say."""
    return "\n".join(file.read_text(encoding="utf-8") for file in folder.glob("*.vcf"))
