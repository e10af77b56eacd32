### 群组：/bind、/unbind

bind-how = 写法：<code>/bind 区域</code>，例如 <code>/bind 大宁社区</code>
bind-in-group = 请在要接收案件卡片的群（或话题）里发这个命令。
bound = 📌 { $area }的案件卡片以后发到这里。停止请发 /unbind。
unbound = 📌 这里不再接收案件卡片。
not-bound = 这里没有绑定任何区域。
bind-public-how = 写法：在群里发 <code>/bind public</code>；频道则在这里发 <code>/bind public 频道编号</code>，编号以 -100 开头。机器人要先是频道管理员。
bound-public = 📢 公开发布的内容以后发到那里。
