"""Choose the mail and web addresses and the profiles that stand on a card."""

from __future__ import annotations

from random import Random

from samples.press.companies import Company, ascii_letters
from samples.press.locales import Locale
from samples.press.people import Person

FREE_MAIL = ("gmail.com", "gmail.com", "gmail.com", "yahoo.com", "hotmail.com", "outlook.com", "icloud.com")
LOCAL_MAIL = {
    "IN": ("rediffmail.com", "yahoo.co.in", "yahoo.com"),
    "BR": ("uol.com.br", "bol.com.br", "terra.com.br", "ig.com.br", "hotmail.com"),
    "DE": ("gmx.de", "web.de", "t-online.de"),
    "AT": ("gmx.at", "aon.at"),
    "CH": ("bluewin.ch", "gmx.ch"),
    "PL": ("wp.pl", "o2.pl", "onet.pl", "interia.pl"),
    "FR": ("orange.fr", "wanadoo.fr", "free.fr"),
    "IT": ("libero.it", "tiscali.it", "alice.it"),
    "CZ": ("seznam.cz", "email.cz"),
    "GB": ("btinternet.com", "yahoo.co.uk"),
    "ES": ("yahoo.es", "telefonica.net"),
    "NL": ("ziggo.nl", "kpnmail.nl"),
    "JP": ("yahoo.co.jp",),
    "KR": ("naver.com", "hanmail.net"),
    "CN": ("163.com", "qq.com"),
    "US": ("aol.com", "comcast.net"),
}
"""Mail services that a country uses besides those used everywhere."""
RESERVED_MAIL = ("example.com", "example.org", "example.net")
ROLES = ("info", "office", "sales", "contact", "mail", "hello", "support", "service")
LOCAL_ROLES = {
    "DE": ("info", "kontakt", "buero"),
    "BR": ("contato", "vendas", "comercial"),
    "FR": ("contact", "accueil"),
    "PL": ("biuro", "kontakt"),
    "ES": ("info", "ventas"),
    "IT": ("info", "commerciale"),
    "NL": ("info",),
    "CZ": ("info", "obchod"),
    "SE": ("info",),
    "VN": ("info", "lienhe"),
}


def emails(
    rng: Random, place: Locale, person: Person | None, company: Company, reserved: bool
) -> tuple[str, ...]:
    if rng.random() < 0.1:
        return ()
    free = rng.random() < place.free_mail
    host = (
        rng.choice(RESERVED_MAIL if reserved else (*FREE_MAIL, *LOCAL_MAIL.get(place.country, ())))
        if free
        else company.host
    )
    if not free and not reserved and rng.random() < 0.04:
        host = f"{rng.choice(('mail', 'eu', 'uk', 'de', 'corp', 'sales'))}.{host}"
    local = _local(rng, place, person, company, free)
    out = [f"{local}@{host}"]
    if rng.random() < 0.1:
        role = rng.choice(LOCAL_ROLES.get(place.country, ROLES))
        out.append(f"{role}@{company.host}")
    if rng.random() < 0.03:
        out = [e[0].upper() + e[1:] for e in out]
    return tuple(dict.fromkeys(out))


def _local(rng: Random, place: Locale, person: Person | None, company: Company, free: bool) -> str:
    if person is None:
        if free:
            return ascii_letters(company.brand).replace("-", "")[:20] or "office"
        return rng.choice((*ROLES, *LOCAL_ROLES.get(place.country, ())))
    if rng.random() < 0.08 and not free:
        return rng.choice((*ROLES, *LOCAL_ROLES.get(place.country, ())))
    german = place.words == "de" and rng.random() < 0.8
    known = person.middle if len(person.given.replace(".", "")) <= 3 and person.middle else person.given
    given = ascii_letters(known.split(" ")[0], german=german).replace("-", "") or "x"
    family = ascii_letters(
        person.family.split(" ")[-1] if rng.random() < 0.7 else person.family, german=german
    )
    family = family.replace("-", "" if rng.random() < 0.7 else "-") or given
    forms = (
        "{g}.{f}",
        "{i}.{f}",
        "{i}{f}",
        "{f}",
        "{g}",
        "{g}{f}",
        "{g}_{f}",
        "{g}{fi}",
        "{f}.{g}",
        "{g}-{f}",
        "{f}{i}",
        "{i}-{f}",
    )
    form = rng.choices(forms, (34, 14, 10, 8, 12, 6, 4, 4, 3, 2, 2, 1))[0]
    local = form.format(g=given, f=family, i=given[0], fi=family[0])
    return local + (str(rng.randrange(1, 100)) if free and rng.random() < 0.3 else "")


def urls(rng: Random, company: Company, has_mail: bool) -> tuple[str, ...]:
    if rng.random() < (0.33 if has_mail else 0.15):
        return ()
    host = company.host
    form = rng.choices(
        ("www.{h}", "{h}", "http://www.{h}", "https://{h}", "http://{h}/", "www.{h}/{p}", "{p}.{h}"),
        (62, 17, 7, 4, 2, 4, 3),
    )[0]
    out = [form.format(h=host, p=rng.choice(("shop", "team", "en", "contact", "jobs", "lab")))]
    if rng.random() < 0.04:
        stem, _, tld = host.partition(".")
        out.append(f"www.{stem}-{rng.choice(('shop', 'group', 'blog'))}.{tld}")
    return tuple(out)


def socials(rng: Random, person: Person | None, company: Company) -> tuple[str, ...]:
    handle = (
        ascii_letters(person.full if person else company.brand).replace("-", rng.choice(("", "-", "_")))
        or "us"
    )
    forms = (
        "linkedin.com/in/{h}",
        "@{h}",
        "facebook.com/{h}",
        "fb.com/{h}",
        "instagram.com/{h}",
        "skype: {h}",
        "Skype {h}",
        "twitter.com/{h}",
        "github.com/{h}",
        "WeChat: {h}",
        "www.linkedin.com/in/{h}",
        "x.com/{h}",
        "/{h}",
    )
    return tuple(f.format(h=handle) for f in rng.sample(forms, rng.choice((1, 1, 2))))
