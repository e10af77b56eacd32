### The reporter’s verdict: fixed or not, how many stars, or open again; and taking a report back.

ask-verdict =
    ✅ <b>{ $code } is closed</b>
    { $category }
    📍 { $place }
    Fixed by { $who }, checked by somebody else.

    <b>Is it fixed?</b> If not, you can say so for { $days ->
        [one] 1 day
       *[other] { $days } days
    }.

ask-rating = Thank you! How well was { $code } handled?
done-rate = { $stars } Thank you for your rating!
ask-reason-reopen =
    What is wrong with { $code }?
    Press a reason, or send a few words or a photo, and it opens again at once.
done-reopen =
    🔁 <code>{ $code }</code> is open again
    With { $who }.
    ⏰ To be fixed by { $due }

ask-reason-withdraw = Why do you withdraw { $code }?
done-withdraw = { $code } withdrawn. Reason: { $why }
