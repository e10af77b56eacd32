### 附近：/nearby

nearby-where = 📍 您在哪里？按下面的按钮发送位置，就能看到 1 公里内正在处理的问题。位置不会保存。
nearby-here = 📍 好的，正在看附近。
nearby-none = 👍 1 公里内没有正在处理的问题。看到哪里脏了，拍张照片发来。
nearby-list =
    <b>1 公里内正在处理的有 { $count } 宗</b>，由近到远：

    { $lines }
line-nearby = • { $metres } 米：{ $category } · { $status }
