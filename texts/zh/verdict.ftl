### 上报人的评价：解决了没有，打几分，或者重新处置；还有撤回。

ask-verdict =
    ✅ <b>{ $code } 已办结</b>
    { $category }
    📍 { $place }
    由{ $who }处理，另一人审核通过。

    <b>问题解决了吗？</b>没解决的话，{ $days } 天内都可以说。

ask-rating = 谢谢！给 { $code } 的处理打几分？
done-rate = { $stars } 谢谢您的评价！
ask-reason-reopen =
    { $code } 还差在哪里？
    点一个原因，或者写几句、发一张照片，马上重新处置。
done-reopen =
    🔁 <code>{ $code }</code> 已重新处置
    由{ $who }继续处理。
    ⏰ 最迟{ $due }办好

ask-reason-withdraw = 为什么撤回 { $code }？
done-withdraw = 已撤回 { $code }。原因：{ $why }
