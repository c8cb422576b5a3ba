"""PP-OCR through onnxruntime: the models lie in the wheel of `rapidocr`, whose own code we do not load.

Importing rapidocr costs more than loading its models, and it would look for downloads; the two networks
are all we need of it. See https://github.com/RapidAI/RapidOCR (Apache-2.0) for the models.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
from scanner.ocr.reader import StripReading

INSTALL = "install it with: pip install rapidocr onnxruntime"

LONG_SIDE = 960
"""Lines are looked for in a picture this long: text of 8 px is still found, a huge photo costs no more."""

MULTIPLE = 32
"""The detector's pictures are whole multiples of this wide and high."""

STRIP_HEIGHT = 48
"""The recogniser was trained on strips this high."""

STEP = 8
"""Pixels along such a strip that one step of the recogniser covers."""

BATCH_WIDTH = 2400
"""Strips are recognised together up to this many pixels in all, which bounds the memory taken."""

NARROWEST = 160
"""Strips are filled up to this width: the recogniser has hardly seen shorter ones."""


class PPOCR:
    """Finds and reads text with PP-OCR; `threads` is how many it may use."""

    name = "ppocr"

    def __init__(self, *, threads: int = 1, long_side: int = LONG_SIDE) -> None:
        self._long_side = long_side
        self._detector = _session(model_file("det"), threads)
        self._recogniser = _session(model_file("rec"), threads)
        characters = self._recogniser.get_modelmeta().custom_metadata_map["character"]
        self._alphabet = ("", *characters.splitlines(), " ")

    def find_text(self, pixels: Pixels) -> tuple[Quad, ...]:
        """Find lines of text in a picture of any size, each taken to run rightwards or downwards."""
        height, width = pixels.shape[:2]
        small = _resized(pixels, self._long_side)
        text = _run(self._detector, _normalised(small)[None])[0, 0]
        return detection.quads_of(text, scale_x=width / small.shape[1], scale_y=height / small.shape[0])

    def read_strips(self, strips: Sequence[Pixels]) -> tuple[StripReading, ...]:
        """Read strips of one upright line each."""
        ready = [_strip(strip) for strip in strips]
        readings: list[StripReading] = [()] * len(strips)
        for batch in _batches([strip.shape[1] for strip in ready]):
            answer = _run(self._recogniser, _filled([ready[i] for i in batch]))
            for i, steps in zip(batch, answer, strict=True):
                used = steps[: -(-ready[i].shape[1] // STEP)]
                step = STEP * strips[i].shape[1] / ready[i].shape[1]
                readings[i] = ctc.words_of(ctc.glyphs_of(used, self._alphabet), step=step)
        return tuple(readings)


def model_file(kind: str) -> Path:
    """Say where the model for `kind`, "det" or "rec", lies; NoReaderError where there is none."""
    spec = find_spec("rapidocr")
    places = spec.submodule_search_locations if spec else None
    found = sorted(Path(place) / "models" for place in places or ())
    models = [path for folder in found for path in sorted(folder.glob(f"*{kind}*.onnx"))]
    if not models:
        raise NoReaderError(f"PP-OCR's models are not here; {INSTALL}")
    return models[-1]


def runtime_version() -> str:
    """Say which onnxruntime is here; NoReaderError where there is none."""
    return f"onnxruntime {_onnxruntime().__version__}"


def _onnxruntime() -> Any:
    try:
        import onnxruntime
    except ImportError as e:
        raise NoReaderError(f"onnxruntime is not here; {INSTALL}") from e
    return onnxruntime


def _session(model: Path, threads: int) -> Any:
    onnxruntime = _onnxruntime()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False  # an arena keeps the largest photo's memory for good
    options.log_severity_level = 4
    return onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])


def _run(session: Any, batch: NDArray[np.float32]) -> NDArray[np.float32]:
    try:
        answer: NDArray[np.float32] = session.run(None, {session.get_inputs()[0].name: batch})[0]
    except Exception as e:
        raise ReaderError(f"PP-OCR failed: {e}") from e
    return answer


def _resized(pixels: Pixels, long_side: int) -> Pixels:
    height, width = pixels.shape[:2]
    scale = min(1.0, long_side / max(height, width))
    size = [max(MULTIPLE, round(side * scale / MULTIPLE) * MULTIPLE) for side in (width, height)]
    return np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), np.uint8)


def _normalised(pixels: Pixels) -> NDArray[np.float32]:
    return (pixels.astype(np.float32) / 127.5 - 1).transpose(2, 0, 1)


def _strip(strip: Pixels) -> Pixels:
    height, width = strip.shape[:2]
    wide = max(STEP, round(width * STRIP_HEIGHT / height))
    return np.asarray(cv2.resize(strip, (wide, STRIP_HEIGHT), interpolation=cv2.INTER_AREA), np.uint8)


def _batches(widths: Sequence[int]) -> Iterator[list[int]]:
    """Group the indices of strips by similar width, so that little of a batch is filling."""
    batch: list[int] = []
    for i in sorted(range(len(widths)), key=widths.__getitem__):
        if batch and (len(batch) + 1) * widths[i] > BATCH_WIDTH:
            yield batch
            batch = []
        batch.append(i)
    if batch:
        yield batch


def _filled(strips: Sequence[Pixels]) -> NDArray[np.float32]:
    """Stack strips, filled on the right with what the recogniser was trained to take for nothing."""
    widest = max(NARROWEST, *(strip.shape[1] for strip in strips))
    stack = np.zeros((len(strips), 3, STRIP_HEIGHT, widest), np.float32)
    for place, strip in zip(stack, strips, strict=True):
        place[:, :, : strip.shape[1]] = _normalised(strip)
    return stack
