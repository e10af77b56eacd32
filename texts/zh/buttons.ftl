### 按钮：最多 40 个字，不用 HTML。地点和隐私的按钮在各自的文件里。

button-submit = 提交
button-cancel = 取消
button-back = 返回
button-add-note = 补充说明
button-add-photo = 再加照片
button-enough = 好了
button-change-category = 改类别
button-change-place = 改位置
button-group = { $emoji } { $category }
button-category = { $emoji } { $category }
button-same = 就是这个
button-another = 不是，另外上报
button-copy-code = 复制编号
button-withdraw = 撤回
button-add = 补充
button-case = { $code } { $category }
button-next-page = 下一页

button-verdict-yes = ✅ 解决了
button-verdict-no = ❌ 没解决
button-stars = { $count } ★

button-accept = 接单
button-send-back = 退回
button-rectify = 已处理好
button-ask-delay = 申请延期
button-ask = 问上报人
button-grant-delay = 同意延期
button-deny-delay = 不同意延期
button-dispatch = 派遣
button-reassign = 改派
button-refuse = 不予受理
button-merge = 合并
button-file = 立案
button-pass = 通过
button-fail = 不通过

button-reason = { $reason }
button-own-words = 自己写原因
button-days = { $count } 天，到{ $until }
button-handler = { $name }（{ $area }{ $role }）

button-language-zh = 中文
button-language-en = English
