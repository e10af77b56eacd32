### The work calendar: /calendar, and the warning before it runs out.

calendar =
    📅 <b>Holidays and make-up working days of the year ahead</b>

    { $lines }

    { $estimated }

    To change a day: <code>/calendar 2027-02-06 off Spring Festival</code>
    Or <code>/calendar 2027-02-07 on make-up day</code>
line-calendar-off = 🏖 { $day }: off. { $name }
line-calendar-on = 🏢 { $day }: worked. { $name }
line-calendar-estimated = ⚠️ The notice for { $year } is not in yet: these days are estimated and lack the make-up days. Compare them with the State Council’s notice, correct them, then press below.
calendar-set =
    ✅ Changed, and in force at once:
    { $day }
calendar-confirmed = ✅ { $year } is confirmed: { $days } estimated days are certain now.
calendar-how =
    Please write it like this: <code>/calendar 2027-02-06 off Spring Festival</code>
    The date is year-month-day; off is a holiday, on is a working day; a name may follow.
calendar-runs-out =
    📅 <b>The work calendar is certain only until { $last }, { $days } more days</b>
    The State Council publishes the next year’s holidays, usually in November. Then update the program and run jiejing city load again, or enter the days of { $year } with /calendar and confirm the year.
    Without that everything goes on, but limits and the Friday bulletin follow estimated holidays.
calendar-ran-out =
    📅 <b>The work calendar has run out: all after { $last } is estimated</b>
    Please update the program and run jiejing city load again, or enter the days of { $year } with /calendar and confirm the year.
command-calendar = Work calendar
button-calendar-sure = ✅ { $year } agrees with the notice
