"""Cards that wait, settled on the page: as the command line settles them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from starlette.testclient import TestClient

from scanner.model.contact import Contact, Name, Phone
from scanner.model.known import evidence
from scanner.model.proposal import MARKS_LOST, Guess, Heard
from scanner.model.record import CardState
from tests.web.rooms import Room, csrf, proposal

TWO_READINGS = (Heard("ppocr", "Szőke Renáta"), Heard("tesseract", "Szóke Renáta"))


def vcards(here: Room) -> list[str]:
    return [file.read_text(encoding="utf-8") for file in (here.folder / "contacts").glob("*.vcf")]


def accept(browser: TestClient, card: str, **typed: str) -> str:
    """Send the form of a card as it is but for what is typed; return where that leads."""
    token = csrf(browser.get(f"/look/{card}").text)
    answer = browser.post(f"/look/{card}/accept", data={"csrf": token, **typed})
    return answer.headers.get("location", answer.text)


def test_a_card_is_accepted_as_it_was_read(here: Room, browser: TestClient) -> None:
    assert accept(browser, here.wait(proposal())) == "/look"
    (text,) = vcards(here)
    assert "FN:Ann Lee" in text
    assert "Ann Lee is a contact." in browser.get("/look").text


def test_what_is_typed_is_what_the_contact_says(here: Room, browser: TestClient) -> None:
    typed = {"phones.0": "+49 30 99999999", "emails.new": "", "name": "Anna Lee", "org": ""}
    accept(browser, here.wait(proposal()), **typed)
    (text,) = vcards(here)
    assert "+493099999999" in text
    assert "FN:Anna Lee" in text
    assert "ORG" not in text


def test_what_cannot_be_is_said_and_nothing_typed_is_lost(here: Room, browser: TestClient) -> None:
    card = here.wait(proposal())
    shown = accept(browser, card, **{"emails.0": "ann at acme", "name": "Anna Lee"})
    assert "is no e-mail address" in shown
    assert 'value="Anna Lee"' in shown
    assert vcards(here) == []


def test_both_readings_are_shown_and_the_other_can_be_taken(here: Room, browser: TestClient) -> None:
    name = Guess(Name("Szóke Renáta"), 0.7, heard=TWO_READINGS)
    page = browser.get(f"/look/{here.wait(replace(proposal(), name=name))}").text
    assert 'data-take="Szőke Renáta"' in page
    assert "PP-OCR: <bdi>Szőke Renáta</bdi>" in page


def test_what_is_known_from_elsewhere_says_so(here: Room, browser: TestClient) -> None:
    told = evidence("the invitation of 20 November", 2.0)
    name = Guess(Name("Szóke Renáta"), 0.9, evidence=(told,), heard=TWO_READINGS)
    page = browser.get(f"/look/{here.wait(replace(proposal(), name=name))}").text
    assert page.count("known from the invitation of 20 November") == 1
    assert page.index("known from") < page.index('id="name"')


def test_a_name_that_may_lack_accents_says_so(here: Room, browser: TestClient) -> None:
    name = Guess(Name("Cesar Lago"), 0.999, evidence=(MARKS_LOST,))
    assert "may lack accents" in browser.get(f"/look/{here.wait(replace(proposal(), name=name))}").text


def test_what_is_doubtful_comes_first_and_says_so_in_words(here: Room, browser: TestClient) -> None:
    page = browser.get(f"/look/{here.wait(proposal())}").text
    assert page.index('id="phones.0"') < page.index('id="name"')
    assert "? 80%" in page


def test_undo_lets_the_card_wait_again(here: Room, browser: TestClient) -> None:
    card = here.wait(proposal())
    accept(browser, card)
    page = browser.get("/").text
    number = page.partition('action="/undo/')[2].partition('"')[0]
    back = browser.post(f"/undo/{number}", data={"csrf": csrf(page)})
    assert back.headers["location"] == f"/look/{card}"
    assert browser.get(f"/look/{card}").status_code == 200


def test_a_card_that_is_refused_is_no_contact(here: Room, browser: TestClient) -> None:
    card = here.wait(proposal())
    token = csrf(browser.get(f"/look/{card}").text)
    browser.post(f"/look/{card}/refuse", data={"csrf": token})
    with here.office.store.read() as records:
        assert [c.state for c in records.photos.cards()] == [CardState.REFUSED]
    assert vcards(here) == []


def test_the_second_of_two_windows_is_told_what_the_first_said_and_loses_nothing(
    here: Room, browser: TestClient
) -> None:
    card = here.wait(proposal())
    here.wait(proposal("Bea Moss"))
    token = csrf(browser.get(f"/look/{card}").text)
    accept(browser, card, name="Anna Lee")
    typed = {"name": "Ann-Kathrin Lee", "org": "Acme", "phones.new": "+49 30 7654321"}
    second = browser.post(f"/look/{card}/accept", data={"csrf": token, **typed})
    assert second.status_code == 422
    assert "There it says Name: Anna Lee" in second.text
    assert 'value="Ann-Kathrin Lee"' in second.text
    assert 'value="+49 30 7654321"' in second.text
    (text,) = vcards(here)
    assert "FN:Anna Lee" in text


def test_the_second_window_that_says_the_same_goes_on(here: Room, browser: TestClient) -> None:
    card = here.wait(proposal())
    token = csrf(browser.get(f"/look/{card}").text)
    accept(browser, card)
    second = browser.post(f"/look/{card}/accept", data={"csrf": token, "name": "Ann Lee"})
    assert (second.status_code, second.headers["location"]) == (303, "/look")


def test_what_is_typed_of_a_card_that_another_window_refused_is_shown(
    here: Room, browser: TestClient
) -> None:
    card = here.wait(proposal())
    token = csrf(browser.get(f"/look/{card}").text)
    browser.post(f"/look/{card}/refuse", data={"csrf": token})
    second = browser.post(f"/look/{card}/accept", data={"csrf": token, "name": "Anna Lee"})
    assert second.status_code == 409
    assert "<bdi>Anna Lee</bdi>" in second.text
    assert browser.get(f"/look/{card}").status_code == 409


def test_a_card_that_was_accepted_leads_to_its_contact(here: Room, browser: TestClient) -> None:
    card = here.wait(proposal())
    accept(browser, card)
    (file,) = (here.folder / "contacts").glob("*.vcf")
    assert browser.get(f"/look/{card}").headers["location"] == f"/contacts/{file.stem}"


def test_nothing_typed_is_lost_where_nothing_is_left_of_a_card(here: Room, browser: TestClient) -> None:
    card = here.wait(proposal())
    gone = {key: "" for key in ("name", "org", "emails.0", "phones.0")}
    answer = accept(browser, card, **gone)
    assert "nothing is left" in answer
    assert vcards(here) == []


def test_more_that_stands_on_a_card_can_be_added(here: Room, browser: TestClient) -> None:
    card = here.wait(proposal())
    page = browser.get(f"/look/{card}").text
    assert page.index('id="name"') < page.index('id="phones.new"') < page.index('id="title"')
    accept(browser, card, **{"phones.new": "+49 171 2345678", "title": "CTO"})
    (text,) = vcards(here)
    assert "+491712345678" in text
    assert "TITLE:CTO" in text


def test_pictures_show_the_photo_the_card_and_a_field(here: Room, browser: TestClient) -> None:
    here.wait(proposal())
    with here.office.store.read() as records:
        digest = records.photos.cards()[0].photo
    for path in ("1/card.jpg", "1/small.jpg", "1/photo.jpg", "1/name.jpg"):
        answer = browser.get(f"/photos/{digest}/{path}")
        assert (answer.status_code, answer.content[:3]) == (200, b"\xff\xd8\xff"), path


def test_another_file_in_the_photos_place_is_not_shown(here: Room, browser: TestClient) -> None:
    here.wait(proposal())
    with here.office.store.read() as records:
        digest = records.photos.cards()[0].photo
        path = Path(records.photos.get(digest).path)  # type: ignore[union-attr]
    path.write_bytes(b"something else")
    assert browser.get(f"/photos/{digest}/1/photo.jpg").status_code == 404


def test_what_was_corrected_in_the_file_is_what_the_page_shows(here: Room, browser: TestClient) -> None:
    accept(browser, here.wait(proposal()))
    (file,) = (here.folder / "contacts").glob("*.vcf")
    text = file.read_bytes().replace(b"ann@acme.example", b"anna@acme.example")
    file.write_bytes(text)
    here.office.rounds._last = float("-inf")
    assert "anna@acme.example" in browser.get(f"/contacts/{file.stem}").text


UID = "00000000-0000-0000-0000-000000000007"


def test_two_windows_that_edit_one_contact_lose_nothing(here: Room, browser: TestClient) -> None:
    here.know(UID, Contact(Name("Ann Lee"), org="Acme", phones=(Phone("+493012345678", "030 12345678"),)))
    page = browser.get(f"/contacts/{UID}/edit").text
    was = {"was:org": "Acme", "was:name": "Ann Lee", "was:phones.0": "+493012345678"}
    form = {"csrf": csrf(page), **was, "org": "Acme", "name": "Ann Lee", "phones.0": "+493012345678"}
    assert browser.post(f"/contacts/{UID}/edit", data={**form, "org": "Globex"}).status_code == 303
    assert browser.post(f"/contacts/{UID}/edit", data={**form, "name": "Anna Lee"}).status_code == 303
    with here.office.store.read() as records:
        now = records.contacts.of([UID])[UID]
    assert (now.label, now.org) == ("Anna Lee", "Globex")
    again = browser.post(f"/contacts/{UID}/edit", data={**form, "org": "Initech"})
    assert again.status_code == 422
    assert "meanwhile it was changed to Globex" in again.text
    assert 'value="Initech"' in again.text


def test_what_was_known_otherwise_stands_beside_the_card_and_the_contact_harmlessly(
    here: Room, browser: TestClient
) -> None:
    other = Phone("+493012345679", "030 12345679")
    known = Contact(Name("Ann Lee"), title="<b>CTO</b>", emails=("ann@acme.example",), phones=(other,))
    here.know("known", known)
    read = replace(proposal(), title=Guess("Buyer", 0.9))
    card = here.wait(read, says="Ann Lee Buyer ann@acme.example")
    page = browser.get(f"/look/{card}").text
    assert "other than in your contacts: +493012345679" in page
    assert "other than in your contacts: &lt;b&gt;CTO&lt;/b&gt;" in page
