### 基层意见建议：有编号，有状态，有答复。

suggestion-ask =
    💡 有什么建议？下一条消息就是，市城管委办会看到并答复。

    { $lines }
suggestion-line-own = · 建议-{ $code }（{ $state }）{ $words } { $answer }
suggestion-received =
    💡 收到，编号 <b>建议-{ $code }</b>
    市城管委办答复后会告诉您。
suggestion-card =
    💡 <b>建议-{ $code }</b> { $area } · { $state }
    <blockquote>{ $words }</blockquote>
    { $answer }
suggestion-list =
    💡 <b>等着答复的建议 { $count } 条</b>

    { $lines }
suggestion-line = · 建议-{ $code } { $area }（{ $at }）：{ $words }
suggestion-none = 👍 没有等着答复的建议。
suggestion-ask-answer = ✍️ 怎么答复建议-{ $code }？下一条消息就是。
suggestion-ask-take = 👍 采纳建议-{ $code }，准备怎么做？下一条消息就是。
suggestion-ask-decline = ✍️ 建议-{ $code } 为什么不采纳？下一条消息就是原因。
suggestion-done = 💡 建议-{ $code }：{ $state }，已告诉{ $area }。
suggestion-over = 建议-{ $code } 已经有人定过了。
suggestion-answered =
    💡 <b>建议-{ $code }：{ $state }</b>
    <blockquote>{ $words }</blockquote>
    市城管委办：{ $answer }
suggestion-month =
    💡 <b>{ $month }基层意见建议：{ $count } 条</b>
    还没答复 { $waiting } 条：

    { $lines }
suggestion-line-month = · 建议-{ $code } { $area }（{ $state }）：{ $words }
suggestion-line-more = ……还有 { $count } 条

suggestion-state-received = 已收到
suggestion-state-answered = 已答复
suggestion-state-taken-up = 已采纳
suggestion-state-declined = 不采纳

suggestion-button-open = 建议-{ $code }
suggestion-button-list = 💡 等着答复的
suggestion-button-answer = ✍️ 答复
suggestion-button-take = 👍 采纳
suggestion-button-decline = 不采纳
command-suggest = 向市城管委办提建议

kept-suggestion = 您提的建议
field-made_at = 提出时间
field-answer = 答复
