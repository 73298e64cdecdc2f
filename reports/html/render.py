"""Render view models as HTML: a page of a folder, or one file that holds everything."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from policydiff.stages.reports.html.views.accuracy import how_sure
from policydiff.stages.reports.shared.page_addresses import Site
from policydiff.stages.reports.shared.script_data import compact
from policydiff.stages.reports.shared.translations import LANGUAGES, Interface
from policydiff.stages.support.resources import shipped, shipped_text

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

STYLE = "report.css"
_EVERYWHERE = ("core.js", "documents.js", "lists.js", "source.js", "figure.js", "search.js")
_START = "page.js"  # the last one: it starts what the others define
_FURTHER = {
    "pair.html": ("text.js", "picture.js", "flow.js", "clauses.js", "changes.js", "pair.js"),
    "document.html": ("document.js",),
    "themes.html": ("flow.js", "themes.js"),
}
SCRIPTS = tuple(
    dict.fromkeys((*_EVERYWHERE, *(n for names in _FURTHER.values() for n in names), _START))
)
ROWS = 100  # rows of a list that a page shows at a time, fewer where it has many lists
FINDINGS = 15  # lists that the findings of an annex check count for: six kinds, 33 rows each
MOST_ROWS = 500  # of all lists of a page together; browsers grow slow beyond a few thousand


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Data that stands in a page of its own, for its scripts."""

    kind: str
    key: str
    value: object


@dataclass(frozen=True, slots=True, kw_only=True)
class NavItem:
    """One entry of the navigation at the head of a page."""

    label: str
    href: str
    current: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What the frame of a page needs to know."""

    title: str
    template: str  # "pair.html"
    nav: Sequence[NavItem] = ()
    lists: int = 1  # how many lists of rows it has
    data: Sequence[Block] = ()  # of a page that stands alone
    translated: str = ""  # its address in the other language, where it stands in both


def render_page(page: Page, view: object, *, ui: Interface, site: Site) -> str:
    """The HTML of a page. Documents' text is escaped; nothing is fetched from elsewhere."""
    names = scripts_of(page.template)
    style, script = static_text(STYLE), "\n".join(map(static_text, names))
    own = "'self'"
    template = _environment().get_template(page.template)
    return template.render(
        page=page,
        view=view,
        t=ui,
        lang=LANGUAGES[ui.lang],
        said="" if ui.lang == "zh" else _said(),
        site=site,
        how_sure=partial(how_sure, ui=ui),
        rows_shown=min(ROWS, MOST_ROWS // page.lists),
        scripts=names,
        script=script if site.alone else None,
        style=style if site.alone else None,
        blocks=[(block.kind, block.key, _block(block)) for block in page.data],
        script_source=_digest(script) if site.alone else own,
        style_source=_digest(style) if site.alone else own,
    )


def scripts_of(template: str) -> tuple[str, ...]:
    """The scripts that a page loads, in order."""
    return (*_EVERYWHERE, *_FURTHER.get(template, ()), _START)


@lru_cache
def static_text(name: str) -> str:
    """A file of static/."""
    return shipped_text("reports", "static", name)


def _said() -> Markup:
    """The attribute of what documents say, on pages in another language than theirs."""
    from markupsafe import Markup

    return Markup(' lang="{}"').format(LANGUAGES["zh"])


def _block(block: Block) -> Markup:
    """A value as text of a script element; what could end the element is escaped."""
    from markupsafe import Markup

    return Markup(compact(block.value))  # compact() leaves no "<" in it


def _digest(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


@lru_cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(shipped("reports", "templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
