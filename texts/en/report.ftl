### Reporting: one question at a time, a code at the end.

draft-ask-photo = 📷 Please send a photo of the place.
draft-ask-category = What is the problem?
draft-ask-category-in = { $group }: which one is it?
draft-ask-note = 💬 Write a few words. Your next message becomes the note.
draft-ask-more-photos = 📷 Send more photos, then press “That’s all”.
draft-reading-file = 📷 Got the file. Looking for a place inside it, just a few seconds.

draft-review =
    <b>Is this right?</b>

    { $lines }

    If so, press “Submit”.

draft-review-finding =
    <b>Finding: is this right?</b>

    { $lines }

    If so, press “Submit”. The town gets it at once.

draft-duplicate =
    <b>Somebody has reported one close by. Is it the same?</b>

    { $category }
    📍 { $place }
    With { $who } · { $status }

    If it is the same, you become a reporter too and hear of every step.

draft-sent = ✅ Submitted: { $code }
draft-cancelled = Cancelled; nothing was reported. To start again, just send a photo.
draft-cancelled-short = Cancelled.
nothing-to-cancel = There is nothing to cancel. Send a photo to report something.

draft-gone = This report was submitted, cancelled or is older than 24 hours. Please send a photo to start again.
draft-too-many-photos = { $most } photos are the most for one report, and that is plenty. Press “Submit”.
duplicate-gone = That case has just changed. Please press “Submit” once more.

wanted-photo-first = 📷 Please send a photo of the place first. Not sure how? Send /help.
wanted-photo = 📷 A photo is needed now. Take one and send it, or /cancel.
wanted-place = 📍 The place is needed now. Press the button to share it, or type an address.
wanted-unit = 📍 Please choose the town above, or type its name.
wanted-datum = 📍 Please press one of the two towns above.
wanted-category = Please choose a category above, or write what the problem is.
wanted-review = Nearly done: press “Submit” above. You can still add words or photos.
wanted-duplicate = Please press “Yes, the same” or “No, another one” above.

receipt =
    ✅ <b>Received, thank you!</b>

    Code <code>{ $code }</code>
    { $category }
    📍 { $place }
    Sent to { $who }
    ⏰ To be fixed by { $due }

    We’ll tell you how it goes. To add something, reply to this message.

receipt-unclear =
    ✅ <b>Received, thank you!</b>

    Code <code>{ $code }</code>
    📍 { $place }
    The duty officer will first see who should deal with it, and you will hear as soon as it is filed.

    To add something, reply to this message.

receipt-finding =
    ✅ Finding noted
    <code>{ $code }</code> { $category }
    📍 { $place }
    Sent to { $who }

found-again =
    ✅ There is a case here already: your photos were added to it
    <code>{ $code }</code> { $category }
    📍 { $place }
    With { $who } · { $status }
joined =
    ✅ <b>Thank you, your voice is added</b>

    Code <code>{ $code }</code>
    { $category }
    📍 { $place }
    With { $who } · { $status }

    You will hear of every step.
