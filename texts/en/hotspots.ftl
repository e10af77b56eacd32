### Coded places: from the code to its cancelling (S21, S22).

hotspot-figures = { $coded } coded · { $cancelled } cancelled · { $open } open · { $percent }
hotspot-board =
    📍 <b>Places under special care</b>
    { $coded } coded · { $cancelled } cancelled · { $open } open · { $percent }

    Open: 🟢 green { $green } · 🟡 yellow { $yellow } · 🔴 red { $red }
hotspots-list =
    📍 <b>{ $count ->
        [one] 1 place under special care
       *[other] { $count } places under special care
    }</b>, open ones first, the longest open on top:

    { $lines }
line-hotspot = { $colour } <code>{ $code }</code> { $category } · { $place } · { $status }
line-hotspot-limit = { $colour } <code>{ $code }</code> { $category } · { $place } · limit { $limit }
line-hotspot-more = … and { $count } more
hotspot-card =
    { $colour } <b>{ $code }</b> { $category }
    📍 { $place } (<a href="{ $link }">map</a>)
    { $status }
    { $lines }
line-hotspot-since = ⏰ Open since { $since }, limit { $limit }
line-hotspot-cancelled = ✅ Cancelled { $at }
line-hotspot-quiet = 👀 Without a new problem it is cancelled after { $until }
line-hotspot-problems = 🗂 Cases here: { $count }, open { $open }
line-hotspot-reopened = 🔁 Opened again after cancelling: { $count } ×
line-hotspot-photo = 📷 Last weekly photo: { $at }
hotspot-steps =
    <b>What happened at { $code }</b>

    { $lines }
line-hotspot-step = { $at }　{ $action } { $name }
line-hotspot-step-words = { $at }　{ $action } { $name }: { $words }

hotspot-status-coded = being put in order
hotspot-status-applied = cancelling applied for, to be checked
hotspot-status-quiet = check passed, being watched
hotspot-status-cancelled = cancelled
hotspot-colour-green = 🟢
hotspot-colour-yellow = 🟡
hotspot-colour-red = 🔴
hotspot-colour-grey = ⚪
hotspot-action-code = Coded
hotspot-action-photo = Weekly photo
hotspot-action-problem = New problem
hotspot-action-apply = Cancelling applied for
hotspot-action-verify = Check on the spot passed
hotspot-action-fail = Check on the spot failed
hotspot-action-cancel = Cancelled
hotspot-action-reopen = New problem, opened again
hotspot-action-restore = It was no problem, cancelled as before
hotspot-legend-grey = cancelled
hotspot-legend-green = { $count ->
        [one] green: under 1 month
       *[other] green: under { $count } months
    }
hotspot-legend-yellow = { $count ->
        [one] yellow: 1 month or more
       *[other] yellow: { $count } months or more
    }
hotspot-legend-red = { $count ->
        [one] red: 1 month or more
       *[other] red: { $count } months or more
    }

hotspots-none-suggested = 👍 Nothing is suggested for a code: nowhere were there { $least } or more problems of one kind within { $days } days and { $metres } metres.
hotspots-suggested =
    🔎 <b>Suggested for a code: { $count }</b> (as of { $at })
    { $least } or more problems of one kind within { $days } days and { $metres } metres:

    { $lines }

    “Pick” adds one to this batch; then press “Code”.
line-hotspot-suggested = { $number }. { $category } · { $place } · <b>{ $count } cases</b> · <a href="{ $link }">map</a>
hotspot-cases =
    🔎 <b>{ $category }</b> · { $place } · { $count } cases

    { $lines }
line-hotspot-case = <code>{ $code }</code> { $category } · { $at } · { $status }
hotspot-code-confirm =
    Code { $count ->
        [one] this place
       *[other] these { $count } places
    }? It cannot be taken back, and town and chief hear of it at once.

    { $lines }
hotspots-coded =
    ✅ <b>Coded: { $count }</b>. Town and chief have been told.

    { $lines }

hotspot-photo-how =
    📷 <b>Weekly photo of { $code }</b>
    { $category } · { $place }
    Please take a photo on the spot; the next one you send is it.
hotspot-photo-kept = 📷 { $code }: photo received, thank you. The next one is due in { $count } days.
hotspot-apply-how =
    📷 <b>Apply for the cancelling of { $code }</b>
    { $category } · { $place }
    Please send photos of the place, one or several; then press “Send application”.
hotspot-apply-photos = 📷 { $code }: photos received: { $count }. Send more, or send the application.
hotspot-applied = ✅ Cancelling of { $code } applied for. Somebody else will check on the spot.
hotspot-check-how =
    🔍 <b>Check of { $code } on the spot</b>
    { $category } · { $place } (<a href="{ $link }">map</a>)
    Please send a photo taken there, then decide whether it passes.
hotspot-check-result = 🔍 { $code }: photo received. Is the place in order?
hotspot-checked-pass = ✅ { $code } passed. Without a new problem for { $count } days it is cancelled by itself.
hotspot-ask-reason = 💬 Why does { $code } not pass? Your next message is taken as the reason.
hotspot-checked-fail = 🔁 { $code } did not pass and stays open. Reason: { $why }

hotspot-told-coded =
    📍 <b>Now under special care: { $count }</b>

    { $lines }

    Please put them in order and apply for cancelling before the limit; the chief sends a photo each week.
hotspot-told-reopened =
    🔁 <b>{ $code }: a new problem after the cancelling, opened again</b>
    { $category } · { $place }
    Times opened again: { $count }. Limit { $limit }.
hotspot-told-set-back =
    👀 <b>{ $code }: a new problem while it was being watched</b>
    { $category } · { $place }
    The quiet days begin anew: { $count } days without a problem before it is cancelled.
hotspot-told-applied =
    🔍 <b>{ $code }: cancelling applied for, please check on the spot</b>
    { $category } · { $place }
hotspot-told-verified =
    ✅ <b>{ $code } passed the check on the spot</b>
    { $category } · { $place }
    Without a new problem it is cancelled after { $until }.
hotspot-told-failed =
    🔁 <b>{ $code } did not pass the check on the spot, please go on</b>
    { $category } · { $place }
    Reason: { $why }
hotspot-told-cancelled =
    ✅ <b>{ $code } is cancelled</b>
    { $category } · { $place }
    Well done. A new problem would open the same code again.
hotspot-told-restored =
    ✅ <b>{ $code } is cancelled as before</b>
    { $category } · { $place }
    What had opened it again was no problem.
hotspot-told-yellow =
    🟡 <b>Turned yellow, not cancelled for a while: { $count }</b>

    { $lines }

    Please hurry, and apply for cancelling.
hotspot-told-red =
    🔴 <b>Turned red, near the limit: { $count }</b>

    { $lines }

    For what is not cancelled by its limit the city office considers a special circular, a summons and a penalty.
hotspot-ask-photo =
    📷 <b>Weekly photo due: { $count }</b>

    { $lines }

    Tap a code, then send the photo.
hotspot-ask-photo-again =
    📷 <b>Weekly photo still missing: { $count }</b>

    { $lines }

    Tap a code, then send the photo.
hotspot-check-waits =
    🔍 <b>Applications that nobody has checked: { $count }</b>

    { $lines }

    Tap a code and have a look on the spot.

hotspot-here = 📍 This place is <b>under special care</b>. If you see a problem, a photo is enough; the place is known.
hotspot-here-reported = 📍 The place you reported is <b>under special care</b>; it will be followed closely. Thank you!

hotspot-plate = 🖨 The plate of { $code }: open the file, print it on A4 and put it up there.
hotspot-plate-title = Under special care
hotspot-plate-scan = Not clean here? Scan and send a photo

hotspot-circular-title = Special circular ({ $date })
hotspot-circular =
    Places under special care that were not cancelled by their limit: { $count }

    { $lines }
    { $words }
hotspot-circular-unit =
    📄 <b>Special circular</b> ({ $date })
    Places of your unit that were not cancelled by their limit: { $count }

    { $lines }
    { $words }
line-hotspot-late = <code>{ $code }</code> { $category } · { $place } · since { $since }, { $months } months · { $status }
hotspot-paper-words = 💬 { $words }
hotspot-summons-place =
    { $count ->
        [one] 1 place under special care
       *[other] { $count } places under special care
    }
hotspot-summons-reason = not cancelled for { $count } months in a row
hotspot-penalty-title = Penalty record: { $unit }
hotspot-penalty =
    Not cancelled by their limit: { $count } ({ $date })

    { $lines }
    { $words }

    Whether there is a penalty, and which, is decided by people: press “Edit” and write the decision, then “Approve” to file it; if there is none, drop it.

hotspot-not-now = { $code } is now “{ $status }”, so this cannot be done. /hotspots shows how things stand.
hotspot-changed = Somebody else has just changed { $code }. Look at /hotspots and try again.
hotspot-photo-wanted = { $code } needs a photo taken there. Please send one, or /cancel.
hotspot-photo-copy = { $code }: this picture was sent before. Please take a new one on the spot.
hotspot-reason-wanted = Why does { $code } not pass? Please write a few words.
hotspot-check-not-own = Somebody else has to check on the spot what you applied for.
hotspot-suggestion-gone = This suggestion has just changed. Please open /hotspots again.
hotspot-penalty-words-wanted = A person has to fill in the penalty record: press “Edit” first and write the decision.

button-hotspot = { $code }
button-hotspots-list = 📋 List
button-hotspots-suggested = 🔎 Suggested for a code
button-hotspot-pick = Pick { $count }
button-hotspot-picked = ☑️ Picked { $count }
button-hotspot-cases = Cases of { $count }
button-hotspot-code = Code: { $count } picked
button-hotspot-code-yes = Yes, code them
button-hotspot-photo = 📷 Send the weekly photo
button-hotspot-apply = Apply for cancelling
button-hotspot-send = Send application
button-hotspot-check = 🔍 Check on the spot
button-hotspot-pass = Passes
button-hotspot-fail = Does not pass
button-hotspot-steps = What happened
button-hotspot-map = Map
button-hotspot-plate = 🖨 Plate
button-hotspot-report = Report a problem

command-hotspots = Places under special care

kept-hotspot_step = What you did about places under special care
field-hotspot_id = Place under special care, number
