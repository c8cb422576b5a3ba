"""Import .ics files with Thunderbird's own importer and print what its calendar then holds.

Run by a Python that has marionette_driver (PyPI), with thunderbird installed.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from marionette_driver.marionette import Marionette

IMPORT = """
const [path, resolve] = arguments;
(async () => {
  const { cal } = ChromeUtils.importESModule("resource:///modules/calendar/calUtils.sys.mjs");
  const file = Cc["@mozilla.org/file/local;1"].createInstance(Ci.nsIFile);
  file.initWithPath(path);
  const stream = Cc["@mozilla.org/network/file-input-stream;1"].createInstance(Ci.nsIFileInputStream);
  stream.init(file, -1, -1, 0);
  const importer = Cc["@mozilla.org/calendar/import;1?type=ics"].getService(Ci.calIImporter);
  const items = importer.importFromStream(stream);
  const calendar = cal.manager.createCalendar("storage", Services.io.newURI("moz-storage-calendar://"));
  calendar.id = cal.getUUID();
  calendar.name = "reminders";
  cal.manager.registerCalendar(calendar);
  for (const item of items) await calendar.addItem(item);
  const held = await calendar.getItemsAsArray(Ci.calICalendar.ITEM_FILTER_ALL_ITEMS, 0, null, null);
  const moment = (time) => time ? new Date(time.nativeTime / 1000).toISOString() : null;
  const found = held.map((item) => ({
    is: item.isEvent() ? "VEVENT" : "VTODO",
    uid: item.id,
    summary: item.title,
    description: item.descriptionText,
    url: item.getProperty("URL"),
    starts: moment(item.isEvent() ? item.startDate : item.entryDate),
    ends: moment(item.isEvent() ? item.endDate : item.dueDate),
    changed: moment(item.lastModifiedTime),
    sequence: Number(item.getProperty("SEQUENCE")),
    status: item.status,
    class: item.privacy,
    categories: item.getCategories(),
    interview: item.getProperty("X-INTERVIEW-ID"),
    people: item.getAttendees().length + (item.organizer ? 1 : 0),
    alarms: item.getAlarms().map((alarm) => [alarm.action, alarm.offset.inSeconds]),
  }));
  cal.manager.removeCalendar(calendar);
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
                    found = [
                        client.execute_async_script(IMPORT, script_args=(str(Path(file).absolute()),))
                        for file in files
                    ]
            finally:
                thunderbird.terminate()
    sys.stdout.write(json.dumps(found))


main(sys.argv[1:])
