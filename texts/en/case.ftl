### How a case gets on: what reporters and handlers are told, and what a case looks like.

told-accepted =
    🧹 <code>{ $code }</code> is in hand
    With { $who }.
    ⏰ To be fixed by { $due }

told-rectified =
    🔍 <code>{ $code }</code> has been fixed and is being checked
    Somebody else compares the photos. Then we’ll ask what you think.

told-filed =
    🔔 <code>{ $code }</code> has been filed
    { $category }
    With { $who }.
    ⏰ To be fixed by { $due }

told-refused =
    ⚠️ <code>{ $code }</code> has been refused
    Reason: { $reason }
    If things change, please send a photo again.

told-merged =
    🔔 <code>{ $code }</code> and <code>{ $other }</code> are the same problem and go on as one.
    You stay a reporter and hear how it goes.

told-delayed =
    ⏰ <code>{ $code }</code> needs more time
    Now to be fixed by { $due }

told-rework =
    🔁 <code>{ $code }</code> did not pass the check and goes back to be fixed again
    Reason: { $reason }
    ⏰ To be fixed by { $due }

told-reopened-others =
    🔁 <code>{ $code }</code> is open again
    Somebody says it is not fixed: { $reason }
    ⏰ To be fixed by { $due }

told-question =
    💬 <b>A question about { $code }:</b>
    <blockquote>{ $words }</blockquote>
    Just reply to this message, with words or a photo.

told-reassigned = 🔔 <code>{ $code }</code> now lies with { $who }; you need do nothing more.
told-withdrawn =
    🔔 <code>{ $code }</code> was withdrawn by its reporter; nothing more to do.
    Reason: { $reason }
told-delay-granted = ⏰ <code>{ $code }</code>: more time granted, now due { $due }
told-delay-denied = ⏰ <code>{ $code }</code>: more time denied, still due { $due }
told-passed = ✅ <code>{ $code }</code> passed the check and is closed. Well done!
told-failed =
    🔁 <code>{ $code }</code> did not pass the check; please fix it again
    Reason: { $reason }
    ⏰ Due { $due }. Once it is fixed, reply to this message with a photo of the place.
told-reopened =
    🔁 <code>{ $code }</code> is open again; please have another look
    Reason: { $reason }
    ⏰ Due { $due }. Once it is fixed, reply to this message with a photo of the place.
told-added =
    💬 <code>{ $code }</code>: the reporter adds
    <blockquote>{ $words }</blockquote>
told-added-photo =
    📷 <code>{ $code }</code>: the reporter adds a photo
    { $words }

my-list =
    <b>Your reports</b>

    { $lines }
my-none = You have not reported anything yet. Seen something dirty, untidy or broken? Just send a photo.
line-case = <code>{ $code }</code> { $category } · { $status }

case-shown =
    <b>{ $title }</b>
    { $lines }
line-category = 🏷 { $category }
line-place = 📍 { $place }
line-photos = 📷 { $count ->
        [one] 1 photo
       *[other] { $count } photos
    }
line-note = <blockquote>{ $note }</blockquote>
line-step = { $at }: { $action }

added = 💬 Added to { $code }; whoever has it sees it at once.
ask-more = 💬 Send words or a photo. Your next message is added to { $code }.
left-case = All right, you will hear no more of { $code }. Others reported it too, so it goes on.
