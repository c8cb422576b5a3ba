"""Index .eml drafts with notmuch (which reads mail by GMime), and print what it shows of each."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from email.utils import getaddresses
from pathlib import Path
from typing import Any

NOTMUCH = "/usr/bin/notmuch"


def read(file: str) -> dict[str, object]:
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(file, folder)
        config = Path(folder) / ".config"
        config.write_text(
            f"[database]\npath={folder}\n[new]\nignore=.config\n[index]\nheader.Unsent=X-Unsent\n"
        )
        told = os.environ | {"NOTMUCH_CONFIG": str(config)}

        def notmuch(*words: str) -> bytes:
            return subprocess.run([NOTMUCH, *words], env=told, check=True, capture_output=True).stdout

        notmuch("new", "--quiet")
        shown = json.loads(notmuch("show", "--format=json", "*"))
        unsent = notmuch("count", "Unsent:1")
    message: dict[str, Any] = shown[0][0][0]
    return {
        "unsent": unsent.strip() == b"1",
        "to": [list(each) for each in getaddresses([message["headers"]["To"]])],
        "subject": message["headers"]["Subject"],
        "body": message["body"][0]["content"],
    }


sys.stdout.write(json.dumps([read(file) for file in sys.argv[1:]]))
