"""The notice 临政字〔2020〕112号, read as it stands."""

import re
from datetime import date
from hashlib import sha256

import pytest

from intake import read_notice
from intake.indicators import indicators
from tests.intake.sample import NOTICE

SAMPLE = read_notice(NOTICE)
PRESENT = (*range(1, 16), 20)


def cell(seq: int, column: str) -> str:
    task = next(task for task in SAMPLE.tasks if task.seq == seq)
    return task.annual if column == "annual" else task.targets[column]


def bare(text: str) -> str:
    """Only the words: an independent and cruder way to lose blanks and markup than the reader's."""
    return re.sub(r"</?[a-z]+>|\s", "", text).replace("²", "2")


def test_the_example_is_the_document_byte_for_byte() -> None:
    digest = "eb08a8876c3913327a7ca1aa71e813d3277ca9de1a643dff0e37af844a191bff"
    assert sha256(NOTICE.read_bytes()).hexdigest() == digest == SAMPLE.digest


def test_the_preamble_is_understood() -> None:
    assert SAMPLE.doc_number == "临政字〔2020〕112号"
    assert SAMPLE.title == "关于对2020年二十大重点工作实行精准督查的通知"
    assert SAMPLE.issuer == "临淄区人民政府"
    assert SAMPLE.issued_on == date(2020, 8, 12)
    assert SAMPLE.annex_title == "2020年区政府二十大重点工作任务目标分解表"
    addressees = "各镇人民政府、街道办事处，各开发区管委会，区政府各部门，有关企事业单位："
    assert SAMPLE.addressees == addressees


def test_the_rules_of_reporting_are_understood() -> None:
    assert SAMPLE.declared_tasks == 20
    assert SAMPLE.due_working_days == 3
    assert SAMPLE.forms == ("paper", "electronic")
    assert SAMPLE.methods == ("《督查进行时》电视栏目通报", "实地暗访", "联合督查")


def test_sixteen_tasks_of_three_cells_are_present_and_four_are_missing() -> None:
    assert tuple(task.seq for task in SAMPLE.tasks) == PRESENT
    assert all(list(task.targets) == ["2020Q3", "2020Q4"] for task in SAMPLE.tasks)
    assert all(task.annual and all(task.targets.values()) for task in SAMPLE.tasks)
    assert SAMPLE.missing == (16, 17, 18, 19)


@pytest.mark.parametrize("seq", PRESENT)
def test_no_word_of_a_row_is_lost_or_added(seq: int) -> None:
    rows = [line.split("\t") for line in NOTICE.read_text(encoding="utf-8").split("\n")]
    (row,) = [row for row in rows if row[0] == str(seq)]
    read = [str(seq), cell(seq, "annual"), cell(seq, "2020Q3"), cell(seq, "2020Q4")]
    assert [bare(text) for text in read] == [bare(text) for text in row]


# Compared with the source by eye; each shows another trap of its layout.
EXACT = (
    (
        2,
        "annual",
        "实施好总投资364亿元的78个重点技改项目，技改投资力争突破100亿元。"
        "加快推进总投资855亿元的100个市区重点项目，确保实现“两个100%”。",
    ),
    (
        4,
        "2020Q4",
        "4家专业招商公司组织招商推介活动，洽谈24家次以上，"
        "经济开发区实现2个以上新项目签约、1个以上新项目落地建设。"
        "完成实际到位外来资金150亿元。力争在“1+4+N”基金体系中4支基金设立，"
        "借助基金的资金和资源优势导入符合我区发展规模的企业和项目。",
    ),
    (
        5,
        "annual",
        "加快中央和省环保督察及“回头看”反馈问题整改，坚决打赢污染防治攻坚战。"
        "实施230条工业炉窑达标整治，完成气代煤改造1.6万户，压减燃煤28万吨以上。"
        "力争空气质量良好率达到64%以上。大力推进“全员环保”。",
    ),
    (
        6,
        "2020Q4",
        "完成两区内企业拆除工作。开展土壤污染状况调查，完成土壤污染状况调查，"
        "完成土壤污染状况调查。推广省生态环境大数据平台固废监管系统，用台账记录、"
        "转移联单申报。确保淄博首拓环境有限公司危废项目投入试运行，"
        "管仲环保危废填埋项目完成基建工作。",
    ),
    (
        7,
        "annual",
        "加强矿山资源监管，全面完成废弃矿山生态修复任务。持续开展国土绿化行动，新增绿化造林5000亩。",
    ),
    (
        7,
        "2020Q3",
        "完成成俊石料厂、韩家石料厂等15处露天矿山生态修复任务；完成新增绿化造林，做好管护工作。",
    ),
    (
        9,
        "2020Q3",
        "省级现代农业产业园项目完成总投资的90%，积极谋划国家级区域良种繁育基地申报。"
        "鼓励新型农业经营主体注册，力争达到20家以上，组织“三品一标”材料申报。",
    ),
    (
        10,
        "annual",
        "扶持薄弱村发展增收，确保所有村居集体经济收入突破10万元。创建市级以上乡村振兴示范片区5个以上。",
    ),
    (
        10,
        "2020Q3",
        "230个行政村集体经济收入达到10万元以上。完成乡村振兴示范片区年度创建目标的60%以上。",
    ),
    (
        10,
        "2020Q4",
        "404个行政村集体经济收入达到10万元以上。完成乡村振兴示范片区年度目标。",
    ),
    (
        11,
        "annual",
        "启动实施杨坡路北延、博临路拓宽改造三期工程。做好临淄大道东延等6条道路前期工作。"
        "修建“四好农村路”30.4公里，优化快速通达交通路网。"
        "启动胶济铁路临淄站恢复客运项目。",
    ),
    (
        11,
        "2020Q4",
        "杨坡路北延：进行供地报批；博临路拓宽改造三期工程：完成路面及交安设施，竣工通车；"
        "临淄大道东延等6条道路前期工作：站前路西延、濞源路北延完成土地预审，"
        "临淄大道完成立项，配合市交通运输局做好 G308、G309、"
        "淄博大东外环建设有关工作；“四好农村路”路网提档升级工程：整理资料迎接省、市验收；"
        "胶济铁路临淄站：完成土地预审前期手续办理，完成工程立项。",
    ),
    (
        12,
        "2020Q3",
        "2个棚户区改造项目开工建设；"
        "做好2021年计划实施3个项目中涉及国有土地上房屋征收的前期准备工作；"
        "5个老旧小区改造项目全部开工。",
    ),
    (
        13,
        "annual",
        "持续开展城乡环境整治“八大会战”，试点推进生活垃圾分类。",
    ),
    (
        15,
        "2020Q3",
        "推进“掌上办事”，完成“临淄政务服务”微信公众号“掌上办事厅”功能开发，打造可查、可问、可办的掌上办事平台。",
    ),
    (
        20,
        "annual",
        "优化教育资源配置，建成投用齐陵中学、澍水实验学校以及8所城乡幼儿园，全力争创国家义务教育优质均衡发展区。",
    ),
    (
        20,
        "2020Q4",
        "齐陵中学全面完工；区第三幼儿园投入使用；珑悦幼儿园、熙悦幼儿园、大顺幼儿园投入使用；凤凰原著幼儿园进行",
    ),
)


@pytest.mark.parametrize(("seq", "column", "words"), EXACT)
def test_a_cell_reads_exactly(seq: int, column: str, words: str) -> None:
    assert cell(seq, column) == words


def test_square_metres_are_raised_and_paragraphs_of_a_cell_stay_apart() -> None:
    first, second = cell(13, "2020Q3").split("\n")
    assert first.startswith("八大会战：对各镇办514处平交道口和32万 m²硬化情况进行集中抽检和验收；")
    assert "完成台账中154块、29万 m²裸露土地50%以上整治任务；" in first
    assert second.startswith("垃圾分类：组织现场观摩会，")


def test_the_only_blanks_left_stand_beside_foreign_letters() -> None:
    texts = [text for task in SAMPLE.tasks for text in (task.annual, *task.targets.values())]
    left = [found for text in texts for found in re.findall(r"\S [^ ]", text)]
    assert sorted(left) == sorted(["好 G", "好 G", "万 m", "万 m", "目 β", "地 β", "线 P", "线 P"])


def test_no_markup_is_left() -> None:
    assert not [task.seq for task in SAMPLE.tasks if re.search("[<>#\t]", task.annual + str(task.targets))]


def test_the_warnings_are_these_and_no_others() -> None:
    assert [(warning.code, warning.seq) for warning in SAMPLE.warnings] == [
        ("missing_rows", None),
        ("declared_count", None),
        ("unbalanced_quotes", 1),
        ("repeated_phrase", 6),
        ("truncated_cell", 20),
        ("year_without_quarter", 1),
        ("labels_differ", 3),
        ("not_adding_up", 4),
        ("above_year", 5),
        ("year_without_quarter", 7),
        ("repeated_quarter", 8),
        ("weaker_comparator", 10),
        ("labels_differ", 14),
        ("shared_target", 13),
        ("shared_target", 13),
        ("separator_row", 13),
        ("separator_row", 20),
    ]


def test_the_warnings_say_what_to_look_for_in_both_languages() -> None:
    said = {warning.code: warning.message for warning in SAMPLE.warnings}
    assert said["missing_rows"].zh == "表中缺少第16-19项（共4项），待对照原件补录。"
    assert said["declared_count"].zh == "通知称共20项重点工作，表中只有16项。"
    assert said["unbalanced_quotes"].zh.startswith("第1项第四季度目标的引号或括号不成对：“ 有2个，” 有1个")
    assert said["repeated_phrase"].zh.startswith("第6项第四季度目标中“完成土壤污染状况调查”重复出现")
    assert said["truncated_cell"].zh.startswith("第20项第四季度目标原文不完整：止于“…凤凰原著幼儿园进行”")
    assert said["declared_count"].en == "The notice declares 20 key tasks, the table has 16."
    assert said["truncated_cell"].en.startswith("Task 20, fourth-quarter target: the text is incomplete")


def test_the_notice_as_plain_data() -> None:
    data = SAMPLE.as_json("zh")
    assert data["doc_number"] == "临政字〔2020〕112号"
    assert data["title"] == "关于对2020年二十大重点工作实行精准督查的通知"
    assert data["issuer"] == "临淄区人民政府"
    assert data["issued_on"] == "2020-08-12"
    assert data["declared_tasks"] == 20
    nothing = {"year_target": "", "category": "", "leader": "", "deadline": ""}
    nobody: dict[str, object] = {"lead_units": (), "supporting_units": (), "methods": ()}
    assert data["tasks"] == [
        {"seq": task.seq, "annual": task.annual, "targets": task.targets}
        | nothing
        | nobody
        | {"indicators": [found.as_json() for found in indicators(task)]}
        for task in SAMPLE.tasks
    ]
    assert data["warnings"] == [{"code": w.code, "seq": w.seq, "message": w.message.zh} for w in SAMPLE.warnings]
    english = SAMPLE.as_json("en")["warnings"]
    assert isinstance(english, list)
    assert english[0]["message"] == "The table lacks tasks 16-19 (4 in all); add them from the original."
