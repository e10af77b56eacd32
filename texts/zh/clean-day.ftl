### 洁净城市活动日：主题、活动点、报名、签到、成果、总结。

clean-day-date = { $month }{ $day }日（周{ $weekday }）

clean-day-page =
    🧹 <b>第 { $number } 期洁净城市活动日</b>
    📅 { $date }
    🎯 { $theme }

    { $lines }
clean-day-hint = 🧹 { $date }是第 { $number } 期洁净城市活动日：{ $theme }。一起来，带上一双手就行。

line-clean-day-venues = 📍 已有 { $count } 个活动点，挑一个近的，按一下就报名。
line-clean-day-no-venues = 📍 活动点还没公布，过几天再来看看。
line-clean-day-all-moved = ⏰ 活动改期了，请留意新的日期。
line-clean-day-all-off = ☔ 这一期活动取消了，下个月再见。
line-clean-day-mine =
    {""}
    <b>您报名的活动点</b>
line-clean-day-venue = • <b>{ $venue }</b>　{ $start } · { $place }
line-clean-day-venue-off = • <s>{ $venue }</s>（已取消）
line-clean-day-near = • <b>{ $venue }</b>　{ $start } · { $place }（{ $km } 公里）
line-clean-day-near-metres = • <b>{ $venue }</b>　{ $start } · { $place }（{ $metres } 米）
line-clean-day-name = • { $venue }
line-clean-day-more = ……还有 { $count } 个

clean-day-units = 📍 哪个镇街？
clean-day-list =
    <b>{ $area }的活动点</b>
    { $lines }
clean-day-where = 📍 您在哪里？按下面的按钮发送位置，就能看到最近的活动点。位置不会保存。
clean-day-looked = 📍 好的，看看哪里最近。
clean-day-nearest =
    <b>离您最近的活动点</b>
    { $lines }
clean-day-no-venues = 📍 现在还没有活动点，过几天再来看看。
clean-day-own =
    <b>您负责的活动点</b>
    { $lines }
clean-day-own-none = 您负责的区域还没有活动点。按“发布活动点”就可以发布。

clean-day-venue =
    🧹 <b>{ $venue }</b>
    第 { $number } 期洁净城市活动日 · { $theme }
    { $lines }
line-clean-day-when = 🕘 { $start }
line-clean-day-where = 📍 { $place }
line-clean-day-joint = 🤝 联合单位：{ $joint }
line-clean-day-off = ☔ <b>已取消</b>
line-clean-day-moved = ⏰ <b>已改期，以上是新的时间</b>
line-clean-day-joined = 👥 { $count } 人报名
line-clean-day-came = 👥 { $count } 人已签到
line-clean-day-names = 留了名字的：{ $names }
line-clean-day-result = 🏁 { $people } 人，清理卫生死角 { $corners } 处、垃圾 { $weight }、小广告（牌）{ $signs } 处

clean-day-joined =
    🎉 <b>报上名了，欢迎您！</b>

    { $venue }
    🕘 { $start }
    📍 { $place }

    附件点开，就能加到手机日历。工具现场有，穿双好走的鞋就行。到了扫一下现场的二维码签到。
    想留个名字方便招呼，按“留名字”；不留也欢迎。
clean-day-joined-already = 您已经报过名了，到时见！
clean-day-left = 好的，已取消报名：{ $venue }。有空再来。
clean-day-not-joined = 您还没报名，或者已经签到了。
clean-day-ask-own-name = ✍️ 怎么称呼您？下一条消息就是，只有活动点的组织者看得到。
clean-day-name-long = 称呼请写 1 到 { $most } 个字。
clean-day-named = 好的，{ $name }，到时见！
clean-day-reminders-on = 好的，以后每期活动前都提醒您。
clean-day-reminders-off = 好的，不再提醒您。改期或取消时，仍会告诉报了名的您。

clean-day-checked-in =
    🙌 <b>签到成功，您是第 { $count } 位！</b>
    { $venue }
    注意安全，多喝水。一起把这里变干净！
clean-day-checked-in-already = 您已经签过到了：{ $venue }。现在到了 { $count } 人。
clean-day-early = 还没到签到时间，{ $opens }开始。先报个名吧。
clean-day-late = 这个活动点已经结束，不能签到了。谢谢您来看看，下期再见。
clean-day-code-only = 这个活动点只有地址，没有定位，请扫现场的二维码签到。
clean-day-ask-here = 📍 到了吗？按下面的按钮发送位置，就算签到。位置不会保存。
clean-day-far = 您离活动点还有约 { $metres } 米，走到 { $most } 米以内再发一次位置，或者扫现场的二维码。
clean-day-place-wanted = 请按下面的按钮发送位置。
clean-day-venue-cancelled = 这个活动点已经取消了。发 /cleanday 看看别的。
clean-day-over = 这一期已经结束了。发 /cleanday 看下一期。
clean-day-all-closed = 这一期活动已取消或已结束，不能再发布或修改活动点。

clean-day-poster =
    🖨 <b>{ $venue }</b>的签到页
    打印一张贴在现场，大家扫一扫就签到。
clean-day-poster-head = 第 { $number } 期洁净城市活动日
clean-day-poster-theme = 主题：{ $theme }
clean-day-poster-when = { $start }
clean-day-poster-where = { $place }
clean-day-poster-scan = 扫一扫，签到

clean-day-ics-title = 洁净城市活动日（第 { $number } 期）：{ $venue }
clean-day-ics-place = { $place }
clean-day-ics-about = 主题：{ $theme }。到了请扫现场的二维码签到。
clean-day-ics-about-joint = 主题：{ $theme }。联合单位：{ $joint }。到了请扫现场的二维码签到。

clean-day-ask-theme =
    🎯 <b>第 { $number } 期洁净城市活动日，{ $date }</b>
    这一期用什么主题？建议：{ $theme }
clean-day-remind-theme =
    🎯 第 { $number } 期洁净城市活动日（{ $date }）还没有定主题，明天就要请各镇街安排活动点了。
    建议：{ $theme }
clean-day-use-default =
    🎯 第 { $number } 期洁净城市活动日（{ $date }）没有另定主题，先用：<b>{ $theme }</b>
    活动之前，随时可以改。
clean-day-ask-own-theme = ✍️ 第 { $number } 期的主题是什么？下一条消息就是。要加英文，写在斜线后面，例如：河涌岸边清洁 / River banks
clean-day-theme-set = 🎯 第 { $number } 期（{ $date }）的主题：<b>{ $theme }</b>

clean-day-ask-venues =
    🧹 <b>第 { $number } 期洁净城市活动日，{ $date }</b>
    🎯 { $theme }

    请安排活动点：名称、时间、地点、联合单位，几句话就好。
    { $areas }

    { $until }前没有发布的，会列给上一级。
clean-day-missing =
    📋 第 { $number } 期洁净城市活动日（{ $date }）：{ $posted }/{ $expected } 已发布活动点
    还没有发布的：
    { $missing }
clean-day-none-missing = ✅ 第 { $number } 期洁净城市活动日（{ $date }）：{ $posted }/{ $expected } 全部发布了活动点。

clean-day-standing =
    📋 <b>第 { $number } 期洁净城市活动日，{ $date }</b>
    🎯 { $theme }
    已发布 { $posted }/{ $expected }，报名 { $count } 人
    { $lines }
line-clean-day-unposted =
    还没有发布的 { $count } 个：
    { $areas }
line-clean-day-communities = { $area }各社区：{ $posted }/{ $expected }

clean-day-ahead-signed =
    🧹 <b>洁净城市活动日快到了：{ $date }</b>
    🎯 { $theme }
    您报名的：
    { $lines }

    来不了也没关系，点进去按“不去了”就好。
clean-day-ahead-staff =
    🧹 <b>洁净城市活动日快到了：{ $date }</b>
    🎯 { $theme }
    本镇街的活动点：
    { $lines }

    签到页打印了吗？在活动点里按“签到页”。
clean-day-ahead-all =
    🧹 <b>洁净城市活动日快到了：{ $date }</b>
    🎯 { $theme }
    有 { $count } 个活动点，挑一个近的一起来吧。
clean-day-today-signed =
    ☀️ <b>早！今天是洁净城市活动日</b>
    { $lines }

    到了扫现场的二维码签到。注意安全，多喝水。
clean-day-today-staff =
    ☀️ <b>早！今天是洁净城市活动日</b>
    本镇街的活动点：
    { $lines }

    记得拍活动前、活动后的照片，结束后登记成果。
clean-day-today-all =
    ☀️ <b>早！今天是洁净城市活动日</b>
    有 { $count } 个活动点，现在去也来得及。

clean-day-ask-area = 🧹 给哪里发布活动点？
clean-day-ask-name = ✍️ <b>{ $area }</b>，{ $date }：活动点叫什么？例如：市场周边大扫除
clean-day-ask-time = 🕘 { $date }几点开始？例如 9:00、下午3点
clean-day-ask-place = 📍 在哪里集合？按下面的按钮发送位置，发一个地点，或者打字写地址。有定位，大家才能按位置签到。
clean-day-place-taken = 📍 记下了。
clean-day-ask-joint = 🤝 有哪些联合单位？部门、学校、企业都可以写。
clean-day-ask-edit = { $venue }：改哪一项？
clean-day-posted =
    ✅ <b>活动点已发布</b>
    { $venue }
    🕘 { $start }
    📍 { $place }

    大家现在就能报名。签到页可以先打印好。
clean-day-edited =
    ✅ <b>已修改</b>
    { $venue }
    🕘 { $start }
    📍 { $place }
clean-day-words-wanted = 这里需要文字，请打字回答；不想填了，发 /cancel。
clean-day-words-long = 太长了，请写 { $most } 个字以内。
clean-day-time-wrong = “{ $words }”看不出是几点。请写成 9:00、9点半或下午3点。
clean-day-time-night = { $time } 是夜里。下午请写 15:00 或下午3点。
clean-day-time-past = { $words } 已经过了，请写一个之后的时间。
clean-day-place-elsewhere = 这个位置在{ $area }，不在您的区域。请发活动点的位置，或打字写地址。

clean-day-whole = 整期活动
clean-day-ask-date = ⏰ 改到哪一天？写日期就行，时间要改就写在后面，例如：12日 9:30。只能改到同一个月。
    { $what }
clean-day-date-wrong = “{ $words }”看不出是哪一天。请写成 12日，或 12日 9:30。
clean-day-date-past = 这个时间已经过了，请改到之后的一天。
clean-day-date-other-month = 只能改到同一个月，下个月有下个月的活动日。这个月办不了，就按“取消”。
clean-day-date-same = 本来就是这一天，请写另一天。要改时间，用“修改”。
clean-day-cancelled-already = 已经取消了，不能再改。
clean-day-moved =
    ✅ 已改到{ $to }，通知了 { $count } 位报名的人。
    { $what }
clean-day-stop-sure =
    ☔ 取消这些活动点？取消后不能恢复，报名的人都会收到通知。
    { $what }
clean-day-stop-day-sure = ☔ 取消第 { $number } 期（{ $date }）整期活动？取消后不能恢复，所有报名的人都会收到通知。
clean-day-off =
    ☔ 已取消，通知了 { $count } 位报名的人。
    { $what }
clean-day-told-moved =
    ⏰ <b>活动改期了，现在是：</b>
    { $lines }

    您的报名还有效；点开附件，日历就更新了。不方便的话，点进去按“不去了”。
clean-day-told-changed =
    ⏰ <b>活动点有变动，现在是：</b>
    { $lines }

    您的报名还有效；点开附件，日历就更新了。
clean-day-told-off =
    ☔ <b>活动取消了</b>
    { $lines }

    不用来了，谢谢您的热心。下期再见。
clean-day-told-day-moved = ⏰ 第 { $number } 期洁净城市活动日改到{ $date }，各活动点时间照旧。报名的人已经通知到。
clean-day-told-day-off = ☔ 第 { $number } 期洁净城市活动日（{ $date }）取消。报名的人已经通知到。

clean-day-ask-result = 🏁 <b>{ $venue }</b>辛苦了！请登记成果：来了多少人，清了多少卫生死角、垃圾和小广告。
clean-day-ask-people =
    🏁 <b>{ $venue }</b>：来了多少人？（扫码签到 { $count } 人）
    可以一次写全，例如：120人 32处 0.4吨 112块
clean-day-ask-corners = 清理卫生死角多少处？
clean-day-ask-weight = 清运垃圾多少？直接写数字是公斤，也可以写“0.4 吨”。
clean-day-ask-signs = 清理小广告（牌）多少处？
clean-day-number-wanted = 这里需要一个数字，例如 120。没有统计的可以跳过；不想填了，发 /cancel。
clean-day-number-negative = 数字不能是负的，请再写一次。
clean-day-number-large = “{ $words }”太大了，请核对一下再写。
clean-day-number-whole = 这里要整数，请再写一次。
clean-day-number-fine = 重量写到克就够了，请再写一次。
clean-day-not-yet = 活动{ $start }才开始，开始后再登记。
clean-day-result-kept =
    ✅ <b>{ $venue }</b>的成果已登记
    { $people } 人，卫生死角 { $corners } 处，垃圾 { $weight }，小广告（牌）{ $signs } 处
clean-day-tonnes = { $amount } 吨
clean-day-kilos = { $amount } 公斤

clean-day-ask-before = 📷 <b>{ $venue }</b>：请发活动前的照片，发完按“好了”。
clean-day-ask-after = 📷 <b>{ $venue }</b>：请在同一个角度拍活动后的照片发来，发完按“好了”。
clean-day-photo-wanted = 这里需要照片。发完了按“好了”，或发 /cancel。
clean-day-photo-taken = 📷 收到第 { $count } 张。还有就接着发，没有了按“好了”。
clean-day-photos-done = ✅ { $venue }：这一组共 { $count } 张照片。

clean-day-summary =
    🏁 <b>第 { $number } 期洁净城市活动日总结</b>
    { $date } · { $theme }

    { $posted }/{ $expected } 个镇街，{ $count } 个活动点，{ $results } 个报了成果
    👥 { $people } 人
    🧹 卫生死角 { $corners } 处
    🗑 垃圾 { $weight }
    📄 小广告（牌）{ $signs } 处
clean-day-summary-late =
    🏁 <b>第 { $number } 期洁净城市活动日总结（补充改期的活动点）</b>
    { $date } · { $theme }

    { $posted }/{ $expected } 个镇街，{ $count } 个活动点，{ $results } 个报了成果
    👥 { $people } 人
    🧹 卫生死角 { $corners } 处
    🗑 垃圾 { $weight }
    📄 小广告（牌）{ $signs } 处
clean-day-summary-lists =
    📋 <b>第 { $number } 期洁净城市活动日</b>
    { $lines }
clean-day-summary-none = 🏁 第 { $number } 期洁净城市活动日（{ $date }）没有办成活动点：{ $expected } 个镇街都没有发布，或者都取消了。
clean-day-summary-town =
    🏁 <b>第 { $number } 期洁净城市活动日：{ $area }</b>
    { $count } 个活动点报了成果：{ $people } 人，卫生死角 { $corners } 处，垃圾 { $weight }，小广告（牌）{ $signs } 处
    { $lines }
clean-day-summary-town-none =
    🏁 <b>第 { $number } 期洁净城市活动日：{ $area }</b>
    还没有活动点报成果，没有计入全市。
    { $lines }
line-clean-day-league-villages =
    {""}
    <b>参与榜</b>（平均每个村（社区）多少人）
line-clean-day-league-heads =
    {""}
    <b>参与榜</b>（每千人中多少人）
line-clean-day-place = { $rank }. { $area }　{ $rate }（{ $people } 人）
line-clean-day-small = 人数较少，不排名：
    { $areas }
line-clean-day-rank = 🏅 参与榜第 { $rank } 名，共 { $count } 个上榜
line-clean-day-silent =
    {""}
    没有报成果的活动点（不按 0 计）{ $count } 个：
    { $venues }
line-clean-day-later =
    {""}
    改期、还没有举行的 { $count } 个，办完再补充总结：
    { $venues }
line-clean-day-silent-venue = • { $area }：{ $venue }

clean-day-thanks =
    💚 <b>谢谢您！</b>
    { $date }在“{ $venue }”，{ $people } 个人一起清理了卫生死角 { $corners } 处、垃圾 { $weight }、小广告（牌）{ $signs } 处。
    这里变干净，有您一份。下期再见！
clean-day-thanks-plain =
    💚 <b>谢谢您！</b>
    { $date }的“{ $venue }”有您一份力，这里更干净了。下期再见！
clean-day-picture-title = 第 { $number } 期洁净城市活动日 · { $people } 人参加
clean-day-picture-venue = { $venue }
clean-day-picture-before = 活动前
clean-day-picture-after = 活动后

button-clean-venue = 📍 { $venue }
button-clean-venues = 看看活动点
button-clean-see = 🧹 看看活动
button-clean-near = 📍 离我最近
button-clean-units = 按镇街选
button-clean-unit = { $area }（{ $count }）
button-clean-join = 🙋 我要参加
button-clean-leave = 不去了
button-clean-name = ✍️ 留名字
button-clean-here = 📍 我到了
button-clean-quiet = 🔕 不要提醒
button-clean-remind = 🔔 每期提醒我
button-clean-post = ➕ 发布活动点
button-clean-post-for = ➕ { $area }
button-clean-own = 我负责的活动点
button-clean-poster = 🖨 签到页
button-clean-edit = 修改
button-clean-edit-name = 名称
button-clean-edit-time = 时间
button-clean-edit-place = 地点
button-clean-edit-joint = 联合单位
button-clean-time = { $time }
button-clean-alone = 没有联合单位
button-clean-before = 📷 活动前照片
button-clean-after = 📷 活动后照片
button-clean-result = 🏁 登记成果
button-clean-correct = 更正
button-clean-uncounted = 没有统计，跳过
button-clean-move = ⏰ 改期
button-clean-stop = ☔ 取消
button-clean-move-all = ⏰ 全部改期
button-clean-stop-all = ☔ 全部取消
button-clean-move-day = ⏰ 整期改期
button-clean-stop-day = ☔ 整期取消
button-clean-stop-yes = 确认取消
button-clean-theme-default = 就用：{ $theme }
button-clean-theme-own = ✍️ 自己定主题
button-clean-standing = 📋 进展

command-cleanday = 洁净城市活动日：看活动点、报名

kept-clean_signup = 您报名的活动日
kept-clean_venue = 您发布的活动点
kept-clean_result = 您登记的成果
kept-clean_change = 您对活动日的改动

field-venue = 活动点序号
field-left_at = 取消报名时间
field-checked_in_at = 签到时间
field-checked_in_how = 签到方式
field-starts_at = 开始时间
field-joint = 联合单位
field-people = 人数
field-month = 月份
