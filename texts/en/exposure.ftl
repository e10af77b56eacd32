### Exposure: the monthly lists of the best and the worst places, appeals of the towns, the ledger.

place-kind-village = Villages (communities)
place-kind-road = Roads
place-kind-market = Markets
place-kind-park = Parks (squares)
place-kind-toilet = Public toilets (transfer stations)

exposure-side-best = best
exposure-side-worst = worst

exposure-stage-draft = the city office has to look at the draft
exposure-stage-appeals = the towns may object
exposure-stage-final = a second person has to approve

exposure-title = Exposure list of { $month }
exposure-correction-title = Exposure list of { $month }, correction: { $name }

exposure-preview =
    { $lines }

    { $notes }
line-exposure-kind = <b>{ $kind }</b>
line-exposure-side = { $side }
line-exposure-entry = { $rank }. { $unit } { $name }: { $score } points (inspected { $inspections }×; problems: { $problems }; told by residents: { $residents })
line-exposure-public = { $rank }. { $unit } { $name }: { $score } points (inspected { $inspections }×)
line-exposure-own = · { $kind }, { $side } no. { $rank }: { $name }, { $score } points (inspected { $inspections }×; problems: { $problems }; told by residents: { $residents })
line-exposure-own-none = · not on the list
line-exposure-none = Nobody is on this list
line-exposure-stage-draft = 📝 Draft: first press “Approve draft, ask the towns”; it is published after the towns have seen it
line-exposure-stage-appeals = ⏰ The towns may object until { $until }
line-exposure-stage-final = ✅ Appeals are over, it may be approved
line-exposure-appeals = 🗣 Appeals: { $count }, not answered yet: { $open }
line-exposure-left-out = ➖ Left out: { $name } ({ $reason })
line-exposure-photos = 📷 Photos: { $count }; cleared: { $cleared }, not looked at: { $unchecked }, with a face or a plate: { $face }
line-exposure-corrected = ➖ Left out after an appeal: { $name } ({ $reason })
line-exposure-override = ⚖️ Why there are not as many best as worst: { $reason }

exposure-letter =
    📢 <b>Bulletin of the city office: exposure list of { $month }</b>

    <b>{ $unit }</b>
    { $own }

    The whole list is in the file. What is exposed costs points in the checks of fine management and of illegal building; what is put right is released at the look-back.
    { $notes }
exposure-file = 📎 { $title }: the whole list
exposure-word-title = Bulletin of the city office: exposure list of { $month }
exposure-word-rules = Out of 100 points, less what inspectors found; what residents told is counted beside it and costs nothing. What is exposed costs points in the checks of fine management and of illegal building; what is put right is released at the look-back.
exposure-word-signed = The city office, { $at }

exposure-public =
    📢 <b>{ $month }: the best and the worst</b>

    { $lines }

    Out of 100 points, less what inspectors found; places inspected too seldom in the month are not ranked.
exposure-public-photo = { $unit } { $name } ({ $kind }, { $side } no. { $rank })
exposure-public-correction =
    📢 <b>Correction: exposure list of { $month }</b>
    { $unit } { $name } is no longer listed under { $kind }, { $side } no. { $rank }.
    Reason: { $why }
exposure-none-published = No list has been published yet.

exposure-correction =
    Was: { $kind }, { $side } no. { $rank }, { $unit } { $name }, { $score } points
    Now: not listed
    Reason: { $why }
exposure-correction-letter =
    📢 <b>Bulletin of the city office: correction to the exposure list of { $month }</b>

    Was: { $kind }, { $side } no. { $rank }, { $unit } { $name }, { $score } points
    Now: not listed
    Reason: { $why }

exposure-own =
    📊 <b>You on the exposure list of { $month }</b>

    { $lines }

exposure-heads-up =
    ⚠️ <b>Draft of the exposure list of { $month }: { $unit }, please check</b>

    { $lines }

    If you see it otherwise, press the button below before { $until }; each place once. Without an appeal it is published like this.

exposure-empty =
    📊 <b>No exposure list for { $month }</b>
    No place was inspected { $least }× in that month, so nothing was drafted and nothing will be published. Once inspections are imported it is drafted by itself.
exposure-unheard =
    ⚠️ <b>{ $title }: nobody in these units could be told of the draft</b>

    { $lines }

    Please have somebody appointed or tell them yourself; their time to object runs all the same.
exposure-ready = ✅ <b>{ $title }: appeals are over</b>. Now another person has to approve before it is published.
exposure-appeals-waiting = 🗣 <b>{ $title }</b>: the time for appeals is over; not answered yet: { $count }. It can be published once all are.
exposure-late =
    ⚠️ <b>{ $title } should be published today and is not</b>
    Now: { $stage }. Without two people who approve it is never published.

exposure-hear-first = Please press “Approve draft, ask the towns” first. After the towns have seen it, another person approves.
exposure-appeals-running = The towns may still object, so it cannot be published yet.
exposure-nothing = The list is empty; there is nothing to publish.
exposure-face = A photo shows a face or a plate. Please replace it or leave it out, then approve.
exposure-lopsided = ⚖️ There are not as many best as worst: approving takes a reason
exposure-heard = This step is done already. Please look at the newest card.
exposure-hear-done = Noted; the towns are being asked
exposure-anew-done = Drafted anew of the newest inspections
exposure-correction-there = There is a correction of this entry already: send /papers to see it.

exposure-kinds = ✍️ <b>Exposure list of { $month }</b>: which kind do you want to change?
exposure-kind =
    ✍️ <b>{ $kind }</b>

    { $lines }

    Press a place to leave it out, put it back or add a photo.
exposure-place =
    📍 <b>{ $unit } { $name }</b> ({ $kind })
    { $score } points; inspected { $inspections }×; problems: { $problems }; told by residents: { $residents }
    { $notes }
ask-exposure-out = Why is “{ $name }” left out? Your next message is the reason and is kept on record.
ask-exposure-photo = 📷 Please send a photo of this place, without faces or number plates.
exposure-photo-check = 📷 Please look closely: any face, any plate, anybody who could be known? Photos that nobody has looked at are not published.
exposure-photo-marked = Noted
exposure-out-done = ✅ Changed. Please look at the newest card.
exposure-back-done = Put back

exposure-correct-which = ✍️ <b>Correct the exposure list of { $month }</b>: which entry is wrong?
ask-exposure-wrong = Why is “{ $name }” ({ $kind }, { $side } no. { $rank }) to be corrected? Your next message is the reason and stands in the correction.

ask-appeal = 🗣 What is wrong about “{ $name }” ({ $kind }, { $side } no. { $rank }, { $score } points)? Please write a few words or send a photo.
appeal-received = ✅ The appeal for “{ $name }” has arrived; the city office will answer.
appeal-card =
    🗣 <b>{ $unit } objects: { $name }</b>
    { $kind }, { $side } no. { $rank }, { $score } points (inspected { $inspections }×; problems: { $problems })

    { $words }
ask-appeal-uphold = The entry stays: please write why, the town will read it. Your next message is the reason.
ask-appeal-correct = Corrected, not listed: please write why, the town will read it. Your next message is the reason.
appeal-upheld =
    🗣 <b>Answer to your appeal: the entry stays</b>
    Exposure list of { $month }, { $name } ({ $kind }, { $side } no. { $rank })
    Reason: { $why }
appeal-corrected =
    🗣 <b>Answer to your appeal: corrected, not listed</b>
    Exposure list of { $month }, { $name }
    Reason: { $why }
appeal-done = ✅ The town has your answer.
appeal-once = There was an appeal for this place already; each place has one.
appeal-too-late = The time for appeals is over.
appeal-decided = This appeal has been answered already.

exposure-ledger =
    📒 <b>Ledger of deducted points</b>: { $total } in all, lines: { $count }
    Counted in the checks of fine management and of illegal building

    { $lines }
exposure-ledger-none = 📒 No points have been deducted yet.
line-deduction = · { $month } { $unit } { $name }: { $points } ({ $why })
line-deduction-released = · { $month } { $unit } { $name }: { $points } ({ $why }), released on { $day }
deduction-why-exposed = exposed
deduction-why-corrected = given back by a correction

public-channel-missing = ⚠️ The list has gone to the towns, but there is no public channel, so residents cannot see it. Please add the bot to a channel and send <code>/bind public NUMBER</code>.

button-exposure-hear = ✅ Approve draft, ask the towns
button-exposure-change = ✍️ Change the list
button-exposure-anew = 🔄 Draft anew
button-exposure-published = The published list
button-exposure-ledger = 📒 Ledger
button-exposure-month = { $month }
button-exposure-correct = Correct
button-exposure-wrong = { $kind }, { $side } { $rank }: { $name }
button-exposure-kind = { $kind }
button-exposure-place = { $name }
button-exposure-out = ➖ Leave out, the next moves up
button-exposure-vacant = ➖ Leave out, nobody moves up
button-exposure-back = ↩️ Put back
button-exposure-photo = 📷 Add a photo
button-exposure-photos = 📷 Photos ({ $count })
button-photo-cleared = ✅ Nobody, may be published
button-photo-face = 🙈 Somebody, may not
button-photo-out = Leave it out
button-appeal = 🗣 Appeal: { $name }
button-appeal-uphold = It stays
button-appeal-correct = Correct, not listed

command-exposure = Best and worst places of the month

kept-appeal = Your appeals
field-place = Place
field-decided_at = Answered at
