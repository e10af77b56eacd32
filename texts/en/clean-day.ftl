### Clean City Day: theme, venues, signing up, checking in, what was done, the summary.

clean-day-date = { $weekday } { $day } { $month }

clean-day-page =
    🧹 <b>Clean City Day no. { $number }</b>
    📅 { $date }
    🎯 { $theme }

    { $lines }
clean-day-hint = 🧹 { $date } is Clean City Day no. { $number }: { $theme }. Come along, two hands are all you need.

line-clean-day-venues = 📍 { $count ->
        [one] One place
       *[other] { $count } places
    } to join in. Pick one near you and sign up with one tap.
line-clean-day-no-venues = 📍 The places are not known yet. Please look again in a few days.
line-clean-day-all-moved = ⏰ The day was put off; please mind the new date.
line-clean-day-all-off = ☔ This one is cancelled. See you next month.
line-clean-day-mine =
    {""}
    <b>Where you signed up</b>
line-clean-day-venue = • <b>{ $venue }</b>, { $start } · { $place }
line-clean-day-venue-off = • <s>{ $venue }</s> (cancelled)
line-clean-day-near = • <b>{ $venue }</b>, { $start } · { $place } ({ $km } km)
line-clean-day-near-metres = • <b>{ $venue }</b>, { $start } · { $place } ({ $metres } m)
line-clean-day-name = • { $venue }
line-clean-day-more = … and { $count } more

clean-day-units = 📍 Which town?
clean-day-list =
    <b>Places in { $area }</b>
    { $lines }
clean-day-where = 📍 Where are you? Share your location with the button below to see the nearest places. It is not kept.
clean-day-looked = 📍 Thank you, looking for the nearest.
clean-day-nearest =
    <b>Nearest to you</b>
    { $lines }
clean-day-no-venues = 📍 No places yet. Please look again in a few days.
clean-day-own =
    <b>Your venues</b>
    { $lines }
clean-day-own-none = There is no venue in your area yet. Press “Post a venue” to add one.

clean-day-venue =
    🧹 <b>{ $venue }</b>
    Clean City Day no. { $number } · { $theme }
    { $lines }
line-clean-day-when = 🕘 { $start }
line-clean-day-where = 📍 { $place }
line-clean-day-joint = 🤝 Together with { $joint }
line-clean-day-off = ☔ <b>Cancelled</b>
line-clean-day-moved = ⏰ <b>Put off: this is the new time</b>
line-clean-day-joined = 👥 { $count } signed up
line-clean-day-came = 👥 { $count } checked in
line-clean-day-names = Names left: { $names }
line-clean-day-result = 🏁 { $people } people, { $corners } neglected corners, { $weight } of rubbish, { $signs } illegal posters and signs

clean-day-joined =
    🎉 <b>You are on the list. Welcome!</b>

    { $venue }
    🕘 { $start }
    📍 { $place }

    Open the file to put it into your calendar. Tools are there, just wear good shoes. Scan the code on the spot to check in.
    Press “Leave a name” if you like; without one you are just as welcome.
clean-day-joined-already = You are signed up already. See you there!
clean-day-left = Fine, you are off the list of { $venue }. Another time!
clean-day-not-joined = You are not signed up, or have checked in already.
clean-day-ask-own-name = ✍️ What may we call you? Your next message is taken as that; only the organisers of this venue see it.
clean-day-name-long = A name of 1 to { $most } letters, please.
clean-day-named = Thank you, { $name }. See you there!
clean-day-reminders-on = Fine, you will be reminded of every Clean City Day.
clean-day-reminders-off = Fine, no more reminders. If something you signed up for moves or is cancelled, we still tell you.

clean-day-checked-in =
    🙌 <b>Checked in, you are no. { $count }!</b>
    { $venue }
    Take care, drink enough, and let’s make this place shine!
clean-day-checked-in-already = You have checked in already: { $venue }. { $count } are here now.
clean-day-early = Check-in opens { $opens }. You can sign up now.
clean-day-late = This one is over, so check-in is closed. Thank you for coming by; see you next time.
clean-day-code-only = This venue has an address but no position. Please scan the code on the spot.
clean-day-ask-here = 📍 Are you there? Share your location with the button below to check in. It is not kept.
clean-day-far = You are still about { $metres } m away. Share your location within { $most } m, or scan the code on the spot.
clean-day-place-wanted = Please share your location with the button below.
clean-day-venue-cancelled = This venue is cancelled. Send /cleanday to see others.
clean-day-over = This one is over. Send /cleanday to see the next.
clean-day-all-closed = This day is cancelled or over; venues can no longer be posted or changed.

clean-day-poster =
    🖨 Check-in page of <b>{ $venue }</b>
    Print it and hang it up on the spot: whoever scans it has checked in.
clean-day-poster-head = Clean City Day no. { $number }
clean-day-poster-theme = Theme: { $theme }
clean-day-poster-when = { $start }
clean-day-poster-where = { $place }
clean-day-poster-scan = Scan to check in

clean-day-ics-title = Clean City Day no. { $number }: { $venue }
clean-day-ics-place = { $place }
clean-day-ics-about = Theme: { $theme }. Please scan the code on the spot to check in.
clean-day-ics-about-joint = Theme: { $theme }. Together with { $joint }. Please scan the code on the spot to check in.

clean-day-ask-theme =
    🎯 <b>Clean City Day no. { $number }, { $date }</b>
    Which theme shall it have? Suggested: { $theme }
clean-day-remind-theme =
    🎯 Clean City Day no. { $number } ({ $date }) has no theme yet, and tomorrow the towns are asked for their venues.
    Suggested: { $theme }
clean-day-use-default =
    🎯 No other theme was set for Clean City Day no. { $number } ({ $date }), so it is: <b>{ $theme }</b>
    You can change it until the day comes.
clean-day-ask-own-theme = ✍️ What is the theme of no. { $number }? Your next message is taken as that, English behind a stroke: 河涌岸边清洁 / River banks
clean-day-theme-set = 🎯 Theme of no. { $number } ({ $date }): <b>{ $theme }</b>

clean-day-ask-venues =
    🧹 <b>Clean City Day no. { $number }, { $date }</b>
    🎯 { $theme }

    Please post a venue: name, time, place, joint units. It takes a minute.
    { $areas }

    Areas without one by { $until } are named to the office above.
clean-day-missing =
    📋 Clean City Day no. { $number } ({ $date }): { $posted }/{ $expected } have posted a venue
    Missing:
    { $missing }
clean-day-none-missing = ✅ Clean City Day no. { $number } ({ $date }): { $posted }/{ $expected }, all have posted a venue.

clean-day-standing =
    📋 <b>Clean City Day no. { $number }, { $date }</b>
    🎯 { $theme }
    { $posted }/{ $expected } posted, { $count } signed up
    { $lines }
line-clean-day-unposted =
    Missing ({ $count }):
    { $areas }
line-clean-day-communities = Communities of { $area }: { $posted }/{ $expected }

clean-day-ahead-signed =
    🧹 <b>Clean City Day is near: { $date }</b>
    🎯 { $theme }
    You signed up for:
    { $lines }

    Can’t make it? No problem, open it and press “Not coming”.
clean-day-ahead-staff =
    🧹 <b>Clean City Day is near: { $date }</b>
    🎯 { $theme }
    Venues of your town:
    { $lines }

    Is the check-in page printed? Open the venue and press “Check-in page”.
clean-day-ahead-all =
    🧹 <b>Clean City Day is near: { $date }</b>
    🎯 { $theme }
    { $count ->
        [one] There is one venue
       *[other] There are { $count } venues
    }; pick one near you and come along.
clean-day-today-signed =
    ☀️ <b>Good morning! Today is Clean City Day</b>
    { $lines }

    Scan the code on the spot to check in. Take care and drink enough.
clean-day-today-staff =
    ☀️ <b>Good morning! Today is Clean City Day</b>
    Venues of your town:
    { $lines }

    Remember photos before and after, and afterwards tell what was done.
clean-day-today-all =
    ☀️ <b>Good morning! Today is Clean City Day</b>
    { $count ->
        [one] One venue is
       *[other] { $count } venues are
    } waiting, it is not too late to come.

clean-day-ask-area = 🧹 A venue for which area?
clean-day-ask-name = ✍️ <b>{ $area }</b>, { $date }: what is the venue called? For example: around the market
clean-day-ask-time = 🕘 When does it begin on { $date }? For example 9:00 or 3 pm
clean-day-ask-place = 📍 Where do people meet? Share the location with the button below, send a place, or type the address. People can check in by location only where there is one.
clean-day-place-taken = 📍 Noted.
clean-day-ask-joint = 🤝 Which units join in? Departments, schools, companies.
clean-day-ask-edit = { $venue }: what shall be changed?
clean-day-posted =
    ✅ <b>The venue is posted</b>
    { $venue }
    🕘 { $start }
    📍 { $place }

    People can sign up now. You may print the check-in page already.
clean-day-edited =
    ✅ <b>Changed</b>
    { $venue }
    🕘 { $start }
    📍 { $place }
clean-day-words-wanted = Words are needed here; please type an answer, or send /cancel to stop.
clean-day-words-long = That is too long; at most { $most } letters, please.
clean-day-time-wrong = “{ $words }” is no time that I understand. Please write 9:00 or 3 pm.
clean-day-time-night = { $time } is at night. For the afternoon write 15:00 or 3 pm.
clean-day-time-past = { $words } is over already; please write a later time.
clean-day-place-elsewhere = That place is in { $area }, outside your area. Please send the place of the venue, or type its address.

clean-day-whole = The whole day
clean-day-ask-date = ⏰ Which day instead? Write the date, and behind it another time if that changes too: 12 9:30. It has to be in the same month.
    { $what }
clean-day-date-wrong = “{ $words }” is no day that I understand. Please write 12, or 12 9:30.
clean-day-date-past = That is over already; please choose a later day.
clean-day-date-other-month = It has to be in the same month: the next month has a day of its own. If it cannot be this month, press “Cancel”.
clean-day-date-same = That is the day it has; please write another. For another time use “Edit”.
clean-day-cancelled-already = It is cancelled already, and that cannot be changed.
clean-day-moved =
    ✅ Put off to { $to }; { $count } signed-up people were told.
    { $what }
clean-day-stop-sure =
    ☔ Cancel these venues? That cannot be undone, and everybody signed up is told.
    { $what }
clean-day-stop-day-sure = ☔ Cancel the whole of no. { $number } ({ $date })? That cannot be undone, and everybody signed up is told.
clean-day-off =
    ☔ Cancelled; { $count } signed-up people were told.
    { $what }
clean-day-told-moved =
    ⏰ <b>Clean City Day was put off. It is now:</b>
    { $lines }

    You are still signed up; open the file to renew your calendar. Can’t make it? Open the venue and press “Not coming”.
clean-day-told-changed =
    ⏰ <b>Something changed at your venue. It is now:</b>
    { $lines }

    You are still signed up; open the file to renew your calendar.
clean-day-told-off =
    ☔ <b>Cancelled</b>
    { $lines }

    No need to come. Thank you for wanting to help; see you next time.
clean-day-told-day-moved = ⏰ Clean City Day no. { $number } was put off to { $date }, at the same times of day. The signed-up have been told.
clean-day-told-day-off = ☔ Clean City Day no. { $number } ({ $date }) is cancelled. The signed-up have been told.

clean-day-ask-result = 🏁 <b>{ $venue }</b>: well done! Please tell what came of it: people, neglected corners, rubbish, posters.
clean-day-ask-people =
    🏁 <b>{ $venue }</b>: how many people came? ({ $count } checked in)
    You may write all at once: 120 people 32 corners 0.4 t 112 signs
clean-day-ask-corners = How many neglected corners were cleaned?
clean-day-ask-weight = How much rubbish? A bare number is in kilograms; “0.4 t” is fine too.
clean-day-ask-signs = How many illegal posters and signs were removed?
clean-day-number-wanted = A number is needed here, like 120. What was not counted can be skipped; /cancel stops.
clean-day-number-negative = A number cannot be negative; please write it again.
clean-day-number-large = “{ $words }” is too much to be true; please check it.
clean-day-number-whole = A whole number, please.
clean-day-number-fine = Grams are fine enough; please write it again.
clean-day-not-yet = It begins { $start }; please tell afterwards.
clean-day-result-kept =
    ✅ Kept for <b>{ $venue }</b>
    { $people } people, { $corners } neglected corners, { $weight } of rubbish, { $signs } posters and signs
clean-day-tonnes = { $amount } t
clean-day-kilos = { $amount } kg

clean-day-ask-before = 📷 <b>{ $venue }</b>: please send photos from before, then press “That’s all”.
clean-day-ask-after = 📷 <b>{ $venue }</b>: please send photos from after, taken from the same side, then press “That’s all”.
clean-day-photo-wanted = A photo is needed here. Press “That’s all” when you are done, or send /cancel.
clean-day-photo-taken = 📷 Photo { $count } received. Send more, or press “That’s all”.
clean-day-photos-done = ✅ { $venue }: { $count } photos of this kind.

clean-day-summary =
    🏁 <b>Clean City Day no. { $number }: what came of it</b>
    { $date } · { $theme }

    { $posted }/{ $expected } units, { $count } venues, { $results } with a result
    👥 { $people } people
    🧹 { $corners } neglected corners
    🗑 { $weight } of rubbish
    📄 { $signs } illegal posters and signs
clean-day-summary-late =
    🏁 <b>Clean City Day no. { $number }: with the venues that were put off</b>
    { $date } · { $theme }

    { $posted }/{ $expected } units, { $count } venues, { $results } with a result
    👥 { $people } people
    🧹 { $corners } neglected corners
    🗑 { $weight } of rubbish
    📄 { $signs } illegal posters and signs
clean-day-summary-lists =
    📋 <b>Clean City Day no. { $number }</b>
    { $lines }
clean-day-summary-none = 🏁 Clean City Day no. { $number } ({ $date }) had no venue: none of { $expected } units posted one, or all were cancelled.
clean-day-summary-town =
    🏁 <b>Clean City Day no. { $number }: { $area }</b>
    { $count } venues with a result: { $people } people, { $corners } neglected corners, { $weight } of rubbish, { $signs } posters and signs
    { $lines }
clean-day-summary-town-none =
    🏁 <b>Clean City Day no. { $number }: { $area }</b>
    No venue has told its result yet, so none is counted for the city.
    { $lines }
line-clean-day-league-villages =
    {""}
    <b>Who took part most</b> (people per village)
line-clean-day-league-heads =
    {""}
    <b>Who took part most</b> (of 1,000 residents)
line-clean-day-place = { $rank }. { $area }: { $rate } ({ $people } people)
line-clean-day-small = Too few people to be ranked:
    { $areas }
line-clean-day-rank = 🏅 No. { $rank } of { $count } who are ranked
line-clean-day-silent =
    {""}
    Venues without a result, not counted as 0 ({ $count }):
    { $venues }
line-clean-day-later =
    {""}
    Put off and still to come ({ $count }), to be summed up later:
    { $venues }
line-clean-day-silent-venue = • { $area }: { $venue }

clean-day-thanks =
    💚 <b>Thank you!</b>
    On { $date } at “{ $venue }” { $people } people cleared { $corners } neglected corners, { $weight } of rubbish and { $signs } posters and signs.
    You were one of them. See you next time!
clean-day-thanks-plain =
    💚 <b>Thank you!</b>
    You helped at “{ $venue }” on { $date }, and it is cleaner for it. See you next time!
clean-day-picture-title = Clean City Day no. { $number }: { $people } people
clean-day-picture-venue = { $venue }
clean-day-picture-before = Before
clean-day-picture-after = After

button-clean-venue = 📍 { $venue }
button-clean-venues = See the venues
button-clean-see = 🧹 Have a look
button-clean-near = 📍 Nearest to me
button-clean-units = By town
button-clean-unit = { $area } ({ $count })
button-clean-join = 🙋 Count me in
button-clean-leave = Not coming
button-clean-name = ✍️ Leave a name
button-clean-here = 📍 I am here
button-clean-quiet = 🔕 No reminders
button-clean-remind = 🔔 Remind me every month
button-clean-post = ➕ Post a venue
button-clean-post-for = ➕ { $area }
button-clean-own = My venues
button-clean-poster = 🖨 Check-in page
button-clean-edit = Edit
button-clean-edit-name = Name
button-clean-edit-time = Time
button-clean-edit-place = Place
button-clean-edit-joint = Joint units
button-clean-time = { $time }
button-clean-alone = No joint units
button-clean-before = 📷 Photos before
button-clean-after = 📷 Photos after
button-clean-result = 🏁 What was done
button-clean-correct = Correct
button-clean-uncounted = Not counted, skip
button-clean-move = ⏰ Put off
button-clean-stop = ☔ Cancel
button-clean-move-all = ⏰ Put off all
button-clean-stop-all = ☔ Cancel all
button-clean-move-day = ⏰ Put off the day
button-clean-stop-day = ☔ Cancel the day
button-clean-stop-yes = Yes, cancel
button-clean-theme-default = Take: { $theme }
button-clean-theme-own = ✍️ Set a theme
button-clean-standing = 📋 Standing

command-cleanday = Clean City Day: see venues, sign up

kept-clean_signup = Clean City Days you signed up for
kept-clean_venue = Venues you posted
kept-clean_result = Results you told
kept-clean_change = What you changed of Clean City Day

field-venue = Venue no.
field-left_at = Withdrawn
field-checked_in_at = Checked in
field-checked_in_how = Checked in by
field-starts_at = Begins
field-joint = Joint units
field-people = People
field-month = Month
