import csv
from pathlib import Path

import pytest

from domain.categories import Categories, Category

WORDS = Path(__file__).parents[2] / "city" / "dongguan" / "category_words.csv"
EMERGENCIES = {"MUN-05", "MUN-07", "GAS-01"}


def dongguan() -> Categories:
    words: dict[str, list[str]] = {}
    with WORDS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            words.setdefault(row["code"], []).append(row["word"])
    tops = [Category(code, None, code, code) for code in dict.fromkeys(code[:3] for code in words)]
    return Categories(
        tops
        + [
            Category(code, code[:3], code, code, emergency=code in EMERGENCIES, words=tuple(its))
            for code, its in words.items()
        ]
    )


DONGGUAN = dongguan()

CHINESE = [
    ("电线杆上贴满小广告", "SIX-07"),  # S05
    ("垃圾桶满了", "CLN-03"),
    ("有人乱停共享单车", "SIX-04"),
    ("井盖不见了", "MUN-01"),
    ("路边有一大堆垃圾没人清理", "CLN-01"),
    ("有人在这里偷倒垃圾", "CLN-01"),
    ("垃圾堆了好几天，好臭", "CLN-01"),
    ("呢度有堆垃圾冇人执", "CLN-01"),
    ("地上全是烟头和纸屑", "CLN-02"),
    ("马路好脏，好多落叶没人扫", "CLN-02"),
    ("泥头车洒落一路泥巴", "CLN-02"),
    ("满地狗屎", "CLN-02"),
    ("垃圾筒爆满，垃圾都掉出来了", "CLN-03"),
    ("垃圾桶烂咗", "CLN-03"),
    ("装修垃圾倒在路边", "CLN-04"),
    ("有人偷倒余泥", "CLN-04"),
    ("一堆碎砖和水泥块", "CLN-04"),
    ("公厕好臭，没人打扫", "CLN-05"),
    ("厕所塞咗", "CLN-05"),
    ("垃圾中转站臭气熏天", "CLN-05"),
    ("河涌里漂着很多垃圾", "CLN-06"),
    ("河面好多水浮莲和死鱼", "CLN-06"),
    ("有人把旧沙发丢在路边", "CLN-07"),
    ("床垫扔在垃圾桶旁边", "CLN-07"),
    ("后巷好脏，好多老鼠", "CLN-08"),
    ("背街小巷卫生死角长期没人打扫", "CLN-08"),
    ("学校门口好多小贩摆摊", "SIX-01"),
    ("走鬼档占住条路", "SIX-01"),
    ("烧烤摊晚上在路边卖", "SIX-01"),
    ("饭店把桌椅摆到人行道上", "SIX-02"),
    ("商铺占道经营", "SIX-02"),
    ("货物摆出门口占了人行道", "SIX-02"),
    ("小车乱停放挡住路口", "SIX-03"),
    ("汽车停在人行道上", "SIX-03"),
    ("消防通道被车堵住了", "SIX-03"),
    ("单车倒了一地", "SIX-04"),
    ("电动车停满人行道", "SIX-04"),
    ("电单车乱放", "SIX-04"),
    ("有人在树上晾衣服", "SIX-05"),
    ("路边护栏晒被子", "SIX-05"),
    ("破旧横幅没人拆", "SIX-05"),
    ("电线像蜘蛛网一样", "SIX-06"),
    ("网线电线杂乱", "SIX-06"),
    ("墙上全是牛皮癣", "SIX-07"),
    ("有人喷漆乱涂乱画", "SIX-07"),
    ("楼道堆满杂物", "SIX-08"),
    ("人行道堆放建材", "SIX-08"),
    ("有人在楼顶搭铁皮棚", "SIX-09"),
    ("邻居违建", "SIX-09"),
    ("天台私自加建", "SIX-09"),
    ("绿化带里好多垃圾", "GRN-01"),
    ("草坪上有烟头和垃圾", "GRN-01"),
    ("绿化带的花都枯死了", "GRN-02"),
    ("黄土裸露没人补种", "GRN-02"),
    ("大树倒了压住马路", "GRN-03"),
    ("台风吹断树枝", "GRN-03"),
    ("树冧咗", "GRN-03"),
    ("公园长椅坏了", "GRN-04"),
    ("树池的砖破了", "GRN-04"),
    ("沙井盖唔见咗", "MUN-01"),
    ("下水道井盖松动，车过就响", "MUN-01"),
    ("路灯坏了，晚上很黑", "MUN-02"),
    ("街灯唔着", "MUN-02"),
    ("路面有个大坑", "MUN-03"),
    ("人行道地砖松动", "MUN-03"),
    ("条路好烂，坑坑洼洼", "MUN-03"),
    ("下雨就水浸街", "MUN-04"),
    ("下水道堵了，污水冒出来", "MUN-04"),
    ("水管爆了", "MUN-04"),
    ("路面塌陷了一个大洞", "MUN-05"),
    ("马路塌了", "MUN-05"),
    ("护栏被车撞倒了", "MUN-06"),
    ("路牌歪了", "MUN-06"),
    ("红绿灯不亮", "MUN-06"),
    ("电线掉下来了", "MUN-07"),
    ("电箱门敞开，怕触电", "MUN-07"),
    ("招牌松动快掉下来了", "MUN-08"),
    ("广告牌被风吹倒", "MUN-08"),
    ("闻到好大煤气味", "GAS-01"),
    ("煤气泄漏", "GAS-01"),
    ("施工挖断燃气管", "GAS-01"),
    ("餐馆厨房里放煤气罐", "GAS-02"),
    ("出租屋用瓶装气，软管老化", "GAS-02"),
    ("有人无证卖煤气", "GAS-03"),
    ("仓库囤了几十个煤气罐", "GAS-03"),
    ("燃气管道生锈", "GAS-04"),
    ("挖机在燃气管旁边施工", "GAS-04"),
    ("晚上广场舞太吵", "OTH-01"),
]

ENGLISH = [
    ("gas smell", "GAS-01"),
    ("road collapse", "MUN-05"),
    ("A big pile of garbage by the road", "CLN-01"),
    ("Someone is dumping rubbish here", "CLN-01"),
    ("Bags of rubbish, not collected for days", "CLN-01"),
    ("The street is dirty, cigarette butts all over", "CLN-02"),
    ("dog poo", "CLN-02"),
    ("nobody sweeps this dirty road", "CLN-02"),
    ("The bin is full", "CLN-03"),
    ("overflowing trash can", "CLN-03"),
    ("broken bin", "CLN-03"),
    ("construction waste left on the roadside", "CLN-04"),
    ("pile of bricks and rubble", "CLN-04"),
    ("public toilet is filthy", "CLN-05"),
    ("the toilet smells terrible", "CLN-05"),
    ("garbage floating in the river", "CLN-06"),
    ("dead fish in the canal", "CLN-06"),
    ("old sofa dumped on the street", "CLN-07"),
    ("abandoned mattress", "CLN-07"),
    ("rats in the back alley", "CLN-08"),
    ("this alley is never cleaned", "CLN-08"),
    ("street vendors everywhere", "SIX-01"),
    ("food stall selling on the sidewalk", "SIX-01"),
    ("restaurant tables on the pavement", "SIX-02"),
    ("shop puts goods on the sidewalk", "SIX-02"),
    ("car parked on the sidewalk", "SIX-03"),
    ("illegal parking, blocks the entrance", "SIX-03"),
    ("truck double parked", "SIX-03"),
    ("shared bikes all over the place", "SIX-04"),
    ("e-bikes parked on the pavement", "SIX-04"),
    ("a pile of bikes blocking the way", "SIX-04"),
    ("clothes hanging between trees", "SIX-05"),
    ("old banner", "SIX-05"),
    ("tangled cables above the street", "SIX-06"),
    ("messy wires overhead", "SIX-06"),
    ("graffiti on the wall", "SIX-07"),
    ("illegal posters on a lamp post", "SIX-07"),
    ("stickers on every pole", "SIX-07"),
    ("building materials piled on the sidewalk", "SIX-08"),
    ("junk in the stairwell", "SIX-08"),
    ("illegal structure on the roof", "SIX-09"),
    ("neighbour is building a tin shed without permit", "SIX-09"),
    ("litter on the grass in the park", "GRN-01"),
    ("trash in the bushes", "GRN-01"),
    ("dead plants in the flower bed", "GRN-02"),
    ("bare soil", "GRN-02"),
    ("a tree fell across the road", "GRN-03"),
    ("broken branch hanging over the path", "GRN-03"),
    ("park bench broken", "GRN-04"),
    ("playground slide broken", "GRN-04"),
    ("manhole cover is missing", "MUN-01"),
    ("open manhole, dangerous", "MUN-01"),
    ("street light not working", "MUN-02"),
    ("streetlights are out, very dark", "MUN-02"),
    ("pothole", "MUN-03"),
    ("broken pavement, loose tiles", "MUN-03"),
    ("the road is flooded", "MUN-04"),
    ("blocked drain, sewage on the street", "MUN-04"),
    ("burst water pipe", "MUN-04"),
    ("the ground collapsed, there is a sinkhole", "MUN-05"),
    ("road caved in", "MUN-05"),
    ("guardrail damaged by a car", "MUN-06"),
    ("traffic light is broken", "MUN-06"),
    ("road sign bent", "MUN-06"),
    ("a cable fell on the ground", "MUN-07"),
    ("electric box is open, live wires", "MUN-07"),
    ("shop sign is loose and about to fall", "MUN-08"),
    ("billboard blown down", "MUN-08"),
    ("I can smell gas in the stairwell", "GAS-01"),
    ("gas leak!", "GAS-01"),
    ("excavator hit a gas pipe and it is leaking", "GAS-01"),
    ("restaurant keeps gas cylinders in the kitchen", "GAS-02"),
    ("old gas hose in a rented flat", "GAS-02"),
    ("someone is selling gas illegally", "GAS-03"),
    ("a van full of gas cylinders", "GAS-03"),
    ("rusty gas pipe", "GAS-04"),
    ("digging near the gas pipe", "GAS-04"),
    ("too much noise at night", "OTH-01"),
]


@pytest.mark.parametrize(("caption", "code"), CHINESE + ENGLISH)
def test_an_everyday_caption_offers_the_right_category_first(caption: str, code: str) -> None:
    assert [category.code for category in DONGGUAN.guess(caption)][:1] == [code]


def test_every_second_level_category_can_be_named_in_both_languages() -> None:
    second = {category.code for category in DONGGUAN if category.parent}
    assert {code for _, code in CHINESE} == {code for _, code in ENGLISH} == second


@pytest.mark.parametrize(
    ("caption", "code"),
    [
        ("电线杆上贴满小广告", "SIX-07"),
        ("闻到好大煤气味", "GAS-01"),
        ("street light not working", "MUN-02"),
        ("垃圾", None),  # too little
        ("垃圾桶旁边堆着建筑垃圾", None),  # one or the other
        ("这里", None),
        ("", None),
    ],
)
def test_a_caption_decides_alone_only_when_it_is_clear(caption: str, code: str | None) -> None:
    sure = DONGGUAN.sure(caption)
    assert (sure and sure.code) == code


def test_words_that_say_nothing_offer_nothing() -> None:
    assert DONGGUAN.guess("你好，请帮忙看一下") == DONGGUAN.guess("hello, please have a look") == ()


STREETS = Category("SIX", None, "六乱", "Six disorders", "🚧", 2)
BIKES = Category("SIX-04", "SIX", "单车", "Bikes", "🚲", 2, words=("坏",))
ROADS = Category("MUN", None, "市政", "Municipal", "🛣️", 4, words=("坏了坏了",))
LAMPS = Category("MUN-02", "MUN", "路灯", "Lamps", "💡", 4, urgent=True, words=("坏",))
HOLES = Category("MUN-05", "MUN", "塌陷", "Collapse", "🕳️", 4, urgent=True, emergency=True, words=("坏",))


def test_of_equally_likely_categories_the_more_dangerous_comes_first() -> None:
    categories = Categories([STREETS, BIKES, ROADS, LAMPS, HOLES])
    assert categories.guess("坏了坏了") == (HOLES, LAMPS, BIKES)


def test_the_tree_of_categories_is_walked_in_its_order() -> None:
    categories = Categories([STREETS, BIKES, ROADS, LAMPS, HOLES])
    assert categories.top() == [STREETS, ROADS]
    assert categories.under("MUN") == [LAMPS, HOLES]
    assert categories.under("OTH") == []
    assert categories.get("SIX-04") is categories["SIX-04"] is BIKES
    assert categories.get("OTH") is None
    assert len(categories) == 5


@pytest.mark.parametrize(
    ("broken", "reason"), [([STREETS, STREETS], "there twice"), ([BIKES], "which is not there")]
)
def test_a_broken_list_of_categories_is_refused(broken: list[Category], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        Categories(broken)
