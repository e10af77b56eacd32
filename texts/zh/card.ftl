### 工作人员的案件卡片：一宗案件一张，总是最新状态。

card =
    { $title }
    { $lines }

card-title-handler =
    🧹 <b>请处置：{ $category }</b> <code>{ $code }</code>
    <i>处理好后，回复本消息，发一张现场照片。</i>
card-title-deputy =
    🔔 <b>还没人接单，请协助：{ $category }</b> <code>{ $code }</code>
    <i>处理好后，回复本消息，发一张现场照片。</i>
card-title-town = 🏢 <b>请镇街决定：{ $category }</b> <code>{ $code }</code>
card-title-unaccepted = 🔔 <b>到时间还没人接单，请镇街决定：{ $category }</b> <code>{ $code }</code>
card-title-duty = 🔔 <b>请值班人员处理：{ $category }</b> <code>{ $code }</code>
card-title-checker = 🔍 <b>请审核：{ $category }</b> <code>{ $code }</code>
card-title-past = 📁 { $category } <code>{ $code }</code>

line-emergency = 🚨 <b>紧急情况，请马上处理</b>
line-map = 🗺 <a href="{ $link }">在地图上看</a>
line-reporters = 👥 { $count } 人上报
line-rework = 🔁 返工第 { $count } 次
line-due = ⏰ 期限：<b>{ $due }</b>
line-delay = ⏰ 申请延期到{ $until }：{ $reason }
line-datum = <i>位置可能有几百米偏差，请以照片和地址为准。</i>
line-photo-early = ⚠️ 整改照片的拍摄时间早于上报时间
line-photo-far = ⚠️ 整改照片的拍摄地点离这里超过 { $metres } 米
line-status = 进度：{ $status } · { $who }
line-status-alone = 进度：{ $status }
