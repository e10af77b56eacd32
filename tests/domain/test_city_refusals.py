"""What is said about a city that is broken: the file, the line, the field and what is wrong with it."""
# ruff: noqa: E501  the table below reads best with one row a line

import json

import pytest

from domain.city import FILES, Broken, parse_city
from tests.domain.dongguan import read_two_towns

T, K, U, V, S = "city.toml", "settings.csv", "units.csv", "villages.csv", "sectors.csv"
G, C, M, R, F = "outlines.geojson", "categories.csv", "themes.csv", "reasons.csv", "facts.csv"

# fmt: off
BROKEN = [  # the file, what stands in it, what is put there instead, and what is said (after the file's name)
    (T, 'code = "4419"', "code = 4419", "field code: 4419 is not a text"),
    (T, 'code = "4419"', 'code = "4419', "line 2: is not TOML: Illegal character '\\n'"),
    (T, "Asia/Shanghai", "Asia/Dongguan", "field timezone: 'Asia/Dongguan' is no time zone, one is named like Asia/Shanghai"),
    (T, "bbox = [113.50, 22.64,", "bbox = [22.64, 113.50,", "field bbox: is not four numbers: west, south, east, north in degrees"),
    (T, '"119"', '"one one nine"', "field emergency 1 number: 'one one nine' is not a telephone number"),
    (T, 'gas_line = ""', "", "field gas_line: is missing"),
    (K, "key,value,unit", "key,values,unit", "line 1, field value: the column is missing"),
    (K, "key,value,unit", "key,value,value,unit", "line 1, field value: the column is there twice"),
    (K, "duplicate_metres", "duplicate_meters", "line 2, field key: there is no setting 'duplicate_meters', did you mean duplicate_metres?"),
    (K, "vehicle_metres", "zzz", "line {vehicle_metres}, field key: there is no setting 'zzz'"),
    (K, "reopen_days,7,days", "verdict_hours,7,hours", "line 7, field key: 'verdict_hours' is used twice (line 6)"),
    (K, "duplicate_metres,50,", "duplicate_metres,5o,", "line 2, field value: '5o' is not a whole number"),
    (K, "duplicate_metres,50,metres", "duplicate_metres,50,km", "line 2, field unit: duplicate_metres is in metres, not 'km'"),
    (K, "duplicate_metres,50,", "duplicate_metres,-50,", "line 2, field value: -50 is not between 0 and 1000000"),
    (K, "0.10,share", "10,share", "line 9, field value: 10 is not between 0 and 1"),
    (K, "0.10,share", "nan,share", "line 9, field value: 'nan' is not a number"),
    (K, "07:00,time", "7 am,time", "line 10, field value: '7 am' is not a time of day like 07:00"),
    (K, "22:00,time", "06:00,time", "line 11, field value: duty_end is not after duty_start"),
    (K, "draw_scope,town", "draw_scope,village", "line {draw_scope}, field value: 'village' is none of town, city"),
    (K, "clean_day,10", "clean_day,31", "line {clean_day}, field value: 31 is not between 1 and 28"),
    (K, "2019-03-10", "2019-03", "line {clean_day_since}, field value: '2019-03' is not a date like 2019-03-10"),
    (K, "persons,1,yes_no", "persons,yes,yes_no", "line {exposure_two_persons}, field value: 'yes' is not 0 or 1"),
    (K, "units,34,", "units,33,", "field units: is 33, but 34 units of units.csv take part (in_seed 1)"),
    (U, "441900122,HJ", "441900122,HM", "line 26, field letters: 'HM' is used twice (line 25)"),
    (U, "441900122,HJ", "441900121,HJ", "line 26, field code: '441900121' is used twice (line 25)"),
    (U, ",HM,", ",H1,", "line 25, field letters: 'H1' is not 2 to 4 capital letters"),
    (U, ",HM,虎门镇", ",HM,厚街镇", "line 26, field name: '厚街镇' is used twice (line 25)"),
    (U, ",HM,虎门镇", ",HM,", "line 25, field name: is empty"),
    (U, "Humen Town", "Humen Town, which is known for the Opium War", "line 25: has 10 cells, the first line has 9"),
    (U, "Humen Town", "Humen Town which is known for the Opium War", "line 25, field name_en: 'Humen Town which is known for the Opium War' has 43 characters, 40 are allowed"),
    (U, "Humen Town", '"Humen\nTown which is known for the Opium War"', "line 25, field name_en: 'Humen Town which is known for the Opium War' has 43 characters, 40 are allowed"),
    (U, "town,441900119,1,\n", 'town,441900119,1,"a note\nof two lines"\nx\n', "line 26: has 1 cells, the first line has 9"),
    (U, "Hǔmén Zhèn,town", "Hǔmén Zhèn,city", "line 25, field level: 'city' is none of subdistrict, town, park"),
    (U, "town,441900121,1", "town,441900999,1", "line 25, field duty_unit: '441900999' is not a unit that takes part and answers for itself"),
    (U, "town,441900121,1", "town,441900121,True", "line 25, field in_seed: 'True' is not 0 or 1"),
    (U, "park,441900123,0", "park,441900403,0", "line 35, field duty_unit: '441900403' is not a unit that takes part and answers for itself"),
    (U, "Humen Town", '"Humen Town', "line 25: is not CSV: unexpected end of data"),
    (V, "441900119002,441900119", "441900119002,441900999", "line 2, field unit: '441900999' is not in units.csv"),
    (V, "441900119002,", "441900119,", "line 2, field code: '441900119' is used twice (units.csv line 24)"),
    (V, "长盛社区", "涌头社区", "line 3, field name: '涌头社区' is used twice (line 2)"),
    (V, "Changsheng,community", "Changsheng,hamlet", "line 2, field kind: 'hamlet' is none of village, community, other"),
    (V, "441900119002", "长盛", "line 2, field code: '长盛' is not a code of at most 16 letters, digits and hyphens"),
    (S, "441900121004 ", "441900121999 ", "line 6, field villages: '441900121999' is not in villages.csv"),
    (S, "441900121004 ", "441900119002 ", "line 6, field villages: '441900119002' is not a village of 441900121"),
    (S, "441900121007 ", "441900121004 ", "line 7, field villages: '441900121004' is in two sectors (line 6)"),
    (S, "441900121005 ", "441900121004 ", "line 6, field villages: '441900121004' is in two sectors (line 6)"),
    (S, "S01,441900121-L1", "S01,441900121-L9", "line 6, field parent: '441900121-L9' is neither in units.csv nor a large sector above this line"),
    (S, "large", "middle", "line 2, field level: 'middle' is none of large, small"),
    (S, "sample", "guess", "line 2, field membership: 'guess' is none of official, sample"),
    (G, '{"type":"FeatureCollection"', '{"type":"FeatureCollection",', "line 1: is not JSON: Expecting property name enclosed in double quotes"),
    (G, '"features"', '"feature"', "field features: is not a list; a GeoJSON FeatureCollection is wanted"),
    (G, '"code":"441900003"', '"code":"441900"', "field feature 1: '441900' is neither in units.csv nor in villages.csv"),
    (G, '"MultiPolygon"', '"LineString"', "field feature 1 (441900003): the geometry is LineString, not a Polygon or MultiPolygon"),
    (G, "113.7481,23.07135", "23.07135,113.7481", "field feature 1 (441900003): the geometry lies outside the bbox of city.toml; is it longitude before latitude?"),
    (G, "113.7481,23.07135", '"x",23.07135', "field feature 1 (441900003): the geometry cannot be read: could not convert string to float: 'x'"),
    (C, "CLN-02,2,CLN", "CLN-01,2,CLN", "line 4, field code: 'CLN-01' is used twice (line 3)"),
    (C, "CLN-02,2,CLN", "CLN-02,2,DIRT", "line 4, field parent: 'DIRT' is not a category of level 1 above this line"),
    (C, "CLN,1,,", "CLN,1,SIX,", "line 2, field parent: 'SIX' stands at a category of level 1, which has none"),
    (C, ",4,duty,1,", ",4,days,1,", "line 3, field clock: 'days' is none of cal, duty, wd"),
    (C, ",4,duty,1,", ",0,duty,1,", "line 3, field limit_hours: 0 is not above 0 and at most 8760"),
    (C, ",4,duty,1,", ",4,duty,5,", "line 3, field first_response_hours: 5 is more than the limit of 4"),
    (C, ",4,duty,1,", ",4,duty,,", "line 3, field first_response_hours: is empty"),
    (C, ",1,cal,0.25,", ",1,wd,0.25,", "line 36, field clock: an emergency cannot wait for working days, its clock is cal or duty"),
    (C, "🗑️,1,", "🗑️,2,", "line 3, field indicator_no: is not 1 as that of CLN"),
    (C, "🧹,1,,,", "🧹,1,,4,", "line 2, field limit_hours: '4' stands at a category of level 1, which has none"),
    (C, "sanitation", "Sanitation", "line 3, field trade: 'Sanitation' is not a trade of 2 to 20 small letters"),
    (C, "垃圾成堆,", "这里的垃圾已经堆成了一座小山,", "line 3, field short_zh: '这里的垃圾已经堆成了一座小山' has 14 characters, 12 are allowed"),
    (C, "Garbage pile", "A very big pile of garbage", "line 3, field short_en: 'A very big pile of garbage' has 26 characters, 24 are allowed"),
    (C, "sourced", "certain", "line 3, field confidence: 'certain' is none of sourced, adapted, guess"),
    (M, "12,公园", "11,公园", "line 13, field month: '11' is used twice (line 12)"),
    (M, "12,公园", "13,公园", "line 13, field month: 13 is not between 1 and 12"),
    (R, "refuse,not_found", "reject,not_found", "line 2, field kind: 'reject' is none of refuse, send_back, fail, reopen, delay, withdraw, solved, cause"),
    (R, "not_ours", "not_found", "line 3, field code: 'not_found' is used twice (line 2)"),
    (F, "441900119,chiefs", "441900120,chiefs", "line 2, field area: '441900120' is no area of this city"),
]
# fmt: on


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    return read_two_towns()


def refusal(files: dict[str, str]) -> Broken:
    with pytest.raises(Broken) as broken:
        parse_city(files)
    return broken.value


@pytest.mark.parametrize(("name", "old", "new", "message"), BROKEN, ids=range(len(BROKEN)))
def test_a_broken_city_is_refused_with_its_place(
    files: dict[str, str], name: str, old: str, new: str, message: str
) -> None:
    assert old in files[name]
    said = str(refusal(files | {name: files[name].replace(old, new, 1)}))
    assert said.removeprefix(name).lstrip(" ,:") == message.format_map(lines_of(files[K]))
    assert "\n" not in said


def lines_of(settings: str) -> dict[str, int]:
    """On which line of the file each setting stands: one more above it is no other fault."""
    return {line.partition(",")[0]: number for number, line in enumerate(settings.splitlines(), 1)}


@pytest.mark.parametrize("name", [name for name in FILES if name != "category_words.csv"])
def test_a_missing_file_is_named(files: dict[str, str], name: str) -> None:
    without = {key: text for key, text in files.items() if key != name}
    assert str(refusal(without)) == f"{name}: the file is missing"


@pytest.mark.parametrize("name", [name for name in FILES if name.endswith(".csv")])
def test_a_file_without_rows_is_refused(files: dict[str, str], name: str) -> None:
    head = files.get(name, "code,language,word").splitlines()[0]
    assert str(refusal(files | {name: head + "\n\n"})) == f"{name}: has no rows"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            "CLN-99,zh,坑",
            "category_words.csv line 2, field code: 'CLN-99' is not a category of level 2 in categories.csv",
        ),
        (
            "CLN,zh,脏",
            "category_words.csv line 2, field code: 'CLN' is not a category of level 2 in categories.csv",
        ),
        ("CLN-01,fr,ordure", "category_words.csv line 2, field language: 'fr' is not zh or en"),
        ("CLN-01,zh,", "category_words.csv line 2, field word: is empty"),
        (
            "CLN-01,zh,垃圾\nCLN-01,zh,垃圾",
            "category_words.csv line 3, field word: '垃圾' is used twice (line 2)",
        ),
    ],
)
def test_a_broken_word_is_refused_with_its_place(files: dict[str, str], words: str, message: str) -> None:
    assert str(refusal(files | {"category_words.csv": "code,language,word\n" + words})) == message


def collection(*rings: list[list[float]]) -> str:
    """Changan's outlines, one for each ring."""
    geometries = [{"type": "Polygon", "coordinates": [ring]} for ring in rings]
    features = [{"properties": {"code": "441900119"}, "geometry": geometry} for geometry in geometries]
    return json.dumps({"type": "FeatureCollection", "features": features})


TRIANGLE = [[113.7, 22.8], [113.8, 22.8], [113.8, 22.9], [113.7, 22.8]]
BOW_TIE = [[113.7, 22.8], [113.8, 22.9], [113.8, 22.8], [113.7, 22.9], [113.7, 22.8]]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (collection(TRIANGLE, TRIANGLE), "field feature 2: '441900119' has an outline already"),
        (
            collection(BOW_TIE),
            "field feature 1 (441900119): the geometry is broken: Self-intersection[113.75 22.85]",
        ),
        (collection([]), "field feature 1 (441900119): the geometry is empty"),
        ('{"features": [7]}', "field feature 1: '' is neither in units.csv nor in villages.csv"),
    ],
    ids=["twice", "crossing itself", "empty", "not a feature"],
)
def test_a_broken_outline_is_refused_with_its_place(files: dict[str, str], text: str, message: str) -> None:
    assert str(refusal(files | {G: text})) == f"{G}, {message}"


def test_the_parts_of_a_refusal_can_be_asked_for(files: dict[str, str]) -> None:
    broken = refusal(files | {U: files[U].replace(",HJ,", ",HM,")})
    assert (broken.file, broken.line, broken.field, broken.reason) == (
        U,
        26,
        "letters",
        "'HM' is used twice (line 25)",
    )


def test_a_month_without_a_theme_and_a_kind_without_reasons_are_named(files: dict[str, str]) -> None:
    themes = "\n".join(files[M].splitlines()[:-1])
    assert str(refusal(files | {M: themes})) == f"{M}, field month: there is no theme for month 12"
    reasons = "\n".join(line for line in files[R].splitlines() if not line.startswith("delay,"))
    assert str(refusal(files | {R: reasons})) == f"{R}, field kind: there is no reason of the kind delay"
