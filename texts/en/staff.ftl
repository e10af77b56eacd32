### What staff read while they work on cases.

done-accept = Accepted: { $code }
rectify-toast = Once it is fixed, send a photo of the place
rectify-how =
    📷 <b>Is { $code } fixed?</b>
    Take a photo of the same place from the same side and send it. The next photo is the after-photo.
    ⏰ Due: { $due }
after-photo-comparing = 📷 { $code }: photo received; comparing it takes a few seconds.

ask-reporter-what = 💬 What would you like to ask? Your next message goes to the reporter; neither of you sees who the other is.
asked-reporter = 💬 Passed on to the reporter of { $code }; the reply comes back here.

ask-reason-send-back = Why is { $code } sent back?
ask-reason-refuse = Why is { $code } refused? The reporter will read the reason.
ask-reason-fail = Why does { $code } not pass?
ask-reason-ask-delay = Why does { $code } need more time?
ask-own-words = 💬 Please write the reason for { $code }; your next message is taken as that.
ask-how-long = ⏰ How much longer for { $code }? It is due { $due }.
ask-how-solved = ✅ { $code } is closed. How was it solved?
ask-category-of-case = What kind of problem is { $code }? Your choice files it and sends it on.
ask-merge = Which case close by is the same problem as { $code }?
ask-handler = Who gets { $code }?

done-send-back = { $code } sent back for the town office to dispatch anew. Reason: { $why }
done-refuse = { $code } refused; the reporter is told why: { $why }
done-fail = 🔁 { $code } goes back to be fixed again. Reason: { $why }
done-ask-delay = ⏰ Asked for { $code } until { $until }. Until the town office answers, the due time stays.
done-grant-delay = { $code }: more time granted
done-deny-delay = { $code }: more time denied
done-pass = Passed: { $code } is closed
done-solve = ✅ { $code } closed · { $how }
done-file = ✅ { $code } filed ({ $category }) and sent to { $who }.
done-merge = { $code } merged into { $other }; its reporters go along.
done-dispatch = ✅ { $code } sent to { $who }, due { $due }.
done-reassign = ✅ { $code } reassigned to { $who }, still due { $due }.
