### 约谈：市城管委办定日期，只有它和被约谈的单位看得到。

summons-title = 约谈：{ $unit } · { $place }
summons-preview =
    { $lines }
summons-letter =
    📣 <b>约谈通知</b>

    { $lines }

    <i>只发给贵单位，请勿转发。看完请按“收到”。</i>
summons-line-whom = 🏢 { $unit }　{ $person }
summons-line-place = 📍 { $place } <code>{ $code }</code>
summons-line-reason = ❗ 事由：{ $reason }
summons-line-photos = 📷 现场照片在下面
summons-line-date = 📅 时间：{ $at }
summons-line-no-date = 📅 时间：还没定，定了才能同意
summons-line-words = 💬 { $words }
summons-person-office = 城管委办负责人
summons-reason-look-back = 回头看连续 { $count } 次不合格
summons-report = · { $date }这一轮（{ $at }）：又脏了。{ $words }

summons-photo = 📷 { $title }：回头看现场
summons-sent =
    📣 <b>{ $title }</b>已发出
    谈过以后，请存会议记录，定好回访日期。
summons-shown =
    📣 <b>{ $title }</b>
    { $lines }
summons-minutes-photo = 📷 { $title }：会议记录
summons-minutes-file = 📎 { $title }：会议记录
summons-file-too-large = 文件太大，请发不超过 { $most } MB 的。
summons-note = 📝 { $at } 记录：{ $words }
summons-note-file = 📎 { $at } 记录文件：{ $name } { $words }
summons-note-follow-up = 📅 { $at } 定于{ $date }回访

summons-ask-date = 📅 “{ $title }”定在什么时候？下一条消息就是，比如：7月2日 15:00。
summons-date-wrong = 看不懂时间“{ $words }”。请写日期和钟点，比如：7月2日 15:00。
summons-date-past = { $at }已经过了，请另定时间。
summons-date-set = 📅 “{ $title }”定于{ $at }。请在卡片上按“同意”，才会发出。
summons-date-wanted = 还没定约谈时间，请先按“定时间”。
summons-ask-person = 👤 “{ $title }”约谈谁？下一条消息就是；不写的话，只写职务。
summons-person-set = 👤 约谈对象：{ $person }
summons-ask-minutes = 📝 请发“{ $title }”的会议记录：文字、照片或者文件都可以，下一条消息就是。
summons-minutes-kept = 📝 “{ $title }”的会议记录存好了。要定回访日期吗？
summons-ask-follow-up = 📅 “{ $title }”哪一天回访？下一条消息就是，比如：7月20日。
summons-follow-up-set = 📅 { $date }会提醒您和被约谈的单位。

summons-tomorrow = ⏰ <b>{ $title }</b>：{ $at }
summons-minutes-missing = 📝 <b>{ $title }</b>：{ $at }约谈，还没有会议记录。
summons-follow-up-due = 📅 <b>{ $title }</b>：今天该回访了（{ $at }约谈）。

summons-button-date = 📅 定时间
summons-button-person = 👤 改对象
summons-button-minutes = 📝 会议记录
summons-button-follow-up = 📅 回访日期
summons-button-show = 📣 看全部

kept-summons_note = 您存的约谈记录
field-follow_up = 回访日期
