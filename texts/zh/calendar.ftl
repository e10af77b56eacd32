### 工作日历：/calendar，以及用完之前的提醒。

calendar =
    📅 <b>未来一年的节假日和调休</b>

    { $lines }

    { $estimated }

    改一天：<code>/calendar 2027-02-06 off 春节</code>（放假）
    或 <code>/calendar 2027-02-07 on 春节调休</code>（上班）
line-calendar-off = 🏖 { $day } { $name }放假
line-calendar-on = 🏢 { $day } { $name }上班
line-calendar-estimated = ⚠️ { $year } 年的通知还没有录入，以上是推算的，没有调休上班日。与国务院通知核对、改好后请按下面的按钮。
calendar-set =
    ✅ 已改好，马上生效：
    { $day }
calendar-confirmed = ✅ { $year } 年已核对，{ $days } 天从推算改为确定。
calendar-how =
    请这样写：<code>/calendar 2027-02-06 off 春节</code>
    日期写成 年-月-日；off 是放假，on 是上班；最后可以写节日名。
calendar-runs-out =
    📅 <b>工作日历只确定到{ $last }，还剩 { $days } 天</b>
    国务院办公厅一般在 11 月公布下一年的放假安排。公布后请更新程序并重新执行 jiejing city load，或用 /calendar 逐天录入并核对 { $year } 年。
    不更新也照常运行，但期限和周五通报会按推算的节假日算。
calendar-ran-out =
    📅 <b>工作日历已经用完：{ $last }之后都是推算的</b>
    请更新程序并重新执行 jiejing city load，或用 /calendar 逐天录入并核对 { $year } 年。
command-calendar = 工作日历
button-calendar-sure = ✅ { $year } 年已与通知核对
