### Places: how they are written and asked for.

place-unit = { $unit }
place-unit-village = { $village }, { $unit }
place-unit-address = { $address }, { $unit }
place-unit-village-address = { $address }, { $village }, { $unit }

draft-ask-place =
    📍 <b>Where is it?</b>
    Press the button below to share your location, or type an address, such as “12 Liansheng Road, Humen”.
    If you would rather not share it, choose the town.
draft-ask-unit = 📍 Which town is it in?
draft-ask-unit-of-address = 📍 Which town is “{ $address }” in?
draft-ask-datum =
    📍 That is close to the border of two towns, and phone maps can be some hundred metres off.
    Which side is it on? You will only be asked once.
draft-ask-village = 📍 { $area }: which village or community?
draft-ask-address =
    📍 { $place }: where exactly?
    A road, a house number or a shop nearby helps us find it.
draft-place-known = 📍 { $place }

place-unreadable = That location cannot be read. Share it again, or type an address.
place-outside = That is outside the city, so we cannot help there. If the location is wrong, type an address.

ask-village = Which village is { $code } in? One tap, once you are there.
done-locate = 📍 { $code }: noted as { $village }.
village-skipped = All right, { $code } stays without a village for now.

button-share-place = 📍 Share my location
button-choose-unit = Choose the town
button-area = { $area }
button-choose-village = Choose the village
button-village-unknown = Not sure
button-skip = Skip
