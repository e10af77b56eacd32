### 地点：怎么写，怎么问。

place-unit = { $unit }
place-unit-village = { $unit }{ $village }
place-unit-address = { $unit } { $address }
place-unit-village-address = { $unit }{ $village } { $address }

draft-ask-place =
    📍 <b>在哪里？</b>
    按下面的按钮发送位置，或者直接打字写地址，比如“虎门镇连升路 12 号”。
    不想发位置，也可以选镇街。
draft-ask-unit = 📍 在哪个镇街（园区）？
draft-ask-unit-of-address = 📍 “{ $address }”在哪个镇街（园区）？
draft-ask-datum =
    📍 这个位置在两个镇街的交界附近，手机地图会有几百米偏差。
    到底在哪边？选一次就好，下次不再问。
draft-ask-village = 📍 { $area }，哪个村（社区）？
draft-ask-address =
    📍 { $place }，具体在哪里？
    写一下路名、门牌或附近的店名，方便找到。
draft-place-known = 📍 { $place }

place-unreadable = 这个位置读不出来。请再发一次位置，或打字写地址。
place-outside = 这个位置不在本市范围，我们管不到。如果位置不准，请打字写地址。

ask-village = { $code } 在哪个村（社区）？到了现场，点一下就行。
done-locate = 📍 { $code }：已记为{ $village }。
village-skipped = 好的，{ $code } 先不填村（社区）。

button-share-place = 📍 发送我的位置
button-choose-unit = 选择镇街
button-area = { $area }
button-choose-village = 选择村（社区）
button-village-unknown = 不清楚
button-skip = 跳过
