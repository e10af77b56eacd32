### What is open around a place: /nearby

nearby-where = 📍 Where are you? Share your location with the button below to see what is being handled within 1 km. It is not kept.
nearby-here = 📍 Thank you, looking around.
nearby-none = 👍 Nothing is being handled within 1 km. If you see something dirty, just send a photo.
nearby-list =
    <b>{ $count ->
        [one] 1 case is
       *[other] { $count } cases are
    } being handled within 1 km</b>, the nearest first:

    { $lines }
line-nearby = • { $metres } m: { $category } · { $status }
