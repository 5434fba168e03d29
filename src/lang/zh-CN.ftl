### 画面上的每一个词：简体中文。分组与程序的各部分一致，各语言顺序相同；
### 键名以组名开头；相关的词放在一起。
### 不用宽度不定的字符：省略号用三个点，引号用直引号。

## app: 程序本身

app-name = Roundtable

## number: 人们输入的金额、占比和数量

number-error-empty = 请输入数字。
number-error-negative = 这里不能小于零。
number-error-no-budget = 还没有预算，无法按百分比计算。请输入金额。
number-error-not-a-number = 这不是数字。可以输入 { $example }、12万、1.5亿、3*4000、15% 或 +10%。
number-error-not-whole = 这里只能是整数。
number-error-parentheses = 这里不用括号表示负数。要减去 500，请输入 -500。
number-error-percent = 这里不能用百分比，请输入金额。
number-error-separators = 请按 { $example } 的写法输入数字：现在的写法可能有两种读法。
number-error-too-big = 数字太大，无法保存。
number-error-too-precise = 位数太多，无法精确保存。

## date: 人们输入的日期和期间

date-error-ambiguous = 是 { $first } 还是 { $second }？请写成 3月1日 的样子。
date-error-empty = 请输入日期。
date-error-ends-before-it-begins = 期间的结束早于开始。
date-error-needs-year = 哪一年？可以输入 2027年一季度。
date-error-no-such-day = 没有这一天。
date-error-not-a-date = 这不是日期。可以输入 2027年3月1日、2027-03-01、明天 或 2周后。
date-error-not-a-period = 这不是期间。可以输入 2027年一季度、2026年10-12月 或 2027-01-01..2027-02-14。
date-error-year-out-of-range = 年份只能在 1900 到 2999 之间。

## department: 部门名称

## step: 七个步骤：名称、用途、问大家的问题

## chrome: 每个画面都有的：顶栏、提示、底栏、保存状态、时钟

## action: 每个操作的名称：底栏、?、命令面板；以及为何不可用

## overlay: 盖在步骤上的表单、列表和询问

## home: 继续、新建、以往会议、示例

## room: 第一步：座位、与会者、合作约定、上次会议留下的事

## look-back: 第二步：效果、占比、共同解读

## research: 第三步：依据、结论、定位

## segments: 第四步：层级、细分客户群、对客户的价值

## budget: 第五步：预算表、各自方案、还剩多少

## goals: 第六步：目标与奖励

## agreement: 第七步：提示、签署、待议、行动

## review: 打开以往会议：查看、比较、跟踪

## rule: D1-D3 与 X1-X6：提示说什么，为何有这条规则

## change: 历史中的一行：做了什么

## refusal: 为何没有接受一项改动

## import: 导入的表格及逐行的错误

## export: 导出的纪要和表格

## storage: 已保存、未保存、损坏、被占用、恢复

## cli: 不需要画面的命令
