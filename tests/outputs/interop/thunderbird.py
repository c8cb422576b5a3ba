"""Import a .vcf with Thunderbird's own importer and print what its address book then holds.

Run by a Python that has marionette_driver (PyPI), with thunderbird installed.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from marionette_driver.marionette import Marionette

IMPORT = """
const [path, resolve] = arguments;
(async () => {
  const { AddrBookFileImporter } = ChromeUtils.importESModule("resource:///modules/AddrBookFileImporter.sys.mjs");
  const { MailServices } = ChromeUtils.importESModule("resource:///modules/MailServices.sys.mjs");
  const file = Cc["@mozilla.org/file/local;1"].createInstance(Ci.nsIFile);
  file.initWithPath(path);
  const id = MailServices.ab.newAddressBook("cards", "", Ci.nsIAbManager.JS_DIRECTORY_TYPE);
  const book = MailServices.ab.getDirectoryFromId(id);
  await new AddrBookFileImporter("vcard").startImport(file, book);
  const entries = (card) => card.vCardProperties.entries.map((e) => [e.name, e.params, e.value]);
  return Object.fromEntries(book.childCards.map((card) => [card.UID, entries(card)]));
})().then(resolve, (error) => resolve({ error: String(error) }));
"""


Entry = tuple[str, dict[str, Any], Any]


def listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def card(uid: str, entries: list[Entry]) -> dict[str, object]:
    def named(name: str) -> list[Any]:
        return [value for found, _, value in entries if found == name]

    def typed(name: str) -> list[Any]:
        return [[value, sorted(listed(params["type"]))] for found, params, value in entries if found == name]

    return {
        "uid": uid,
        "n": named("n"),
        "org": [listed(value) for value in named("org")],
        **{name: typed(name) for name in ("tel", "email", "adr")},
        **{name: named(name) for name in ("fn", "nickname", "title", "url", "note", "categories", "photo")},
        "interview": named("x-interview-id"),
        "label": named("x-ablabel"),
    }


def main(file: Path) -> None:
    with tempfile.TemporaryDirectory() as profile:
        command = [
            "thunderbird",
            "--headless",
            "--marionette",
            "--remote-allow-system-access",
            "--profile",
            profile,
            "--no-remote",
        ]
        with subprocess.Popen(command, stdout=sys.stderr) as thunderbird:
            try:
                client = Marionette(host="127.0.0.1", port=2828, startup_timeout=60)
                client.raise_for_port(timeout=60)
                client.start_session()
                client.timeout.script = 60
                with client.using_context("chrome"):
                    found = client.execute_async_script(IMPORT, script_args=(str(file.absolute()),))
            finally:
                thunderbird.terminate()
    # An address book has no order: that of the file makes them comparable.
    uids = re.findall("^UID:(.*)\r$", file.read_bytes().decode(), re.MULTILINE)
    sys.stdout.write(json.dumps([card(uid, found[uid]) for uid in uids if uid in found]))


main(Path(sys.argv[1]))
