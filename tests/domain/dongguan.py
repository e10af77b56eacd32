"""The texts of the shipped city."""

from pathlib import Path

from domain.city import FILES

FOLDER = Path(__file__).parents[2] / "city" / "dongguan"


def read_dongguan() -> dict[str, str]:
    return {name: (FOLDER / name).read_text("utf-8") for name in FILES if (FOLDER / name).exists()}


def read_two_towns() -> dict[str, str]:
    """Dongguan with the villages of Chang'an and Humen and one outline only: checked quickly."""
    files = read_dongguan()
    villages = files["villages.csv"].splitlines()
    outlines = files["outlines.geojson"].splitlines()
    kept = [villages[0], *(line for line in villages if ",441900119," in line or ",441900121," in line)]
    drawn = [*outlines[:3], outlines[3].removesuffix(","), "]}"]
    return files | {"villages.csv": "\n".join(kept) + "\n", "outlines.geojson": "\n".join(drawn) + "\n"}
