"""Reads `outlines.geojson`: the outline of each area that has one, in WGS-84, longitude before latitude."""

import json
from collections.abc import Mapping
from typing import Any

from shapely.errors import ShapelyError
from shapely.geometry import box, shape
from shapely.validation import explain_validity

from domain.city_files import Broken, read_text

FILE = "outlines.geojson"
Bbox = tuple[float, float, float, float]
"""West, south, east, north in degrees."""


def read_outlines(
    files: Mapping[str, str], codes: frozenset[str], bbox: Bbox
) -> dict[str, Mapping[str, Any]]:
    """GeoJSON geometries by the code of a unit or village; each lies within `bbox`."""
    found: dict[str, Mapping[str, Any]] = {}
    for number, feature in enumerate(_features(read_text(files, FILE)), 1):
        field = f"feature {number}"
        code = _code(feature)
        if code not in codes:
            raise Broken(FILE, None, field, f"'{code}' is neither in units.csv nor in villages.csv")
        if code in found:
            raise Broken(FILE, None, field, f"'{code}' has an outline already")
        found[code] = _geometry(feature, f"{field} ({code})", bbox)
    return found


def _features(text: str) -> list[Any]:
    try:
        collection = json.loads(text)
    except json.JSONDecodeError as error:
        raise Broken(FILE, error.lineno, "", f"is not JSON: {error.msg}") from None
    features = collection.get("features") if isinstance(collection, dict) else None
    if not isinstance(features, list):
        raise Broken(FILE, None, "features", "is not a list; a GeoJSON FeatureCollection is wanted")
    return features


def _code(feature: Any) -> str:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    code = properties.get("code") if isinstance(properties, dict) else None
    return code if isinstance(code, str) else ""


def _geometry(feature: Any, field: str, bbox: Bbox) -> Mapping[str, Any]:
    geometry = feature.get("geometry")
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind not in ("Polygon", "MultiPolygon"):
        raise Broken(FILE, None, field, f"the geometry is {kind}, not a Polygon or MultiPolygon")
    try:
        outline = shape(geometry)
    except (ShapelyError, ValueError, TypeError, KeyError, IndexError) as error:
        raise Broken(FILE, None, field, f"the geometry cannot be read: {error}") from None
    if outline.is_empty or not outline.is_valid:
        reason = "is empty" if outline.is_empty else f"is broken: {explain_validity(outline)}"
        raise Broken(FILE, None, field, f"the geometry {reason}")
    if not box(*bbox).contains(outline):
        reason = "lies outside the bbox of city.toml; is it longitude before latitude?"
        raise Broken(FILE, None, field, f"the geometry {reason}")
    return {"type": kind, "coordinates": geometry["coordinates"]}
