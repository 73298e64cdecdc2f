"""What sort of document a text is, by what its numbers are for."""

from __future__ import annotations

from enum import StrEnum


class DocumentKind(StrEnum):
    """Sorts of documents; the JSON and the store hold these codes, so rename none."""

    PLAN = "plan"  # 规划, 计划, 方案, 要点
    POLICY = "policy"  # 意见, 措施, 政策
    NOTICE = "notice"  # 通知, 决定, 公告 that pass on nothing of another sort
    REPORT = "report"  # 政府工作报告, 执行情况的报告
    LAW = "law"  # 法, 条例, 办法, 规定, 细则
    REPLY = "reply"  # 批复, 复函, 答复
    GUIDE = "guide"  # 标准体系建设指南, 转型指南, 工作指引
    STANDARD = "standard"  # norms, technical and service guides: 规范, 导则, 技术指南, 办事指南
    CALL = "call"  # 申报指南, 项目指南, 揭榜挂帅, 征集
    CATALOGUE = "catalogue"  # 目录, 名录, 名单
    CASES = "cases"  # 典型案例, 经验做法, 应用场景
    COLLECTION = "collection"  # 汇编, 手册
    EXPLANATION = "explanation"  # 解读, 答记者问
    NEWS = "news"  # 某年某月某日,某会议在某地召开

    @property
    def sets_aims(self) -> bool:
        """Whether its numbers may be aims of its own; those of the others scarcely are."""
        return self not in _WITHOUT_AIMS


_WITHOUT_AIMS = frozenset(
    (
        DocumentKind.STANDARD,
        DocumentKind.CALL,
        DocumentKind.CATALOGUE,
        DocumentKind.CASES,
        DocumentKind.COLLECTION,
        DocumentKind.EXPLANATION,
        DocumentKind.NEWS,
    )
)
