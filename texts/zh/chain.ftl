### 五步链：巡检、曝光、跟进、服务、推广，一处地方的来龙去脉。

chain =
    🔗 <b>{ $title }</b>（{ $unit }）
    { $lines }
chain-title = { $place } { $code }
chain-line = { $day }　{ $step }：{ $what } · { $office }
chain-line-missing = ▫️ { $step }：尚无
chain-code-wanted = 请写编号：案件编号、黑点编号或点位编号，比如 <code>/chain HM-261121-0042</code>
chain-unknown = 没有找到“{ $code }”，或者还没有公开的内容。

chain-step-inspect = 巡检
chain-step-expose = 曝光
chain-step-follow-up = 跟进
chain-step-serve = 服务
chain-step-promote = 推广

chain-problem = 发现问题 { $code } { $category }
chain-worst = { $month }落后榜
chain-best = { $month }先进榜
chain-coded = 黑点赋码 { $code }（{ $status }）
chain-passed = 回头看：保持良好
chain-failed = 回头看：又脏了
chain-model = 典型案例：{ $words }

chain-office-city = 市城管委办
chain-office-resident = 市民
chain-office-inspector = 巡查组
chain-office-leader = 领导行走
chain-office-device = 设备上报
chain-office-petition = 信访
chain-office-hotline = 热线

command-chain = 一处地方的来龙去脉
