### Looks back: quarterly rounds over the worst-listed places, and closed cases that were drawn.

look-back =
    🔁 <b>Looks back</b>

    { $lines }
look-back-line-round = 🔁 Round of { $date } (until { $until }): { $count } places, { $passed } still clean, { $failed } dirty again, { $unvisited } to visit
look-back-line-round-over = ⏹ Round of { $date }: { $count } places, { $passed } still clean, { $failed } dirty again, { $unvisited } not visited
look-back-line-next = 📅 Next round: { $date }
look-back-line-cases = 🔍 Closed cases looked at again (30 days): { $passed } still clean, { $failed } dirty again, { $unvisited } not visited; { $waiting } waiting

look-back-ask-date = 📅 On which day is the next round? Write it as your next message, like 2024-06-25.
look-back-date-wrong = “{ $words }” is no date that I understand. Write 2024-06-25.
look-back-date-past = { $date } will not do: it has to be after today, and the round must not have begun.
look-back-date-far = { $date } is too far ahead; choose a day within a year.
look-back-date-set = 📅 The next round moved from { $was } to { $date }.

look-back-begun =
    🔁 <b>The look-back of { $date } begins</b>
    { $count } places to visit, until { $until }. The inspectors were told.
look-back-begun-visit =
    🔁 <b>The look-back of { $date } begins</b>
    { $count } places in your area to visit until { $until }; take a photo on the spot.
look-back-last-days =
    ⏰ <b>The round of { $date } is about to end</b>
    { $count } places are not visited yet; please go until { $until }.
look-back-over =
    ⏹ <b>The look-back of { $date } is over</b>
    All { $count } places were visited: { $passed } still clean, { $failed } dirty again.
look-back-over-unvisited =
    ⚠️ <b>The look-back of { $date } is over: { $unvisited } not visited</b>
    { $count } places: { $passed } still clean, { $failed } dirty again, { $unvisited } not visited (neither pass nor fail):

    { $lines }
look-back-line-place = · { $place } ({ $unit }) <code>{ $code }</code>
look-back-line-more = … and { $count } more

look-back-places =
    🔁 <b>Round of { $date }</b>: { $count } places, { $unvisited } to visit

    { $lines }
look-back-places-none =
    { $cases ->
        [0] No place to look back at now.
       *[other] No place to look back at now; closed cases waiting for you: { $cases }.
    }
look-back-line-to-visit = ⬜ { $place } ({ $unit }) <code>{ $code }</code>
look-back-line-passed = ✅ { $place } ({ $unit }) <code>{ $code }</code>
look-back-line-failed = ❌ { $place } ({ $unit }) <code>{ $code }</code>
look-back-where = 📍 Send your location to see what is near.
look-back-near-here = 📍 Got it.
look-back-all-visited = 👍 All visited.
look-back-near =
    📍 <b>{ $count } to visit, the nearest first:</b>

    { $lines }

look-back-place =
    🔁 <b>{ $place }</b>
    { $lines }
look-back-line-unit = 🏢 { $unit } <code>{ $code }</code>
look-back-line-listed = 📉 Worst list of { $month }
look-back-result-passed = ✅ Round of { $date }: still clean ({ $at }) { $words }
look-back-result-failed = ❌ Round of { $date }: dirty again ({ $at }) { $words }
look-back-result-none = ➖ Round of { $date }: not visited

look-back-visit-photo = 📷 Take a photo at { $place } and send it, with your remarks below it; only then it counts.
look-back-visit-passed = ✅ { $place } is still clean: recorded, released, and { $unit } told.
look-back-visit-kept = ✅ { $place } counts as still clean in that round: recorded; { $count } failures in a row now.
look-back-visit-failed = ❌ { $place } is dirty again: recorded, { $count } in a row.
look-back-visit-summons = ❌ { $place } is dirty again: recorded, { $count } in a row. A summons was drafted for the city office to decide.
look-back-visited = Somebody has just recorded a result here; look at it once more.
look-back-round-over = This round is over; nothing can be recorded any more.
look-back-correct-to-passed = ✍️ Change { $place } to “still clean”? Write why as your next message. The first result stays in the record.
look-back-correct-to-failed = ✍️ Change { $place } to “dirty again”? Write why as your next message. The first result stays in the record.

look-back-released =
    🎉 <b>{ $place } is released</b>
    Still clean at the look-back of { $date }: off the worst list. <code>{ $code }</code>
    Points deducted before stay as they are.
look-back-released-public =
    🎉 <b>{ $place } is off the worst list</b> ({ $unit })
    Still clean at the look-back of { $date }.
look-back-failed-told =
    ❌ <b>{ $place } failed its look-back</b> <code>{ $code }</code>
    Dirty again in the round of { $date }; { $count } in a row.
    { $words }
look-back-release-corrected =
    ✍️ <b>Correction: { $place } is not released</b> <code>{ $code }</code>
    The result of the round of { $date } was changed to failed; it is still worst-listed.

look-back-asked-many =
    🔍 <b>Please look again at closed cases: { $count }</b>
    Go there within { $days } days: still clean?

    { $lines }
look-back-cases =
    🔍 <b>Closed cases for you to look at again: { $count }</b>

    { $lines }
look-back-cases-none = 👍 No closed case waits for you.
look-back-line-case = · <code>{ $code }</code> { $category } · { $place }
look-back-lapsed =
    ⚠️ <b>Closed cases nobody looked at again: { $count }</b>
    { $days } days are over; neither pass nor fail:

    { $lines }
look-back-card =
    🔍 <b>Please look again: { $category }</b> <code>{ $code }</code>
    Closed { $closed }. Go there before { $limit }: still clean?
    { $lines }
look-back-photo-wanted = 📷 { $code }: send a photo of the place; only then it is opened again. Remarks can stand below it.
look-back-done-clean = ✅ { $code } is still clean; noted. Thank you!
look-back-done-dirty =
    🔁 { $code } is opened again, rework { $rework }
    ⏰ To be done by { $due }.
look-back-photo = 📷 { $code }: the photo of the look-back
look-back-pointless = { $code } was opened again already; no need to look.
look-back-over-case = { $code } has a result already.

action-look-back-pass = Looked at again: still clean
action-leave = A reporter left

look-back-button-places = 🔁 Places
look-back-button-list = 🔍 Cases
look-back-button-date = 📅 Move the next round
look-back-button-near = 📍 Near me
look-back-button-place = { $place }
look-back-button-clean = ✅ Still clean
look-back-button-dirty = ❌ Dirty again
look-back-button-correct = ✍️ Correct
command-lookback = Looks back: places and closed cases

kept-look_back_visit = A look-back you recorded
field-passed = Still clean
