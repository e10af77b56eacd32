### How time is written.

moment = { $weekday } { $day } { $month }, { $time }
date = { $weekday } { $day } { $month }
date-month = { $month } { $year }

weekday-0 = Mon
weekday-1 = Tue
weekday-2 = Wed
weekday-3 = Thu
weekday-4 = Fri
weekday-5 = Sat
weekday-6 = Sun

month-1 = Jan
month-2 = Feb
month-3 = Mar
month-4 = Apr
month-5 = May
month-6 = Jun
month-7 = Jul
month-8 = Aug
month-9 = Sep
month-10 = Oct
month-11 = Nov
month-12 = Dec

length-minutes = { $count ->
        [one] 1 minute
       *[other] { $count } minutes
    }
length-hours = { $count ->
        [one] 1 hour
       *[other] { $count } hours
    }
length-days = { $count ->
        [one] 1 day
       *[other] { $count } days
    }
length-days-and-hours = { $days } { $hours }
