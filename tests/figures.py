"""Figures of the sample notice, as a person would confirm them."""

from statemachine.figure import Figure

#: Of the first task: two for the year, one for the last quarter.
FIGURES = [
    Figure(None, "新培育上云企业", "=", "520", "家", "cumulative", "target", "520家"),
    Figure(None, "智慧示范工厂", "=", "5", "家", None, "target", "5家"),
    Figure("2020Q4", "新增省级单项冠军、瞪羚企业", ">=", "5", "家", "cumulative", "target", "5家以上"),
]
#: Of the second task: a scope of the year's, and targets of the third quarter.
OTHERS = [
    Figure(None, "重点技改项目", "=", "78", "个", None, "scope", "78个"),
    Figure("2020Q3", "重点技改项目投资", ">=", "56", "亿元", None, "target", "力争达到56亿元"),
    Figure("2020Q3", "年度投资完成率", ">=", "70", "%", "cumulative", "target", "70%以上"),
]
