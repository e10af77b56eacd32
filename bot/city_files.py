"""The folder of a city: one of the administrator's, or one that comes with the package, also from a wheel."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from domain.city import FILES, Broken


def find_city(name: str, directory: Path) -> Traversable | None:
    """The folder that CITY names, relative to `directory`, else the shipped city of that name, else None."""
    folder = directory / name
    if folder.is_dir():
        return folder
    shipped = files("city") / name if name.isidentifier() else None
    return shipped if shipped and shipped.is_dir() and not name.startswith("_") else None


def read_city(folder: Traversable) -> dict[str, str]:
    """The texts of a city's files by name; one that is missing is left to `parse_city`, which names it.

    Raises Broken for a file that is no text, and OSError.
    """
    present = [name for name in FILES if (folder / name).is_file()]
    return {name: _read(folder / name) for name in present}


def _read(file: Traversable) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise Broken(file.name, line, "", "is not UTF-8; save it as UTF-8") from None
