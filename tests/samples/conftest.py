from __future__ import annotations

import pytest

from samples.press.fonts import ROOT


@pytest.fixture(autouse=True)
def _fonts() -> None:
    if not ROOT.exists():
        pytest.skip("cards are drawn with Debian's fonts, which are not on this system")
