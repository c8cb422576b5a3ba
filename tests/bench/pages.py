"""How long pages take among many contacts, alone and twenty at once: python -m tests.bench.pages."""

from __future__ import annotations

import statistics
import tempfile
import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from scanner.model.contact import Contact, Name, Phone
from tests.web.rooms import NOON, picture, proposal, room

CONTACTS, TIMES, AT_ONCE = 10_000, 7, 20


def main() -> None:
    """Fill the records with invented people, and print milliseconds a page."""
    with tempfile.TemporaryDirectory() as folder:
        here = room(Path(folder))
        people = ((str(uuid.UUID(int=n)), person(n)) for n in range(1, CONTACTS + 1))
        with here.office.store.write() as records:
            records.contacts.save_all(people, at=NOON)
        cards = [here.wait(proposal(f"Ann {n}"), photo=picture(f"{n}")) for n in range(40)]
        key = here.interview("Acme", "2026-11-25", "Cy Young <cy@acme.example>")
        browser = here.browser()
        paths = [
            "/",
            "/look",
            f"/look/{cards[0]}",
            "/contacts",
            "/contacts?part=1&q=kestrel 77",
            "/interviews",
        ]
        paths += ["/contacts?part=1&q=nobody", f"/contacts/{uuid.UUID(int=7)}", f"/interviews/{key}", "/add"]
        print(f"{CONTACTS} contacts, 40 cards to look at; milliseconds, median and slowest of {TIMES}")
        for path in paths:
            browser.get(path)
            took = sorted(_took(lambda path=path: browser.get(path)) for _ in range(TIMES))
            print(f"{path:34} {statistics.median(took):6.0f} {took[-1]:6.0f}")
        browsers = here.browsers(AT_ONCE)
        with ThreadPoolExecutor(AT_ONCE) as pool:
            took = sorted(pool.map(lambda one: _took(lambda: one.get("/contacts?q=kestrel")), browsers))
        print(f"{AT_ONCE} at once, /contacts?q=kestrel    {statistics.median(took):6.0f} {took[-1]:6.0f}")
        here.office.store.close()


def person(number: int) -> Contact:
    """Return one of many invented people."""
    phone = Phone(f"+4930{number:07}", f"030 {number:07}")
    name = Name(f"Ann Lee {number}", given="Ann", family=f"Lee {number}")
    return Contact(
        name, org=f"Kestrel {number % 97}", emails=(f"ann{number}@kestrel.example",), phones=(phone,)
    )


def _took(do: object) -> float:
    began = time.perf_counter()
    answer = do()  # type: ignore[operator]
    assert answer.status_code == 200
    return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    main()
