### 工作人员处理案件时看到的话。

done-accept = 已接单：{ $code }
rectify-toast = 处理好后，发一张现场照片
rectify-how =
    📷 <b>{ $code } 处理好了吗？</b>
    请在同一个地方、同样的角度拍一张照片发来，下一张照片就是整改照片。
    ⏰ 期限：{ $due }
after-photo-comparing = 📷 { $code }：照片收到，正在比对，几秒钟就有结果。

ask-reporter-what = 💬 想问上报人什么？下一条消息会转给对方，双方都看不到是谁。
asked-reporter = 💬 已转给 { $code } 的上报人，回复会转到这里。

ask-reason-send-back = { $code } 为什么退回？
ask-reason-refuse = { $code } 为什么不予受理？上报人会看到原因。
ask-reason-fail = { $code } 为什么不通过？
ask-reason-ask-delay = { $code } 为什么需要延期？
ask-own-words = 💬 请写下 { $code } 的原因，下一条消息就是。
ask-how-long = ⏰ { $code } 要延多久？现在的期限是{ $due }。
ask-how-solved = ✅ { $code } 已办结。是怎么解决的？
ask-category-of-case = { $code } 属于哪一类？选好就立案，自动派遣。
ask-merge = { $code } 和附近哪一宗是同一个问题？
ask-handler = { $code } 派给谁？

done-send-back = 已退回 { $code }，由镇街重新派遣。原因：{ $why }
done-refuse = 已不予受理 { $code }，上报人会收到原因：{ $why }
done-fail = 🔁 { $code } 已退回重做。原因：{ $why }
done-ask-delay = ⏰ { $code } 已申请延期到{ $until }，等镇街答复；答复之前，期限不变。
done-grant-delay = 已同意 { $code } 延期
done-deny-delay = 已拒绝 { $code } 延期
done-pass = 审核通过：{ $code } 已办结
done-solve = ✅ { $code } 已办结 · { $how }
done-file = ✅ { $code } 已立案（{ $category }），派给{ $who }。
done-merge = { $code } 已并入 { $other }，上报人一并转过去。
done-dispatch = ✅ { $code } 已派给{ $who }，期限{ $due }。
done-reassign = ✅ { $code } 已改派{ $who }，期限仍是{ $due }。
