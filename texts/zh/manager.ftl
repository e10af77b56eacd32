### 管理：/today、/overdue、/area

today =
    📊 <b>今日情况</b>（截至{ $at }）

    { $total }

    { $lines }
line-today-all = <b>合计</b>：新增 { $new }，办结 { $fixed }，等待 { $waiting }；按时 { $in-time }，超期 { $overdue }
    { $sources }
line-today = <b>{ $area }</b>：新增 { $new } · 办结 { $fixed } · 等待 { $waiting } · 超期 { $overdue }
line-source = 　{ $source } { $count }
rate = { $some }/{ $all }（{ $percent }）

source-resident = 市民上报
source-inspector = 巡检发现
source-leader = 领导走访
source-device = 设备发现
source-petition = 信访
source-hotline = 热线

overdue-none = 👍 没有超期案件。
overdue-list =
    ⏰ <b>超期案件 { $count } 宗</b>，最早到期的在前：

    { $lines }
line-overdue = 🔴 <code>{ $code }</code> { $category } · { $place } · { $status }，{ $due }到期 · { $who }

area-which = 您指的是哪一个？
area-figures =
    📊 <b>{ $area }</b>

    未办结 { $open }
    { $lines }
    超期 { $overdue }

    近 7 天办结 { $short }，近 30 天办结 { $long }
    近 30 天：按时 { $in-time }，返工 { $rework }，评分 { $rating }（{ $rated } 人）
line-open = 　{ $status } { $count }

button-area-shown = { $area }
button-overdue = ⏰ 超期案件
