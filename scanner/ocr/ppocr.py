"""PP-OCR through onnxruntime: the models lie in the wheel of `rapidocr`, whose own code we do not load.

Importing rapidocr costs more than loading its models, and it would look for downloads; the two networks
are all we need of it. See https://github.com/RapidAI/RapidOCR (Apache-2.0) for the models. Both lie here
made lighter (`samples/networks`): they see and read the same in less time. Where one of them cannot be
loaded, rapidocr's own is.
"""

from __future__ import annotations

import logging
import math
import unicodedata
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from scanner.errors import NoReaderError, ReaderError
from scanner.model.geometry import Quad
from scanner.model.photo import Pixels
from scanner.ocr import ctc, detection
from scanner.ocr.reader import FoundLine, StripReading
from scanner.ocr.strips import scaled, smaller

log = logging.getLogger(__name__)

INSTALL = "install it with: pip install rapidocr onnxruntime"

LIGHTER = Path(__file__).with_name("networks")
"""Where networks lie that were made lighter."""

LONG_SIDE = 960
"""Lines are looked for in a picture this long: text of 8 px is still found, a huge photo costs no more."""

MOST_PIXELS = 640_000
"""And of so many pixels at most: memory grows with the area, and a square photo has the most of it."""

MULTIPLE = 32
"""The detector's pictures are whole multiples of this wide and high."""

STRIP_HEIGHT = 48
"""The recogniser was trained on strips this high."""

STEP = 8
"""Pixels along such a strip that one step of the recogniser covers."""

WIDEST = 60 * STRIP_HEIGHT
"""No line on a card is so long: what is wider is squeezed, so that no strip takes for ever."""

WIDE = frozenset(map(chr, range(0xFF01, 0xFF5F)))
"""ASCII as wide as Chinese characters."""

NARROWEST = 160
"""Strips are filled up to this width: the recogniser has hardly seen shorter ones."""


def _narrow(character: str) -> str:
    """Return a Latin letter or digit as wide as Chinese ones as the usual one: names have some by mistake.

    >>> _narrow("ｏ"), _narrow("："), _narrow("²")
    ('o', '：', '²')
    """
    narrow = unicodedata.normalize("NFKC", character)
    return narrow if character in WIDE and narrow.isalnum() else character


class PPOCR:
    """Finds and reads text with PP-OCR; `threads` is how many it may use."""

    name = "ppocr"
    reads_well = 0.85  # upright the median card reaches 0.99; upside down the best of 44 had less than 0.85

    def __init__(self, *, threads: int = 1, long_side: int = LONG_SIDE) -> None:
        self._long_side = long_side
        # The detector's pictures are bounded, and memory got anew for each costs a quarter of its time; a
        # recogniser's arena would keep the widest strip's memory for good.
        self._detector = _opened("det", threads, keeps_memory=True)
        self._recogniser = _opened("rec", threads, keeps_memory=False)
        characters = self._recogniser.get_modelmeta().custom_metadata_map["character"]
        self._alphabet = ("", *map(_narrow, characters.splitlines()), " ")

    def find_text(self, pixels: Pixels) -> tuple[Quad, ...]:
        """Find lines of text in a picture of any size, each taken to run rightwards or downwards."""
        height, width = pixels.shape[:2]
        small = _resized(pixels, self._long_side)
        text = _run(self._detector, _normalised(small)[None])[0, 0]
        return detection.quads_of(text, scale_x=width / small.shape[1], scale_y=height / small.shape[0])

    def find_lines(self, pixels: Pixels, seen: Sequence[Quad] = ()) -> tuple[FoundLine, ...]:
        """Find lines on a card, which is a picture like any other: what was seen once is not looked for."""
        if seen:
            return tuple(map(FoundLine, seen))
        small, shrink = smaller(pixels)
        return tuple(FoundLine(scaled(quad, 1 / shrink)) for quad in self.find_text(small))

    def read_strips(self, strips: Sequence[Pixels]) -> tuple[StripReading, ...]:
        """Read strips of one upright line each."""
        return tuple(self._read(strip) for strip in strips)

    def _read(self, strip: Pixels) -> StripReading:
        """Read one strip: a batch is no faster on one thread and fills the memory of its longest member."""
        ready = fitted(strip)
        steps = _run(self._recogniser, recognisable(ready))[0]
        used = steps[: -(-ready.shape[1] // STEP)]
        step = STEP * strip.shape[1] / ready.shape[1]
        return ctc.words_of(ctc.glyphs_of(used, self._alphabet), step=step)


def model_files(kind: str) -> tuple[Path, ...]:
    """Say where models for `kind`, "det" or "rec", lie, the preferred first; raise NoReaderError for none."""
    models = (*_models(LIGHTER, kind), *original_models(kind))
    if not models:
        raise NoReaderError(f"PP-OCR's models are not here; {INSTALL}")
    return models


def original_models(kind: str) -> tuple[Path, ...]:
    """Say where rapidocr's own models for `kind` lie, the newest first."""
    spec = find_spec("rapidocr")
    places = spec.submodule_search_locations if spec else None
    return tuple(path for place in places or () for path in _models(Path(place) / "models", kind))


def _models(folder: Path, kind: str) -> list[Path]:
    return sorted(folder.glob(f"*{kind}*.onnx"), reverse=True)


def runtime_version() -> str:
    """Say which onnxruntime is here; NoReaderError where there is none."""
    return f"onnxruntime {_onnxruntime().__version__}"


def _onnxruntime() -> Any:
    try:
        import onnxruntime
    except ImportError as e:
        raise NoReaderError(f"onnxruntime is not here; {INSTALL}") from e
    return onnxruntime


def _opened(kind: str, threads: int, *, keeps_memory: bool) -> Any:
    """Open the preferred model that can be loaded: an onnxruntime may not know what the lighter ones ask."""
    *preferred, last = model_files(kind)
    for model in preferred:
        try:
            return _session(model, threads, keeps_memory=keeps_memory)
        except NoReaderError:
            log.debug("%s cannot be loaded", model.name, exc_info=True)
    return _session(last, threads, keeps_memory=keeps_memory)


def _session(model: Path, threads: int, *, keeps_memory: bool) -> Any:
    onnxruntime = _onnxruntime()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = keeps_memory
    options.enable_mem_pattern = False  # it takes a third more beside the arena, and saves no time
    options.log_severity_level = 4
    try:
        return onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
    except Exception as e:
        raise NoReaderError(
            f"PP-OCR's model {model.name} cannot be loaded; {INSTALL} --force-reinstall"
        ) from e


def _run(session: Any, batch: NDArray[np.float32]) -> NDArray[np.float32]:
    try:
        answer: NDArray[np.float32] = session.run(None, {session.get_inputs()[0].name: batch})[0]
    except Exception as e:
        raise ReaderError(f"PP-OCR failed: {e}") from e
    return answer


def _resized(pixels: Pixels, long_side: int) -> Pixels:
    height, width = pixels.shape[:2]
    scale = min(1.0, long_side / max(height, width), math.sqrt(MOST_PIXELS / (height * width)))
    size = [max(MULTIPLE, round(side * scale / MULTIPLE) * MULTIPLE) for side in (width, height)]
    return np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), np.uint8)


def _normalised(pixels: Pixels) -> NDArray[np.float32]:
    """Return channels × height × width between -1 and 1: parted first, since the network wants them apart."""
    channels = np.stack(cv2.split(pixels))
    return np.asarray(channels / np.float32(127.5) - np.float32(1), np.float32)


def fitted(strip: Pixels) -> Pixels:
    """Bring a strip to the recogniser's height."""
    height, width = strip.shape[:2]
    wide = min(WIDEST, max(STEP, round(width * STRIP_HEIGHT / height)))
    return np.asarray(cv2.resize(strip, (wide, STRIP_HEIGHT), interpolation=cv2.INTER_AREA), np.uint8)


def recognisable(strip: Pixels) -> NDArray[np.float32]:
    """Return a fitted strip as the recogniser takes it: 1 × 3 × height × width, between -1 and 1."""
    return _normalised(_filled(strip))[None]


def _filled(strip: Pixels) -> Pixels:
    """Fill a short strip on the right with the grey that the recogniser was trained to take for nothing."""
    missing = NARROWEST - strip.shape[1]
    if missing <= 0:
        return strip
    return np.asarray(
        cv2.copyMakeBorder(strip, 0, 0, 0, missing, cv2.BORDER_CONSTANT, value=(127, 127, 127)), np.uint8
    )
