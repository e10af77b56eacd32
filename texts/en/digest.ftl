### The daily digest: morning, evening, its pictures, /digest.

digest-picture-title = { $area }, last { $count } days
digest-picture-nothing = No figures yet
digest-picture-day = { $day } { $month }
digest-line-new = New { $count }
digest-line-fixed = Fixed { $count }
digest-line-late = Overdue { $count }
digest-map-overdue = Overdue now (cases)
digest-map-open = Open (cases), none overdue
digest-map-note = Outlines are for orientation only
digest-map-undrawn = Not on the map: { $lines }
digest-map-unit = { $area } { $count }

digest-morning =
    🌅 <b>Morning digest · { $area }</b>
    { $day }

    { $lines }
digest-evening =
    🌇 <b>Evening digest · { $area }</b>
    As of { $at }

    { $lines }
digest-list-morning =
    🌅 <b>Morning list · { $area }</b>

    { $lines }
digest-list-evening =
    🌇 <b>Closing list · { $area }</b>

    { $lines }
digest-morning-empty = 🌅 { $area }: nothing reported, fixed or open on { $day }.
digest-evening-empty = 🌇 { $area }: nothing reported, fixed or open today.

digest-areas = { $first }, { $rest }
digest-areas-many = { $area } and others, { $count } in all
digest-and = { $first } · { $rest }

digest-new = New <b>{ $count }</b> ({ $before } / { $week })
digest-fixed = Fixed <b>{ $count }</b> ({ $before } / { $week })
digest-late = Newly late <b>{ $count }</b> ({ $before } / { $week })
digest-compared-morning = <i>Changes: on the day before / on a week before</i>
digest-compared-evening = <i>Changes: on all of yesterday / on all of a week ago</i>
digest-rates = Handled in time { $handled } · closed in time { $in-time }
digest-sources = From { $sources }
digest-source = { $source } { $count }
digest-now-morning = Open now <b>{ $open }</b>, overdue { $overdue }, due today { $today }
digest-now-evening = Open <b>{ $open }</b>, overdue { $overdue }, due tonight { $today }, tomorrow { $tomorrow }
digest-waiting = Not taken { $waiting } · to check { $checking }
digest-best = 👍 Least overdue: { $units }
digest-worst = 👎 Most overdue: { $units }
digest-unit = { $area } { $some }/{ $all }

digest-decide =
    {""}
    <b>Please decide first</b>
digest-matter-emergency = 🚨 <code>{ $code }</code> { $category } · { $place } · emergency, not taken
digest-matter-overdue = 🔴 <code>{ $code }</code> { $category } · { $place } · overdue for { $for }
digest-matter-delay = ⏳ <code>{ $code }</code> { $category } · { $place } · wants until { $until }
digest-matter-unfiled = 📥 <code>{ $code }</code> { $category } · { $place } · { $status }, to be dispatched
digest-matter-check = 🔍 <code>{ $code }</code> { $category } · { $place } · to be checked for { $for }

digest-list-open-morning = <b>{ $open }</b> open, overdue { $overdue }, due today { $today }:
digest-list-open = <b>{ $open }</b> open, overdue { $overdue }, due tonight { $today }, tomorrow { $tomorrow }:
digest-list-none = 👍 Nothing is open.
digest-list-more = … and { $count } more
digest-case-emergency = 🚨 <code>{ $code }</code> { $category } · { $place } · emergency, not taken
digest-case-overdue = 🔴 <code>{ $code }</code> { $category } · { $place } · overdue for { $for }
digest-case-due = • <code>{ $code }</code> { $category } · { $place } · by { $due }
digest-case = • <code>{ $code }</code> { $category } · { $place } · { $status }
digest-place = { $village }, { $address }
digest-list-day-morning =
    {""}
    <b>{ $day }</b>
digest-list-day-evening =
    {""}
    <b>Today</b>

button-digest = ⚙️ Digest settings

### /digest

digest-card =
    ⚙️ <b>Daily digest</b>

    Morning: { $morning }
    Evening: { $evening }
    Days: { $days }
    Areas: { $area }

    Change any of it with the buttons below.
digest-slot-morning = morning digest
digest-slot-evening = evening digest
digest-time-none = none
digest-days-every = every day
digest-days-working = working days only
digest-days-none = none
digest-ask-time = When shall the { $slot } come? Now: { $now }
digest-ask-areas = Which areas shall the digest tell of? Now: { $area }

button-digest-morning = Morning time
button-digest-evening = Evening time
button-digest-areas = Areas
button-digest-every = Every day
button-digest-working = Working days only
button-digest-none = None at all
button-digest-now-morning = Show the morning one
button-digest-now-evening = Show the evening one
button-digest-time = { $time }
button-digest-no-time = None
button-digest-all-areas = All my areas
button-digest-has-area = ✅ { $area }
