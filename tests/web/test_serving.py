"""The page as it is really served: to this machine, to phones where they are let in, until it is stopped."""

from __future__ import annotations

import signal
from pathlib import Path

import httpx2 as httpx
import psutil
import pytest

from tests.web.programs import address, let_in, running
from tests.web.rooms import csrf

pytestmark = pytest.mark.slow


def listening(process: int) -> set[str]:
    """Return the addresses at which a program answers."""
    found = psutil.Process(process).net_connections("tcp")
    return {str(one.laddr.ip) for one in found if one.status == psutil.CONN_LISTEN}


def test_it_answers_this_machine_only(tmp_path: Path) -> None:
    with running(tmp_path) as page:
        entrance = address(page)
        assert entrance.startswith("http://127.0.0.1:")
        assert listening(page.pid) == {"127.0.0.1"}
        with let_in(entrance) as client:
            token = csrf(client.get("/add").text)
            assert client.post("/phone/code", data={"csrf": token}).headers["location"] == "/phone"


def test_a_phone_that_is_let_in_is_out_once_it_is_stopped(tmp_path: Path) -> None:
    with running(tmp_path, "--lan") as page:
        entrance, for_phones = address(page), address(page)
        assert for_phones.startswith("http://127.0.0.2:")
        with let_in(entrance) as computer, let_in(for_phones) as phone:
            assert phone.get("/contacts").status_code == 200
            assert httpx.get(for_phones).status_code == 403  # a token is good once
            evil = {"Host": f"evil.example:{computer.base_url.port}"}
            assert phone.get("/contacts", headers=evil).status_code == 421
            shown = computer.post("/phone/code", data={"csrf": csrf(computer.get("/add").text)})
            assert for_phones.partition("?")[0] in shown.text
            page.send_signal(signal.SIGINT)
            said, _ = page.communicate(timeout=20)
            for token in (entrance.partition("=")[2], for_phones.partition("=")[2], *phone.cookies.values()):
                assert token not in said
            with pytest.raises(httpx.HTTPError):
                phone.get("/contacts")
            cookies = dict(phone.cookies)
    with running(tmp_path, "--lan") as page:
        again = address(page).partition("/enter")[0]
        assert httpx.get(f"{again}/contacts", cookies=cookies).status_code == 403
