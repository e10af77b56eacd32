"""Where settings come from: the environ before `.env`, secrets also from files, near misses pointed out."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path

from dotenv import dotenv_values

MOST_BYTES = 10_000


class BadSetting(Exception):
    """A setting that cannot be used; `str()` is one line that names it, says why and what is accepted."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name


def gather(
    environ: Mapping[str, str], directory: Path, names: Iterable[str], secrets: Iterable[str]
) -> tuple[dict[str, str], tuple[str, ...]]:
    """The values of `names` that are set and not empty, and a warning for each near miss."""
    known = [*names, *(f"{secret}_FILE" for secret in secrets)]
    values: dict[str, str] = {}
    warnings: list[str] = []
    for source in (_dotenv(directory / ".env"), environ):
        warnings += _near_misses(source, known)
        chosen = {name: source[name].strip() for name in known if source.get(name, "").strip()}
        values |= _with_files(chosen, secrets, directory)
    return values, tuple(dict.fromkeys(warnings))


def _dotenv(path: Path) -> dict[str, str]:
    try:
        # Interpolation would look into os.environ behind our back.
        found = dotenv_values(path, interpolate=False)
    except (OSError, UnicodeDecodeError) as error:
        raise BadSetting(str(path), f"cannot be read: {error}") from None
    return {name: value for name, value in found.items() if value is not None}


def _with_files(chosen: dict[str, str], secrets: Iterable[str], directory: Path) -> dict[str, str]:
    for secret in secrets:
        path = chosen.pop(f"{secret}_FILE", None)
        if path is None:
            continue
        if secret in chosen:
            raise BadSetting(secret, f"is set twice, also by {secret}_FILE; set one of them")
        chosen[secret] = _read_secret(f"{secret}_FILE", directory / path)
    return chosen


def _read_secret(name: str, path: Path) -> str:
    try:
        with path.open(encoding="utf-8") as file:
            value = file.read(MOST_BYTES).strip()
    except OSError as error:
        raise BadSetting(name, f"{path} cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise BadSetting(name, f"{path} is not a text file") from None
    if not value:
        raise BadSetting(name, f"{path} is empty")
    return value


def _near_misses(source: Mapping[str, str], known: list[str]) -> list[str]:
    """A word for each name that is nearly a setting's, such as BOT_TOKN or bot_token."""
    near = {name: get_close_matches(name.upper(), known, 1, 0.88) for name in source if name not in known}
    return [f"{name} is not a setting; did you mean {meant[0]}?" for name, meant in near.items() if meant]
