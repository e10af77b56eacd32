### What happens by itself: cases that nobody took, emergencies, reports left unfinished.

told-escalated =
    🔔 <b>Nobody took this in time. Please take it</b>
    <code>{ $code }</code> { $category }
    📍 { $place }
    ⏰ To be fixed by { $due }

told-escalated-many =
    🔔 <b>Nobody took these { $count } cases in time. Please take them</b>

    { $lines }

    Press the button below to open each card and accept it.

told-nobody-appointed =
    ⚠️ <b>Nobody is appointed here yet, so nobody takes this case</b>
    <code>{ $code }</code> { $category }
    📍 { $place }
    Please appoint somebody, or give it to somebody else.

told-ringing =
    🚨 <b>Emergency, and nobody has taken it. Please act at once</b>
    <code>{ $code }</code> { $category }
    📍 { $place }
    You will be reminded until somebody accepts.

line-unanswered = <code>{ $code }</code> { $category } · { $place }
line-unanswered-more = … and { $count } more

draft-expired = Your last report was left unfinished for too long, so it was dropped, photos included. To report again, just send a photo.
