### Summons: the city office sets the date; only it and the unit see one.

summons-title = Summons: { $unit } · { $place }
summons-preview =
    { $lines }
summons-letter =
    📣 <b>Summons</b>

    { $lines }

    <i>For your unit alone; do not pass it on. Press “Received” when you have read it.</i>
summons-line-whom = 🏢 { $unit }, { $person }
summons-line-place = 📍 { $place } <code>{ $code }</code>
summons-line-reason = ❗ Reason: { $reason }
summons-line-photos = 📷 Photos of the place are below
summons-line-date = 📅 When: { $at }
summons-line-no-date = 📅 When: not set yet; it cannot be approved before
summons-line-words = 💬 { $words }
summons-person-office = head of the city management office
summons-reason-look-back = failed { $count } looks back in a row
summons-report = · Round of { $date } ({ $at }): dirty again. { $words }

summons-photo = 📷 { $title }: at the look-back
summons-sent =
    📣 <b>{ $title }</b> was sent
    Afterwards, keep the minutes and set a day to follow up.
summons-shown =
    📣 <b>{ $title }</b>
    { $lines }
summons-minutes-photo = 📷 { $title }: minutes
summons-minutes-file = 📎 { $title }: minutes
summons-file-too-large = The file is too large; send one of at most { $most } MB.
summons-note = 📝 { $at }, minutes: { $words }
summons-note-file = 📎 { $at }, minutes as a file: { $name } { $words }
summons-note-follow-up = 📅 { $at }: follow-up on { $date }

summons-ask-date = 📅 When is “{ $title }”? Write it as your next message, like 2024-07-02 15:00.
summons-date-wrong = “{ $words }” is no time that I understand. Write a day and a time, like 2024-07-02 15:00.
summons-date-past = { $at } is over; choose another time.
summons-date-set = 📅 “{ $title }” is set for { $at }. Approve it on its card, then it is sent.
summons-date-wanted = The summons has no date yet: press “Set the date” first.
summons-ask-person = 👤 Who is summoned in “{ $title }”? Write it as your next message; without it, only the office is named.
summons-person-set = 👤 Summoned: { $person }
summons-ask-minutes = 📝 Send the minutes of “{ $title }”: words, a photo or a file, as your next message.
summons-minutes-kept = 📝 The minutes of “{ $title }” are kept. Set a day to follow up?
summons-ask-follow-up = 📅 On which day is “{ $title }” followed up? Write it as your next message, like 2024-07-20.
summons-follow-up-set = 📅 You and the unit will be reminded on { $date }.

summons-tomorrow = ⏰ <b>{ $title }</b>: { $at }
summons-minutes-missing = 📝 <b>{ $title }</b>: was on { $at }, and has no minutes yet.
summons-follow-up-due = 📅 <b>{ $title }</b>: to be followed up today (it was on { $at }).

summons-button-date = 📅 Set the date
summons-button-person = 👤 Whom
summons-button-minutes = 📝 Minutes
summons-button-follow-up = 📅 Follow-up
summons-button-show = 📣 Show all

kept-summons_note = Minutes you kept
field-follow_up = Follow-up on
