### 黑点赋码：重点整治点从赋码到销号（S21、S22）。

hotspot-figures = { $coded } 个赋码 · { $cancelled } 个销号 · { $open } 个未销 · { $percent }
hotspot-board =
    📍 <b>重点整治点</b>
    { $coded } 个赋码 · { $cancelled } 个销号 · { $open } 个未销 · { $percent }

    未销的：🟢 绿 { $green } · 🟡 黄 { $yellow } · 🔴 红 { $red }
hotspots-list =
    📍 <b>重点整治点 { $count } 个</b>，未销的在前，赋码最久的最先：

    { $lines }
line-hotspot = { $colour } <code>{ $code }</code> { $category } · { $place } · { $status }
line-hotspot-limit = { $colour } <code>{ $code }</code> { $category } · { $place } · 期限{ $limit }
line-hotspot-more = ……还有 { $count } 个
hotspot-card =
    { $colour } <b>{ $code }</b> { $category }
    📍 { $place }（<a href="{ $link }">地图</a>）
    { $status }
    { $lines }
line-hotspot-since = ⏰ { $since }起算，期限{ $limit }
line-hotspot-cancelled = ✅ { $at }销号
line-hotspot-quiet = 👀 没有新问题的话，{ $until }之后销号
line-hotspot-problems = 🗂 有关案件 { $count } 宗，未办结 { $open } 宗
line-hotspot-reopened = 🔁 销号后又出问题，重新启用过 { $count } 次
line-hotspot-photo = 📷 最近一张每周照片：{ $at }
hotspot-steps =
    <b>{ $code } 的经过</b>

    { $lines }
line-hotspot-step = { $at }　{ $action } { $name }
line-hotspot-step-words = { $at }　{ $action } { $name }：{ $words }

hotspot-status-coded = 整改中
hotspot-status-applied = 已申请销号，等核查
hotspot-status-quiet = 核查通过，观察期
hotspot-status-cancelled = 已销号
hotspot-colour-green = 🟢
hotspot-colour-yellow = 🟡
hotspot-colour-red = 🔴
hotspot-colour-grey = ⚪
hotspot-action-code = 赋码
hotspot-action-photo = 发来每周照片
hotspot-action-problem = 又有新问题
hotspot-action-apply = 申请销号
hotspot-action-verify = 现场核查通过
hotspot-action-fail = 现场核查不通过
hotspot-action-cancel = 销号
hotspot-action-reopen = 又有新问题，重新启用
hotspot-action-restore = 问题不成立，恢复销号
hotspot-legend-grey = 已销号
hotspot-legend-green = 绿：未满 { $count } 个月
hotspot-legend-yellow = 黄：满 { $count } 个月
hotspot-legend-red = 红：满 { $count } 个月

hotspots-none-suggested = 👍 现在没有建议赋码的地方：没有哪里在 { $days } 天内、{ $metres } 米内，同一类问题出现 { $least } 次以上。
hotspots-suggested =
    🔎 <b>建议赋码 { $count } 处</b>（{ $at }统计）
    { $days } 天内、{ $metres } 米内，同一类问题有 { $least } 宗以上：

    { $lines }

    点“选”加入这一批，选好后按“赋码”。
line-hotspot-suggested = { $number }. { $category } · { $place } · <b>{ $count } 宗</b> · <a href="{ $link }">地图</a>
hotspot-cases =
    🔎 <b>{ $category }</b> · { $place } · { $count } 宗

    { $lines }
line-hotspot-case = <code>{ $code }</code> { $category } · { $at } · { $status }
hotspot-code-confirm =
    给这 { $count } 处赋码吗？赋码后不能撤回，镇街和片长马上收到通知。

    { $lines }
hotspots-coded =
    ✅ <b>已赋码 { $count } 个</b>，镇街和片长已收到通知：

    { $lines }

hotspot-photo-how =
    📷 <b>{ $code } 的每周照片</b>
    { $category } · { $place }
    请到现场拍一张，下一张照片就是。
hotspot-photo-kept = 📷 { $code }：照片收到，谢谢。{ $count } 天后再发一张。
hotspot-apply-how =
    📷 <b>{ $code } 申请销号</b>
    { $category } · { $place }
    请发现场照片，可以发几张；发完按“提交申请”。
hotspot-apply-photos = 📷 { $code }：收到 { $count } 张照片。再发，或者提交申请。
hotspot-applied = ✅ { $code } 已申请销号，等别的人到现场核查。
hotspot-check-how =
    🔍 <b>现场核查 { $code }</b>
    { $category } · { $place }（<a href="{ $link }">地图</a>）
    请到现场拍一张照片发来，再判断通过不通过。
hotspot-check-result = 🔍 { $code }：照片收到。现场整改好了吗？
hotspot-checked-pass = ✅ { $code } 核查通过。{ $count } 天内没有新问题，就自动销号。
hotspot-ask-reason = 💬 { $code } 为什么不通过？下一条消息就是原因。
hotspot-checked-fail = 🔁 { $code } 核查不通过，继续整改。原因：{ $why }

hotspot-told-coded =
    📍 <b>{ $count } 个地方被列为重点整治点</b>

    { $lines }

    请在期限前整改、申请销号；片长每周发一张现场照片。
hotspot-told-reopened =
    🔁 <b>{ $code } 销号后又有新问题，重新启用</b>
    { $category } · { $place }
    第 { $count } 次重新启用，期限{ $limit }。
hotspot-told-set-back =
    👀 <b>{ $code } 观察期内又有新问题</b>
    { $category } · { $place }
    观察期重新计算，再过 { $count } 天没有新问题才销号。
hotspot-told-applied =
    🔍 <b>{ $code } 申请销号，请到现场核查</b>
    { $category } · { $place }
hotspot-told-verified =
    ✅ <b>{ $code } 现场核查通过</b>
    { $category } · { $place }
    没有新问题的话，{ $until }之后销号。
hotspot-told-failed =
    🔁 <b>{ $code } 现场核查不通过，请继续整改</b>
    { $category } · { $place }
    原因：{ $why }
hotspot-told-cancelled =
    ✅ <b>{ $code } 已销号</b>
    { $category } · { $place }
    辛苦了。以后再出问题，会重新启用同一个码。
hotspot-told-restored =
    ✅ <b>{ $code } 恢复销号</b>
    { $category } · { $place }
    让它重新启用的那个问题不成立。
hotspot-told-yellow =
    🟡 <b>{ $count } 个重点整治点满一段时间还没销号，转为黄色</b>

    { $lines }

    请抓紧整改，申请销号。
hotspot-told-red =
    🔴 <b>{ $count } 个重点整治点转为红色，快到期了</b>

    { $lines }

    到期还没销号，市城管委办会考虑专项通报、约谈和处罚。
hotspot-ask-photo =
    📷 <b>{ $count } 个重点整治点该发每周照片了</b>

    { $lines }

    点编号，再发现场照片。
hotspot-ask-photo-again =
    📷 <b>还差 { $count } 个重点整治点的每周照片</b>

    { $lines }

    点编号，再发现场照片。
hotspot-check-waits =
    🔍 <b>{ $count } 个销号申请还没有人核查</b>

    { $lines }

    点编号，到现场看一看。

hotspot-here = 📍 这里是<b>重点整治点</b>，正在重点管理。看到问题，拍张照片就行，位置已经知道了。
hotspot-here-reported = 📍 您上报的地方是<b>重点整治点</b>，会重点跟进。谢谢！

hotspot-plate = 🖨 { $code } 的二维码牌：打开文件，用 A4 纸打印，贴在现场。
hotspot-plate-title = 重点整治点
hotspot-plate-scan = 这里不干净？扫一扫，拍张照

hotspot-circular-title = 专项通报（{ $date }）
hotspot-circular =
    到期未销号的重点整治点 { $count } 个：

    { $lines }
    { $words }
hotspot-circular-unit =
    📄 <b>专项通报</b>（{ $date }）
    贵单位以下重点整治点到期未销号，共 { $count } 个：

    { $lines }
    { $words }
line-hotspot-late = <code>{ $code }</code> { $category } · { $place } · { $since }起满 { $months } 个月 · { $status }
hotspot-paper-words = 💬 { $words }
hotspot-summons-place = { $count } 个重点整治点
hotspot-summons-reason = 重点整治点连续 { $count } 个月未销号
hotspot-penalty-title = 处罚记录：{ $unit }
hotspot-penalty =
    重点整治点到期未销号 { $count } 个（{ $date }）：

    { $lines }
    { $words }

    处罚与否、处罚什么，由人决定：请按“修改”写下决定，再按“同意”存档；不处罚就作废。

hotspot-not-now = { $code } 现在是“{ $status }”，这一步做不了。发 /hotspots 看最新情况。
hotspot-changed = { $code } 刚被别人动过。请发 /hotspots 看最新情况，再试一次。
hotspot-photo-wanted = { $code } 需要一张现场照片。请拍一张发来，或发 /cancel 取消。
hotspot-photo-copy = { $code }：这张照片和以前的一样。请到现场重新拍一张。
hotspot-reason-wanted = { $code } 为什么不通过？请写几句原因。
hotspot-check-not-own = 自己申请的，要由别的人到现场核查。
hotspot-suggestion-gone = 这个建议刚刚有了变化。请发 /hotspots 重新打开。
hotspot-penalty-words-wanted = 处罚记录要由人填写：请先按“修改”，写下决定。

button-hotspot = { $code }
button-hotspots-list = 📋 清单
button-hotspots-suggested = 🔎 建议赋码的地方
button-hotspot-pick = 选 { $count }
button-hotspot-picked = ☑️ 已选 { $count }
button-hotspot-cases = 看 { $count } 的案件
button-hotspot-code = 赋码：已选 { $count } 处
button-hotspot-code-yes = 确认赋码
button-hotspot-photo = 📷 发每周照片
button-hotspot-apply = 申请销号
button-hotspot-send = 提交申请
button-hotspot-check = 🔍 现场核查
button-hotspot-pass = 通过
button-hotspot-fail = 不通过
button-hotspot-steps = 经过
button-hotspot-map = 地图
button-hotspot-plate = 🖨 二维码牌
button-hotspot-report = 上报问题

command-hotspots = 重点整治点：赋码和销号

kept-hotspot_step = 您对重点整治点的操作
field-hotspot_id = 重点整治点序号
