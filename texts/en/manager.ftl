### For managers: /today, /overdue, /area

today =
    📊 <b>Today</b> (as of { $at })

    { $total }

    { $lines }
line-today-all = <b>All</b>: { $new } new, { $fixed } fixed, { $waiting } waiting; in time { $in-time }, overdue { $overdue }
    { $sources }
line-today = <b>{ $area }</b>: { $new } new · { $fixed } fixed · { $waiting } waiting · overdue { $overdue }
line-source = 　{ $source }: { $count }
rate = { $some }/{ $all } ({ $percent })

source-resident = residents
source-inspector = inspectors
source-leader = leaders’ walks
source-device = devices
source-petition = petitions
source-hotline = hotline

overdue-none = 👍 Nothing is overdue.
overdue-list =
    ⏰ <b>{ $count ->
        [one] 1 overdue case
       *[other] { $count } overdue cases
    }</b>, the longest overdue first:

    { $lines }
line-overdue = 🔴 <code>{ $code }</code> { $category } · { $place } · { $status }, was due { $due } · { $who }

area-which = Which one do you mean?
area-figures =
    📊 <b>{ $area }</b>

    Open: { $open }
    { $lines }
    Overdue: { $overdue }

    Fixed in 7 days: { $short }, in 30 days: { $long }
    Of these 30 days: in time { $in-time }, reworked { $rework }, rated { $rating } ({ $rated ->
        [one] 1 person
       *[other] { $rated } people
    })
line-open = 　{ $status }: { $count }

button-area-shown = { $area }
button-overdue = ⏰ Overdue cases
