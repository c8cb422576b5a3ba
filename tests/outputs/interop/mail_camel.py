"""Read .eml drafts with Camel, the mail library of GNOME Evolution, and print what it finds.

Run by the system's Python, with gir1.2-camel-1.2 and python3-gi installed.
"""

from __future__ import annotations

import json
import sys

import gi

gi.require_version("Camel", "1.2")
from gi.repository import Camel, Gio, GLib  # noqa: E402 - only after the version is said


def read(file: str) -> dict[str, object]:
    message = Camel.MimeMessage.new()
    stream = Gio.File.new_for_path(file).read(None)
    message.construct_from_input_stream_sync(stream, None)
    people = message.get_recipients(Camel.RECIPIENT_TYPE_TO)
    to = [people.get(number)[1:] for number in range(people.length())]
    out = Gio.MemoryOutputStream.new_resizable()
    message.get_content().decode_to_output_stream_sync(out, None)
    out.close(None)
    body = GLib.Bytes.get_data(out.steal_as_bytes()).decode("utf-8")
    return {
        "unsent": message.get_header("X-Unsent") == "1",
        "to": to,
        "subject": message.get_subject(),
        "body": body,
    }


Camel.init("/nonexistent", False)
sys.stdout.write(json.dumps([read(file) for file in sys.argv[1:]]))
