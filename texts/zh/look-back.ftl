### 回头看：每季度对上榜的落后点位复查；对抽中的办结的案件复查。

look-back =
    🔁 <b>回头看</b>

    { $lines }
look-back-line-round = 🔁 { $date }这一轮（到{ $until }）：{ $count } 处，保持良好 { $passed }，又脏了 { $failed }，还没去 { $unvisited }
look-back-line-round-over = ⏹ { $date }这一轮：{ $count } 处，保持良好 { $passed }，又脏了 { $failed }，没去 { $unvisited }
look-back-line-next = 📅 下一轮：{ $date }
look-back-line-cases = 🔍 办结的案件抽查（30 天）：保持良好 { $passed }，又脏了 { $failed }，没人去 { $unvisited }；等着去 { $waiting }

look-back-ask-date = 📅 下一轮定在哪一天？下一条消息就是，比如：6月25日。
look-back-date-wrong = 看不懂日期“{ $words }”。请这样写：2024-06-25，或者 6月25日。
look-back-date-past = { $date }不行：要在今天以后，而且这一轮还没有开始。
look-back-date-far = { $date }太远了，一年以内的日期才行。
look-back-date-set = 📅 下一轮回头看从{ $was }改到{ $date }。

look-back-begun =
    🔁 <b>{ $date }回头看开始</b>
    要复查 { $count } 处，到{ $until }为止。巡管员已收到通知。
look-back-begun-visit =
    🔁 <b>{ $date }回头看开始</b>
    您的片区要复查 { $count } 处，请在{ $until }以前去看，现场拍照登记。
look-back-last-days =
    ⏰ <b>{ $date }这一轮快结束了</b>
    还有 { $count } 处没有去，请在{ $until }以前去看。
look-back-over =
    ⏹ <b>{ $date }回头看结束</b>
    { $count } 处都去过了：保持良好 { $passed }，又脏了 { $failed }。
look-back-over-unvisited =
    ⚠️ <b>{ $date }回头看结束，有 { $unvisited } 处没有去</b>
    { $count } 处：保持良好 { $passed }，又脏了 { $failed }，没去 { $unvisited }（不算合格，也不算不合格）：

    { $lines }
look-back-line-place = · { $place }（{ $unit }）<code>{ $code }</code>
look-back-line-more = ……还有 { $count } 处

look-back-places =
    🔁 <b>{ $date }这一轮</b>：{ $count } 处，还没去 { $unvisited } 处

    { $lines }
look-back-places-none =
    { $cases ->
        [0] 现在没有要回头看的点位。
       *[other] 现在没有要回头看的点位；有 { $cases } 宗办结的案件等您去看。
    }
look-back-line-to-visit = ⬜ { $place }（{ $unit }）<code>{ $code }</code>
look-back-line-passed = ✅ { $place }（{ $unit }）<code>{ $code }</code>
look-back-line-failed = ❌ { $place }（{ $unit }）<code>{ $code }</code>
look-back-where = 📍 请发您的位置，先看离您近的。
look-back-near-here = 📍 收到。
look-back-all-visited = 👍 都去过了。
look-back-near =
    📍 <b>还没去 { $count } 处，离您近的在前：</b>

    { $lines }

look-back-place =
    🔁 <b>{ $place }</b>
    { $lines }
look-back-line-unit = 🏢 { $unit } <code>{ $code }</code>
look-back-line-listed = 📉 { $month }落后榜
look-back-result-passed = ✅ { $date }这一轮：保持良好（{ $at }）{ $words }
look-back-result-failed = ❌ { $date }这一轮：又脏了（{ $at }）{ $words }
look-back-result-none = ➖ { $date }这一轮：没去

look-back-visit-photo = 📷 请在{ $place }现场拍一张照片发来，说明写在照片下面；发了才算数。
look-back-visit-passed = ✅ { $place }保持良好，已登记。已摘帽，并告诉{ $unit }。
look-back-visit-kept = ✅ { $place }这一轮改为保持良好，已登记；连续不合格 { $count } 次。
look-back-visit-failed = ❌ { $place }又脏了，已登记：连续 { $count } 次不合格。
look-back-visit-summons = ❌ { $place }又脏了，已登记：连续 { $count } 次不合格。约谈草稿已送市城管委办决定。
look-back-visited = 这一处刚有人登记过结果，请再看一遍。
look-back-round-over = 这一轮已经结束，不能再登记。
look-back-correct-to-passed = ✍️ { $place }改成“保持良好”？请写明原因，下一条消息就是。原来的结果仍留在记录里。
look-back-correct-to-failed = ✍️ { $place }改成“又脏了”？请写明原因，下一条消息就是。原来的结果仍留在记录里。

look-back-released =
    🎉 <b>{ $place }摘帽脱黑</b>
    { $date }回头看保持良好，从落后榜上除名。<code>{ $code }</code>
    原来的扣分不变。
look-back-released-public =
    🎉 <b>{ $place }摘帽脱黑</b>（{ $unit }）
    { $date }回头看，现场保持良好，从落后榜上除名。
look-back-failed-told =
    ❌ <b>{ $place }回头看不合格</b> <code>{ $code }</code>
    { $date }这一轮，现场又脏了；连续 { $count } 次不合格。
    { $words }
look-back-release-corrected =
    ✍️ <b>更正：{ $place }没有摘帽</b> <code>{ $code }</code>
    { $date }这一轮的结果改为不合格，仍在落后榜上。

look-back-asked-many =
    🔍 <b>请您回头看 { $count } 宗办结的案件</b>
    { $days } 天内去现场看一眼：还干净吗？

    { $lines }
look-back-cases =
    🔍 <b>等您回头看的办结的案件 { $count } 宗</b>

    { $lines }
look-back-cases-none = 👍 没有等您回头看的办结的案件。
look-back-line-case = · <code>{ $code }</code> { $category } · { $place }
look-back-lapsed =
    ⚠️ <b>{ $count } 宗抽中的办结的案件没人回头看</b>
    过了 { $days } 天，不算合格，也不算不合格：

    { $lines }
look-back-card =
    🔍 <b>请回头看：{ $category }</b> <code>{ $code }</code>
    { $closed }办结。请在{ $limit }前去现场看：还干净吗？
    { $lines }
look-back-photo-wanted = 📷 { $code }：请拍一张现场照片发来，发了才会重新处置；说明可以写在照片下面。
look-back-done-clean = ✅ { $code } 保持良好，已记下。谢谢！
look-back-done-dirty =
    🔁 { $code } 已重新处置，返工第 { $rework } 次
    ⏰ 最迟{ $due }办好。
look-back-photo = 📷 { $code } 回头看时拍的现场照片
look-back-pointless = { $code } 已经重新处置，不用再看了。
look-back-over-case = { $code } 已经有结果了。

action-look-back-pass = 回头看：保持良好
action-leave = 一位上报人退出

look-back-button-places = 🔁 要看的点位
look-back-button-list = 🔍 要看的案件
look-back-button-date = 📅 改下一轮日期
look-back-button-near = 📍 离我近的
look-back-button-place = { $place }
look-back-button-clean = ✅ 保持良好
look-back-button-dirty = ❌ 又脏了
look-back-button-correct = ✍️ 更正结果
command-lookback = 回头看：点位和办结的案件复查

kept-look_back_visit = 您登记的回头看
field-passed = 是否保持良好
