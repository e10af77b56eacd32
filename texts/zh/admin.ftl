### 工作人员：/invite、/staff

invite-how =
    写法：<code>/invite 角色 区域 [工种] [duty]</code>
    例如：<code>/invite chief 大宁社区</code>
    角色（写哪种都行）：
    { $roles }
line-invite-role = • { $code } 或 { $role }
invite-link =
    🔗 <b>邀请：{ $area } { $role }</b>
    把这个链接发给本人，{ $minutes } 分钟内有效，只能用一次：

    { $link }

    对方点开后，您会看到账号名字，确认后才生效。
invite-waiting = 已收到。邀请人确认后，您就是{ $area }{ $role }，请稍等。
invite-redeemed =
    👤 <b>{ $account }</b> 点开了邀请：{ $area } { $role }。
    是您要邀请的人吗？
invite-granted = ✅ { $name } 现在是{ $area }{ $role }。
invite-declined = 已拒绝 { $name }，没有授予任何权限。
invite-welcome = ✅ 已确认：您现在是{ $area }{ $role }。发 /help 看看怎么用。
invite-not-granted = 邀请人没有确认，这次邀请无效。
invite-settled = 这个邀请已经处理过了。

button-invite-yes = ✅ 是，确认
button-invite-no = ❌ 不是

staff-list =
    <b>工作人员</b>
    点一项可以撤销。
staff-remove-sure = 撤销 { $name } 的{ $area }{ $role }？从下一次操作起生效。
staff-removed = 已撤销 { $name } 的{ $area }{ $role }。
last-admin = 这是最后一位管理员，不能撤销。请先任命另一位。

button-remove = { $name } · { $area } { $role }
button-remove-sure = 确认撤销
button-staff-list = ‹ 返回名单

area-unknown = 找不到“{ $words }”。请写镇街、片区、村（社区）的名称或编号。
area-unclear =
    “{ $words }”可能是：
    { $areas }
    请写全称，或在前面加上镇街。
line-area = { $area }
line-area-in = { $unit }{ $area }
