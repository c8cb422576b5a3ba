"""Open .eml drafts with Thunderbird as a double click does, and print what its writing windows then show.

Run by a Python that has marionette_driver (PyPI), with thunderbird installed.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from marionette_driver.marionette import Marionette

ACCOUNT = """
const { MailServices } = ChromeUtils.importESModule("resource:///modules/MailServices.sys.mjs");
const identity = MailServices.accounts.createIdentity();
identity.email = "kim@home.example";
identity.composeHtml = false;
const account = MailServices.accounts.createAccount();
account.incomingServer = MailServices.accounts.createIncomingServer("kim", "mail.home.example", "pop3");
account.addIdentity(identity);
MailServices.accounts.defaultAccount = account;
"""
OPEN = """
const [path, resolve] = arguments;
(async () => {
  const { MailUtils } = ChromeUtils.importESModule("resource:///modules/MailUtils.sys.mjs");
  const pause = (time) => new Promise((go) => window.setTimeout(go, time));
  const file = Cc["@mozilla.org/file/local;1"].createInstance(Ci.nsIFile);
  file.initWithPath(path);
  MailUtils.openEMLFile(window, file, Services.io.newFileURI(file).QueryInterface(Ci.nsIURL));
  let writing;
  const editor = () => writing?.document.getElementById("messageEditor")?.contentDocument;
  const text = () => editor()?.body?.innerText ?? "";
  for (let tries = 0; tries < 200 && !text().trim(); tries++) {
    await pause(100);
    writing = Services.wm.getMostRecentWindow("msgcompose");
  }
  if (!writing) return { unsent: false };
  const pills = [...writing.document.querySelectorAll("#toAddrContainer mail-address-pill")];
  const found = {
    unsent: true,
    to: pills.map((pill) => [pill.displayName, pill.emailAddress]),
    subject: writing.document.getElementById("msgSubject").value,
    body: text(),
  };
  writing.gMsgCompose.bodyModified = false;
  writing.close();
  for (let tries = 0; tries < 50 && Services.wm.getMostRecentWindow("msgcompose"); tries++) await pause(100);
  return found;
})().then(resolve, (error) => resolve({ error: String(error) }));
"""


def main(files: list[str]) -> None:
    with tempfile.TemporaryDirectory() as profile:
        command = [
            *("thunderbird", "--headless", "--marionette", "--remote-allow-system-access"),
            *("--profile", profile, "--no-remote"),
        ]
        with subprocess.Popen(command, stdout=sys.stderr) as thunderbird:
            try:
                client = Marionette(host="127.0.0.1", port=2828, startup_timeout=60)
                client.raise_for_port(timeout=60)
                client.start_session()
                client.timeout.script = 60
                with client.using_context("chrome"):
                    client.execute_script(ACCOUNT)
                    found = [
                        client.execute_async_script(OPEN, script_args=(str(Path(file).absolute()),))
                        for file in files
                    ]
            finally:
                thunderbird.terminate()
    sys.stdout.write(json.dumps(found))


main(sys.argv[1:])
