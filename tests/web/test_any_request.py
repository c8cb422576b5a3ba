"""Whatever is asked, nothing fails on our side: no request by chance or malice ends with a 500."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from scanner.model.contact import Contact, Name
from scanner.web.app import PARTS
from tests.web.rooms import Room, csrf, proposal, room

UID = "00000000-0000-0000-0000-000000000007"
NASTY = [
    "",
    "\0",
    "../..",
    "%00",
    "'; DROP TABLE contacts; --",
    "<script>",
    "\ud7ff",
    "9" * 400,
    "{{7*7}}",
    "-1",
    "thank",
]
ROUTES = [
    (method, route.path)
    for part in PARTS
    for route in part.ROUTES
    for method in sorted(route.methods or ())
    if method in ("GET", "POST") and not route.path.endswith("/leave")
]
texts = (
    st.sampled_from(NASTY)
    | st.text(max_size=30)
    | st.sampled_from(["1", UID, "done", "snooze", "held", "accept"])
)
FIELDS = (
    "employer role when place promised what to as back state feedback text about person part talk".split()
)
FIELDS += (
    "address name subject body one other following org note was:org emails.0 phones.0 phones.new".split()
)
FIELDS += "by round next_step was:role was:when was:promised was:employer name was:name".split()
FIELDS += "urls.0 addresses.0 emails.new interview q part photos code token".split()


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> tuple[Room, TestClient, dict[str, list[str]]]:
    folder: Path = tmp_path_factory.mktemp("any")
    here = room(folder)
    here.know(UID, Contact(Name("Ann Lee"), org="Acme"))
    card, key = here.wait(proposal()), here.interview("Acme", "2026-11-25", "Cy Young <cy@acme.example>")
    with here.office.store.read() as records:
        digest = records.photos.cards()[0].photo
    browser = here.browser()
    known = {"uid": [UID], "card": [card], "id": [key], "digest": [digest], "number": ["1", "9" * 30]}
    return here, browser, known


@settings(max_examples=250, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(data=st.data())
def test_no_request_ends_with_an_error_of_ours(
    world: tuple[Room, TestClient, dict[str, list[str]]], data: st.DataObject
) -> None:
    _, browser, known = world
    method, route = data.draw(st.sampled_from(ROUTES))

    def part(match: re.Match[str]) -> str:
        named = st.sampled_from(known.get(match[1], ["thank", "name", "phones.0"]))
        drawn = data.draw(named if ":" in match[0] else named | texts)
        return quote(_safe(drawn), safe="") or "x"

    path = re.sub(r"{(\w+)[^}]*}", part, route)
    fields = data.draw(st.dictionaries(st.sampled_from(FIELDS), texts, max_size=6))
    if method == "GET":
        answer = browser.get(path, params={k: _safe(v) for k, v in fields.items()})
    else:
        token = csrf(browser.get("/add").text)
        answer = browser.post(path, data={**{k: _safe(v) for k, v in fields.items()}, "csrf": token})
    assert answer.status_code < 500, (method, path, fields)


def _safe(text: str) -> str:
    """Return text that a client can send at all."""
    return text.encode("utf-8", "replace").decode()
