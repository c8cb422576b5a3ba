"""Contacts on the page: found by what one remembers, handed to a phone."""

from __future__ import annotations

from dataclasses import replace

from starlette.testclient import TestClient

from scanner.actions.people.finding import find
from scanner.model.contact import Contact, Name, Phone, PhoneKind
from scanner.model.proposal import Guess
from scanner.web.contacts import ON_A_PAGE
from tests.web.rooms import Room, csrf, proposal

UID = "00000000-0000-0000-0000-000000000007"


def test_somebody_is_found_by_other_words_on_their_card(here: Room, browser: TestClient) -> None:
    card = here.wait(proposal(), says="Acme Möbel seit 1887 Trade-Fair Stand 12")
    here.wait(proposal("Bea Moss"), says="Kaffee & Kuchen")
    token = csrf(browser.get(f"/look/{card}").text)
    browser.post(f"/look/{card}/accept", data={"csrf": token})
    for words in ("mobel", "SEIT ann", "trade-fair"):
        assert "Ann Lee" in browser.get("/contacts", params={"part": 1, "q": words}).text, words
    for words in ("kaffee", "mobel bea"):
        assert "Ann Lee" not in browser.get("/contacts", params={"part": 1, "q": words}).text, words
    with here.office.store.read() as records:
        assert [person.contact.label for person in find(records, "1887")] == ["Ann Lee"]


def test_a_vcard_is_shown_at_once_where_that_can_be_and_saved_under_a_name_elsewhere(
    here: Room, browser: TestClient
) -> None:
    here.know(UID, Contact(Name("Zoë Ångström")))
    answer = browser.get(f"/contacts/{UID}.vcf")
    assert answer.headers["content-type"] == "text/vcard; charset=utf-8"
    assert answer.headers["content-disposition"] == 'inline; filename="zoe-angstrom.vcf"'
    here.know(UID, Contact(Name("李明")))
    assert 'filename="00000000.vcf"' in browser.get(f"/contacts/{UID}.vcf").headers["content-disposition"]


def test_a_name_cannot_break_out_of_the_header_that_carries_it(here: Room, browser: TestClient) -> None:
    here.know(UID, Contact(Name('A"\r\nSet-Cookie: x=1;../..\\')))
    answer = browser.get(f"/contacts/{UID}.vcf")
    assert answer.headers["content-disposition"] == 'inline; filename="a-set-cookie-x-1.vcf"'
    assert "set-cookie" not in answer.headers


def test_a_web_address_leads_to_a_page_or_nowhere(here: Room, browser: TestClient) -> None:
    urls = ("www.acme.example", "javascript:alert(1)", "http://[", "data:text/html,x")
    here.know(UID, Contact(Name("Ann Lee"), urls=urls))
    page = browser.get(f"/contacts/{UID}").text
    assert 'href="https://www.acme.example"' in page
    assert 'href="javascript' not in page
    assert 'href="data' not in page


def test_a_picture_of_somebody_who_was_forgotten_is_not_shown_any_more(
    here: Room, browser: TestClient
) -> None:
    """Pictures are kept in memory here, and nowhere in the browser."""
    here.wait(replace(proposal(), org=Guess("Acme", 0.9)))
    with here.office.store.read() as records:
        digest = records.photos.cards()[0].photo
    small = f"/photos/{digest}/1/small.jpg"
    answer = browser.get(small)
    assert len(answer.content) < 8_000
    assert answer.headers["cache-control"] == "no-store"
    with here.office.store.write() as records:
        records.photos.finish(digest, [], taken=None)
        records.photos.fail(digest, "")
        records.photos.retry(digest)
    assert browser.get(small).status_code == 404
    assert here.office.pictures.digests() == {digest}
    here.office.rounds._last = float("-inf")
    browser.get("/")
    assert here.office.pictures.digests() == set()


def test_a_contact_has_its_title_degree_and_number_as_people_read_them(
    here: Room, browser: TestClient
) -> None:
    name = Name("Ann Lee", prefix="Dr.", suffix="MBA")
    here.know(UID, Contact(name, phones=(Phone("+493012345678", "x", PhoneKind.WORK),)))
    page = browser.get(f"/contacts/{UID}").text
    assert "<h1><bdi>Dr. Ann Lee, MBA</bdi></h1>" in page
    assert '<a href="tel:+493012345678">+49 30 12345678</a>' in page


def test_a_list_that_is_cut_says_so(here: Room, browser: TestClient) -> None:
    for number in range(ON_A_PAGE):
        here.know(f"{UID[:-2]}{number:02}", Contact(Name(f"Ann Lee {number:02}")))
    assert "The first" not in browser.get("/contacts").text
    here.know(f"{UID[:-3]}100", Contact(Name("Bea Moss")))
    page = browser.get("/contacts").text
    assert f"The first {ON_A_PAGE}; a word more finds the others." in page
    assert "Bea Moss" not in page
    assert "The first" not in browser.get("/contacts", params={"part": 1, "q": "moss"}).text


def test_what_was_told_can_be_taken_back_beside_it(here: Room, browser: TestClient) -> None:
    """A paragraph ends where a form begins: the button stood below."""
    card = here.wait(proposal())
    token = csrf(browser.get(f"/look/{card}").text)
    browser.post(f"/look/{card}/accept", data={"csrf": token})
    told = browser.get("/").text.partition('class="told"')[2]
    before, button, _ = told.partition(">Undo<")
    assert button
    assert "<p" not in before
