"""A page → what was understood of the card: every candidate weighed, one joint choice, how sure it is."""

from __future__ import annotations

from scanner.fields.glued import unglued
from scanner.fields.judge.assign import assign
from scanner.fields.judge.candidates import weighed
from scanner.fields.judge.features import describe
from scanner.fields.judge.latin import latin_first
from scanner.fields.judge.leanings import Leanings
from scanner.fields.judge.name import name_of
from scanner.fields.judge.placing import address_atoms, placed
from scanner.fields.judge.sureness import Judge, judged
from scanner.fields.judge.values import address_of, text_of
from scanner.fields.judge.witnesses import domain_of
from scanner.fields.limits import MAX_LINES, within
from scanner.fields.reach.find import Reach, find_reach
from scanner.fields.reach.spelt import hosted_by, is_clear, spelt_by
from scanner.fields.torn import whole
from scanner.fields.trace import Spot
from scanner.fields.who.coded import told_by_codes
from scanner.fields.who.homeland import with_country
from scanner.fields.who.parting import parted
from scanner.fields.who.pieces import spans
from scanner.fields.who.places import blocks
from scanner.fields.who.scene import Scene
from scanner.model.page import Page
from scanner.model.proposal import Proposal


def propose(page: Page, *, region: str | None = None, judge: Judge = judged) -> Proposal:
    """Understand `page`; `region` (ISO 3166) says where its numbers are from if nothing on it does.

    `judge` says how sure each value is.
    """
    page = parted(unglued(whole(within(page))))
    reach = find_reach(page, region=region, judge=judge)
    scene = scene_of(page, reach)
    features = {span: describe(span, scene) for span in scene.spans}
    atoms = address_atoms(scene)
    leanings = Leanings.of(features)
    places = placed(features, atoms, leanings, scene)
    candidates = weighed(features, places, leanings)
    choice = latin_first(assign(candidates), candidates)
    used = frozenset[Spot]().union(*(c.span.spots for c in choice.chosen.values()))
    free = [span for span in atoms if span.spots.isdisjoint(used)]
    name = name_of(choice, candidates["name"], scene, reach, judge)
    org = text_of(choice, "org", scene, judge)
    domains = [domain_of(email.value) for email in reach.emails]
    return told_by_codes(
        Proposal(
            name=name,
            org=org,
            department=text_of(choice, "department", scene, judge),
            title=text_of(choice, "title", scene, judge),
            emails=tuple(spelt_by(name, email) for email in reach.emails),
            phones=reach.phones,
            urls=tuple(hosted_by(org, url, domains) for url in reach.urls),
            addresses=with_country(
                (address_of(block, page, judge) for block in blocks(free, places)),
                phones=[guess.value for guess in reach.phones],
                hosts=scene.hosts,
                lines=[line.text for line in scene.page.lines],
            ),
        ),
        reach.codes,
    )


def scene_of(page: Page, reach: Reach, *, strange: frozenset[str] = frozenset()) -> Scene:
    """Lay out what is left of a page when e-mails, numbers and web addresses are taken away.

    `strange` are words taken to be in no list of names or titles.
    """
    hosts = [g.value.rpartition("@")[2] for g in reach.emails] + [g.value for g in reach.urls]
    whole = Page(page.lines[:MAX_LINES], page.width, page.height, page.codes)
    locals = tuple(g.value.partition("@")[0] for g in reach.emails)
    return Scene(
        whole,
        tuple(spans(whole, reach.owned, locals, strange)),
        locals,
        tuple(hosts),
        tuple(box for phone in reach.phones for box in phone.boxes),
        tuple(
            host for host, guess in zip(hosts, (*reach.emails, *reach.urls), strict=True) if is_clear(guess)
        ),
    )
