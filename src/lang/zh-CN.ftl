### 画面上的每一个词：简体中文。各语言的分组和顺序相同；
### 键名第一个词相同的放在同一组；相关的词放在一起。
### 不用宽度不定的字符：省略号用三个点，引用用「」。

## app: 程序本身

app-name = Roundtable
theme-dark = 深色背景
theme-light = 浅色背景
theme-contrast = 高对比度，黑底白字
theme-contrast-light = 高对比度，白底黑字
theme-colour-blind = 色弱友好，深色背景；各部门另用不同括号区分
theme-colour-blind-light = 色弱友好，浅色背景；各部门另用不同括号区分
theme-no-colour = 不用颜色
theme-ascii = 不用颜色，也不用线条和色块，只用 ASCII 字符

## number: 人们输入的金额、占比和数量

number-error-empty = 请输入数字。
number-error-negative = 这里不能小于零。
number-error-no-budget = 还没有预算，无法按百分比计算。请输入金额。
number-error-not-a-number = 请输入数字，例如 { $example }、12万、1.5亿、15%、+10%。
number-error-not-whole = 这里只能是整数。
number-error-parentheses = 这里不用括号表示负数。要减去 500，请输入 -500。
number-error-percent = 这里不能用百分比，请输入金额。
number-error-separators = 请按 { $example } 的写法输入：现在这样有两种读法。
number-error-too-big = 数字太大，无法保存。
number-error-too-precise = 位数太多，无法精确保存。

## date: 人们输入的日期和期间

date-error-ambiguous = 是 { $first } 还是 { $second }？请写明月份，例如 3月1日。
date-error-empty = 请输入日期。
date-error-ends-before-it-begins = 期间的结束早于开始。
date-error-needs-year = 哪一年？可以输入 2027年一季度。
date-error-no-such-day = 没有这一天。
date-error-not-a-date = 请输入日期，例如 2027年3月1日、明天、2周后。
date-error-not-a-period = 请输入期间，例如 2027年一季度、2026年10-12月。
date-error-year-out-of-range = 年份只能在 1900 到 2999 之间。

## department: 部门名称

department-executive = 总经办
department-finance = 财务部
department-marketing = 市场部
department-operations = 运营部
department-other = 其他部门
department-product = 产品部
department-production = 生产部
department-sales = 销售部
department-service = 客服部

# 标记：一个字，互不相同。

tag-executive = 总
tag-finance = 财
tag-marketing = 市
tag-operations = 运
tag-product = 品
tag-production = 产
tag-sales = 销
tag-service = 服

## columns: what the columns of files are called by those who bring them; lists, the likelier first, never shown

columns-segment = 客户群、细分客户群、客户群体、细分市场、客户分类、人群、年龄、年龄段、性别、行业、地区、区域、渠道、销售渠道、客户类型、省份、城市、层级
columns-promotion = 推广、推广活动、推广项目、广告系列、活动、活动名称、营销活动、投放计划、计划名称、项目、媒体、广告组
columns-spend = 花费、支出、费用、推广费、推广费用、消耗、投放金额、投入、成本、实际支出、广告费、总花费
columns-sales = 销售额、销售、收入、营业额、成交额、成交金额、订单数、订单量、成交数、成交、转化数、转化、新客户数、销量、金额、销售收入
columns-output = 线索数、线索、产出、广告次数、投放次数、到场人数、访客数、点击量、点击、展示量、展现量、展现、曝光
columns-customer = 客户、客户名称、客户名、公司、公司名称、单位名称、名称、姓名
columns-evidence = 内容、依据、发现、结论、客户原话、原话、反馈、意见、评论、备注、说明、描述
columns-source = 来源、出处、报告、发布方、记录人、反馈人、对接人
columns-date = 日期、时间、发布日期、反馈日期、月份
columns-kind = 类型、类别、种类、分类
columns-theme = 主题、话题、议题
columns-counted = 订单、单数、笔数、数量、件数、人数、次数、转化、客户数、销量、成交数、线索
columns-nothing = 无、没有、未知、暂无、空、不详
columns-sum = 汇总、全部
columns-total = 合计、总计、小计、共计、总和

## step: 七个步骤：名称、用途、问大家的问题

step-room = 开场
step-look-back = 回顾
step-research = 调研
step-segments = 客户群
step-budget = 预算
step-goals = 目标
step-agreement = 共识

## chrome: 每个画面都有的：顶栏、提示、底栏、保存状态、时钟

clock-goes-on = 继续计时。
clock-paused = 休息：计时暂停，不算用时。
clock-started = 会议开始，计时已启动。
clock-used = { $step } { $time }
clock-used-of = { $step } { $time } / { $minutes } 分钟
clock-left-of = { $step } 还剩 { $time } / { $minutes } 分钟
clock-over = { $step } 超时 { $time } / { $minutes } 分钟
floor-given = 请{ $department }发言。

# 议程：计划用时和实际用时。

agenda-title = 议程：计划用时和实际用时
agenda-separator = ，
agenda-planned = { $minutes } 分钟
agenda-added = 加时 { $minutes } 分钟
agenda-used = 已用 { $time }
agenda-left = 还剩 { $time }
agenda-over = 超时 { $time }
agenda-sum = 计划共 { $minutes } 分钟
agenda-sum-fits = 与会议时长一致
agenda-sum-free = 比会议时长少 { $minutes } 分钟
agenda-sum-too-long = 比会议时长多 { $minutes } 分钟
agenda-sum-added = 另加时 { $minutes } 分钟
agenda-begins-and-ends = { $begins } 开始，{ $ends } 结束（现在开始的话，{ $now } 结束）
agenda-if-started-now = 现在开始的话，{ $time } 结束
agenda-started = 开始时间
agenda-ends = 预计 { $time } 结束
agenda-ends-if-goes-on = 现在继续的话，{ $time } 结束
agenda-as-planned = 准时
agenda-earlier = 早 { $minutes } 分钟
agenda-later = 晚 { $minutes } 分钟
agenda-break-so-far = { $time } 开始休息，已休息 { $minutes } 分钟
agenda-breaks = 休息：{ $times }
agenda-extended = { $step }：加时 { $more } 分钟，共 { $given } 分钟。{ $ends }

## view: 画面上除大家的发言之外的文字

view-too-small = 窗口太小：{ $width } x { $height }。至少需要 { $least-width } x { $least-height }。
view-nothing-here = 这里没有记录。
view-tour = 导览，不保存
view-opens = 按 { $key } 展开

# 顶栏。

view-saved = { $time } 已保存
view-kept = 已记下
view-not-yet-on-disk = 尚未写入磁盘
view-not-saved = { $time } 起未保存
view-review = 查阅 - { $date }
view-agreed = 计划已定案
view-in-preparation = 准备中
view-clock-stands = 计时暂停
view-break-since = 休息中（{ $time } 起）

# 底栏。

view-speaking = 发言
view-agreed-only = 计划已定案。要改，先到「共识」提出申请。
view-review-only = 仅供查阅，不能修改。

# 每一步要做什么。

view-purpose-room = 谁在场，我们怎样合作
view-purpose-look-back = 上期投入带来了什么，一起判断
view-purpose-research = 两头看市场：资料怎么说，客户怎么说
view-purpose-segments = 哪些客户群最重要，他们能得到什么
view-purpose-budget = 一起分配推广预算
view-purpose-goals = 一起要达到什么，达到了怎么奖励
view-purpose-agreement = 还有什么没定，谁来签字

# 问大家的问题。

view-ask-the-room = 问问大家
view-ask-room-1 = 要落实这个计划，还缺谁？
view-ask-room-2 = 上次我们互相答应过什么？
view-ask-room-3 = 这次我们想怎样合作？
view-ask-look-back-1 = 客户满意吗？
view-ask-look-back-2 = 目标达成了吗？
view-ask-look-back-3 = 靠什么达成的？
view-ask-research-1 = 对手哪里做得比我们好？
view-ask-research-2 = 遇到过什么新的推广做法？
view-ask-research-3 = 这是事实，还是我们的猜测？
view-ask-segments-1 = 全年靠谁撑着？
view-ask-segments-2 = 用他们的话说，得到了什么？
view-ask-segments-3 = 销售部会这样划分吗？
view-ask-budget-1 = 为了它，我们愿意停掉什么？
view-ask-budget-2 = 哪个客户群会在意？
view-ask-budget-3 = 三个月后还值得做吗？
view-ask-goals-1 = 两个部门都能使上劲吗？
view-ask-goals-2 = 达不到怎么办？
view-ask-goals-3 = 超额了，各自得到什么？
view-ask-agreement-1 = 怎样你才愿意签？
view-ask-agreement-2 = 谁，做什么，什么时候做完？
view-ask-agreement-3 = 遇到困难怎么办？

# 会议规则：六个不。

view-ground-rules = 会议规则
view-rule-credit = 不争功
view-rule-reward = 不只奖励销售部
view-rule-clique = 不搞小圈子
view-rule-changes = 不朝令夕改
view-rule-customer = 不说客户坏话
view-rule-boast = 不自卖自夸

# 选中的一条，全文。

view-field = { $label }：{ $value }
view-who-and-when = { $who }，{ $when }
view-raised-by = 提出
view-nobody-agreed = 还没有人同意
view-not-heard = 这一步还没发言：{ $names }
view-was-not-heard = 这一步没有发言：{ $names }
view-offer-floor = 请{ $department }发言
view-why-missing = 这个部门应当参与决定。
view-no-reading = 还没有

# 空的列表：先做什么。

view-first-seat = 按 { $key } 请第一位入座。
view-first-working-line = 按 { $key } 写下销售部和市场部怎样合作。
view-first-result = 按 { $key } 录入花了多少、带来多少。
view-first-study = 按 { $key } 添加一份调查、对比或报告。
view-first-voice = 按 { $key } 记下客户的原话和日期。
view-first-conclusion = 按 { $key } 写下由此得出的结论。
view-first-positioning = 按 { $key } 写下市场定位。
view-first-segment = 按 { $key } 添加第一个客户群，销售部先说。
view-first-proposal = 按 { $key } 从客户名单里划分客户群，或按 { $other } 手工添加。
view-first-customers = 按 { $key } 从文件导入客户名单。
view-first-promotion = 按 { $key } 添加第一项推广。
view-first-goal = 按 { $key } 添加两个部门共担的目标。
view-first-reward = 按 { $key } 写下超额后哪个部门得到什么。
view-first-signature = 按 { $key } 签字。
view-first-action = 按 { $key } 记下谁、做什么、什么时候做完。
view-first-parked = 按 { $key } 把一时定不下来的事列入待议。

# 表头。

view-head-age = 距今
view-head-at-stake = 多投金额
view-head-against-plan = 比计划
view-head-agreed = 同意
view-head-baseline = 现状
view-head-brought-by = 数据提供
view-head-customer = 客户
view-head-customers = 客户数
view-head-date = 日期
view-head-defined-by = 划分标准
view-head-department = 部门
view-head-due = 期限
view-head-expected = 预期
view-head-fate = 处理结果
view-head-follows-from = 依据的结论
view-head-for = 奖给谁
view-head-gap = 差距 点
view-head-goal = 对应目标
view-head-here = 在场
view-head-if-missed = 达不到怎么办
view-head-image = 形象
view-head-index = 指数
view-head-became = 结果
view-head-kept = 做到了
view-head-kind = 类型
view-head-known-of-each = 已知特征
view-head-newest = 最新
view-head-output = 产出
view-head-owners = 共担
view-head-parts = 范围
view-head-period = 期间
view-head-position = 定位
view-head-progress = 进展
view-head-reached = 累计 %
view-head-reading = 共同解读
view-head-reason = 理由
view-head-rests-on = 依据
view-head-role = 职务
view-head-sales = 销售 { $unit }
view-head-says = 表态
view-head-share = 占比 %
view-head-share-of-sales = 占销售 %
view-head-share-of-spend = 占投入 %
view-head-signed-by = 签字人
view-head-source = 来源
view-head-spend = 投入 { $unit }
view-head-target = 目标
view-head-threshold = 起奖线
view-head-tier = 等级
view-head-value = 客户得到什么
view-head-who = 谁

# 到场。

view-empty-seat = 空席
view-should-be-here = 应当到场
view-here-since = { $time } 到场
view-left-at = { $time } 离场
view-not-here = 还没到

# 回顾。

view-spend-brought-sales = { $line }：{ $spend } 的投入带来了 { $sales } 的销售。

# 调研。

view-evidence = 依据概况
view-no-theme = 未归入主题
view-no-conclusion = ! 没有结论

# 客户群。

view-no-value = ! 还没写
view-in-segments = 各客户群合计
view-counted-twice = ! 重复计算
view-in-all = 全部
view-set-by-hand = ! 手工填的总数
view-brought-by = { $who }提供，{ $when }
view-by-tier = 按等级
view-each-customer = 客户
view-tier-reaches = 累计占销售额 { $percent }%
view-tier-rest = 其余客户
view-tiers-as-brought = 等级按导入名单时的标准划分

# 目标。

view-no-goal = ! 没有目标

# 签字。

view-words = 原话
view-say-instead = 不妨
view-settled-by = 答复人
view-said-by = { $what }（{ $department }）
view-no-flags = 目前没有提醒。
view-head-answer = 答复
view-flags-open = 剩 { $count } 条提醒
view-flags-here = 本步 { $count } 条提醒
view-more-flags = 还有 { $count } 条，按 ! 看下一条
view-held-hint = 按 { $enter } 改说事实、影响、请求；按 { $answer } 照原话显示。
view-flag-hint = 按 { $enter } 去改；按 { $answer } 说明理由。
view-flag-hint-held = 按 { $enter } 过去；按 { $answer } 照原话显示。
view-flag-hint-answered = 按 { $enter } 过去；按 { $answer } 收回答复。
view-flags-at-step = 本步的提醒
view-not-signed = 还没签
view-all-parts = 全部
view-open-no-segment = 还没有划分客户群
view-open-no-budget = 还没定预算
view-open-to-place = 待分配：{ $amount }
view-open-placed-too-much = 超出预算：{ $amount }
view-open-no-goal = 还没有共同目标
view-open-objects = 反对：{ $names }
view-open-parked = 待议事项 { $count } 条

## action: 每个操作的名称，用于底栏、? 和命令面板；以及为何不可用

# 移动光标。

do-up = 向上
do-down = 向下
do-left = 向左
do-right = 向右
do-page-up = 上一页
do-page-down = 下一页
do-first = 到开头
do-last = 到末尾
do-next = 下一项
do-previous = 上一项
do-enter = 打开
do-keep = 确认
do-choose = 选定
do-confirm = 确定
do-settle = 商定这一格
do-back = 返回

# 提出内容。

do-add = 添加
do-one-line = 快速录入
do-add-person = 添加人员
do-settle-leftover = 了结
do-carry-on = 留到下次会议
do-add-working-line = 添加约定
do-add-result = 录入效果
do-add-reading = 共同解读
do-add-study = 添加调研
do-add-voice = 客户声音
do-add-conclusion = 添加结论
do-add-positioning = 添加定位
do-add-segment = 添加客户群
do-propose = 从名单划分
do-add-promotion = 添加推广
do-set-budget = 设定预算
do-set-totals = 填写总数
do-set-measure = 销售口径
do-where-from = 数字出处
do-big-view = 最差和最好
do-add-goal = 添加目标
do-add-reward = 添加奖励
do-add-action = 添加行动
do-park = 列入待议
do-sign = 签字
do-private-note = 私人备注
do-remove-note = 删除私人备注

# 对一行内容的操作。

do-edit = 修改
do-next-flag = 下一条提醒
do-settle-flag = 答复提醒
do-remove = 移除
do-bring-back = 找回
do-agree = 同意
do-trail = 谁提的
do-why = 为什么
do-since-signed = 签后改动
do-ledger = 改动记录
do-over-time = 历次走势
do-as-table = 看图/看表
do-next-topic = 下一类
do-previous-topic = 上一类
do-earlier = 更早
do-later = 更晚
do-walk = 逐步回看
do-walk-on = 前进
do-walk-back = 后退
do-walk-to-decision = 下一个决定
do-walk-back-to-decision = 上一个决定
do-walk-to-start = 到会议开头
do-walk-to-end = 到会议结尾
do-stop-walk = 停止回看
do-attribute = 更正提出方
do-same-as-last = 同上一条
do-keep-and-next = 确认，再添一条
do-repeat = 重复上一步
do-duplicate = 复制这一条
do-mark = 标记这一条
do-move-up = 上移
do-move-down = 下移
do-disagree = 标出分歧
do-give-theme = 归入主题
do-rename-theme = 主题改名
do-merge = 合并
do-split = 拆分
do-show-customers = 客户名单
do-presence = 到场/离场
do-all-here = 全员到场
do-advance = 更新进展

# 预算表。

do-cell-details = 理由、限额
do-lock = 锁定
do-spread = 分摊余额
do-compare = 对比上期
do-compare-sessions = 比较两次会议
do-compare-with-last = 与上次会议比较
do-mark-up = 向上选
do-mark-down = 向下选
do-mark-left = 向左选
do-mark-right = 向右选
do-copy = 复制
do-hand-in = 提交方案
do-hand-in-file = 从文件提交
do-reveal = 公开方案
do-show-positions = 看方案分歧
do-take-middle = 取中间值
do-take-alike = 采用一致项

# 谁在发言。

do-speak-1 = 第一个部门发言
do-speak-2 = 第二个部门发言
do-speak-3 = 第三个部门发言
do-speak-4 = 第四个部门发言
do-speak-5 = 第五个部门发言
do-speak-6 = 第六个部门发言
do-speak-7 = 第七个部门发言
do-speak-8 = 第八个部门发言
do-next-voice = 请下一位发言

# 各个步骤。

do-next-step = 下一步
do-previous-step = 上一步
do-go-room = 到开场
do-go-look-back = 到回顾
do-go-research = 到调研
do-go-segments = 到客户群
do-go-budget = 到预算
do-go-goals = 到目标
do-go-agreement = 到共识

# 会议与计划。

do-clock = 计时/休息
do-start-clock = 开始计时
do-extend-step = 加时 5 分钟
do-details = 会议信息
do-agenda = 议程
do-limits = 判断标准
do-request-change = 申请改计划
do-close-plan = 计划定案
do-reopen = 重议计划
do-room-view = 大屏
do-next-thing = 大屏下一项
do-previous-thing = 大屏上一项
do-blank = 大屏黑屏
do-room-rewards = 大屏显示奖励
do-undo = 撤销
do-redo = 重做
do-save = 立即保存
do-save-elsewhere = 存到别处
do-export = 导出

# 会议文件。

do-new-session = 新建会议
do-follow = 开下次会议
do-tour = 两分钟导览
do-review = 查阅
do-trash = 放入回收站
do-show-trash = 看回收站
do-filter = 筛选
do-search-past = 查全文
do-arrange = 换排序
do-put-in = 填入

# 程序本身。

do-help = 按键
do-palette = 命令
do-keep-up = 跟上会议进度
do-find = 查找内容
do-language = 语言 English
do-theme = 换配色
do-theme-dark = 深色背景
do-theme-light = 浅色背景
do-theme-contrast = 高对比度
do-theme-contrast-light = 高对比度浅色
do-theme-colour-blind = 色弱友好
do-theme-colour-blind-light = 色弱友好浅色
do-theme-no-colour = 不用颜色
do-theme-ascii = 只用 ASCII
do-redraw = 刷新界面
do-suspend = 暂回终端
do-home = 首页
do-import-customers = 导入客户
do-import-evidence = 导入调研内容
do-import-results = 导入效果
do-cancel = 取消
do-quit = 退出

# 按键在哪里有效。

place-everywhere = 随时可用，输入文字时也行
place-calm = 没在输入文字时
place-home = 首页
place-archive = 查找以往会议时
place-meeting = 每个步骤
place-lists = 预算表以外的各步
place-grid = 预算表
place-cell = 填写单元格时
place-line = 快速录入时
place-form = 填写表单时
place-palette = 从列表选择时
place-room-view = 看大屏时
place-customers = 查找客户时
place-positions = 逐项商定分歧时
place-page = 阅读页面时
place-over-time = 看历次走势时
place-walk = 逐步回看会议时
place-follow = 在第二屏上

# 为何现在不行，该怎么办。

off-agreed = 计划已定案，不能再改。要改请先重议计划。
off-nothing-void = 签字全部有效，签字以后没有改动。
off-no-flags = 没有提醒，不用答复。
off-opening = 正在打开会议，请稍候。
off-importing = 正在导入一个文件。请先导入（Enter）或放弃（Esc）。
off-first-step = 这已经是第一步。
off-last-step = 这已经是最后一步。
off-merge = 请先选一个客户群；还要有另一个客户群可以并入。
off-flag-stays = 提醒要改好或答复后才会消失；这里只能收回答复。
off-no-advance = 请先选一项行动或推广。
off-no-budget = 请先设定预算，才有余额可以分摊。
off-no-cell = 请先在预算表里选一个单元格。
off-no-cells = 请先添加客户群和推广，才有可以分配的单元格。
off-no-customers = 还没有客户名单，请先在「客户群」这一步导入。
off-no-department = 这个键还没有对应的部门。请先让另一个部门的人入座。
off-no-differences = 这要在方案分歧里操作：公开方案后，在「预算」这一步按 w。
off-no-evidence = 请先选一份调研资料或一条客户声音。
off-no-file = 请先选一个自己的会议；示例不能放入回收站。
off-no-input = 请先选一条有人提出的内容。
off-no-last-plan = 没有上期计划。从上次会议「开下次会议」才会带上它。
off-other-part = 只有批准改动的那一部分放开，其余仍然冻结。
off-not-frozen = 计划还没定案，直接改就行，不用申请。
off-nothing-left = 请先选一项上次会议遗留事项。
off-no-copy = 这里没有可以复制的内容。
off-no-next = 添加新内容时才能接着添下一条。
off-no-mark = 这里没有可以标记的内容。预算表里用 Shift 加方向键选定单元格。
off-no-line-here = 这里不能快速录入，请按 a 填表。
off-no-line = 请先选回顾里有效果数据的一行。
off-no-shares = 还没有哪一行的销售占比高于或低于投入占比。
off-no-meeting = 请先打开一个会议。
off-no-minutes = 这一步没有计划用时，请先在议程（A）里安排。
off-nobody-waited-for = 会议还没开始，不必等各部门发言。
off-has-floor = 没发言的只剩一个部门，现在就是它在发言。
off-all-heard = 这一步，在场的部门都已发言。
off-parking = 正在填写一条待议事项。
off-no-note = 还没有私人备注。
off-no-person = 请先选一个人。
off-no-other-stream = 还没有可以标出分歧的：另一头还没有任何内容。
off-no-reasons = 请先选一条调研内容、结论、定位、目标，或已分配的金额。
off-no-room-view = 大屏没有打开，请按 z 打开。
off-no-row = 请先选一行。
off-no-segment = 请先选一个客户群。
off-not-in-review = 只有查阅中的会议才能逐步回看。
off-not-walking = 请先开始逐步回看。
off-nothing-to-walk = 没有可以逐步回看的内容。
off-not-over-time = 请先打开历次走势。
off-no-session = 请先在列表里选一个会议。
off-tour = 导览里的内容不保存。请回首页开始自己的会议。
off-no-tour = 示例还在读取，请稍后再按 t。
off-no-theme = 请先选一条已归入主题的内容；还没归入的，按 g 归入。
off-not-agreed = 不用重议：这份计划还没定案，或者只是示例。
off-follows-none = 这次会议没有承接上次会议。要比较别的会议，请选「比较两次会议」。
off-nothing-to-compare = 没有别的会议可以比较。
off-review-frozen = 现在只供查阅。要重议计划，请先回首页，用 Enter 打开这个会议，再按 O。
off-not-home = 这要在首页操作。请先回首页，内容都会保留。
off-not-revealed = 方案还没有公开。有两个部门提交后，按 r 公开。
off-nothing-to-bring-back = 这一步没有移除过任何内容。
off-nothing-to-redo = 没有撤销过，不用重做。
off-nothing-to-spread = 没有可分摊的：余额为零，或者没有单元格可以接收。
off-nothing-to-undo = 还没有可以撤销的。
off-nothing-to-undo-since = 公开方案或定案以前的内容不能撤销。
off-reward-open = 这里开着一项奖励，打开大屏会让全场看到。请先退出。
off-rewards-hidden = 奖励会让全场看到。请先按 z 退出大屏，或在命令里选「大屏显示奖励」。
off-review = 这个会议现在只供查阅。要继续讨论，请从首页打开。

## form: 表单的标题和栏目

form-action = 行动：谁，做什么，什么时候做完
form-agenda = 议程：每一步多少分钟
form-limits = 判断标准：多小算太小，多久算过时，谁算 A 类
form-import-results = 导入效果数据
form-import-evidence = 导入调研内容
form-import-customers = 导入客户
form-budget = 预算总额
form-cell = 金额
form-conclusion = 结论
form-customer-voice = 客户怎么说
form-details = 会议信息
form-goal = 共同目标
form-hand-in-file = 本部门的方案：从文件读入
form-new-session = 新建会议
form-parked = 列入待议
form-drop-parked = 不再讨论
form-part = 拆分客户群
form-positioning = 市场定位
form-promotion = 推广
form-proposal = 从客户名单划分客户群
form-reading = 共同解读
form-reopening = 重议计划
form-result = 花了多少，带来多少
form-reward = 奖励
form-reword = 换个说法
form-save-elsewhere = 存到别处
form-export = 导出纪要和表格
form-seat = 入座
form-segment = 客户群
form-leftover = 了结
form-carry-on = 留到下次会议
form-plan-change = 申请改计划
form-settlement = 答复提醒
form-signature = 对计划签字
form-study = 调研资料
form-theme = 归入主题
form-theme-name = 主题改名，同主题的内容一起改
form-totals = 全部客户合计
form-measure = 销售按什么统计？不填就按金额
form-working-line = 怎样合作

form-no-such-choice = 没有这个选项：{ $typed }。请用左右键挑选。
form-leave-again = 这里已经填了内容。Enter 确认，再按一次 Esc 放弃。
form-quit-again = 这里已经填了内容。Enter 确认，再按一次 Ctrl-Q 放弃并退出程序。
form-nothing-to-choose = 还没有可选的。先留空，或到相应的步骤里添加。
form-new-department = 还没有「{ $department }」这个部门。再按一次 Enter 新增；如果写错了，请改正。
form-nothing-new = 没有新的客户群：这些客户都已归入现有的客户群。
form-nobody-to-sign = 这个部门还没有人入座。请先在「开场」添加人员。
form-not-a-currency = 请输入三个字母的货币代码，例如 CNY、USD、EUR。
form-not-a-tier = 等级是一个字母：A、B、C 等。
form-other-currency = 这里的金额以 { $currency } 计，请先换算。
form-not-minutes = 请输入整数分钟，例如 20、20分、1小时30分。
form-too-many-minutes = 一项最多安排 600 分钟。
form-not-a-time = 请输入时间，例如 9:30、下午2点。

field-amount = 金额
field-answer = 答复
field-attributes = 客户特征
field-audience = 受众
field-baseline = 现状
field-basis = 数据口径
field-brand = 品牌或产品线
field-budget = 预算总额
field-by-what-means = 靠什么办法
field-came-of = 拆分自
field-ceiling = 上限
field-conclusion = 我们的结论
field-contradicts = 与之有分歧的
field-currency = 货币
field-customer = 客户
field-customer-names = 要留意的客户
field-customers = 客户数
field-customers-in-all = 客户总数
field-counted = 统计单位
field-customers-satisfied = 客户是否满意
field-date = 日期
field-days = 日期写法
field-earlier = 上次导入的行
field-defined-by = 划分标准
field-department = 部门
field-due = 期限
field-effect = 对我们的影响
field-evidence = 了解到的情况
field-expected = 预期值
field-fact = 发生了什么
field-file = 文件
field-fate = 处理结果
field-flags = 适用于
field-floor = 下限
field-follows-from = 依据哪条结论
field-from = 开始日期
field-goal = 对应目标
field-held = 锁定
field-if-missed = 达不到怎么办
field-image = 品牌形象
field-kept = 是否做到
field-actual = 实际值
field-because = 当时的理由
field-became = 转为
field-begins = 开始时间
field-breaks = 休息
field-agenda-sum = 议程
field-length = 会议时长（分钟）
field-closure = 结果
field-earned = 是否达到
field-rule = 规则
field-since = 何时遗留
field-frozen-until = 冻结到
field-kind = 类型
field-known-of-each = 已知特征
field-looked-back = 回顾期间
field-measure = 衡量指标
field-meeting-date = 会议日期
field-merged-into = 已并入
field-message = 宣传语
field-most-segments = 只取最大的几个
field-name = 名称
field-person-name = 姓名
field-needs = 客户需要什么
field-numbers = 数字写法
field-old-after = 超过几个月算过时
field-output = 产出数量
field-output-of = 产出是什么
field-owners = 共担部门
field-part = 计划的哪部分
field-parts = 签字范围
field-path = 文件夹或文件
field-format = 格式
field-for-whom = 给谁看
field-language = 语言
field-language-own = 中文
field-private-notes = 私人备注
field-export-to = 导出到
field-period = 期间
field-period-planned = 计划期间
field-picks = 名单条件
field-plan-changes = 计划最多改几次
field-position = 定位
field-product-line = 产品线
field-products = 产品
field-progress = 进展
field-promotion = 推广
field-promotion-kind = 推广类型
field-reading = 我们的解读
field-reason = 理由
field-remark = 待议内容
field-note = 私人备注
field-repeat-days = 几天内算重复
field-request = 我们的请求
field-required = 必须参加的部门
field-rests-on = 依据
field-reward = 奖励内容
field-role = 职务
field-sales = 销售额
field-sales-behind = 销售部认可吗
field-sales-in-all = 销售总额
field-segment = 客户群
field-sheet = 工作表
field-signer = 签字人
field-small-count = 少于几笔算太小
field-small-share = 占比低于 % 算太小
field-source = 来源
field-spend = 投入
field-split-by = 拆出哪部分
field-stance = 表态
field-state = 状态
field-target = 目标值
field-target-met = 目标是否达成
field-theme = 主题
field-threshold = 起奖线
field-tier = 等级
field-tier-a = A 类累计到 %
field-tier-b = A+B 类累计到 %
field-title = 会议主题
field-to = 结束日期
field-told-apart-by = 按什么划分
field-value = 客户得到什么
field-verdict = 去留
field-what = 做什么
field-who = 谁负责
field-wide-gap = 差距几个点算大
field-working-line = 我们约定
field-wrong-lines = 读不懂的行

## oneline: 快速录入：一行写完一条

oneline-example-action = 安娜：寄样品 截至3月15日
oneline-example-conclusion = 对经销商主推低噪音
oneline-example-customer-voice = 你们的泵更安静 / 安娜，展会上
oneline-example-goal = 经销商收入 400万 -> 440万 截至6月 / 经销商
oneline-example-money = 经销商 / 展会 12万 / 两个品牌都在卖
oneline-example-parked = 质保问题归谁管？
oneline-example-person = 陈丽，销售部，销售总监
oneline-example-positioning = 海德 / 最安静的泵
oneline-example-result = 经销商 / 展会 12万 -> 40万
oneline-example-reward = 市场部：考察旅行 达到440万 / 经销商收入
oneline-example-segment = 经销商 B 1200家 / 卖给水暖工
oneline-example-study = 客户最看重服务 / 2026年行业调查
oneline-example-working-line = 先由销售部定客户等级
oneline-in-name = 「{ $what }」被当成了名称的一部分。等级写一个大写字母；客户数写成「1200家」。
oneline-like = 例如：{ $example }
oneline-masked = 内容已遮住。按 Enter 记下，换个说法之前不会显示。
oneline-missing = 还缺：{ $what }
oneline-nobody-called = 没有找到「{ $typed }」。
oneline-which = 「{ $typed }」可能是 { $choices }
oneline-wrong = { $what }：{ $why }

## again: 同上一条，重复上一步

again-done = 已重复上一步：{ $what }
again-no-form = 这个键要在填写新内容的表单里用。
again-not-here = 上一步的操作不适用于这一条。
again-nothing-before = 前面还没有同类内容。

## marked: 对所有已标记的内容一起处理

marked-done = 已标记的 { $count } 条：{ $what }
marked-nothing-to-do = 标记的这些都不能这样处理。

## input: 内容的种类，以及各栏可选的值

kind-of-action = 行动
kind-of-allocation = 金额
kind-of-clock = 计时
kind-of-agenda = 议程
kind-of-conclusion = 结论
kind-of-customers = 客户名单
kind-of-details = 会议信息
kind-of-evidence = 调研内容
kind-of-figure = 总数
kind-of-goal = 目标
kind-of-opening-position = 各自方案
kind-of-parked = 待议事项
kind-of-plan-change = 计划改动申请
kind-of-positioning = 定位
kind-of-private-note = 私人备注
kind-of-promotion = 推广
kind-of-reading = 共同解读
kind-of-result = 效果
kind-of-reward = 奖励
kind-of-seats = 与会人员
kind-of-segment = 客户群
kind-of-session = 整个计划
kind-of-settlement = 提醒
kind-of-signature = 签字
kind-of-take-over = 在文件里直接改的内容
kind-of-leftover = 上次会议遗留事项
kind-of-working-line = 合作约定

answer-no = 否
answer-close-open = 现在定案（还有 { $what }未处理）
answer-open-flags = { $count } 条提醒
answer-open-objections = { $count } 个部门反对
answer-open-parked = { $count } 条待议事项
answer-close = 现在定案
answer-reveal = 公开
answer-keep-hidden = 先不公开
answer-grant = 批准：这一部分放开，改完为止
answer-refuse = 不批准
answer-not-yet = 先不定
answer-partly = 部分
answer-yes = 是

basis-cells = 按客户群和推广
basis-promotions = 仅按推广
basis-segments = 仅按客户群

verdict-change = 调整
verdict-keep = 继续
verdict-stop = 停止

evidence-comparison = 竞品对比
evidence-consumer-survey = 消费者调查
evidence-customer-asked = 客户提问
evidence-customer-complained = 客户抱怨
evidence-customer-said = 客户原话
evidence-employee-survey = 员工调查
evidence-industry-report = 行业报告
evidence-other-study = 其他调研

stream-customer-voice = 客户声音
stream-studies = 调研资料

kind-advertising = 广告
kind-dealer-incentive = 经销商激励
kind-digital = 数字营销
kind-direct-mail = 直邮
kind-event = 活动与走访
kind-price-offer = 价格优惠
kind-publicity = 媒体与案例宣传
kind-trade-show = 展会
kind-training = 销售培训
kind-trial = 样品与试用

audience-customers = 终端客户
audience-dealers = 经销商
audience-public = 社会大众
audience-sales-force = 自己的销售队伍
audience-specifiers = 设计与选型人员

promotion-cancelled = 已取消
promotion-ended = 已结束
promotion-planned = 计划中
promotion-running = 进行中

held-locked = 已锁定

part-budget = 预算
part-goals = 目标
part-rewards = 奖励
part-segments = 客户群

stance-agrees = 同意
stance-objects = 反对
stance-reservation = 保留意见

progress-done = 已完成
progress-open = 未完成

fate-carried-over = 留到下次会议
fate-dropped = 不再讨论
fate-placed = 已列入计划
fate-waiting = 待议

request-granted = 已批准
request-refused = 未批准
request-requested = 待批准
request-settled = 已执行

life-agreed = 已定案
life-draft = 草案
life-reopened = 重议中

## overlay: 盖在步骤上的列表和询问

choice-bring-back = 要找回哪一条？
choice-merge = 要并入哪个客户群？
choice-disagree = 与哪一条有分歧？
choice-disagrees-no-more = 取消分歧：{ $what }
choice-plan-change = 大家怎么看这个申请？
choice-close = 现在定案吗？定案后计划不再改动，也撤销不回去。
choice-parked = 怎么处理
choice-reveal = 现在公开所有方案吗？公开后不能再改，也撤销不回去。
choice-note = 要删除哪条私人备注？

recovery-restore = 恢复并继续
recovery-look = 只看一看
recovery-keep = 先留着，以后再说
recovery-restored = 已恢复，可以接着进行。

# 私人备注。这里不透露备注的任何内容。

note-title = 私人备注（不公开）
note-intro = 请直接输入，这里不显示内容。备注只有主持人能看到：在第二屏运行 roundtable follow。
note-typed = { $count ->
    [0] 还没有输入
   *[other] 已输入 { $count } 个字符
}
note-by-number = { $number }   { $time }   { $step }
note-kept = 私人备注已记下，在第二屏运行 roundtable follow 可以看到。
note-removed = 私人备注已删除，按 Ctrl-Z 找回。

# 第二屏：在另一个终端里看会议。

follow-waiting = 正在查找会议。
follow-for-facilitator = 仅供主持人查看
follow-cursor = 光标所在
follow-typed = 正在输入
follow-elsewhere = 会议已到「{ $step }」这一步，按空格键跟上。
follow-clock = 会议已用时 { $used } 分钟
follow-clock-of = 会议已用时 { $used } 分钟，计划 { $planned } 分钟
follow-flags-here = { $count ->
    [0] 本步没有未处理的提醒
   *[other] 本步有 { $count } 条未处理的提醒
}
follow-flags-elsewhere = 其他步骤还有 { $count } 条未处理的提醒
follow-notes = 私人备注
follow-no-notes = 还没有。在会议界面的命令里选「私人备注」添加。
follow-closed = 会议已关闭，这里显示 { $time } 保存的内容。
follow-crashed = 程序中断了，这里显示截至 { $time } 的内容。再次打开会议时可以恢复。
follow-held-elsewhere = { $user } 在 { $host } 上开着这个会议，这里显示 { $time } 保存的内容。
follow-file-gone = 文件已经不在了，这里显示最后读到的内容。
follow-unreadable = { $why }这里显示最后读到的内容。

# 盖在画面上的内容：边上的文字。

overlay-changes = { $who }修改
overlay-raises = { $who }提出
overlay-signs = { $who }签字
overlay-chair = 主持人
overlay-ghost-left = Tab 采用[...]，Enter 只用已输入的
overlay-ghost-taken = Tab 或 Enter 采用[...]
overlay-required = * 必填
overlay-hint-keep = 确认
overlay-hint-import = 导入
overlay-hint-next = 下一项
overlay-hint-leave = 返回
overlay-hint-do = 执行
overlay-hint-choose = 选定
overlay-hint-scroll = 翻看
overlay-hint-stop = 停止
overlay-hint-go-there = 转到
overlay-hint-bring-back = 找回
overlay-hint-later = 以后再定
overlay-title-of = { $title }：{ $of }
overlay-nothing-to-choose = 还没有可选的内容
overlay-choose = 有 { $count } 项可选：按 { $key } 或直接输入
overlay-help = 全部按键（当前界面的在前）
overlay-palette = 要做什么？
overlay-find = 转到哪一条？
overlay-type-to-find = 输入名称中的几个字
overlay-search-customers = 输入客户名称或特征来查找
overlay-no-match = 没有找到。
overlay-trash = 回收站
overlay-trail = 来龙去脉：{ $what }
overlay-trail-of = 来龙去脉
overlay-where-from = 数字出处：{ $line }
overlay-trail-empty = 还没有人提过。
overlay-was-undone = { $what }（后来撤销了）
overlay-recovery = 上次程序中断前的内容
overlay-recovery-found = 程序在写入文件之前中断了。自 { $since } 起有 { $count } 条内容可以恢复，最后一条是「{ $last }」。
overlay-recovery-nothing-but = 程序在输入时中断了。已确认的内容都在文件里。
overlay-recovery-draft = 当时正在输入：「{ $draft }」

# 一条内容的经过。

trail-raised = 提出
trail-raised-with = 提出：{ $fields }
trail-field = { $field }「{ $value }」
trail-carried = 沿用上次会议的内容，当时由{ $who }提出
trail-changed = 把{ $field }从「{ $from }」改为「{ $to }」
trail-removed = 移除
trail-restored = 找回
trail-moved = 调整了顺序
trail-merged = 并入了「{ $other }」
trail-went-into = 已并入「{ $other }」
trail-contradicted = 标出与「{ $other }」有分歧
trail-contradicted-no-more = 不再认为与「{ $other }」有分歧
trail-agreed = 同意
trail-withdrew = 收回同意
trail-attributed = 更正：由{ $who }提出
trail-signed = 签字：同意
trail-signed-reserving = 签字：保留意见，{ $why }
trail-objected = 签字：反对，{ $why }
trail-took-back = 收回签字
trail-taken-over = 在 Roundtable 之外改动过
trail-part-raised = 谁提出的
trail-part-evidence = 依据什么
trail-part-changed = 改过什么
trail-part-signed = 这一部分谁签了字
trail-part-later = 后来怎样了
trail-no-evidence = 没有结论作依据。
trail-nobody-signed = 这一部分还没有人签字。
trail-signed-void = { $said }（签字后有改动，已失效）
trail-later-underway = 正在读取后来的会议 ...
trail-no-later-session = 这次会议之后还没有新的会议。
trail-nothing-later = 后来的会议没有提到。
trail-after-other = { $kind }「{ $name }」：{ $said }

## home: 继续、新建、以往会议、示例

home-how-to-leave = 这里已是首页。要退出程序请按 q。

home-what-this-is = 销售部与市场部一起做计划
home-first-start = Roundtable 带着大家一步步开好计划会：谁在场、上期投入带来了什么、哪些客户群最重要、下一笔钱投到哪里、谁来签字。按 n 开始第一次会议，或者按 t 先看两分钟导览。
home-now = 现在
home-continue = 继续：{ $title }
home-last-written = 上次保存于 { $when }
home-new = 新建会议
home-sessions = 历次会议
home-examples = 可供参考的示例
home-unreadable = 打不开的文件
home-follows = 承接 { $title }
home-unread = 读不出来：
home-reading = 正在读取会议 ...

## archive: 会议多起来之后的列表：筛选、查全文、预览

archive-filter = 筛选
archive-filter-hint = 标题、品牌、日期、拼音首字母；也可以加下面的条件
archive-search = 查全文
archive-search-hint = 会上说过的话；加上下面的条件可以缩小范围
archive-type-to-search = 输入会上说过的话，按 Enter 直接打开说这句话的那次会议。
archive-searching = 正在查找 ...
archive-found = 会上说过的话
archive-found-in-examples = 示例里说过的话
archive-found-nothing = 自己的会议和示例里都没有人说过。
archive-no-session = 没有符合的会议。按 Ctrl-F 查全文。
archive-sessions = { $count } 次会议
archive-some-of = { $all } 次会议中的 { $some } 次
archive-so-far = 已读 { $done }/{ $of } 个会议
archive-lines = { $count } 处
archive-first-lines = 共 { $all } 处，列出最近的 { $count } 处
archive-unread = 另有 { $count } 个会议文件打不开
archive-no-brand = 没有品牌
archive-by-date = 按日期排列，最近的在前。
archive-by-series = 按系列排列，前后承接的会议在一起。
archive-by-state = 按状态排列，草案在前。
archive-by-brand = 按品牌排列。
archive-decided = 结论：{ $count } 条
archive-goals = 目标：{ $count } 个
archive-actions = 行动：{ $count } 项
archive-placed = 已分配 { $amount }
archive-placed-of = 预算 { $budget }，已分配 { $amount }
archive-broke-off = 读取以往会议时中断了。内容没有丢，再回一次首页就会重新读取。

## looking: 查找以往会议时输入的条件

looking-by = 部门
looking-step = 步骤
looking-kind = 类别
looking-tag = 标签
looking-after = 从
looking-before = 早于
looking-state = 状态
looking-brand = 品牌
looking-unknown = { $condition }：没有「{ $typed }」。按 Tab 填入已有的一项。

## tour: 用一场开到一半的会，走一遍

# 导览所用示例的品牌。
tour-brand = 山岚
tour-stop = 导览 { $stop }/{ $all }：内容不保存，按 { $key } 离开
tour-left = 导览结束。按 n 开始自己的会议，按 t 再看一遍。
tour-go-back = 这一站在「{ $step }」：按 { $key } 过去，再继续导览。
tour-rail = 一场会分七步，见屏幕上方。现在是第一步：谁在场。按 { $key } 到下一步。
tour-big-view = 钱花在哪里，带来了什么。按 { $key } 把差距最大的一行放大，让最后一排也看得清。
tour-leave = 这时请大家讨论：客户满意吗？目标达成了吗？靠什么达成的？按 { $key } 返回。
tour-speaking = 每一条都记下是哪个部门说的。按 { $key }，就轮到市场部发言，见屏幕下方。
tour-grid = 按 { $key } 到预算：每行一个客户群，每列一项推广。
tour-typing = 直接输入金额，例如 2万，再按 { $key }：这一格就记下了，光标移到下一格。
tour-trail = 按 { $up } 回到刚才的金额，再按 { $key }，可以看到是谁提的、原来是多少。
tour-undo = 按 { $leave } 关掉记录，再按 { $key } 撤销这笔金额。各项改动都可以撤销。
tour-flag = 有些做法容易让会议走偏，Roundtable 会给出提醒。按 { $key } 看下一条提醒。
tour-farewell = 用法就是这些。按 { $keys } 看当前界面的按键，按 { $all } 按名称找操作，按 { $home } 随时回首页。

## section: 各步骤的列表标题

section-flags = 提醒
section-leftovers = 上次会议遗留事项
section-seats = 与会人员
section-working-agreement = 合作约定

section-by-segment = 按客户群
section-by-cell = 按组合
section-by-promotion = 按推广
section-results = 效果明细

section-studies = 调研资料
section-customer-voice = 客户声音
section-conclusions = 我们的结论
section-positionings = 市场定位

section-segments = 客户群
section-customers = 客户名单

section-grid = 预算分配

section-goals = 共同目标
section-rewards = 奖励

section-signatures = 各部门签字
section-plan-changes = 计划改动申请
section-actions = 行动
section-parking-lot = 待议事项

## room: 第一步：座位、与会者、合作约定、上次会议留下的事

leftover-action = 行动
leftover-due = 已到期
leftover-flag = 答复过的提醒
leftover-goal = 目标
leftover-objection = 反对
leftover-owed = 已达到，未兑现
leftover-remark = 待议
leftover-reservation = 保留意见
leftover-reward = 奖励

closure-carried-on = 留到下次会议
closure-open = 未了结
closure-settled = 已了结

outcome-earned = 达到起奖线
outcome-met = 达成
outcome-missed = 未达成
outcome-not-earned = 没到起奖线

## look-back: 第二步：效果、占比、共同解读

line-sums = { $period }：投入 { $spend }，带来 { $sales }
line-break-even = 其他不变，销售要做到 { $sales } 才对得起投入占比。
line-break-even-exceeded = 其他不变，销售降到 { $sales } 也对得起投入占比。
line-plan = 实际投入 { $spend }，计划 { $planned }：{ $difference }
line-output-cost = 平均每个花 { $what }
line-output-brought = 平均每个带来 { $what }

# 一条解读是不是共同的解读。

line-not-said-by = { $department }还没同意
line-no-target-met = 目标达成了吗
line-no-customers-satisfied = 客户满意吗
line-no-means = 靠什么办法
line-no-verdict = 去留未定
line-still-missing = 还没定的

# 数量太小，说明不了多少。

line-small = 基数太小
line-small-spend = 投入占比低于 { $what }
line-small-sales = 销售占比低于 { $what }
line-small-few = 不到 { $count } { $of }
line-small-legend = * 基数太小（投入或销售占比低于 { $limit }）
line-small-legend-counted = * 基数太小（投入或销售占比低于 { $limit }，或不到 { $count } { $of }）
line-without-result = 上期计划里有，但没有效果数据：{ $lines }

# 一行的数字从哪里来。

line-share-of-spend = 投入占比
line-share-of-sales = 销售占比
line-share = { $sum } = { $shown }
line-share-moved = { $sum } = { $exact }，显示为 { $shown }，好让各行合计正好 100.0%
line-no-share = 没有：合计为 0，或其中有负数
line-gap = 差距
line-gap-is = 销售占比减投入占比：{ $sales } - { $spend } = { $gap } 点
line-behind = 多投金额
line-behind-is = 投入减去按销售占比应投的金额：{ $spend } - { $whole } x { $sales } / { $all } = { $behind }
line-index = 回报指数
line-index-is = 销售占比除以投入占比：{ $sales } / { $spend } = { $index }
line-needed = 持平所需销售
line-needed-is = 投入占比 x 其余各行的销售 /（1 - 投入占比）：{ $share } x ({ $all } - { $sales }) / (1 - { $share }) = { $needed }
line-against-plan = 对照计划
line-measure = 销售口径
line-measure-money = 金额，单位：{ $what }
line-measure-count = 数量，单位：{ $what }
line-sources = 来源
line-source = { $source }（{ $count } 行）
line-source-unknown = 未注明来源（{ $count } 行）

# 最差和最好的一行。

line-worst = 按销售占比，投入偏多
line-best = 按销售占比，投入偏少
line-of-spend = 占投入
line-of-sales = 占销售

## research: 第三步：依据、结论、定位

# 理由：证据有多旧，结论有什么依据，每一环要注意什么。

why-months = { $months ->
    [0] <1个月
   *[other] { $months }个月
 }
why-ago = { $months ->
    [0] 不到一个月前
   *[other] { $months }个月前
 }
why-studies = { $count } 份资料
why-voices = { $count } 条客户声音
why-both = { $studies }、{ $voices }
why-only = 只有 { $what }
why-only-old = 只有 { $count } 份过时资料
why-nothing = 没有依据
why-no-conclusion = 没有结论作依据
why-no-evidence = 没有任何依据
why-studies-only = 只有调研资料，还没有客户这么说
why-voice-only = 只有客户声音，还没有资料佐证
why-old-studies-only = 只有过时的资料
why-disputed = 其中的依据有分歧
why-old = 已过时：超过 { $months } 个月
why-no-date = 没有日期，不知道有多旧
why-off-table = 已经移除
why-contradicted = 与{ $others }有分歧
why-quoted = 「{ $text }」

# 讲理由的页面。

why-title = 为什么：{ $what }
why-down = 依据的结论
why-down-conclusion = 依据
why-up = 以此为依据的
why-nothing-rests = 还没有
why-raised-by = 提出：{ $who }
why-to = 对{ $who }说
why-way-back = 按 Esc 回到「{ $what }」

## segments: 第四步：等级、客户群、对客户的价值

no-promotion = 未归入推广
no-segment = 未归入客户群
currency-cny = 元
currency-eur = 欧元
currency-usd = 美元

# 名单里的哪些客户属于一个客户群。

picked-customers-of-tier = { $tier } 类客户
picked-everybody = 全部客户
picked-is = { $attribute }为{ $value }
picked-is-empty = { $attribute }不详
picked-is-not = { $attribute }不是{ $value }
picked-is-not-empty = { $attribute }有记录
picked-no-value = { $attribute }不详
picked-not-tier = 不是 { $tier } 类
picked-option = { $name }（{ $count }）
picked-or = ；或
picked-tier = { $tier } 类
picked-value = { $attribute } { $value }

# 按这样划分会得到什么。

outlook-counts-again = ! 其中 { $count } 个客户已归入别的客户群，会重复计算。
outlook-leaves = 另有 { $count } 组未归入客户群：{ $customers } 个客户，销售 { $sales }。
outlook-makes = 共分 { $all } 组，新增 { $count } 个客户群。
outlook-mark-first = 用空格键勾选按什么划分；可勾选几项，合在一起划分。
outlook-on-table = 已有
proposed = 已划分。按 Ctrl-Z 全部撤销。

## budget: 第五步：预算表、各自方案、还剩多少

showing-change = 比上期增减
showing-last-plan = 上期计划
showing-plan = 本期计划

copied = 已复制，可以粘贴到电子表格。
paste-nowhere = 这里没有可以粘贴的地方。请打开表单，或到预算表。
pasted = 已粘贴，改动 { $count } 个单元格。按 Ctrl-Z 撤销。
parked-aside = 已列入待议，到「共识」这一步再谈。
parked-here = 已列入下面的待议事项。
parked-as-action = 列为行动
parked-as-working-line = 写进合作约定
parked-as-study = 列为调研资料
parked-as-customer-voice = 列为客户声音
parked-as-conclusion = 列为结论
parked-as-goal = 列为共同目标
parked-carry-over = 留到下次会议
parked-drop = 不再讨论
parked-wait = 继续待议
parked-reword = 修改文字
parked-placed = 已列入计划，仍记在{ $department }名下。
parked-became = 已列入计划：{ $kind }
parked-waits-again = 继续待议：已从计划中移除
grid-paste-bad-cell = 没有粘贴。第 { $line } 行第 { $column } 列：{ $why }
grid-paste-too-large = 没有粘贴：从这里开始，预算表放不下这么大一块。

# 预算表。

grid-total = 合计
grid-share = 占比
grid-unit-scaled = 万{ $currency }
grid-to-place = 待分配   { $left }   占预算 { $budget } 的 { $share }%
grid-all-placed = 已全部分配：{ $budget }
grid-too-much = 待分配   { $left }   超出：比预算 { $budget } 多分配 { $over }
grid-no-budget = 还没有设定预算，按 { $key } 设定
grid-segments-in-sight = 客户群 { $from }-{ $to }，共 { $all } 个
grid-promotions-in-sight = 推广 { $from }-{ $to }，共 { $all } 项
grid-off-the-table = 已移除的：{ $amount }
grid-first = 分配预算之前，请先：
grid-first-segments = 添加客户群（在这里或第 4 步）
grid-first-promotions = 添加一项推广
grid-first-budget = 设定预算

# 说明栏里的单元格。

grid-nothing-placed = 这里还没有分配预算
grid-of-the-budget = 占预算 { $share }
grid-marked = 选中 { $count } 格，合计 { $sum }
grid-raised-by = 提出
grid-changed-by = 修改
grid-was = 原为 { $amount }
grid-last-plan = 上期计划 { $last }，变动 { $change }
grid-reason = 「{ $reason }」
grid-locked = 已锁定（{ $sign }），分摊时不动
grid-floor = 不低于 { $floor }
grid-below-floor = 低于下限 { $floor }（{ $sign }）
grid-ceiling = 不高于 { $ceiling }
grid-above-ceiling = 高于上限 { $ceiling }（{ $sign }）
grid-overwritten = { $what }：现在是 { $now }，原来是 { $was }。按 { $key } 撤销。
grid-agreed = 已同意
grid-not-yet = 还没同意
grid-shown-in = 金额以{ $unit }显示；输入时请写完整金额。

# 各自方案：先各自提交，不公开，再对比。公开之前，这里不出现任何金额。

hand-in-title = { $department }提交方案（不公开）
hand-in-hint = 提交
hand-in-hint-on = 下一格
hand-in-intro = 直接输入，或从电子表格粘贴一块。公开方案之前，内容都不显示。从文件读入：先按 Esc，再按 { $key }。
hand-in-replaces = 提交后替换之前的方案。
hand-in-reading = 正在读文件，内容不显示。
hand-in-filled = 已填 { $count } 格：{ $fit }
hand-in-all = 预算刚好分完
hand-in-less = 预算还没分完
hand-in-more = 超出预算
hand-in-no-budget = 还没有设定预算，无从对照
hand-in-nothing-yet = 还没有分配
hand-in-not-readable = 有些内容读不懂
hand-in-read = 已读入 { $count } 格，按 Enter 提交。
hand-in-once-more = 再按一次 Enter 提交。要接着填，请移到那一格。
hand-in-numbers-open = 文件里的数字有两种读法，现按 { $example } 的写法来读。
hand-in-nothing-read = 里面没有金额。
hand-in-nothing-placed = 还没有分配。请输入金额，或粘贴一块。
hand-in-no-segment = 第 { $line } 行第 { $column } 列：没有叫这个名称的客户群。
hand-in-no-promotion = 第 { $line } 行第 { $column } 列：没有叫这个名称的推广。
hand-in-no-amount = 第 { $line } 行第 { $column } 列：这不是金额。
hand-in-negative = 第 { $line } 行第 { $column } 列：金额不能小于零。
hand-in-beyond-grid = 第 { $line } 行第 { $column } 列：预算表里没有这一格。
hand-in-too-long = 第 { $line } 行：行数太多，不像一份方案，文件选对了吗？
hand-in-more-wrong = 类似的还有 { $count } 处。什么都没有读入。
handed-in = { $department }已提交方案：{ $fit }。
handed-in-of = 提交方案：{ $department }
handed-in-first = 先各自提交方案？按 { $key }
handed-in-tags = 已提交方案（未公开）：{ $tags }
handed-in-shown = 方案：按 { $key } 看分歧
handed-in-differ = { $count ->
    [0] 方案已公开：都商定了
   *[other] 方案已公开：还有 { $count } 格要商定，按 { $key }
 }

positions-title = 方案分歧（差额大的在前）
positions-note = 输入金额，或向左选一个
positions-hint-take = 采用
positions-hint-type = 输入
positions-hint-middle = 中间值
positions-hint-settle = 商定
positions-to-place = 待分配   { $left }   预算 { $budget }
positions-placed = 已分配   { $placed }   还没有设定预算
positions-apart = 相差
positions-agreed = 商定
positions-in-sight = { $from }-{ $to }，共 { $all }
positions-alike = 一致的有 { $count } 格，合计 { $sum }；按 { $key } 采用。
positions-alike-done = 一致的有 { $count } 格，合计 { $sum }：已商定。
positions-alike-none = 没有一致的单元格。
positions-alike-taken = 一致的部分都已商定。
positions-nowhere = 各方案完全一致。
positions-settled = 已商定：{ $count } 格
positions-all-settled = 全部商定：{ $count } 格

## goals: 第六步：目标与奖励

## agreement: 第七步：提醒、签字、待议事项、行动

ledger-change = { $day }  { $part }，{ $department }提出：{ $reason }
ledger-change-of = { $part }：{ $reason }
ledger-plan =
    { $count ->
        [0] { $period }的计划定案后没有按申请改过；会上约定最多 { $allowed } 次。
       *[other] { $period }的计划改了 { $count } 次；会上约定最多 { $allowed } 次。
    }
ledger-reopened = 定案后重议：{ $reason }
ledger-title = 计划改动记录

past-ends = 更早的会议不清楚：没有找到 { $name }。
past-not-found = 没有找到上次会议（{ $name }），计划可以照常制定。

signed-added = 新加
signed-and-more = 还有 { $count } 处
signed-as-it-stands = 计划和签字时一样。
signed-changed = { $field }原为「{ $from }」，现为「{ $to }」
signed-not-agreed = { $parts }（{ $who }）
signed-partly-void = 部分失效
signed-removed = 已移除（{ $fields }）
signed-still-open = 还没同意：{ $what }
signed-title = 签字以后的改动
signed-turned-valid = 又和签字时一样了：{ $who }对{ $parts }的签字有效。
signed-turned-void = { $who }对{ $parts }的签字失效：{ $what }（按 V 看全部）
signed-void = 失效
signed-void-and-valid = { $void }；{ $parts }有效
signed-void-for = { $parts }失效
signed-void-since = 对{ $parts }的签字失效，改动如下：

plan-free-since = 冻结期已于 { $date } 结束，可以开下次会议重新做计划。
plan-frozen-again = 改动已执行，计划重新冻结，已保存。
plan-frozen-until = 计划已定案，冻结到 { $date }。
plan-part-open = 已批准。这一部分放开到改完为止，其余仍然冻结。
plan-closed = 计划定案，从现在起不再改动。

## big: 大屏：一次只显示一项，让全场看清

big-apart = { $splits }，相差 { $amount }
big-are-expected = 人应到场
big-are-here = 人在场
big-ask-department = { $department }怎么看？
big-ask-parked = 列入计划、不再讨论，还是留到下次？
big-ask-verdict = 继续、调整，还是停止？
big-form = { $title }，第 { $at } 项，共 { $of } 项
big-gap = { $which }：{ $money }
big-have-signed = 个部门已签字
big-rewards-hidden = 大屏上不显示奖励。

rewards-hidden = 大屏上不显示奖励。
rewards-shown = 大屏上显示奖励。

## review: 打开以往会议：查看、比较、跟踪

compare-about = 会议信息
compare-added = 仅后一次有
compare-aside = （{ $what }）
compare-and-more = 另有 { $count } 项
compare-apart-again = 从「{ $other }」里分出来了
compare-became = 后来：{ $what }
compare-became-since = 后来：{ $what }（{ $reason }）
compare-came-to = 实际 { $value }
compare-count-added = 新增 { $count } 项
compare-count-changed = 改动 { $count } 项
compare-count-removed = 减少 { $count } 项
compare-evidence = 调研内容
compare-fact-separator = ；
compare-hint-topic = 下一类
compare-in-short = 概览
compare-joined-again = 并回「{ $other }」
compare-legend-added = 仅「{ $later }」有
compare-legend-changed = 两次都有，内容不同
compare-legend-removed = 仅「{ $earlier }」有
compare-label = { $label }：
compare-merged-into = 并入「{ $other }」
compare-looking = 正在读取会议列表，请稍后再按一次。
compare-nothing = 无
compare-not-found = 找不到要比较的会议：{ $name }。
compare-none = 「{ $earlier }」和「{ $later }」没有不同。
compare-on-promotion = 推广「{ $name }」
compare-on-segment = 客户群「{ $name }」
compare-placed = 已分配
compare-removed = 仅前一次有
compare-results = 效果数据
compare-rows = { $period }共 { $count } 条
compare-rewards-hidden = 全场看得到时不显示
compare-same = 没有变化：{ $topics }
compare-same-topic = { $title }（{ $count }）
compare-session = { $title }（{ $date }）
compare-settings = 会议设置
compare-settled-then = 另有 { $count } 项在「{ $title }」时已了结
compare-split-from = 从「{ $other }」拆出
compare-title = { $earlier } -> { $later }
compare-together = { $names }合计
compare-totals = 预算合计
compare-unchanged = 其余 { $count } 项没变
compare-with = 「{ $title }」和哪次会议比较？
compare-without = 公司没有的部门

# 一系列会议的走势。
over-title = 历次走势：{ $brand }
over-reading = 正在读取历次会议 ...
over-alone = 目前只有这一次会议。有了后续会议，才能看出走势。
over-earlier = 前面还有 { $count } 列：{ $key }
over-later = 后面还有 { $count } 列：{ $key }
over-more = 下面还有：{ $key }
over-shares = 占比
over-index = 回报指数
over-by-segment = 各客户群预算
over-by-promotion = 各项推广预算
over-plan-changes = 计划改动
over-goals = 目标
over-actions = 行动
over-short-shares = 占比
over-short-index = 回报指数
over-short-by-segment = 客户群
over-short-by-promotion = 推广
over-short-plan-changes = 改动
over-short-goals = 目标
over-short-actions = 行动
over-of-spend = 占投入
over-of-sales = 占销售
over-total = 已分配
over-says-shares = 各客户群的投入和销售，各占全部的百分之几
over-says-index = 销售占比除以投入占比；条形在竖线右边，就是大于 1
over-says-index-in-figures = 销售占比除以投入占比；大于 1，就是带来的比投入的多
over-says-by-segment = 历次计划分给各客户群的金额，单位：{ $unit }
over-says-by-promotion = 历次计划分给各项推广的金额，单位：{ $unit }
over-says-plan-changes = 每份计划定案后改了几次，会上约定最多几次
over-says-goals = 每次会议定下的目标，后来怎样了
over-says-actions = 每次会议定下的行动，后来怎样了
over-changes-made = 改动次数
over-changes-allowed = 约定上限
over-not-known = 尚无结果
over-done-in-time = 下次会前了结
over-done-later = 更晚了结
over-still-open = 未了结
over-goal-figures = { $actual } / { $target }
over-goal-met = 达成
over-goal-missed = 未达成
over-goal-carried-on = 留到下次
over-goal-dropped = 已了结
over-goal-open = 未了结
over-open-actions = 还要做的：
over-no-open-actions = 都已了结。
over-open-action = { $what }（{ $who }）
over-carried = ，已顺延 { $count } 次
over-not-found = 没找到
over-no-session = 没有会议
over-gap-no-look-back = 没有回顾
over-gap-no-result = 没有数据
over-gap-not-yet = 还没有
over-gap-merged = 已合并
over-gap-gone = 已移除
over-gap-no-shares = 算不出
over-gap-no-spend = 没有投入
over-gap-currency = 以{ $currency }计
over-gap-measure = 口径不同
over-note = { $mark }  { $day }：{ $what }
over-new = 新增「{ $name }」。
over-renamed = 「{ $from }」从此改称「{ $to }」。
over-split = 从「{ $from }」拆出「{ $part }」，前后的数字说的不是同一批客户。
over-merged = 「{ $from }」并入「{ $into }」，前后的数字说的不是同一批客户。
over-gone = 移除了「{ $name }」。
over-missing = 更早的会议看不到：找不到 { $name }，或者文件打不开。
over-hole = { $period }：这一系列会议都没有谈到。
over-beside = 有的会议之后还接着别的会议，这里没有列出：{ $names }
over-no-look-back = { $period }：没有按客户群回顾。
over-several-tables = { $period }：有几张表统计的是同一笔钱，这里只列第一张，不相加。
over-other-measure = { $period }：销售以{ $measure }计，其他各期以{ $other }计，不能放在一起比。
over-other-currency = { $period }的计划以{ $currency }计，不能与{ $other }放在一起比。

# 一项内容后来怎样了。
then-separator = ；
then-goal-met = 达成：{ $actual } / { $target }
then-goal-missed = 未达成：{ $actual } / { $target }
then-reward-given = 达到起奖线，已兑现
then-reward-owed = 达到起奖线，未兑现
then-reward-not-earned = 没到起奖线
then-action-done = 已完成
then-open = 未了结
then-carried-on = 留到下次会议
then-settled = 已了结
then-because = 「{ $reason }」
then-money-same = 下一份计划仍分配 { $to }
then-money-more = 下一份计划分配 { $to }（原为 { $from }，多 { $by }）
then-money-less = 下一份计划分配 { $to }（原为 { $from }，少 { $by }）
then-brought = 计划 { $planned }，实际投入 { $spend }，销售 { $sales }
then-renamed = 从此改称「{ $to }」，原名「{ $from }」
then-split = 从中拆出「{ $part }」
then-merged = 并入「{ $into }」
then-state = { $state }
then-gone = 已移除
then-kept = 是否做到：{ $answer }
then-kept-unasked = 是否做到，会上没有说
then-reworded = 后来改成：{ $text }
then-figure = { $to }，原为 { $from }

# 按发生的顺序重看一次会议。
walk-clock = 回看 { $date } { $time }，第 { $at }/{ $all } 条
walk-at-start = 会议从这里开始。
walk-at-end = 会议到这里结束。
walk-no-later-decision = 后面没有别的决定了。
walk-no-earlier-decision = 前面还没有决定。
walk-founds = { $who }新建会议
walk-raises = { $who }提出：{ $what }
walk-edits = { $who }修改：{ $what }
walk-removes = { $who }移除：{ $what }
walk-restores = { $who }找回：{ $what }
walk-moves = { $who }调整顺序：{ $what }
walk-merges = { $who }合并客户群，并入：{ $what }
walk-agrees = { $who }同意：{ $what }
walk-withdraws = { $who }收回同意：{ $what }
walk-attributes = { $who }更正提出方：{ $what }
walk-signs = { $who }签字：同意
walk-signs-reserving = { $who }签字：保留意见
walk-objects = { $who }签字：反对
walk-takes-back = { $who }收回签字
walk-settles = { $who }答复提醒
walk-opens-again = { $who }收回对提醒的答复
walk-closes = { $who }：计划定案
walk-reopens = { $who }：重议计划
walk-reveals = { $who }公开各部门的方案
walk-hands-in = { $who }提交方案
walk-sets = { $who }设定：{ $what }
walk-does = { $who }：{ $what }

## rule: D1-D3 与 X1-X6：提醒说什么，为何有这条规则

rule-d1 = 共同决策
rule-d2 = 按客户群跟踪推广效果
rule-d3 = 两头了解市场
rule-x1 = 不争功
rule-x2 = 不忘奖励市场部
rule-x3 = 不搞小圈子
rule-x4 = 不朝令夕改
rule-x5 = 不说客户坏话
rule-x6 = 不自卖自夸

matters-d1 = 一个部门单独定的事，另一个部门不会真去做；钱要一起分，责任一起担。
matters-d2 = 花了钱不看效果，这次就会拿新的钱再犯上次的错。
matters-d3 = 调研说明原因，客户的话说明眼下的痛处；只听一头会走偏。
matters-x1 = 一争谁的功劳大，就没人再谈客户了。
matters-x2 = 帮着超额完成却什么也没有，下次就不会再帮。
matters-x3 = 销售和市场两家关起门来定的事，出钱的、生产的、交付的都可能推翻。
matters-x4 = 每个月换一套政策，业务员、经销商和客户就哪一套都不信了。
matters-x5 = 当着团队怎么说客户，团队就会怎么对待客户。
matters-x6 = 客户不关心谁是龙头、历史有多久，只问自己能得到什么。

flag-absent = { $department }没有到场。
flag-blame = 责怪某个部门：{ $what }
flag-boast = 只说我们自己，没说客户得到什么：{ $what }
flag-credit = 把功劳归给一个部门：{ $what }
flag-gap-unread = { $what }：{ $spend }% 的投入带来 { $sales }% 的销售，还没有共同解读。
flag-here-with-floor = { $rule }  { $flag }  请{ $department }发言。
flag-here = { $rule }  { $flag }
flag-hostile = { $what }：点了客户的名，话也说重了。
flag-in-list = { $rule } { $flag }
flag-money-not-shared = 金额还没得到销售部和市场部双方认可：{ $what }
flag-no-conclusion = 了解了市场，但还没有得出结论。
flag-no-evidence = 结论没有任何依据：{ $what }
flag-no-result = { $what }：上期有预算，却没有效果数据。
flag-no-reward = { $department }还没有奖励。
flag-no-shared-goal = 奖励没有对应两个部门的共同目标：{ $what }
flag-no-value = 还没说客户能得到什么：{ $what }
flag-no-verdict = { $what }：有解读，但没说继续、调整还是停止。
flag-no-working-agreement = 销售部和市场部还没有合作约定。
flag-not-heard = { $department }还没有发言。
flag-not-signed = { $department }还没有签字。
flag-old-studies-only = 结论只靠过时的调研：{ $what }
flag-one-stream = 结论只有一头的依据（{ $stream }）：{ $what }
flag-open-again = 答复已收回，这条提醒恢复为未处理。
flag-promotions-not-shared = 推广还没得到销售部和市场部双方认可：{ $what }
flag-reading-by-one = { $what }：这条解读{ $department }还没认可。
flag-reading-incomplete = { $what }：解读里还没说{ $missing }。
flag-not-by-habit = 暂不显示的发言只能按 R 放行。
flag-released = 已放行：大家都能看到原话。
flag-repeated = 「{ $what }」离「{ $earlier }」太近：同类推广、同一受众，产品却不同。
flag-running-cancelled = 进行中的推广被取消：{ $what }
flag-running-changed = 进行中的推广被改动：{ $what }
flag-sales-not-behind = 这句话销售部不认可：{ $what }
flag-segments-not-shared = 客户群还没得到销售部和市场部双方认可：{ $what }
flag-step-unheard = 「{ $what }」这一步，{ $department }没有发言。
flag-threshold-none = 没有写明
flag-threshold-not-above = { $what }：起奖线（{ $threshold }）没有优于预期值（{ $expected }）。
flag-tier-not-by-sales = 等级不是销售部先提的，销售部也还没确认：{ $what }
flag-too-many-plan-changes = { $period }的计划改了 { $count } 次；会上约定最多 { $allowed } 次。

missing-by-what-means = 靠什么办法
missing-customers-satisfied = 客户是否满意
missing-target-met = 目标是否达成

remark-held = 暂不显示的发言（{ $department }）
reworded-separator = ；
reworded-request = 请求：{ $text }
reworded-fact = { $text }
reworded-effect = 影响：{ $text }

settlement-dismissed = 不算问题
settlement-released = 已放行
settlement-resolved = 已处理

# 某句话值得换个说法时，可以怎么说，或者改问什么；会当众念出来。

reword-blame = 当时发生了什么？下次大家怎么配合？
reword-credit = 目标达成了吗？客户满意吗？靠的是什么办法？这是大家一起做成的。
reword-history = 我们的经验能给客户带来什么？
reword-hostile = 说说发生了什么、对我们有什么影响、希望对方怎么做。
reword-leader = 我们领先，客户能得到什么？
reword-quality = 这样的质量能帮客户省多少、多赚多少？

## change: 做了什么，怎样撤销：一行说清

agreed-to = { $department }同意。再按一次收回。
attributed = 已更正：由{ $department }提出。
attributed-already = 已经记在{ $department }名下。若是别的部门提的，先按它的键，再按 t。
redone = 已重做：{ $what }。按 Ctrl-Z 撤销。
removed = 已移除：{ $what }。按 Ctrl-Z 原样找回。
undone = 已撤销：{ $what }。按 Ctrl-Y 重做。
withdrew = { $department }收回同意。

back-how-to-leave = 按 q 回首页，按 Ctrl-Q 退出程序，内容都会保留。
leave-press-again = 再按一次 Ctrl-C 退出，内容都会保留。
leave-would-lose = 最近的内容只在内存里。按 F12 存到别处；再按一次 Ctrl-Q 就放弃并退出。

fact-separator = ；
list-separator = 、
person-of-department = { $department } { $person }
what-and-more = { $what }，另有 { $more } 项
what-of-kind = { $kind } { $what }
yes-taken-back = 收回对{ $what }的同意
yes-to = 对{ $what }的同意

## refusal: 为何没有接受一项改动，该怎么办

refusal-ends-before-it-begins = 结束早于开始，请核对两个日期。
refusal-floor-above-ceiling = 下限高于上限，请改其中一个。
refusal-frozen = 计划已定案，不能再改。要改请先重议计划。
refusal-into-itself = 客户群不能并入自己，请选另一个。
refusal-meeting-is-theirs = 销售部和市场部不能缺席：这是他们的会。
refusal-needs-department = 请先指明哪个部门在发言：F2、F3 等。
refusal-needs-reason = 这里需要说明理由，一句话就够。
refusal-negative-amount = 金额不能小于零。
refusal-not-agreed = 计划还没定案，可以直接修改。
refusal-not-held = 只有暂不显示的发言才能放行。
refusal-no-such-note = 这条私人备注已不存在。
refusal-not-on-table = 这条内容已被移除，请先找回。
refusal-not-settled = 这条提醒本来就没有处理过。
refusal-left-before = 上次会议遗留事项要么了结，要么留到下次会议，不能移除。
refusal-signature-void = { $department }签字以后，{ $part }改过了，请他们重新签字。
refusal-not-signed = 要等销售部和市场部都签字同意才能定案，签「保留意见」也算。
refusal-not-whole = 这里只能是整数。
refusal-not-a-percentage = 这里要填 0 到 100 的百分比，后一个不能低于前一个。
refusal-nothing-to-redo = 没有撤销过，不用重做。
refusal-nothing-to-compare = 至少要有两个部门的方案才能对比。按 H 提交发言部门的方案。
refusal-nothing-to-undo = 还没有可以撤销的。
refusal-on-table-already = 这条内容已经有了，请直接改那一条。
refusal-out-of-order = 这和刚才的操作对不上，请再试一次。
refusal-required = 这一栏不能空着。
refusal-revealed-already = 方案已经公开，现在逐格商定：按 w 看分歧。
refusal-seat-taken = { $name }已经入座。
refusal-sits-elsewhere = { $name }属于别的部门，请选本部门的人。
refusal-unknown-participant = 这个人已不在座，请先在「开场」重新添加。

## import: 导入的表格及逐行的错误

import-stopped = 已停止，什么也没导入。
import-broke-off = 读取中断：Roundtable 出错，什么也没导入。请重新导入；仍不行就另存为新的 CSV。
import-empty = { $file } 里没有表格。
import-open-quote = { $file } 第 { $line } 行的引号没有闭合。请在那里补上，或从原来的程序重新导出。
import-too-many-columns = { $file } 超过 2,000 列。请只保留需要的列再导入。
import-too-many-groups = 按这些列会分出超过 { $most } 组。请选不同值较少的列。
import-locked = { $file } 有密码，或是旧格式。请另存为不带密码的 .xlsx，或存成 CSV。
import-no-sheet = { $file } 里没有名为 { $sheet } 的工作表。
import-workbook-broke-off = { $file } 占用的内存或时间过多，没能读完。请把这张工作表存成 CSV 再导入。
import-bad-workbook = { $file } 无法作为工作簿读取（{ $why }）。请用表格软件打开后重新保存。
import-disk = 读不了 { $file }：{ $why }

import-line-not-a-number = 第 { $line } 行「{ $column }」：「{ $cell }」不是 { $example } 这样的数字。
import-line-other-currency = 第 { $line } 行「{ $column }」：「{ $cell }」不是 { $currency }。
import-line-too-large = 第 { $line } 行「{ $column }」：加上「{ $cell }」后，总数大到存不下。
import-line-not-a-day = 第 { $line } 行「{ $column }」：「{ $cell }」不是日期。
import-line-surplus = 第 { $line } 行：「{ $cell }」超出了最后一列。
import-line-missing = 第 { $line } 行「{ $column }」：这里是空的。

import-no-column = 请为「{ $role }」选一列。
import-wrong-lines = 有 { $count } 行读不懂。请改好文件，或选择跳过这些行。
import-nothing = 这个文件里没有新内容。

import-still-reading = 还在读。数字出来后再按 Enter；按 Esc 停止。
import-done-results = 已从 { $file } 导入 { $count } 条效果数据。按 u 可全部撤销。
import-done-customers = 已从 { $file } 导入 { $count } 个客户。按 u 可全部撤销。
import-done-evidence = 已从 { $file } 导入 { $count } 条调研内容。按 u 可全部撤销。

import-makes = 将会导入
import-first-rows = 前几行
import-unreadable = 读不懂的行，第 { $first }-{ $last } 条，共 { $count } 条
import-sort-days = 日期
import-sort-nothing = 空
import-sort-numbers = 数字
import-sort-words = 文字
import-reading-percent = 正在读 { $percent }%
import-reading-megabytes = 正在读，已读 { $megabytes } MB
import-beside = 其中 { $count } 条已有数据（来自 { $source }），导入后会相加。是不是同一笔钱？
import-brings-results = { $count } 条效果数据
import-brings-customers = { $count } 个客户
import-brings-evidence = { $count } 条调研内容
import-spent = 投入 { $amount }
import-sold = 销售 { $amount }
import-put-out = 产出 { $amount }
import-new-segments = 新客户群 { $count } 个：{ $names }
import-known-segments = 已有客户群 { $count } 个：{ $names }
import-new-promotions = 新推广 { $count } 项：{ $names }
import-known-promotions = 已有推广 { $count } 项：{ $names }
import-read-as = 读到 { $records } 行（{ $encoding }）
import-replaces = 替换上次导入的 { $count } 行
import-replaces-list = 替换 { $source } 的客户名单（{ $count } 个客户）
import-known = { $count } 条已经有了
import-left-out-empty = 略过没有数字的 { $count } 项
import-left-out-totals = 略过第 { $lines } 行的合计
import-left-out-wrong = 略过读不懂的 { $count } 行

import-day-first = 31/12
import-month-first = 12/31
import-refuse-lines = 什么也不导入
import-leave-out-lines = 跳过这些行
import-replace-earlier = 换成新的
import-keep-earlier = 保留，再加上新的
import-sales-are-money = 其他效果数据的销售按金额统计，不能和数量相加。请先移除那些数据，或另开一场会议。
import-sales-are-counted = 其他效果数据的销售按「{ $counted }」统计，不能和别的相加。这个文件统计的若是同一种，请在「统计单位」里填同样的词；否则另开一场会议。

## export: 导出的纪要和表格

export-as-html = 网页，可看可打印（HTML）
export-as-markdown = 带标记的文本（Markdown）
export-as-xlsx = 工作簿（Excel）
export-as-csv = 纯文本表格，放在一个文件夹里（CSV）
export-as-json = 供程序读取（JSON）
export-for-everyone = 所有人，不含奖励
export-for-leadership = 管理层，含奖励
export-notes-left-out = 否
export-notes-included = 是，一并导出

export-left-out = 所有人可看，不含奖励。
export-with-rewards = 供管理层看，含奖励。
export-remark = 回顾期间：{ $looked-back }。金额单位：{ $currency }。{ $for-whom }
export-section = 栏目
export-text = 内容
export-overview = 概览

# 首页。

export-decisions = 决定
export-is-draft = 草案：计划还没定案。
export-is-agreed = 计划已定案（{ $when }）。
export-is-reopened = 计划定案后又重议（{ $when }）。
export-named = { $name }（{ $what }）
export-concluded = 我们的结论和市场定位：
export-verdicts = 哪些继续、哪些调整、哪些停止
export-money = 资金
export-budget-placed = 预算 { $budget }，已全部分配。
export-budget-over = 预算 { $budget }，已分配 { $placed }，超出 { $rest }。
export-budget-open = 预算 { $budget }，已分配 { $placed }，待分配 { $rest }。
export-grid = 各客户群、各项推广的预算，单位：{ $unit }
export-actions = 谁来做、做什么、何时完成
export-reservations = 保留意见和反对
export-reserves = { $department }（{ $who }）同意，保留意见：{ $reason }
export-objects = { $department }（{ $who }）反对：{ $reason }
export-no-reservations = 签字的部门都没有保留意见，也没有反对。
export-people = 与会人员

# 会议记录。

export-when = 时间
export-step = 步骤
export-about = 针对哪一条
export-what = 内容
export-who = 姓名
export-line = 项目
export-at-stake = 多投金额：该项投入减去总投入乘以它的销售占比。正数是投得多、卖得少，负数是投得少、卖得多。
export-small-base = 基数太小
export-coverage = 客户与销售额的覆盖情况
export-counted-twice = 重复计算
export-chart-shares = 投入占比与销售占比
export-chart-money = 钱投到哪里：各客户群，以及其中的各项推广
export-last-plan = 上期计划
export-position = { $department }提交的方案
export-flag-open = 待处理
export-changes = 定案以后的改动
export-change = 改动
export-chair = 主持人
export-removed = 移除
export-agreed-to = 同意
export-figure = 项目
export-one-by-one = 逐项
export-over-time = 历次走势（截至本次会议）
export-series-missing = 最早的一次之前还有一次会议（{ $name }），没有找到或读不出来。
export-void = 失效
export-withdrew = 收回同意
export-altered = 调整顺序或更正
export-private-notes = 主持人的私人备注

# 写到哪里，或者为何没有写成。

export-done = 已导出：{ $path }
export-not-done = 没能导出，什么也没写入。{ $why }
export-template-broken = { $at }：{ $what }。请改正这一处；或者把文件移走，那样就用 Roundtable 自带的页面。
export-template-endless = { $at }：模板里的循环停不下来。请改正；或者把文件移走，那样就用 Roundtable 自带的页面。
export-template-unreadable = { $at } 不能用作模板：不是文本（UTF-8），或超过 1 MB。请改正；或者把文件移走，那样就用 Roundtable 自带的页面。
export-too-large = 表格太大，一个工作簿放不下：{ $why }。请改用 CSV。
export-logo-too-large = { $at } 超过 512 kB，用作徽标太大。请换一张小一些的图片。
export-disk-full = 磁盘已满：{ $path }。请腾出空间，或另选文件夹。
export-disk-denied = { $path } 没有写入权限。请另选文件夹。
export-disk-missing = 没有这个文件夹：{ $path }。请另选一个。
export-disk-exists = { $path } 已存在，不会被覆盖。请换个名字。
export-disk-other = { $path }：{ $why }。
export-broke-off = 导出中断，什么也没写入，请再试一次。

## storage: 已保存、未保存、损坏、被占用、恢复

brought-back = 已从回收站找回：{ $name }。
trash-empty = 回收站是空的。
trashed = 已放入回收站：{ $name }，随时可以找回。
trouble-over = 问题已解决，恢复正常保存。

# 打不开的会议文件。

file-empty = { $file } 是空文件，已原样保留。按 x 可放入回收站，用 roundtable recover 可找回较早的版本。
file-foreign = { $file } 不是 Roundtable 的会议文件，已原样保留。
file-newer = { $file } 由更新版本的 Roundtable 写入（{ $version }）。请先升级再打开，文件已原样保留。
file-too-large = { $file } 超过会议文件的上限（64 MiB），已原样保留。
file-not-text = { $file } 第 { $line } 行第 { $column } 列不是可读的文字。文件已原样保留，可用 roundtable recover 找回较早的版本。
file-damaged = { $file } 第 { $line } 行第 { $column } 列有误：{ $what }。文件已原样保留，可用 roundtable recover 找回较早的版本。
file-too-deep = { $file } 第 { $line } 行第 { $column } 列嵌套过深，不是会议文件，已原样保留。
file-instead = { $why } 已改用最后一次记下的版本，另存为一个文件打开。

# 磁盘不让做的事，以及怎么办。

disk-full = 磁盘已满。请腾出空间，或按 F12 存到别处。
disk-read-only = { $path } 只能读取。请按 F12 存到别处。
disk-denied = { $path } 没有写入权限。请按 F12 存到别处。
disk-missing = 找不到 { $path }。磁盘或共享文件夹连上了吗？也可按 F12 存到别处。
disk-exists = { $path } 已存在，不会被覆盖。请换个名字。
disk-busy = { $path } 正被别的程序占用。请先在那个程序里关闭，或按 F12 存到别处。
disk-elsewhere = { $path } 在另一块磁盘上。请选同一磁盘上的文件夹。
disk-unsupported = 这块磁盘不支持保存所需的操作（{ $path }）。请按 F12 存到别处。
disk-other = { $path }：{ $why }。请按 F12 存到别处。
disk-thread-gone = 保存已停止。请按 Ctrl-Q 退出后重新打开，已记下的内容届时可以恢复。

# 保存了什么，否则内容在哪里。

save-unwritable = 会议文件写不进去（{ $why }）。内容没有丢，请按 F12 存到别处。
save-file-behind = { $why } 内容没有丢，稍后会再试着保存。
save-in-memory-only = { $why } { $time } 以后的内容只在内存里。
save-conflict = 别人同时保存了 { $theirs }。对方的文件保持不变，我们的继续写在 { $ours }。
save-elsewhere-done = 会议改存到 { $path }。
save-not-closed = { $why } 内容没有丢，下次打开会议时可以恢复。

# 打开会议时要知道的事。

open-example = 这是示例，只供查阅。回到首页按 n 开始自己的会议。
open-recovered-beside = 上一次留下的内容与这个文件对不上，已另存为会议文件 { $file }。
open-held-by-somebody = 别人正开着这个会议。现在只能查阅，要修改请对方先关闭。
open-held-by = { $user } 从 { $time } 起在 { $host } 上开着这个会议。现在只能查阅，要修改请对方先关闭。
open-edited-in-passing = 这个文件在 Roundtable 之外被动过，但计划内容没有变化。
open-edited-outside = 这个文件在 Roundtable 之外被修改过。已按文件内容更新，旧版本另有保留。

## cli: 不需要画面的命令

cli-busy = 别人正开着这个会议。请等对方关闭后再试。
cli-import-crash-first = 这个会议还有上次意外中断留下的内容。请先在界面中打开，或运行 roundtable recover，然后再导入。
cli-import-empty = 略过没有数字的
cli-import-imported = 已导入
cli-import-known = 已经有了
cli-import-known-promotions = 已有的推广
cli-import-known-segments = 已有的客户群
cli-import-leave-out = 加上 --leave-out-wrong-lines，就只导入其余各行。
cli-import-new-promotions = 新的推广
cli-import-new-segments = 新的客户群
cli-import-no-column = 没有 { $column } 这一列。现有的列：{ $columns }
cli-import-no-department = 这里没有 { $named } 这个部门。请写销售部、市场部，或在座的其他部门。
cli-import-numbers-open = 有些数字有两种读法，这里按 { $example } 读取；用 --numbers point 或 --numbers comma 指定。
cli-import-read = 读到
cli-import-read-as = { $records } 行，{ $encoding }，数字写作 { $example }
cli-import-replaced = 替换上次的
cli-import-replaced-list = { $source } 的客户名单（{ $count } 个客户）
cli-import-totals = 略过的合计行
cli-import-would-import = 将会导入
cli-import-wrong = 读不懂的行数
cli-file-and-command = { $file } 是文件，不能和命令一起用。请只用其中一个，参见 roundtable --help。
cli-dumb-terminal = 这个终端标明功能有限（TERM=dumb），显示不了界面。请换一个终端；如果确认它支持，可在命令前加上 TERM=xterm 再试。不需要界面的命令见 roundtable --help
cli-no-example = 没有名为 { $name } 的示例。roundtable list 会列出全部示例。
cli-example-not-followed = 示例不能在第二屏查看，因为没有人在主持。请先打开自己的会议。
cli-no-home = 主目录未知：HOME 没有设置，或不是完整路径。请用 ROUNDTABLE_DIR 和 ROUNDTABLE_STATE 指定文件夹。
cli-no-such-command = { $file } 不是命令，这里和会议文件夹里也没有这个文件。请看 roundtable --help 和 roundtable list。
cli-no-such-file =
    { $file }: 这里和会议文件夹里都没有这个文件
    roundtable list 会列出现有的会议。
cli-several-sessions =
    有多次会议的文件名里含有「{ $name }」：
    { $names }
    请写出其中一个，或多写几个字。
cli-no-terminal = 界面需要终端，而这里没有。不需要终端的命令见 roundtable --help
cli-no-theme = 没有叫「{ $name }」的配色（{ $file }）。可选：{ $names }
cli-output-failed = 没能全部输出：{ $why }
cli-terminal-failed = 无法使用终端：{ $why }
cli-unwritable = 会议无法写成文件：{ $why }

# 出错的位置写在最前面（文件:行:列）；怎么办写在下一行。

cli-content-damaged =
    { $at }: { $what }
    请在该处修正，或用 roundtable recover --list 看看还有什么可用。
cli-content-empty =
    { $at }: 文件是空的
    请用 roundtable recover --list 看看还有什么可用。
cli-content-foreign =
    { $at }: 这不是 Roundtable 的会议文件
    文件已原样保留。
cli-content-newer =
    { $at }: 由更新版本的 Roundtable 写入（{ $version }）
    请先升级再打开，文件已原样保留。
cli-content-not-text =
    { $at }: 不是文本（UTF-8）
    请在该处修正，或用 roundtable recover --list 看看还有什么可用。
cli-content-too-deep =
    { $at }: 嵌套过深，不是会议文件
    文件已原样保留。
cli-content-too-large =
    { $at }: 超过会议文件的上限（64 MiB）
    文件已原样保留。

cli-edited-checksum =
    { $at }: 在 Roundtable 之外被改动过，最后一行的校验值对不上
    计划内容没有变化。在界面中打开并保存即可修复。
cli-edited-history =
    { $at }: 在 Roundtable 之外被改动过，历史的第 { $entry } 条无法执行
    在界面中打开时，会把文件内容作为一条记录接受，旧版本另有保留。
cli-edited-state =
    { $at }: 在 Roundtable 之外被改动过，按历史得出的计划与文件不同
    在界面中打开时，会把文件内容作为一条记录接受，旧版本另有保留。

cli-check-flags = { $at }: { $count } 条提醒待处理
cli-check-ok = { $at }: 正常（{ $entries } 条记录）
cli-check-totals =
    { $at }: 各行之和与合计不符
    有钱放在计划之外的客户群或推广上。请在界面中打开，查看预算。

cli-disk-busy = { $path }: 正被别的程序使用
cli-disk-denied = { $path }: 没有权限
cli-disk-exists =
    { $path }: 已经存在，不会覆盖
    请换一个名称。
cli-disk-full =
    { $path }: 磁盘已满
    请腾出一些空间，或用 --dir 换一个文件夹。
cli-disk-missing =
    { $path }: 找不到
    磁盘或共享文件夹连接了吗？
cli-disk-no-file = { $path }: 不是普通文件
cli-disk-other = { $path }: { $why }
cli-disk-other-disk = { $path }: 在另一块磁盘上
cli-disk-read-only = { $path }: 只读
cli-disk-unsupported = { $path }: 所在的磁盘不支持保存所需的操作

cli-export-needs-output = { $format } 需要写入单独的文件：请用 -o 指明。
cli-export-needs-table =
    CSV 由多张表组成：请用 -o 指明一个文件夹，或用 --table 指明其中一张。
    有以下表格：{ $tables }
cli-export-no-table =
    这次会议没有名为 { $table } 的表格。
    有以下表格：{ $tables }

cli-journal-unreadable = 日志 { $path } 无法读取，已原样保留。

cli-list-examples = 示例
cli-search-none = 会议文件夹里没有人说过。加上 --examples，示例也一起找。
cli-search-nothing = 请写要找什么：几个词，或者条件，例如 --by 销售部。
cli-list-none = { $folder } 里还没有会议。可以用 roundtable new 新建，或在界面中新建。
cli-list-none-such = { $folder } 里没有这样的会议。用 roundtable search 可以查全文。

cli-new-not-taken = 「{ $text }」：{ $why }

cli-path-backups = 以前的版本
cli-path-journals = 日志
cli-path-quarantine = 无法读取的文件的副本
cli-path-sessions = 会议
cli-path-settings = 设置
cli-path-trash = 回收站
cli-path-template = 自己的纪要页面模板（如有）
cli-path-logo = 自己的徽标（png、svg、jpg，如有）

cli-recover-apart = 与会议文件对不上，会另存在它旁边。
cli-recover-backup = 会议文件无法读取；这是最近一个完好的版本，有 { $entries } 条记录。给出编号即可恢复，另存在它旁边。
cli-recover-file-gone = 会议文件不见了，会重新写出。
cli-recover-file-unreadable = 会议文件无法读取，会另存在它旁边。
cli-recover-follows = 从 { $since } 起还没写入文件的记录：{ $entries } 条
cli-recover-in-use = 别人正开着这个会议，不需要处理。
cli-recover-no-such-number = 没有这个编号。roundtable recover --list 会列出现有的。
cli-recover-none = 没有需要恢复的内容。
cli-recover-which = 请给出编号：roundtable recover --list 会列出来。

cli-show-agreed = { $origin }；{ $departments }同意
cli-show-answered-flags = 已答复的提醒
cli-show-at-stake = 多投金额
cli-show-break-even = 持平所需销售
cli-show-cells = 逐格金额
cli-show-follows = 承接
cli-show-gap = 差距
cli-show-hidden-position = { $department }已提交自己的分配方案，公开前不显示。
cli-show-index = 回报指数
cli-show-life = { $life }（{ $when }）
cli-show-minutes = （用时 { $used } / 计划 { $planned } 分钟）
cli-show-minutes-added = （用时 { $used } / 计划 { $planned } + 加时 { $added } 分钟）
cli-show-missing-seats = 缺席的部门：{ $departments }
cli-show-origin = { $department }（{ $when }）
cli-show-origin-of-person = { $department }（{ $person }，{ $when }）
cli-show-planned = 上期计划
cli-show-plan-changes = 计划改动申请
cli-show-promotions = 推广
cli-show-readings = 共同解读
cli-show-remainder = 待分配
cli-show-share = %
cli-show-total = 合计

cli-wording-input-failed = 读不了标准输入：{ $why }
cli-wording-not-text =
    { $at }: 不是文本（UTF-8）
    请存成 UTF-8 再试。
cli-wording-too-large = { $at }: 超过 64 MiB

cli-words-damaged =
    { $at }: { $what }
    请改正这一处，或者把文件移走，那样就用 Roundtable 自带的词表。
cli-words-not-text =
    { $at }: 不是文本（UTF-8）
    请把词表存成 UTF-8 再试。
cli-words-too-large =
    { $at }: 词表太大（超过 256 kB）
    请删去用不着的词。
