### 每日简报：早间、收工，图片，/digest。

digest-picture-title = { $area }，近 { $count } 天
digest-picture-nothing = 还没有数字
digest-picture-day = { $month }{ $day }日
digest-line-new = 新增 { $count }
digest-line-fixed = 办结 { $count }
digest-line-late = 超期 { $count }
digest-map-overdue = 现在超期（宗）
digest-map-open = 未办结（宗），没有超期
digest-map-note = 界线只作示意
digest-map-undrawn = 图上没有画出：{ $lines }
digest-map-unit = { $area } { $count }

digest-morning =
    🌅 <b>早间简报 · { $area }</b>
    { $day }

    { $lines }
digest-evening =
    🌇 <b>收工简报 · { $area }</b>
    截至{ $at }

    { $lines }
digest-list-morning =
    🌅 <b>早间清单 · { $area }</b>

    { $lines }
digest-list-evening =
    🌇 <b>收工清单 · { $area }</b>

    { $lines }
digest-morning-empty = 🌅 { $area }：{ $day }没有新上报，没有办结，手上也没有案件。
digest-evening-empty = 🌇 { $area }：今天没有新上报，没有办结，手上也没有案件。

digest-areas = { $first }、{ $rest }
digest-areas-many = { $area }等 { $count } 处
digest-and = { $first } · { $rest }

digest-new = 新增 <b>{ $count }</b>（{ $before } / { $week }）
digest-fixed = 办结 <b>{ $count }</b>（{ $before } / { $week }）
digest-late = 新超期 <b>{ $count }</b>（{ $before } / { $week }）
digest-compared-morning = <i>括号里：比前一天 / 比上周同日</i>
digest-compared-evening = <i>括号里：比昨天全天 / 比上周同日全天</i>
digest-rates = 按期处置 { $handled } · 按期办结 { $in-time }
digest-sources = 来源：{ $sources }
digest-source = { $source } { $count }
digest-now-morning = 现在未办结 <b>{ $open }</b>，超期 { $overdue }，今天到期 { $today }
digest-now-evening = 还有未办结 <b>{ $open }</b>，超期 { $overdue }，今晚到期 { $today }，明天到期 { $tomorrow }
digest-waiting = 没人接 { $waiting } · 待审核 { $checking }
digest-best = 👍 超期最少：{ $units }
digest-worst = 👎 超期最多：{ $units }
digest-unit = { $area } { $some }/{ $all }

digest-decide =
    {""}
    <b>最需要您决定</b>
digest-matter-emergency = 🚨 <code>{ $code }</code> { $category } · { $place } · 紧急，没人接
digest-matter-overdue = 🔴 <code>{ $code }</code> { $category } · { $place } · 已超 { $for }
digest-matter-delay = ⏳ <code>{ $code }</code> { $category } · { $place } · 申请延到{ $until }
digest-matter-unfiled = 📥 <code>{ $code }</code> { $category } · { $place } · { $status }，等您派
digest-matter-check = 🔍 <code>{ $code }</code> { $category } · { $place } · 等审核 { $for }

digest-list-open-morning = 未办结 <b>{ $open }</b>，其中超期 { $overdue }，今天到期 { $today }：
digest-list-open = 未办结 <b>{ $open }</b>，其中超期 { $overdue }，今晚到期 { $today }，明天到期 { $tomorrow }：
digest-list-none = 👍 没有未办结的案件。
digest-list-more = ……还有 { $count } 宗
digest-case-emergency = 🚨 <code>{ $code }</code> { $category } · { $place } · 紧急，没人接
digest-case-overdue = 🔴 <code>{ $code }</code> { $category } · { $place } · 已超 { $for }
digest-case-due = • <code>{ $code }</code> { $category } · { $place } · { $due }前
digest-case = • <code>{ $code }</code> { $category } · { $place } · { $status }
digest-place = { $village } { $address }
digest-list-day-morning =
    {""}
    <b>{ $day }</b>
digest-list-day-evening =
    {""}
    <b>今天</b>

button-digest = ⚙️ 简报设置

### /digest

digest-card =
    ⚙️ <b>每日简报</b>

    早间：{ $morning }
    收工：{ $evening }
    日子：{ $days }
    区域：{ $area }

    想改哪一项，按下面的按钮。
digest-slot-morning = 早间简报
digest-slot-evening = 收工简报
digest-time-none = 不收
digest-days-every = 每天
digest-days-working = 只在工作日
digest-days-none = 不收
digest-ask-time = { $slot }几点发给您？现在是：{ $now }
digest-ask-areas = 简报讲哪些地方？现在是：{ $area }

button-digest-morning = 早间时间
button-digest-evening = 收工时间
button-digest-areas = 区域
button-digest-every = 每天收
button-digest-working = 只在工作日收
button-digest-none = 都不收
button-digest-now-morning = 看早间简报
button-digest-now-evening = 看收工简报
button-digest-time = { $time }
button-digest-no-time = 不收
button-digest-all-areas = 我的全部区域
button-digest-has-area = ✅ { $area }
