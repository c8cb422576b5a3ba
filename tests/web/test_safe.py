"""Whoever is not paired gets nothing, and what strangers write does nothing."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.routing import Route
from starlette.testclient import TestClient

from scanner.model.contact import Contact, Name
from scanner.model.proposal import Guess
from scanner.web import adding, door, guard
from scanner.web.app import PARTS
from scanner.web.door import Door
from scanner.web.guard import FORM_BYTES
from tests.web.rooms import HOME, Room, csrf, picture, proposal

SCRIPT = "<script>alert(1)</script>"
UID = str(uuid.UUID(int=7))


def routes(method: str) -> Iterator[str]:
    for route in (route for part in PARTS for route in part.ROUTES):
        if method in (route.methods or ()):
            path = re.sub(r"{uid[^}]*}", UID, route.path)
            yield re.sub(r"{number[^}]*}", "1", path).replace("{digest}", "0" * 64).replace("{kind}", "thank")


@pytest.mark.parametrize("path", [path for path in routes("GET") if path != "/enter"])
def test_a_browser_that_is_not_paired_gets_no_page(here: Room, path: str) -> None:
    answer = here.browser(is_paired=False).get(path)
    assert answer.status_code == 403
    assert "not paired" in answer.text


@pytest.mark.parametrize("path", list(routes("POST")))
def test_a_form_without_a_session_or_the_token_of_its_page_does_nothing(here: Room, path: str) -> None:
    assert here.browser(is_paired=False).post(path, headers={"Origin": HOME}).status_code == 403
    assert here.browser().post(path, headers={"Origin": HOME}).status_code == 403
    other = csrf(here.browser().get("/add").text)
    assert here.browser().post(path, data={"csrf": other}, headers={"Origin": HOME}).status_code == 403


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1:80", "evil.example:8765", ""])
def test_another_name_for_this_machine_is_not_answered(browser: TestClient, host: str) -> None:
    assert browser.get("/", headers={"Host": host}).status_code == 421


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "https://127.0.0.1:8765"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_a_form_on_another_site_does_nothing(browser: TestClient, headers: dict[str, str]) -> None:
    token = csrf(browser.get("/add").text)
    answer = browser.post("/interviews/add", data={"csrf": token, "employer": "X"}, headers=headers)
    assert (answer.status_code, answer.text) == (403, "This came from another page.\n")


@pytest.mark.parametrize("path", ["/", "/static/page.js", "/nowhere", "/enter"])
def test_every_answer_forbids_what_is_not_ours(browser: TestClient, path: str) -> None:
    headers = browser.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cache-control"] == "no-store"


def test_the_cookie_is_for_this_site_and_no_script(here: Room) -> None:
    answer = here.browser(is_paired=False).get("/enter", params={"token": here.office.door.invite()})
    cookie = answer.headers["set-cookie"].casefold()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie


def test_a_token_pairs_one_browser_once(here: Room) -> None:
    token = here.office.door.invite()
    assert here.browser(is_paired=False).get("/enter", params={"token": token}).status_code == 200
    assert here.browser(is_paired=False).get("/enter", params={"token": token}).status_code == 403


def test_a_token_ends_and_so_does_a_session_nobody_uses() -> None:
    now = [0.0]
    entrance = Door(clock=lambda: now[0])
    token = entrance.invite()
    now[0] = door.TOKEN_LIFE + 1
    assert entrance.enter(token) is None
    session = entrance.enter(entrance.invite())
    assert session
    now[0] += door.IDLE - 1
    assert entrance.session(session.key)
    now[0] += door.IDLE + 1
    assert entrance.session(session.key) is None


def test_who_tries_many_tokens_has_to_wait_even_with_a_right_one(here: Room) -> None:
    stranger = here.browser(is_paired=False)
    for _ in range(door.TRIES):
        assert stranger.get("/enter", params={"token": "guess"}).status_code == 403
    answer = stranger.get("/enter", params={"token": here.office.door.invite()})
    assert answer.status_code == 429


def test_tokens_are_compared_in_constant_time(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = []
    real = door.hmac.compare_digest
    monkeypatch.setattr(door.hmac, "compare_digest", lambda a, b: compared.append((a, b)) or real(a, b))
    entrance = Door()
    token = entrance.invite()
    session = entrance.enter(token)
    assert session
    entrance.session(session.key)
    door.is_own(session, "x")
    assert len(compared) == 3


def test_no_token_is_logged(here: Room, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    token = here.office.door.invite()
    here.browser(is_paired=False).get("/enter", params={"token": token})
    ours = [r.getMessage() for r in caplog.records if r.name.split(".")[0] in ("scanner", "uvicorn")]
    assert token not in " ".join(ours)


def test_text_of_a_card_is_text_on_every_page(here: Room, browser: TestClient) -> None:
    hostile = proposal(SCRIPT, org=Guess(f'"{SCRIPT}', 0.3), title=Guess(f"'>{SCRIPT}", 0.9))
    card = here.wait(hostile, name=f"{SCRIPT}.jpg")
    here.know(UID, Contact(name=Name(SCRIPT), org=SCRIPT, title=SCRIPT, emails=(f"{SCRIPT}@x.example",)))
    key = here.interview(SCRIPT, "2026-11-25")
    paths = [
        "/",
        "/look",
        f"/look/{card}",
        "/contacts",
        f"/contacts?q={SCRIPT}",
        f"/contacts?part=1&q={SCRIPT}",
    ]
    paths += [f"/contacts/{UID}", "/interviews", f"/interviews/{key}", "/add", "/doubles"]
    for path in paths:
        answer = browser.get(path)
        assert answer.status_code == 200, path
        assert "<script>alert" not in answer.text, path
        assert "alert(1)" in answer.text or path in ("/doubles", "/add"), path


@pytest.mark.parametrize(
    "path",
    [
        "/static/../../settings.py",
        "/static/%2e%2e/%2e%2e/settings.py",
        "/static/..%2f..%2fsettings.py",
        "/photos/..%2f..%2fetc/photo.jpg",
        f"/photos/{'0' * 64}/1/photo.jpg",
        "/contacts/..%2f..%2fx",
        "/interviews/%00",
        "/look/%ff",
    ],
)
def test_no_path_leads_out(browser: TestClient, path: str) -> None:
    assert browser.get(path).status_code in (404, 405)


def test_a_form_that_is_too_large_is_not_read(browser: TestClient) -> None:
    token = csrf(browser.get("/add").text)
    data = {"csrf": token, "employer": "x" * (FORM_BYTES + 1)}
    assert browser.post("/interviews/add", data=data).status_code == 413


def test_a_form_that_lies_about_its_size_is_not_read(browser: TestClient) -> None:
    def body() -> Iterator[bytes]:
        for _ in range(40):
            yield b"employer=" + b"x" * 16_384 + b"&"

    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    assert browser.post("/interviews/add", content=body(), headers=kind).status_code == 413


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("card.jpg", b"<html><script>alert(1)</script>", "not a picture"),
        ("card.jpg", b"MZ\x90\x00", "not a picture"),
        ("card.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>', "not a picture"),
        ("card.jpg", b"", "not a picture"),
    ],
)
def test_what_is_no_picture_is_refused_by_its_content(
    here: Room, browser: TestClient, name: str, data: bytes, told: str
) -> None:
    token = csrf(browser.get("/add").text)
    answer = browser.post("/add/photos", data={"csrf": token}, files={"photos": (name, data or b" ")})
    assert answer.headers["location"] == "/add"
    assert told in browser.get("/add").text
    assert not list((here.folder / "inbox").rglob("*.*")) if (here.folder / "inbox").exists() else True


def test_a_picture_that_would_be_huge_is_refused_before_it_is_decoded(
    here: Room, browser: TestClient
) -> None:
    import struct
    import zlib

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    bomb = (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 1000))
        + chunk(b"IEND", b"")
    )
    token = csrf(browser.get("/add").text)
    browser.post("/add/photos", data={"csrf": token}, files={"photos": ("bomb.png", bomb)})
    assert "megapixels" in browser.get("/add").text


def test_a_photo_that_is_too_large_is_not_kept_and_others_are(
    here: Room, browser: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    small, large = picture("small"), picture("large") + b"\0" * 20_000
    monkeypatch.setattr(adding, "PHOTO_BYTES", len(large) - 1)
    files = [("photos", ("small.jpg", small)), ("photos", ("large.jpg", large))]
    browser.post("/add/photos", data={"csrf": csrf(browser.get("/add").text)}, files=files)
    assert "large.jpg is larger than" in browser.get("/add").text
    assert [file.stat().st_size for file in (here.folder / "inbox").rglob("*.jpg")] == [len(small)]


def test_photos_that_are_too_large_together_are_not_read(
    browser: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guard, "UPLOAD_BYTES", 10_000)
    files = [("photos", (f"{n}.jpg", picture(f"{n}") + b"\0" * 4_000)) for n in range(4)]
    answer = browser.post("/add/photos", data={"csrf": csrf(browser.get("/add").text)}, files=files)
    assert answer.status_code == 413


def test_nothing_not_even_a_style_sheet_answers_who_is_not_paired(here: Room, browser: TestClient) -> None:
    for name in ("page.js", "style.css", "icon.svg", "nothing"):
        assert here.browser(is_paired=False).get(f"/static/{name}").status_code == 403
    assert browser.get("/static/style.css").status_code == 200


def test_too_many_photos_at_once_are_refused(browser: TestClient) -> None:
    token = csrf(browser.get("/add").text)
    files = [("photos", (f"{n}.jpg", picture(f"{n}"))) for n in range(25)]
    assert browser.post("/add/photos", data={"csrf": token}, files=files).status_code == 400


@pytest.mark.parametrize(
    "name", ["../../evil.jpg", "/etc/passwd", "..\\evil.jpg", ".hidden", "a\nb\0.jpg", "con:x|y.jpg"]
)
def test_a_photo_is_put_into_the_inbox_whatever_it_is_called(
    here: Room, browser: TestClient, name: str
) -> None:
    from scanner.actions.keeping.uploading import put_in

    put_in(here.folder / "inbox", picture(), name)
    (file,) = (here.folder / "inbox").iterdir()
    assert re.fullmatch(r"[\w-]+-[0-9a-f]{8}\.jpg", file.name)
    assert file.stat().st_mode & 0o077 == 0


def test_every_route_is_guarded_by_one_of_our_two_doors() -> None:
    for route in (route for part in PARTS for route in part.ROUTES):
        assert isinstance(route, Route)
        name = getattr(route.endpoint, "__qualname__", "")
        assert name in ("page.<locals>.answer", "deed.<locals>.answer") or route.path == "/enter", route.path


def test_nothing_of_the_page_is_from_elsewhere() -> None:
    root = Path(door.__file__).parent
    for file in [*root.rglob("*.html"), *root.rglob("*.css"), *root.rglob("*.js")]:
        text = file.read_text(encoding="utf-8")
        assert not re.search(r"(src|href|url)\s*[=(]\s*[\"']?(https?:)?//", text), file
        assert not re.search(r"<script(?![^>]*\bsrc=)|\sstyle=|\son[a-z]+=", text), file
