"""Photograph the page for the README, over the sample cards: python -m samples.screenshots."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

HERE = Path(__file__).parent
CARDS = ("glare.jpg", "steep.jpg", "wood.jpg")
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
DESK, PHONE = (1180, 800), (390, 800)
INTERVIEWS = (("Kestrel", "Site Reliability Engineer", -3), ("Globex", "Data Engineer", 4))
SHOTS = (
    ("look-light", "/look/first", "light", DESK),
    ("look-dark", "/look/first", "dark", DESK),
    ("look-phone", "/look/first", "light", PHONE),
    ("interviews-light", "/interviews", "light", DESK),
)


def main() -> None:
    """Read some sample photos, serve the page over them, and write pictures of it to samples/screens."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        (folder / "inbox").mkdir()
        for name in CARDS:
            shutil.copy(HERE / "photos" / name, folder / "inbox")
        settings = f'to = "{folder}/contacts"\ninbox = "{folder}/inbox"\nname = "Kim Park"\n'
        (folder / "settings.toml").write_text(settings, encoding="utf-8")
        os.environ["CARDSCAN_SETTINGS"] = str(folder / "settings.toml")
        os.environ["CARDSCAN_DATABASE_URL"] = f"sqlite:///{folder / 'records.db'}"
        _run("watch", str(folder / "inbox"), "--once")
        today = dt.datetime.now(dt.UTC).date()
        for employer, role, days in INTERVIEWS:
            _run("interview", "add", employer, "--role", role, "--on", f"{today + dt.timedelta(days)}")
        _photograph()


def _run(*words: str) -> None:
    subprocess.run([sys.executable, "-m", "scanner", *words], check=True)


def _photograph() -> None:
    command = [sys.executable, "-u", "-m", "scanner", "web", "--no-browser", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as page:
        assert page.stdout
        address = page.stdout.readline().split()[-1]
        with sync_playwright() as playwright:
            chromium = shutil.which("chromium")
            browser = playwright.chromium.launch(executable_path=chromium, args=QUIET)
            _shoot(browser, address)
            browser.close()
        page.terminate()


def _shoot(browser: Browser, address: str) -> None:
    home = address.partition("/enter")[0]
    (HERE / "screens").mkdir(exist_ok=True)
    first = browser.new_context()
    entered = first.new_page()
    entered.goto(address)
    entered.wait_for_url(f"{home}/")
    state = first.storage_state()
    for name, path, scheme, (width, height) in SHOTS:
        context = browser.new_context(
            storage_state=state,
            color_scheme="dark" if scheme == "dark" else "light",
            viewport={"width": width, "height": height},
        )
        shown = context.new_page()
        shown.goto(f"{home}{path}")
        shown.wait_for_load_state("networkidle")
        shown.screenshot(path=HERE / "screens" / f"{name}.jpg", type="jpeg", quality=80)
        print(HERE / "screens" / f"{name}.jpg")
        context.close()


if __name__ == "__main__":
    main()
