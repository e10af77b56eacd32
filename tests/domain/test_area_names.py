import pytest

from domain.areas import Area, AreaKind, Areas


def unit(code: str, name: str, name_en: str, pinyin: str, duty: str | None = None) -> Area:
    return Area(code, "4419", AreaKind.UNIT, name, name_en, pinyin, code, duty)


def village(code: str, parent: str, name: str, pinyin: str = "") -> Area:
    return Area(code, parent, AreaKind.VILLAGE, name, f"{pinyin} Community" if pinyin else "", pinyin)


AREAS = Areas(
    [
        Area("4419", None, AreaKind.CITY, "东莞", "Dongguan", "Dōngguǎn"),
        unit("HM", "虎门镇", "Humen Town", "Hǔmén Zhèn"),
        unit("CA", "长安镇", "Chang'an Town", "Cháng'ān Zhèn"),
        unit("DC", "东城街道", "Dongcheng Subdistrict", "Dōngchéng Jiēdào"),
        unit("GC", "莞城街道", "Guancheng Subdistrict", "Guǎnchéng Jiēdào"),
        unit("HJ", "厚街镇", "Houjie Town", "Hòujiē Zhèn"),
        unit("QT", "桥头镇", "Qiaotou Town", "Qiáotóu Zhèn"),
        unit("HL", "横沥镇", "Hengli Town", "Hénglì Zhèn"),
        unit("WND", "望牛墩镇", "Wangniudun Town", "Wàngniúdūn Zhèn"),
        unit("WJ", "万江街道", "Wanjiang Subdistrict", "Wànjiāng Jiēdào"),
        unit("SSH", "松山湖", "Songshan Lake (Hi-tech Zone)", "Sōngshān Hú"),
        unit("STY", "东莞生态园", "Dongguan Eco-Park", "Dōngguǎn Shēngtàiyuán", "SSH"),
        unit("BHW", "东莞滨海湾新区", "Dongguan Binhai Bay New Area", "Dōngguǎn Bīnhǎiwān Xīnqū"),
        village("HM1", "HM", "大宁社区", "Daning"),
        village("HM2", "HM", "怀德社区", "Huaide"),
        village("DC1", "DC", "温塘社区", "Wentang"),
        village("DC2", "DC", "花园新村社区", "Huayuanxincun"),
        village("HJ1", "HJ", "桥头社区", "Qiaotou"),
        village("QT1", "QT", "桥头社区", "Qiaotou"),
        village("HL1", "HL", "横沥村", "Hengli"),
        village("WND1", "WND", "横沥村", "Hengli"),
        village("WND2", "WND", "芦村", "Lu"),
        village("WJ1", "WJ", "谷涌社区", "Guchong"),
        village("WJ2", "WJ", "新谷涌社区", "Xinguchong"),
    ]
)


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("HM", ["HM"]),
        ("hm", ["HM"]),
        ("虎门镇", ["HM"]),
        ("虎门", ["HM"]),
        (" 虎门 ", ["HM"]),
        ("Humen", ["HM"]),
        ("HUMEN TOWN", ["HM"]),
        ("Hǔmén Zhèn", ["HM"]),
        ("ｈｕｍｅｎ", ["HM"]),
        ("Chang'an", ["CA"]),
        ("changan", ["CA"]),
        ("东城街道办", ["DC"]),
        ("东莞", ["4419"]),
        ("东莞市", ["4419"]),
        ("Songshan Lake", ["SSH"]),
        ("生态园", ["STY"]),
        ("滨海湾", ["BHW"]),
        ("滨海湾新区", ["BHW"]),
        ("大宁", ["HM1"]),
        ("大宁社区", ["HM1"]),
        ("大宁村", ["HM1"]),
        ("大宁居委会", ["HM1"]),
        ("daning community", ["HM1"]),
        ("虎门大宁", ["HM1"]),
        ("花园新村", ["DC2"]),
        ("芦村", ["WND2"]),
        ("桥头", ["QT"]),  # the unit goes before its namesakes
        ("Qiaotou", ["QT"]),
        ("桥头社区", ["HJ1", "QT1"]),
        ("厚街桥头社区", ["HJ1"]),
        ("横沥村", ["HL1", "WND1"]),
        ("望牛墩横沥村", ["WND1"]),
        ("", []),
        ("，", []),
        ("广州", []),
    ],
)
def test_words_find_the_areas_they_may_mean(words: str, codes: list[str]) -> None:
    assert [area.code for area in AREAS.find(words)] == codes


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("虎门镇大宁社区振兴路88号", "HM"),
        ("广东省东莞市虎门镇", "HM"),
        ("虎门高铁站出口", "HM"),
        ("东城温塘砖窑市场", "DC"),
        ("厚街桥头社区", "HJ"),
        ("厚街桥头", "HJ"),  # from the large to the small
        ("东莞市莞城东城交界", "GC"),
        ("莞城东城大道", "GC"),  # a road leads elsewhere
        ("松山湖大道", None),
        ("Humen Road, Dongcheng", "DC"),
        ("near changan square", "CA"),
        ("生态园", "SSH"),  # its duty unit
        ("虎门镇与长安镇交界", None),
        ("横沥村口", None),  # there are two, and one is elsewhere
        ("广州天河", None),
        ("", None),
    ],
)
def test_an_address_names_a_unit(address: str, code: str | None) -> None:
    unit = AREAS.unit_in(address)
    assert (unit and unit.code) == code


@pytest.mark.parametrize(
    ("address", "within", "code"),
    [
        ("虎门镇大宁社区振兴路88号", None, "HM1"),
        ("虎门大宁江门路", None, "HM1"),
        ("大宁社区", None, "HM1"),
        ("东莞市大宁幼儿园旁边", None, "HM1"),  # begins with it
        ("旁边是大宁幼儿园", None, None),  # might be anything
        ("旁边是大宁幼儿园", "HM", "HM1"),
        ("大宁村委会门口", None, "HM1"),
        ("大宁社区", "CA", None),  # the point says Chang'an
        ("大宁社区与怀德社区交界", None, None),
        ("东城温塘砖窑市场", None, "DC1"),
        ("温塘路", None, None),
        ("花园新村3栋", "DC", "DC2"),
        ("新谷涌社区", None, "WJ2"),  # the longest
        ("万江谷涌", None, "WJ1"),
        ("厚街桥头社区", None, "HJ1"),
        ("桥头社区", None, None),
        ("桥头社区", "HJ", "HJ1"),
        ("横沥医院", None, None),  # the unit, not its village
        ("横沥医院", "HL", None),
        ("横沥镇横沥村", None, "HL1"),
        ("Daning Community, Humen", None, "HM1"),
        ("behind the market in daning, humen", None, "HM1"),
        ("Daning Road, Humen", None, None),
        ("", None, None),
        ("广州天河", None, None),
    ],
)
def test_an_address_names_a_village(address: str, within: str | None, code: str | None) -> None:
    village = AREAS.village_in(address, AREAS[within] if within else None)
    assert (village and village.code) == code
