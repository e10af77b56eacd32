### 问候、帮助、语言、命令说明。

bot-short-description = 看到哪里脏了、乱了、坏了，拍张照片发来，就有人去处理。
bot-description =
    看到街上脏了、乱了、坏了？
    拍一张照片发来，说一下在哪里，就上报好了。

    您会知道：谁在处理、最迟什么时候办好、处理前后的对比照片。最后由您来评价：到底解决了没有。

welcome =
    您好，这里是{ $city }“洁净”。

    📷 看到哪里脏了、乱了、坏了，<b>拍一张照片发给我</b>，就这么简单。

    我会问一下位置和类别，然后告诉您谁来处理、最迟什么时候办好。

help =
    { $parts }

help-resident =
    <b>上报问题</b>
    直接发照片就行，可以一次发几张。没有照片在手，先发 /report 也可以。
    /my 我的上报
    /case 编号 查看一宗案件
    /nearby 附近正在处理的问题
    /cleanday 洁净城市活动日，看活动点、报名
    /model 典型案例；/chain 编号 一处地方的来龙去脉
    /cancel 取消正在填的内容
    回复案件的任意一条消息，就能补充说明或照片。

    <b>您的资料</b>
    /privacy 隐私说明
    /mydata 取回我的资料
    /forget 删除我的资料
    /language 语言 Language

help-field =
    {""}
    <b>处置人员</b>
    /todo 我的待办，按期限排序
    收到案件后按“接单”；不归您管，按“退回”并说明原因。
    处理好后，<b>回复案件卡片，发一张现场照片</b>，就是整改完成。
    需要更多时间，按“申请延期”。回复卡片写文字，会转给上报人。

help-chief =
    {""}
    <b>片长</b>
    /today 今日情况
    /digest 每日简报的时间和区域
    /overdue 超期案件
    /area 名称 查看您的片区或村（社区）
    /hotspots 重点整治点：赋码、照片、销号
    /suggest 向市城管委办提建议

help-town =
    {""}
    <b>镇街与市城管委办</b>
    /today 今日情况
    /digest 每日简报的时间和区域
    /overdue 超期案件
    /area 名称 查看一个镇街或村（社区）
    /todo 等您决定的案件
    /papers 公文：审批或查阅；/bulletin 每周通报
    /hotspots 重点整治点：赋码、照片、销号
    /lookback 回头看：上榜点位和办结的案件
    /suggest 向市城管委办提建议
    /patrol 开始巡检，/done 结束
    /invite 角色 区域 邀请片长和处置人员（镇街）
    派遣、改派、合并、不予受理、同意延期，都在案件卡片的按钮上。

help-inspector =
    {""}
    <b>巡管员</b>
    /patrol 开始巡检，之后每张照片加位置就是一个问题
    /done 结束巡检
    /todo 等您审核的案件
    /hotspots 重点整治点：赋码、照片、销号
    /lookback 回头看：上榜点位和办结的案件
    审核时对照处理前后的照片，按“通过”或“不通过”。

help-leader =
    {""}
    <b>领导</b>
    走访时看到问题，直接发照片，会注明“领导走访发现”。
    /today 今日情况
    /digest 每日简报的时间和区域
    /overdue 超期案件
    /area 名称 查看一个镇街或村（社区）
    /hotspots 重点整治点：赋码、照片、销号

help-admin =
    {""}
    <b>管理员</b>
    /invite 角色 区域 生成一次性邀请链接
    /staff 工作人员名单，也可以撤销
    /bind 区域 让本群（或话题）接收该区域的案件卡片
    /today 今日情况
    /digest 每日简报的时间和区域

ask-language = 请选择语言 / Please choose a language
done-language = 好的，以后用中文。

link-unknown = 这个链接无效或已过期。请重新扫码，或直接发一张照片上报。

command-help = 使用帮助
command-report = 上报问题（直接发照片也行）
command-my = 我的上报
command-case = 按编号查看案件
command-nearby = 附近正在处理的问题
command-language = 语言 Language
command-privacy = 隐私说明
command-mydata = 取回我的资料
command-forget = 删除我的资料
command-cancel = 取消正在填的内容
command-todo = 我的待办
command-patrol = 开始巡检
command-done = 结束巡检
command-today = 今日情况
command-digest = 每日简报：时间、区域
command-overdue = 超期案件
command-area = 查看镇街或村（社区）
command-invite = 邀请工作人员
command-bind = 把本群绑定到一个区域
command-staff = 工作人员名单
