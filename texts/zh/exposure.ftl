### 曝光：每月最美、最脏乱差名单，镇街申诉，扣分台账。

place-kind-village = 村（社区）
place-kind-road = 道路
place-kind-market = 市场
place-kind-park = 公园（广场）
place-kind-toilet = 公厕（转运站）

exposure-side-best = 最美
exposure-side-worst = 最脏乱差

exposure-stage-draft = 等市城管委办看初稿
exposure-stage-appeals = 镇街申诉中
exposure-stage-final = 等第二个人同意

exposure-title = { $month }曝光名单
exposure-correction-title = { $month }曝光名单更正：{ $name }

exposure-preview =
    { $lines }

    { $notes }
line-exposure-kind = <b>{ $kind }</b>
line-exposure-side = { $side }
line-exposure-entry = { $rank }. { $unit } { $name }：{ $score } 分（检查 { $inspections } 次，发现 { $problems } 个问题；市民另反映 { $residents } 个）
line-exposure-public = { $rank }. { $unit } { $name }：{ $score } 分（检查 { $inspections } 次）
line-exposure-own = · { $kind }{ $side }第 { $rank } 名：{ $name }，{ $score } 分（检查 { $inspections } 次，发现 { $problems } 个问题；市民另反映 { $residents } 个）
line-exposure-own-none = · 没有上榜
line-exposure-none = 没有上榜的点位
line-exposure-stage-draft = 📝 初稿：先点“同意初稿，请镇街核对”，镇街核对后再发布
line-exposure-stage-appeals = ⏰ 镇街申诉截止：{ $until }
line-exposure-stage-final = ✅ 申诉已结束，可以同意发布
line-exposure-appeals = 🗣 申诉 { $count } 件，还有 { $open } 件没有答复
line-exposure-left-out = ➖ 不列入：{ $name }（{ $reason }）
line-exposure-photos = 📷 照片 { $count } 张：可发布 { $cleared }，未看 { $unchecked }，拍到人脸或车牌 { $face }
line-exposure-corrected = ➖ 经申诉更正，不列入：{ $name }（{ $reason }）
line-exposure-override = ⚖️ 先进和落后数量不相等的理由：{ $reason }

exposure-letter =
    📢 <b>市城管委办通报：{ $month }曝光名单</b>

    <b>{ $unit }</b>
    { $own }

    全部名单在附件里。被曝光区域纳入城市精细化管理及违法建设治理检查扣分；整改到位的，“回头看”后摘帽脱黑。
    { $notes }
exposure-file = 📎 { $title }：全部名单
exposure-word-title = 市城管委办关于{ $month }曝光名单的通报
exposure-word-rules = 满分 100 分，按巡管员发现的问题扣分；市民反映的只列数目，不扣分。被曝光区域纳入城市精细化管理及违法建设治理检查扣分；整改到位的，“回头看”后摘帽脱黑。
exposure-word-signed = 市城管委办，{ $at }

exposure-public =
    📢 <b>{ $month }：最美和最脏乱差</b>

    { $lines }

    满分 100 分，按巡查发现的问题扣分；一个月检查次数太少的点位不排名。
exposure-public-photo = { $unit } { $name }（{ $kind }，{ $side }第 { $rank } 名）
exposure-public-correction =
    📢 <b>更正：{ $month }曝光名单</b>
    { $unit } { $name }不再列为{ $kind }{ $side }第 { $rank } 名。
    原因：{ $why }
exposure-none-published = 还没有发布过曝光名单。

exposure-correction =
    原名单：{ $kind }{ $side }第 { $rank } 名，{ $unit } { $name }，{ $score } 分
    更正为：不列入
    原因：{ $why }
exposure-correction-letter =
    📢 <b>市城管委办通报：更正{ $month }曝光名单</b>

    原名单：{ $kind }{ $side }第 { $rank } 名，{ $unit } { $name }，{ $score } 分
    更正为：不列入
    原因：{ $why }

exposure-own =
    📊 <b>{ $month }曝光名单里的贵单位</b>

    { $lines }

exposure-heads-up =
    ⚠️ <b>{ $month }曝光名单初稿，请{ $unit }核对</b>

    { $lines }

    有不同意见，{ $until }前点下面的按钮申诉，每个点位可以申诉一次。没有申诉，就按这个结果发布。

exposure-empty =
    📊 <b>{ $month }没有曝光名单</b>
    这个月没有检查次数够 { $least } 次的点位，所以没有起草，也不会发布。补导入检查记录后，会自动再起草。
exposure-unheard =
    ⚠️ <b>{ $title }：这些单位没有人能收到初稿</b>

    { $lines }

    请管理员添加工作人员，或请您另外告诉他们；申诉时间照常计算。
exposure-ready = ✅ <b>{ $title }申诉已结束</b>，现在需要另一个人同意，才会发布。
exposure-appeals-waiting = 🗣 <b>{ $title }</b>：申诉时间已过，还有 { $count } 件没有答复。答复完才能发布。
exposure-late =
    ⚠️ <b>{ $title }今天应当发布，但还没有发布</b>
    现在：{ $stage }。没有两个人同意，就不会发布。

exposure-hear-first = 请先点“同意初稿，请镇街核对”。镇街核对之后，由另一个人同意发布。
exposure-appeals-running = 镇街的申诉还没有结束，现在不能发布。
exposure-nothing = 名单是空的，没有什么可以发布。
exposure-face = 有照片拍到人脸或车牌。请换一张，或不用这张，再同意。
exposure-lopsided = ⚖️ 先进和落后的数量不相等，同意时要写明理由
exposure-heard = 这一步已经做过了。请看最新的卡片。
exposure-hear-done = 已记下您的同意，镇街正在核对
exposure-anew-done = 已按最新的检查记录重新起草
exposure-correction-there = 这一条已经有更正的公文了，请发 /papers 查看。

exposure-kinds = ✍️ <b>{ $month }曝光名单</b>：要修改哪一类？
exposure-kind =
    ✍️ <b>{ $kind }</b>

    { $lines }

    点一个点位，可以不列入、放回或加照片。
exposure-place =
    📍 <b>{ $unit } { $name }</b>（{ $kind }）
    { $score } 分；检查 { $inspections } 次，发现 { $problems } 个问题；市民另反映 { $residents } 个
    { $notes }
ask-exposure-out = “{ $name }”为什么不列入？下一条消息就是原因，会记录在案。
ask-exposure-photo = 📷 请发一张这个点位的照片。照片上不能有人脸和车牌。
exposure-photo-check = 📷 请看清楚：有没有人脸、车牌，能不能认出谁？没有人看过的照片不会发布。
exposure-photo-marked = 已记下
exposure-out-done = ✅ 已修改，请看最新的卡片。
exposure-back-done = 已放回

exposure-correct-which = ✍️ <b>更正{ $month }曝光名单</b>：哪一条错了？
ask-exposure-wrong = “{ $name }”（{ $kind }{ $side }第 { $rank } 名）为什么要更正？下一条消息就是原因，会写进更正通报。

ask-appeal = 🗣 “{ $name }”（{ $kind }{ $side }第 { $rank } 名，{ $score } 分）有什么不对？请写几句，或发一张照片。
appeal-received = ✅ 已收到“{ $name }”的申诉，市城管委办会答复。
appeal-card =
    🗣 <b>{ $unit }申诉：{ $name }</b>
    { $kind }{ $side }第 { $rank } 名，{ $score } 分（检查 { $inspections } 次，发现 { $problems } 个问题）

    { $words }
ask-appeal-uphold = 维持原结果：请写明理由，镇街会看到。下一条消息就是。
ask-appeal-correct = 更正，不列入：请写明理由，镇街会看到。下一条消息就是。
appeal-upheld =
    🗣 <b>申诉答复：维持</b>
    { $month }曝光名单，{ $name }（{ $kind }{ $side }第 { $rank } 名）
    理由：{ $why }
appeal-corrected =
    🗣 <b>申诉答复：更正，不列入</b>
    { $month }曝光名单，{ $name }
    理由：{ $why }
appeal-done = ✅ 已答复镇街。
appeal-once = 这个点位已经申诉过了，每个点位一次。
appeal-too-late = 申诉时间已经过了。
appeal-decided = 这件申诉已经答复过了。

exposure-ledger =
    📒 <b>扣分台账</b>：{ $count } 条，合计 { $total } 分
    计入城市精细化管理检查和违法建设治理检查

    { $lines }
exposure-ledger-none = 📒 台账里还没有扣分。
line-deduction = · { $month } { $unit } { $name }：{ $points } 分（{ $why }）
line-deduction-released = · { $month } { $unit } { $name }：{ $points } 分（{ $why }），{ $day }摘帽脱黑
deduction-why-exposed = 曝光
deduction-why-corrected = 更正退回

public-channel-missing = ⚠️ 名单已通报各镇街，但还没有公开频道，市民看不到。请管理员把机器人加进频道，再发 <code>/bind public 频道编号</code>。

button-exposure-hear = ✅ 同意初稿，请镇街核对
button-exposure-change = ✍️ 改名单
button-exposure-anew = 🔄 重新起草
button-exposure-published = 看已发布的名单
button-exposure-ledger = 📒 扣分台账
button-exposure-month = { $month }
button-exposure-correct = 更正
button-exposure-wrong = { $kind }{ $side } { $rank }：{ $name }
button-exposure-kind = { $kind }
button-exposure-place = { $name }
button-exposure-out = ➖ 不列入，下一名递补
button-exposure-vacant = ➖ 不列入，不递补
button-exposure-back = ↩️ 放回名单
button-exposure-photo = 📷 加照片
button-exposure-photos = 📷 看照片（{ $count }）
button-photo-cleared = ✅ 没有，可以发布
button-photo-face = 🙈 有，不能发布
button-photo-out = 不用这张
button-appeal = 🗣 申诉：{ $name }
button-appeal-uphold = 维持
button-appeal-correct = 更正，不列入

command-exposure = 每月最美、最脏乱差名单

kept-appeal = 您的申诉
field-place = 点位
field-decided_at = 答复时间
