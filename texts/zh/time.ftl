### 时间怎么写。

moment = { $month }{ $day }日（周{ $weekday }）{ $time }
date = { $month }{ $day }日（周{ $weekday }）
date-month = { $year }年{ $month }

weekday-0 = 一
weekday-1 = 二
weekday-2 = 三
weekday-3 = 四
weekday-4 = 五
weekday-5 = 六
weekday-6 = 日

month-1 = 1月
month-2 = 2月
month-3 = 3月
month-4 = 4月
month-5 = 5月
month-6 = 6月
month-7 = 7月
month-8 = 8月
month-9 = 9月
month-10 = 10月
month-11 = 11月
month-12 = 12月

length-minutes = { $count } 分钟
length-hours = { $count } 小时
length-days = { $count } 天
length-days-and-hours = { $days } { $hours }
