"""View models → HTML, as a page of a folder or as one file that holds everything."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from reports.interface import LANGUAGES, Interface
from reports.site import Site

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

STATIC = ("report.css", "report.js")
ROWS = 100  # rows of a list that a page shows at a time, fewer where it has many lists
MOST_ROWS = 500  # of all lists of a page together; browsers grow slow beyond a few thousand


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


def render_page(page: Page, view: object, *, ui: Interface, site: Site) -> str:
    """The HTML of a page. Documents' text is escaped; nothing is fetched from elsewhere."""
    script, style = (static_text(name) for name in reversed(STATIC))
    own = "'self'"
    template = _environment().get_template(page.template)
    return template.render(
        page=page,
        view=view,
        t=ui,
        lang=LANGUAGES[ui.lang],
        said="" if ui.lang == "zh" else _said(),
        site=site,
        rows_shown=min(ROWS, MOST_ROWS // page.lists),
        script=script if site.alone else None,
        style=style if site.alone else None,
        script_source=_digest(script) if site.alone else own,
        style_source=_digest(style) if site.alone else own,
    )


@lru_cache
def static_text(name: str) -> str:
    """A file of static/."""
    return files("reports").joinpath("static", name).read_text(encoding="utf-8")


def _said() -> Markup:
    """The attribute of what documents say, on pages in another language than theirs."""
    from markupsafe import Markup

    return Markup(' lang="{}"').format(LANGUAGES["zh"])


def _digest(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


@lru_cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("reports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
