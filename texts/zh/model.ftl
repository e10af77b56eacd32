### 典型案例：镇街推荐，市城管委办评定，大家都能看。

model-list =
    🌟 <b>典型案例</b>

    { $lines }

    查找请发 /model 加上要找的字。
model-line = · { $day } { $unit } <code>{ $code }</code>：{ $words }
model-none = 还没有典型案例。
model-none-found = 没有找到说到“{ $words }”的典型案例。
model-words-wanted = 请在编号后面写上值得学的做法，比如 <code>/model { $code } 日扫夜洗，每平方米 5 元</code>
model-already = { $code } 已经推荐过，或者已经是典型案例。
model-proposed = 🌟 { $code } 已推荐给市城管委办：{ $words }
model-asked =
    🌟 <b>{ $unit }推荐典型案例</b> <code>{ $code }</code>
    <blockquote>{ $words }</blockquote>
model-decided = 已经有人定过了。
model-published = 🌟 { $code } 已评为典型案例（{ $day }）：{ $words }
model-public =
    🌟 <b>典型案例</b>（{ $unit }）
    { $words }
model-told-published = 🎉 { $code } 被评为典型案例（{ $day }）：{ $words }
model-ask-reason = { $code } 为什么不评？下一条消息就是原因。
model-declined = { $code } 不评为典型案例：{ $reason }
model-told-declined = { $code } 这次没有评为典型案例：{ $reason }

model-button-yes = 🌟 评为典型
model-button-no = 不评
command-model = 典型案例

kept-model_case = 您推荐的典型案例
field-proposed_at = 推荐时间
