### 状态、角色、动作、谁在处理：别的文字里会用到的名称。

status-collected = 采集
status-filed = 立案
status-dispatched = 派遣
status-handling = 处置
status-checking = 审核
status-closed = 办结
status-refused = 不予受理
status-merged = 已合并
status-withdrawn = 已撤回

role-resident = 市民
role-shop = 店主
role-rectifier = 处置人员
role-chief = 片长
role-deputy = 副片长
role-town = 镇街城管委办
role-inspector = 巡管员
role-leader = 领导
role-city = 市城管委办
role-admin = 管理员

action-collect = 采集：收到上报
action-file = 立案
action-refuse = 不予受理
action-merge = 并入另一案件
action-withdraw = 上报人撤回
action-dispatch = 派遣
action-accept = 处置：已接单
action-send-back = 退回，重新派遣
action-reassign = 改派
action-escalate = 无人接单，上一级催办
action-rectify = 整改完成，待审核
action-ask-delay = 申请延期
action-grant-delay = 同意延期
action-deny-delay = 不同意延期
action-pass = 审核通过，办结
action-fail = 审核不通过，返工
action-verdict = 上报人评价
action-rate = 上报人打分
action-reopen = 重新处置
action-join = 多一人上报
action-add = 上报人补充
action-ask = 询问上报人
action-locate = 确认村（社区）
action-solve = 登记解决方式

who-trade = { $area }处置队伍
who-chief = { $area }片长
who-town = { $area }城管工作人员

reason-and-words = { $reason }：{ $words }
