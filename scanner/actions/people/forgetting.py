"""Forget a person: in the records first, in the files after."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from scanner.errors import OutputError
from scanner.model.record import Forgotten

if TYPE_CHECKING:
    from scanner.store.store import Records


@dataclass(frozen=True, slots=True)
class Leftovers:
    """What was removed from the records with a person, and the files that are to go too."""

    gone: Forgotten
    files: tuple[Path, ...]

    def delete(self) -> Iterator[Path]:
        """Delete the files that are still there, and yield each as soon as it is gone. Raises OutputError."""
        yield from (file for file in self.files if _deleted(file))


def forget(
    records: Records, uid: str, *, contacts: Path, calendar: Path | None = None, photos: bool = False
) -> Leftovers:
    """Remove a person from the records; return the files that are left, their photos where that is asked."""
    from scanner.store.forget import forget as removed  # loading SQL takes longer than all else here

    gone = removed(records, uid)
    files = [*map(Path, gone.vcards), contacts / f"{uid}.vcf"]
    files += [calendar / f"{reminder}.ics" for reminder in gone.reminders] if calendar else []
    files += [Path(path) for path in gone.photos] if photos else []
    return Leftovers(gone, tuple(files))


def _deleted(file: Path) -> bool:
    try:
        file.unlink()
    except FileNotFoundError:
        return False
    except OSError as error:
        raise OutputError(f"{file} cannot be deleted: {error.strerror}; delete it by hand") from error
    return True
