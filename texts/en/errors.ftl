### When something cannot be done: what is wrong and what to do. Shown as pop-ups too, so no HTML and at most 200 letters.

not-allowed = This is not open to you. Send /help to see what you can do.
command-unknown = There is no command /{ $word }. Send /help to see what there is.
button-unknown = This button no longer works. Send /my or /todo for what is current.
button-old = This button is out of date. Use the newest message, or send what you wanted once more.
case-moved = Somebody else has just changed this case. Look at the newest card and press again.
case-code-wanted = Please add the code, such as /case HM-261121-0042
case-not-found = { $code } was not found. Please check the code; your own reports are in /my.
move-not-now = { $code } is now “{ $status }”, so that cannot be done any more. Send /case { $code } to see how it stands.
reason-wanted = { $code } needs a reason. Press one, or write a few words.
answer-wanted = I can’t read that. Please send words or a photo, or /cancel.
words-wanted = Please send words; pictures and stickers cannot be passed on.
after-photo-wanted = { $code } needs a photo of the place after the fix. Take one and send it, or /cancel.
verdict-unclear = { $code } is closed. Please reply “fixed” or “not fixed”; if it is not, a photo will do too.
nobody-to-ask = { $code } has no reporter to ask.
check-not-own = Somebody else has to check what you fixed.
delay-asked-already = More time has been asked for { $code } already. Please wait for the town office.
delay-not-later = The new time must be later than the present one. Please choose another.
delay-not-asked = Nobody is asking for more time for { $code } now; perhaps it has been answered.
reopen-too-late = { $code } was closed more than { $days ->
        [one] 1 day
       *[other] { $days } days
    } ago and cannot be opened again. Please send a photo to report it anew.
merge-gone = That case has just changed. Please press “Merge” again.
merge-nothing-near = There is no other open case within { $metres } metres, so nothing to merge.
merge-nothing-alike = There is no other open case of this kind in { $place }, so nothing to merge.
handler-gone = This person cannot take it now, or has it already. Press again and choose another.
nobody-to-dispatch = This town has no field staff yet. Please ask an administrator to add some.

alert-update-quarantined = ⚠️ A message could not be handled and is in quarantine. Number { NUMBER($update, useGrouping: 0) }, error: { $error }
alert-letter-given-up = ⚠️ A notice could not be sent and was given up. Number { NUMBER($letter, useGrouping: 0) }, text { $key }, reason: { $reason }
