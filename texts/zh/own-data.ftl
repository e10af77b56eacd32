### 我的资料：/mydata、/forget

mydata-page =
    <b>我们保存的您的资料</b>（{ $page }/{ $pages }）
    { $lines }
mydata-kind =
    {""}
    <b>{ $kind }</b>
mydata-line = { $name }：{ $value }

kept-person = 账号
kept-post = 职务
kept-draft = 正在填的上报
kept-question = 等您回答的问题
kept-patrol = 巡检
kept-invite = 您接受的邀请
kept-audit = 访问记录
kept-room = 您绑定的群组
kept-photo = 您发来的照片
kept-history = 您做过的操作
kept-report = 您的上报

field-telegram_id = Telegram 编号
field-name = 名字
field-language = 语言
field-notice = 同意的隐私说明版本
field-datum = 手机位置的坐标系
field-created_at = 开始使用
field-role = 角色
field-area = 区域
field-trade = 工种
field-duty = 值班
field-since = 任命时间
field-source = 来源
field-started_at = 开始时间
field-category = 类别
field-note = 说明
field-unit = 镇街
field-village = 村（社区）
field-latitude = 纬度
field-longitude = 经度
field-address = 地址
field-kind = 种类
field-case_id = 案件序号
field-asked_at = 提问时间
field-ended_at = 结束时间
field-findings = 发现的问题
field-used_at = 使用时间
field-granted = 是否确认
field-chat = 群组
field-thread = 话题
field-bound_at = 绑定时间
field-received_at = 收到时间
field-taken_at = 拍摄时间
field-sha256 = 照片指纹（SHA-256）
field-at = 时间
field-action = 动作
field-subject = 对象
field-reason = 原因
field-words = 文字
field-code = 编号
field-status = 状态
field-reported_at = 上报时间
field-joined_at = 加入时间
field-verdict = 评价
field-rating = 评分

forget-sure =
    <b>删除您的全部资料？</b>

    • 您的账号编号、名字、写过的文字、职务和没提交的内容都会删除，不能恢复
    • 您上报的案件会继续处理，照片作为证据留下，但没有人知道是您报的，也不会再通知您
    • 已经发到别人聊天里的消息，我们收不回来
    • 您和我的聊天记录，要您自己在 Telegram 里删除
forget-done = 已全部删除。聊天记录请您自己在 Telegram 里删。以后想上报，随时再发照片。
forget-not = 好的，什么都没有删除。
forget-work-first = 您手上还有 { $count } 宗没办完的案件（如 { $codes }）。请先办完，或请镇街改派，再删除资料。

button-forget-yes = 全部删除
button-forget-no = 不删除
