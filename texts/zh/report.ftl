### 上报：一次问一件事，最后给出编号。

draft-ask-photo = 📷 请发一张现场照片。
draft-ask-category = 是什么问题？
draft-ask-category-in = { $group }：是哪一种？
draft-ask-note = 💬 请写几句说明，下一条消息就会记下来。
draft-ask-more-photos = 📷 请接着发照片，发完按“好了”。
draft-reading-file = 📷 收到原图，正在看照片里有没有位置，几秒钟就好。

draft-review =
    <b>请核对一下</b>

    { $lines }

    没问题就按“提交”。

draft-review-finding =
    <b>巡检问题，请核对</b>

    { $lines }

    没问题就按“提交”，属地马上收到。

draft-duplicate =
    <b>附近已经有人报了，是同一个吗？</b>

    { $category }
    📍 { $place }
    { $who }在跟进 · { $status }

    是同一个：您也算上报人，每一步都会告诉您。

draft-sent = ✅ 已提交：{ $code }
draft-cancelled = 已取消，什么都没有上报。想重新开始，再发一张照片就行。
draft-cancelled-short = 已取消。
nothing-to-cancel = 现在没有在填的内容。发一张照片就可以上报。

draft-gone = 这份上报已经提交、取消或超过 24 小时了。请重新发一张照片。
draft-too-many-photos = 一次最多 { $most } 张照片，够用了，请按“提交”。
duplicate-gone = 那宗案件刚刚有了变化。请再按一次“提交”。

wanted-photo-first = 📷 请先发一张现场照片。看不懂？发 /help。
wanted-photo = 📷 现在需要一张照片。请拍一张发来，或发 /cancel 取消。
wanted-place = 📍 现在需要位置。请按按钮发送位置，或打字写地址。
wanted-unit = 📍 请在上面点选镇街，或打字写镇街名。
wanted-datum = 📍 请在上面两个镇街中点一个。
wanted-category = 请在上面点选类别，或打字说说是什么问题。
wanted-review = 就差一步：请按上面的“提交”。要补充，可以发文字或照片。
wanted-duplicate = 请在上面选“就是这个”或“不是，另外上报”。

receipt =
    ✅ <b>收到，谢谢您！</b>

    编号 <code>{ $code }</code>
    { $category }
    📍 { $place }
    已派给{ $who }
    ⏰ 最迟{ $due }办好

    有进展就告诉您。要补充，直接回复这条消息。

receipt-unclear =
    ✅ <b>收到，谢谢您！</b>

    编号 <code>{ $code }</code>
    📍 { $place }
    值班人员会先看一看该由谁来处理，受理后马上告诉您。

    要补充，直接回复这条消息。

receipt-finding =
    ✅ 巡检问题已登记
    <code>{ $code }</code> { $category }
    📍 { $place }
    已派给{ $who }

found-again =
    ✅ 这里已有一宗案件，您的照片已加进去，不另立案
    <code>{ $code }</code> { $category }
    📍 { $place }
    { $who }在跟进 · { $status }
joined =
    ✅ <b>谢谢，已加上您一份</b>

    编号 <code>{ $code }</code>
    { $category }
    📍 { $place }
    { $who }在跟进 · { $status }

    每一步都会告诉您。
