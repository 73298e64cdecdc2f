"""Pages as government sites of four makes save them, around any text."""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence

Paragraphs = Sequence[str]  # lines of a document; those with " | " are rows of a table
# What stands around the text; none of it may be found in a clause.
FURNITURE = (
    *(
        "设为首页",
        "无障碍浏览",
        "政务公开指南",
        "领导之窗与机构设置",
        "政策解读与回应关切",
        "互动交流",
    ),
    *("我的位置", "打印本页", "分享到", "关闭窗口", "字体大小", "微信扫码", "扫一扫在手机打开"),
    *(
        "相关文件",
        "关于印发某市优化营商环境行动方案若干措施的通知(2019年度)",
        "一图读懂",
        "网站地图",
    ),
    *("版权所有", "ICP备", "网站标识码", "主办单位", "技术支持", "隐藏的提示", "脚本里的文字"),
    *("本站已支持IPv6", "上一篇", "下一篇", "浏览次数"),
)
_NEWS = "关于印发某市优化营商环境行动方案若干措施的通知(2019年度)"


def trs(title: str, lines: Paragraphs) -> str:
    """A site of the TRS make: divisions, a box of four columns, an editor's wrapper."""
    body = _paragraphs(lines, '<p style="text-indent:2em;line-height:150%">{}</p>')
    return f"""<!DOCTYPE html><html><head><meta http-equiv="Content-Type"
content="text/html; charset=gb2312"><meta name="ArticleTitle" content="{title}">
<meta name="PubDate" content="2021-05-10 09:30:00"><title>{title}_某市人民政府</title>
<script>var t="一、脚本里的文字";</script><style>.a{{b:c}}</style></head><body>
<div class="top"><a href="#">设为首页</a><a href="#">无障碍浏览</a></div>
<ul class="nav"><li><a href="#">政务公开指南</a></li><li><a href="#">领导之窗与机构设置</a></li>
<li><a href="#">政策解读与回应关切</a></li><li><a href="#">互动交流</a></li></ul>
<div class="bread"><span>我的位置</span>:<a href="/">首页</a>&gt;<a href="/zc">政策文件</a></div>
<table class="xxgk"><tr><td>索 引 号:</td><td>00242/2021-00012</td><td>主题分类:</td>
<td>综合政务</td></tr><tr><td>发布机构:</td><td>某市人民政府办公室</td><td>成文日期:</td>
<td>2021年05月06日</td></tr><tr><td>文 号:</td><td>某政办发〔2021〕12号</td><td>发布日期:</td>
<td>2021-05-10</td></tr></table>
<div class="main"><h1>{title}</h1><div class="info">来源:市政府办公室 浏览次数:<span>12</span>
字体大小:<a>大</a> <a>中</a> <a>小</a></div>
<div id="zoom"><div class="TRS_Editor"><!-- TRS_Editor --><div class="Custom_UnionStyle">{body}
</div></div></div>
<div style="display:none">隐藏的提示:本页不支持旧浏览器</div>
<div class="share">分享到:<a>微信</a><a>微博</a></div><p><a>打印本页</a> <a>关闭窗口</a></p>
<div class="rel"><h3>相关文件</h3><ul>{_links(12)}</ul></div></div>
<div class="foot"><p>主办单位:某市人民政府办公室 技术支持:某公司</p>
<p>版权所有:某市人民政府 网站标识码:3304000001 浙ICP备05000000号</p>
<a href="/map">网站地图</a><span>本站已支持IPv6</span></div></body></html>"""


def tables(title: str, lines: Paragraphs) -> str:
    """An old site: the whole page in nested tables, a form around it, text parted by breaks."""
    body = _paragraphs(lines, "&nbsp;&nbsp;&nbsp;&nbsp;{}<br>\n")
    return f"""<html><head><meta charset="gb2312"><title>某市政府网</title></head>
<body><form name="aspnetForm" method="post" action="x.aspx"><input type="hidden" value="乱码">
<table width="1000"><tr><td colspan="2"><table><tr><td><a>设为首页</a></td>
<td><a>政务公开指南</a></td><td><a>互动交流</a></td></tr></table></td></tr>
<tr><td width="200"><table><tr><td>政策解读与回应关切</td></tr>{_rows(8)}</table></td>
<td><table><tr><td>我的位置:首页 &gt;&gt; 规划计划</td></tr>
<tr><td align="center"><font size="5"><b>{title}</b></font></td></tr>
<tr><td>发布日期:2021-05-10 &nbsp; 浏览次数:35 &nbsp; 【字体大小:大 中 小】</td></tr>
<tr><td><!--ZJEG_RSS.content.begin--><div><font face="仿宋_GB2312">{body}</font></div>
<!--ZJEG_RSS.content.end--></td></tr>
<tr><td align="right"><a>【打印本页】</a> <a>【关闭窗口】</a></td></tr>
<tr><td>上一篇:<a>{_NEWS}</a></td></tr><tr><td>下一篇:<a>{_NEWS}</a></td></tr></table></td></tr>
<tr><td colspan="2"><iframe src="foot.html">框架</iframe>版权所有:某市人民政府
浙ICP备05000000号 技术支持:某公司</td></tr></table></form></body></html>"""


def lists(title: str, lines: Paragraphs) -> str:
    """A newer site: the box as a list, headings and bold type, related links in the article."""
    body = _paragraphs(lines, "<p><span>　　{}</span></p>", bold=True)
    return f"""<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>{title}</title>
</head><body><header><nav><a>政务公开指南</a><a>互动交流</a><a>无障碍浏览</a></nav></header>
<main><aside><h4>领导之窗与机构设置</h4>{_links(9)}</aside>
<ul class="box"><li><b>索引号:</b><span>K1234567/2021-33</span></li>
<li><b>发文字号:</b><span>某政发〔2021〕5号</span></li>
<li><b>发布机构:</b><span>某市人民政府</span></li>
<li><b>生成日期:</b><span>2021-05-06</span></li><li><b>发布日期:</b><span>2021-05-10</span></li></ul>
<article><h2>{title}</h2><p class="tools"><button>打印本页</button><span>分享到</span></p>{body}
<div class="files"><p>相关文件</p>{_links(3)}</div></article>
<div class="qr">扫一扫在手机打开当前页</div></main>
<footer><p>主办单位:某市人民政府办公室</p><p>ICP备案号:浙ICP备05000000号</p><p>网站地图</p></footer>
</body></html>"""


def definitions(title: str, lines: Paragraphs) -> str:
    """A portal of open data: the box as names and values apart, the text in one division."""
    body = _paragraphs(lines, "<div>{}</div>")
    return f"""<html><head><meta http-equiv=Content-Type content="text/html;charset=gbk">
</head><body><div id=head><a>政务公开指南</a> | <a>互动交流</a></div>
<dl><dt>索引号:</dt><dd>330400/2021-7</dd><dt>文号:</dt><dd>某政办〔2021〕9号</dd>
<dt>发布机构:</dt><dd>某市发展和改革委员会</dd><dt>成文日期:</dt><dd>2021-05-06</dd>
<dt>发布日期:</dt><dd>2021-05-10</dd></dl>
<div class="t">{title}</div><div class="c">{body}</div>
<div hidden>隐藏的提示</div><div class="e">微信扫码<img src="x"> 分享到</div>
<div class="n"><span>上一篇:</span><a>{_NEWS}</a></div>
<div class="f">版权所有 某市人民政府 | 网站标识码3304000001 | 本站已支持IPv6</div></body></html>"""


SITES: dict[str, Callable[[str, Paragraphs], str]] = {
    "trs": trs,
    "tables": tables,
    "lists": lists,
    "definitions": definitions,
}
CHARSETS = {"trs": "gb18030", "tables": "gbk", "lists": "utf-8", "definitions": "utf-8"}


def _paragraphs(lines: Paragraphs, form: str, *, bold: bool = False) -> str:
    out, rows = "", list[str]()
    for line in (*lines, ""):
        if " | " in line:
            cells = line.rstrip("| ").split(" | ")
            rows.append("".join(f"<td><p>{html.escape(cell)}</p></td>" for cell in cells))
            continue
        if rows:
            out += "<table border=1>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"
            rows = []
        if line:
            shown = html.escape(line)
            heads = bold and len(line) < 30 and not line.endswith("。")
            out += form.format(f"<strong>{shown}</strong>" if heads else shown)
    return out


def _links(count: int) -> str:
    return "".join(f"<li><a href='/{i}.html'>{_NEWS}</a></li>" for i in range(count))


def _rows(count: int) -> str:
    return "".join(f"<tr><td><a href='/{i}.html'>{_NEWS}</a></td></tr>" for i in range(count))
