"""The page as a person uses it, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from scanner.model.contact import Contact, Name
from scanner.model.proposal import Guess, Heard
from scanner.web.app import PARTS
from tests.web.browsers import PHONE, chromium, come_in, served, vcards
from tests.web.rooms import Room, picture, proposal
from tests.web.screens import EMPTY, UID, Screen, furnish

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture
def home(here: Room) -> Iterator[str]:
    with served(here) as address:
        yield address


@pytest.fixture
def page(here: Room, home: str, browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    found = context.new_page()
    come_in(found, here, home)
    yield found
    context.close()


def test_a_photo_is_dropped_corrected_accepted_by_keyboard_and_its_vcard_says_so(
    here: Room, home: str, page: Page, tmp_path: Path
) -> None:
    photo = tmp_path / "card.jpg"
    photo.write_bytes(picture())
    page.goto(f"{home}/add")
    page.set_input_files("#photos", str(photo))
    page.get_by_role("button", name="Read them").click()
    expect(page.locator("#phones\\.0")).to_be_focused(timeout=90_000)  # straight to its card
    page.keyboard.press("Control+A")
    page.keyboard.type("+49 30 87654321")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Bea Moss is a contact.")).to_be_visible()
    assert "+493087654321" in vcards(here.folder / "contacts")


def test_a_photo_can_be_dropped_on_the_page(here: Room, home: str, page: Page) -> None:
    page.goto(f"{home}/add")
    page.evaluate(
        """async (bytes) => {
            const held = new DataTransfer();
            held.items.add(new File([new Uint8Array(bytes)], "card.jpg", { type: "image/jpeg" }));
            document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: held, bubbles: true }));
        }""",
        list(picture("dropped")),
    )
    expect(page.locator("#name")).to_have_value("Bea Moss", timeout=90_000)


def test_of_several_photos_all_cards_are_listed(here: Room, home: str, page: Page) -> None:
    page.goto(f"{home}/add")
    several = [{"name": f"{n}.jpg", "mimeType": "image/jpeg", "buffer": picture(f"{n}")} for n in range(2)]
    page.set_input_files("#photos", several)  # type: ignore[arg-type]
    page.get_by_role("button", name="Read them").click()
    expect(page.locator("[data-done=yes] a")).to_have_count(2, timeout=90_000)


def test_the_other_reading_is_taken_with_one_key(here: Room, home: str, page: Page) -> None:
    heard = (Heard("ppocr", "Szőke Renáta"), Heard("tesseract", "Szóke Renáta"))
    card = here.wait(replace(proposal(), name=Guess(Name("Szóke Renáta"), 0.7, heard=heard)))
    page.goto(f"{home}/look/{card}")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#name")).to_have_value("Szőke Renáta")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#name")).to_have_value("Szóke Renáta")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Szőke Renáta is a contact.")).to_be_visible()


def test_forty_cards_are_settled_by_a_key_or_two_each(here: Room, home: str, page: Page) -> None:
    """Three in four are right as read, of one in five the other reading is, one in twenty is typed anew."""
    for number in range(40):
        heard = (Heard("ppocr", f"Ann Lee{chr(97 + number % 26)}"), Heard("tesseract", "Ann Lea"))
        name = Guess(Name(f"Ann Lee{chr(97 + number % 26)}"), 0.8, heard=heard)
        here.wait(replace(proposal(), name=name), photo=picture(f"card {number}"))
    page.goto(f"{home}/look/first")
    keys = 0

    def press(key: str) -> None:
        nonlocal keys
        keys += 1
        page.keyboard.press(key)

    for number in range(40):
        expect(page.locator("h1")).to_have_text(f"{min(number, 0) + 1} of {40 - number}")
        if number % 5 == 1:
            press("ArrowDown")
        if number % 20 == 2:
            for letter in "x":
                press(letter)
        with page.expect_navigation():
            press("Enter")
    expect(page.get_by_text("Nothing waits.")).to_be_visible()
    assert keys == 40 + 8 + 2  # 1.25 a card
    assert len(list((here.folder / "contacts").glob("*.vcf"))) >= 1


def test_going_on_and_refusing_have_a_key_too(here: Room, home: str, page: Page) -> None:
    first, second = here.wait(proposal()), here.wait(proposal("Bea Moss"))
    page.goto(f"{home}/look/first")
    begun = page.url
    with page.expect_navigation():
        page.keyboard.press("PageDown")
    assert page.url != begun
    assert page.url.rsplit("/", 1)[1] in (first, second)
    with page.expect_navigation():
        page.keyboard.press("Alt+n")
    expect(page.get_by_text("is no contact.")).to_be_visible()


def test_a_phone_is_paired_photographs_and_takes_the_contact(
    here: Room, home: str, browser: Browser, tmp_path: Path
) -> None:
    photo = tmp_path / "phone.jpg"
    photo.write_bytes(picture("from a phone"))
    context = browser.new_context(**PHONE)
    phone = context.new_page()
    refused = phone.goto(f"{home}/contacts")
    assert refused
    assert refused.status == 403
    come_in(phone, here, home)
    phone.goto(f"{home}/add")
    phone.set_input_files("#camera", str(photo))  # which sends it at once
    phone.get_by_role("button", name="Accept").click(timeout=90_000)
    phone.goto(f"{home}/contacts")
    phone.get_by_role("link", name="Bea Moss").click()
    with phone.expect_download() as download:
        phone.get_by_role("link", name="Add to contacts").click()
    assert "FN:Bea Moss" in Path(download.value.path()).read_text(encoding="utf-8")
    context.close()


def test_contacts_are_found_as_one_types(here: Room, home: str, page: Page) -> None:
    here.know(UID, Contact(Name("Zoë Ångström"), org="Kestrel"))
    here.know(UID.replace("7", "8"), Contact(Name("Ann Lee"), org="Acme"))
    page.goto(f"{home}/contacts")
    page.locator("#q").press_sequentially("kestr")
    expect(page.locator("#people li")).to_have_count(1)
    expect(page.get_by_role("link", name="Zoë Ångström")).to_be_visible()


def test_everything_essential_works_without_a_script(here: Room, home: str, browser: Browser) -> None:
    card = here.wait(proposal())
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    come_in(page, here, home)
    page.goto(f"{home}/look/{card}")
    page.fill("#name", "Anna Lee")
    page.press("#name", "Enter")
    expect(page.get_by_text("Anna Lee is a contact.")).to_be_visible()
    page.goto(f"{home}/contacts")
    page.fill("#q", "anna")
    page.press("#q", "Enter")
    expect(page.locator("#people li")).to_have_count(1)
    context.close()


def test_no_script_from_a_card_runs_on_any_page(here: Room, home: str, page: Page) -> None:
    hostile = '"><img src=x onerror="document.title=1"><script>document.title="pwned"</script>'
    card = here.wait(replace(proposal(hostile), org=Guess(hostile, 0.9)))
    here.know(UID, Contact(Name(hostile), org=hostile))
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    for path in ("/", "/look", f"/look/{card}", "/contacts", f"/contacts/{UID}", f"/contacts/{UID}/edit"):
        page.goto(f"{home}{path}")
        assert page.title().endswith("cardscan")
    page.goto(f"{home}/contacts")
    page.locator("#q").press_sequentially("script")
    page.wait_for_timeout(400)
    assert page.title().endswith("cardscan")
    assert wrong == []


MOVED = """() => new Promise((done) => {
    let sum = 0;
    new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
    setTimeout(() => done(sum), 50);
})"""
ALL = {"resultTypes": ["violations"]}
CONTRAST = {**ALL, "runOnly": ["color-contrast", "link-in-text-block"]}
THERE = Axe("0")
"""For a page into which the script of axe was put before."""


def serious(page: Page, axe: Axe, options: dict[str, list[str]]) -> list[tuple[str, str]]:
    """Return what axe finds on a page that is serious, and where."""
    found = axe.run(page, options=options).response["violations"]
    return [(v["id"], v["nodes"][0]["html"]) for v in found if v["impact"] in ("serious", "critical")]


def test_every_screen_is_accessible_in_the_light_and_the_dark_and_nothing_on_it_moves_or_juts_out(
    here: Room, home: str, browser: Browser
) -> None:
    context = browser.new_context(viewport=PHONE["viewport"], color_scheme="light")
    page = context.new_page()
    come_in(page, here, home)
    empty = [Screen(f"{path} with nothing", path) for path in EMPTY]
    wrong = {screen.name: found for screen in empty if (found := faults(page, home, screen))}
    screens = furnish(here)
    wrong |= {screen.name: found for screen in screens if (found := faults(page, home, screen))}
    context.close()
    assert wrong == {}
    unseen = {route.path for part in PARTS for route in part.ROUTES if "GET" in (route.methods or ())}
    unseen -= {pattern for pattern in unseen for screen in screens if is_of(pattern, screen.path)}
    assert {path for path in unseen if not path.endswith((".jpg", ".vcf"))} == {
        "/enter",
        "/look/first",
        "/i/{id}",
    }


def faults(page: Page, home: str, screen: Screen) -> list[object]:
    """Return what is wrong with a screen."""
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(PHONE["viewport"])
    page.goto(f"{home}{screen.path}")
    if screen.press:
        screen.press(page)
    moved = page.evaluate(MOVED)
    found: list[object] = [f"moved by {moved}"] if moved > 0.02 else []
    found += serious(page, Axe(), ALL)
    page.emulate_media(color_scheme="dark")
    found += serious(page, THERE, CONTRAST)
    for width in (360, 1200):
        page.set_viewport_size({"width": width, "height": 800})
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found.append(f"juts out at {width}")
    return found


def is_of(pattern: str, path: str) -> bool:
    """Tell whether a path is of a route."""
    return re.fullmatch(re.sub(r"{[^}]*}", "[^/]+", pattern), path.partition("?")[0]) is not None


def test_two_windows_with_one_card_lose_nothing(here: Room, home: str, page: Page) -> None:
    card = here.wait(proposal())
    other = page.context.new_page()
    for window in (page, other):
        window.goto(f"{home}/look/{card}")
    page.fill("#name", "Anna Lee")
    page.press("#name", "Enter")
    expect(page.get_by_text("Anna Lee is a contact.")).to_be_visible()
    other.fill("#org", "Globex")
    other.press("#org", "Enter")
    expect(other.get_by_text("accepted in another window")).to_contain_text("Name: Anna Lee")
    expect(other.locator("#org")).to_have_value("Globex")
    other.get_by_role("button", name="Save").click()
    expect(other.get_by_text("Anna Lee is changed.")).to_be_visible()
    card_file = vcards(here.folder / "contacts")
    assert "FN:Anna Lee" in card_file
    assert "ORG:Globex" in card_file


def test_two_windows_that_correct_one_contact_are_told_of_each_other(
    here: Room, home: str, page: Page
) -> None:
    here.know(UID, Contact(Name("Ann Lee"), org="Acme", title="CTO"))
    other = page.context.new_page()
    for window in (page, other):
        window.goto(f"{home}/contacts/{UID}/edit")
    page.fill("#org", "Globex")
    page.get_by_role("button", name="Save").click()
    other.fill("#org", "Initech")
    other.get_by_role("button", name="Save").click()
    expect(other.get_by_text("meanwhile it was changed to Globex")).to_be_visible()
    expect(other.locator("#org")).to_have_value("Initech")
    other.get_by_role("button", name="Save").click()
    expect(other.get_by_text("Ann Lee is changed.")).to_be_visible()
    with here.office.store.read() as records:
        assert records.contacts.of([UID])[UID].org == "Initech"


def test_a_dark_card_is_shown_with_its_outline_and_accepted(here: Room, home: str, browser: Browser) -> None:
    photo = picture("Ann Lee", card="#101010", ink="#303030", desk="#000000")
    card = here.wait(proposal(), photo=photo)
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    come_in(page, here, home)
    page.goto(f"{home}/look/{card}")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("[...document.images].every((image) => image.naturalWidth > 0)")
    lit = page.evaluate(
        """() => {
            const canvas = document.createElement("canvas"), pen = canvas.getContext("2d");
            pen.drawImage(document.querySelector(".strip"), 0, 0);
            const dots = pen.getImageData(0, 0, canvas.width, 60).data;
            const greys = [...dots].filter((_, at) => at % 4 === 1);
            return Math.max(...greys) - Math.min(...greys);
        }"""
    )
    assert lit > 60  # letters stand out where the photo has hardly any difference
    page.keyboard.press("Enter")
    expect(page.get_by_text("Ann Lee is a contact.")).to_be_visible()
    context.close()


def test_what_is_too_much_is_said_before_it_is_sent(
    here: Room, home: str, page: Page, tmp_path: Path
) -> None:
    for number in range(21):
        (tmp_path / f"{number}.jpg").write_bytes(b"x")
    page.goto(f"{home}/add")
    page.set_input_files("#photos", [str(tmp_path / f"{number}.jpg") for number in range(21)])
    page.get_by_role("button", name="Read them").click()
    assert page.url == f"{home}/add"
    assert "at most 20" in page.evaluate("document.querySelector('#photos').validationMessage")


def test_a_timeline_on_a_phone_begins_with_today(here: Room, home: str, browser: Browser) -> None:
    here.interview("Acme", "2026-11-25")
    context = browser.new_context(**PHONE)
    page = context.new_page()
    come_in(page, here, home)
    page.goto(f"{home}/interviews")
    for what in (".now", ".name"):
        box = page.locator(what).bounding_box()
        assert box
        assert 0 <= box["x"] < 390, what
    context.close()
