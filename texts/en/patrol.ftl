### Rounds of inspectors: /patrol, /done

patrol-begun =
    🔎 <b>Your round has begun</b>
    Each photo with a place is now a finding, and the town hears of it as you submit. Send /done to end.
    The town sees a team number, never your name.
patrol-under-way = 🔎 A round is under way, with { $count ->
        [one] 1 finding
       *[other] { $count } findings
    } so far. Send the next photo, or end it.
patrol-next = 📷 For the next finding just send a photo.
patrol-none = No round is under way. Send /patrol to start one.
patrol-summary =
    🏁 <b>Your round is over</b>
    It took { $took } and found { $count ->
        [one] 1 problem
       *[other] { $count } problems
    }:

    { $lines }
patrol-summary-none =
    🏁 <b>Your round is over</b>
    It took { $took } and found nothing.

line-finding = • { $category }: { $count }
line-found = 🔎 Inspection team { $number }
line-walk = 🚶 Found on a leader’s walk

button-same-place = 📍 Same place again
button-patrol-done = 🏁 End the round
