### 每周五通报：市城管委办审批，镇街签阅。

bulletin-title = 每周通报（截至{ $until }）
bulletin-preview =
    🕒 { $since } 至 { $until }

    { $total }
    { $causes }

    { $units }
bulletin-letter =
    📋 <b>每周通报 · { $unit }</b>
    { $since } 至 { $until }

    { $lines }

    { $total }
    全文见附件。　市城管委办
bulletin-file = 📎 { $title }：各镇街都会收到的部分。在 Word 里改好后，按卡片上的“修改”，再把文件发回来。
bulletin-every-page = 📎 { $title }：全部镇街的页，只给市城管委办看。
bulletin-file-taken =
    ✅ 已换成您改好的 Word 稿。
    发出时，每个镇街收到的是：您的稿子，加上自己的一页（插在留好的那一行；那一行删掉了，就放在最后）。别的镇街的页和照片不会给他们。
    请再看一遍，然后同意。
bulletin-none = 还没有通报。每周五下午起草，审批后发出。
bulletin-nobody-visited = 本周没有抽查过的镇街，不用分别选原因。

line-bulletin-total = <b>全市</b>：发现 { $found }，整改 { $rate }，超期 { $overdue }
line-bulletin-unit = · { $unit }：发现 { $found }，整改 { $rate }，超期 { $overdue }
line-bulletin-unvisited = · { $unit }：本周未抽查
line-bulletin-not-checked = 本周未抽查
line-bulletin-owed = 以前发现、超期未整改 { $overdue }
line-bulletin-figures = 发现 { $found }，整改 { $rate }，超期 { $overdue }
line-bulletin-more = 比上周（{ $last }）多 { $count }
line-bulletin-less = 比上周（{ $last }）少 { $count }
line-bulletin-same = 与上周（{ $last }）持平
line-bulletin-no-last = 上周未抽查，没有对比
line-bulletin-places = 检查场所 { $visits } 次，问题 { $problems } 个
line-bulletin-indicator = · { $category }：{ $count }
line-bulletin-other = · 其他：{ $count }
line-bulletin-repeat = 🔁 { $place }：{ $category }，{ $weeks } 周内 { $count } 次
line-bulletin-cause = 原因：{ $reason }

ask-bulletin-causes = 🔍 <b>{ $area }</b>：问题的原因是什么？可以选几个，再按一次就取消。
ask-bulletin-unit =
    🔍 给哪个镇街单独选原因？没有单独选的，用全市的。

    { $lines }

bulletin-word-title = 城市管理每周通报
bulletin-word-span = { $since } 至 { $until }
bulletin-word-city = 一、全市情况
bulletin-word-causes = 二、原因分析
bulletin-word-no-causes = （请在这里写原因分析）
bulletin-word-words = 三、工作要求
bulletin-word-here = 【各镇街自己的一页放在这里，请保留这一行】
bulletin-word-unit = { $unit }
bulletin-word-pictures = 整改前后对比
bulletin-word-signed = 市城管委办
bulletin-word-made = 数据截至{ $until }。

word-too-large = 文件太大了。请发不超过 10 MB 的 Word 文件（.docx）。
word-not-word = 这不是能用的 Word 文件。请在 Word 里另存为 .docx，再发一次。
word-with-programs = 文件里带有宏或控件，不能收。请另存为不带宏的 .docx，再发一次。
word-unavailable = 文件没有取到。请再发一次。
word-coming = 📎 收到，正在检查，几秒钟就有结果。

button-bulletin-causes = 🔍 选原因
button-bulletin-pages = 📎 全部镇街
button-bulletin-units = 各镇街单独选
button-bulletin-unit = { $unit }
button-bulletin-cause-chosen = ✓ { $reason }

command-bulletin = 每周通报
