"""Canonical names and polarity of indicators, from indicators.toml and a user's file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path

from policydiff.stages.knowledge.expressions import expression, expression_source
from policydiff.stages.knowledge.lexicon import Entry, load_user_lexicon
from policydiff.stages.knowledge.lexicon_patterns import alternatives, either, entries_of, words
from policydiff.stages.knowledge.pattern_matcher import matcher
from policydiff.stages.support.text import fold
from policydiff.stages.targets.context_words import verbs
from policydiff.stages.targets.target_codes import Measure, Polarity

_FIELDS = frozenset({"polarity", "measure", "unit", "regional"})  # of a user's entry
_ASIDE = re.compile(r"\((?!PM)[A-Za-z&0-9.]{1,12}\)")
_FRAMES = "indicator_name_frames"
_LONGEST = 16  # code points of a name that is looked for at the start of a text


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Indicators:
    """Indicators that a user names; where they and the lexicon differ, these hold."""

    forms: Mapping[str, Entry] = field(default_factory=dict)  # by name and by key, written out


NO_INDICATORS = Indicators()


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """How the indicators of one document are called."""

    regional: bool = False  # whether the place is below the country
    own: Indicators = NO_INDICATORS
    places: tuple[str, ...] = ()  # the words for the document's own place: 全省, 我省

    def canonical(self, text: str) -> str:
        """The canonical name of an indicator in the words of the text, without its own place."""
        plain = _without_place(text, self.places)
        return canonical_name(plain, regional=self.regional, own=self.own)

    def polarity(self, name: str) -> Polarity:
        """Which direction of an indicator is the ambitious one, by its canonical name."""
        return polarity_of(name, own=self.own)

    def measure(self, name: str) -> Measure | None:
        """Whether an indicator is a stock or a flow, where its entry says so."""
        stated = self._stated(name, "measure")
        return Measure(stated) if stated else None

    def unit(self, name: str) -> str | None:
        """The base unit that a level of the indicator has, where its entry says so."""
        return self._stated(name, "unit")

    def _stated(self, name: str, what: str) -> str | None:
        entry = _entry_of(name, self.own)
        return entry.text(what) if entry else None


def read_indicators(path: Path) -> Indicators:
    """The indicators in a user's TOML file, written as those of knowledge/lexicons/indicators.toml.

    An entry has a key (the canonical name), patterns (further names), a source, and perhaps
    polarity, measure, unit (of a level) and regional (the name for places below the country).

    Raises:
        LexiconError: The file cannot be read, or entries are wrong; all problems are named at once.
    """
    entries = load_user_lexicon(path, fields=_FIELDS, check=_problems)
    return Indicators(forms={form: entry for entry in entries for form in _forms(entry)})


@lru_cache(maxsize=4096)
def canonical_name(text: str, *, regional: bool = False, own: Indicators = NO_INDICATORS) -> str:
    """The canonical name of an indicator in the words of a text.

    Args:
        text: The indicator as the text names it: 实到外资, 规上工业增加值增速.
        regional: Whether the place is below the country, where 国内生产总值 is 地区生产总值.
        own: Indicators that a user names.

    Returns:
        The key of the entry (the user's, else one of indicators.toml) whose pattern is the
        whole name, after abbreviations are written out and words of growth (增速, 涨幅,
        预期目标) taken off; else the name itself with its abbreviations written out.
    """
    plain = _ASIDE.sub("", fold(text)).replace(" ", "").removeprefix("的")
    plain = expression(_FRAMES, "kinds_counted").sub("", _within().sub("", plain))
    plain = expression(_FRAMES, "share_told").sub("", _without_quotes(plain))
    if added := expression(_FRAMES, "added_behind").fullmatch(plain):
        plain = (added["net"] or words("indicator_name_frames", "adding")[0]) + added["what"]
    if done := expression(_FRAMES, "carried_out").fullmatch(plain):
        plain = done["what"]
    lead = expression(_FRAMES, "before_name").match(plain)
    for key in ("share_of_whole", "ratio_to_whole", "reaching_part"):
        plain = expression(_FRAMES, key).sub(_share_form(), plain)
    whole = _written_out(plain)
    written = whole[lead.end() :] if lead and lead.end() < len(whole) else whole
    names = (whole, written, _without_heads(whole), _without_heads(written))
    for entries in (own.forms, _entries()):
        entry = next((entries[name] for name in names if name in entries), None)
        if entry is not None:
            return _name_for(entry, regional=regional)
    plain = _work_first(_without_brackets(whole))
    return _with_regional_parts(plain) if regional else plain


def is_known(name: str) -> bool:
    """Whether a name is one of indicators.toml as it stands: 实际利用外资, 进出口总额."""
    return fold(name) in _entries()


def _without_place(text: str, places: tuple[str, ...]) -> str:
    """A name without the document's own place inside it: 占全省地区生产总值比重."""
    return _placed(places).sub("", text) if places else text


@lru_cache(maxsize=64)
def _placed(places: tuple[str, ...]) -> re.Pattern[str]:
    """The words for a place where it adds nothing: 占全省地区生产总值比重, 全省县城覆盖率."""
    behind = expression_source(_FRAMES, "own_whole_behind")
    return re.compile(f"(?<=..)(?:{either(places)})(?={behind})")


def is_indicator(text: str) -> bool:
    """Whether a name is one of indicators.toml, perhaps with words of growth behind it."""
    plain = fold(text).replace(" ", "").removeprefix("的")
    if plain[:1] not in _firsts():
        return False
    whole = _written_out(plain)
    return whole in _entries() or _without_heads(whole) in _entries()


def indicator_first(text: str) -> str:
    """The longest indicator that a text without a value begins with; "" where there is none.

    地区生产总值增速高于全国 begins with 地区生产总值增速.
    """
    if text.replace(" ", "").removeprefix("的")[:1] not in _firsts():
        return ""
    longest = min(len(text), _LONGEST)
    return next((text[:n] for n in range(longest, 1, -1) if is_indicator(text[:n])), "")


@cache
def _firsts() -> frozenset[str]:
    """The characters that the names of indicators begin with, abbreviated or written out."""
    return frozenset(name[:1] for name in (*_entries(), *_meanings()))


def _without_brackets(name: str) -> str:
    """A name without what brackets add: 产教联盟 of 产教联盟(联合体), 县 of 县(市、区).

    A bracket that opens the name stays, for it tells that the name is none; so does what is part
    of a word (首台(套)), and the sign of what is measured, (PM2.5).
    """
    if "(" not in name and ")" not in name:
        return name
    plain = expression(_FRAMES, "bracketed").sub("", name)
    return plain.rstrip(")") if ")" in plain and "(" not in plain else plain


def _work_first(name: str) -> str:
    """Works by the verb and what they are done to: 改造老旧小区 for 老旧小区改造."""
    if twice := expression(_FRAMES, "built_twice").fullmatch(name):
        return twice["works"]
    found = expression(_FRAMES, "work_behind").fullmatch(name)
    if found is None or verbs().search(found["what"]):
        return name
    return found["verb"] + found["what"]


def _without_quotes(name: str) -> str:
    """A name without quotation marks around single words: “独角兽”“瞪羚”企业."""
    apart = expression(_FRAMES, "between_quotes").sub("”、“", name)
    return expression(_FRAMES, "quoted_word").sub(lambda found: found["word"], apart)


@cache
def _within() -> re.Pattern[str]:
    """Words of modality inside a name, which they are no part of: 民生实事务必完成投资.

    They are where the name quotes them: “两个确保”.
    """
    words_of_modality = alternatives("modality", "ensure", "shall", "strive", "resolve", "bid")
    return re.compile(rf"(?<=.){words_of_modality}(?=.)(?![^“”]*”)")


@lru_cache(maxsize=4096)
def polarity_of(name: str, *, own: Indicators = NO_INDICATORS) -> Polarity:
    """The ambitious direction of an indicator, by its entry, else by its name's longest word."""
    entry = _entry_of(name, own)
    stated = entry.text("polarity") if entry else None
    if stated is not None:
        return Polarity(stated)
    found = max(matcher("polarity").find(fold(name)), key=lambda m: m.end - m.start, default=None)
    return Polarity(found.key) if found else Polarity.HIGHER_IS_BETTER


def _problems(entry: Entry) -> Iterator[str]:
    for name, allowed in (("polarity", tuple(Polarity)), ("measure", tuple(Measure))):
        stated = entry.text(name)
        if stated is not None and stated not in allowed:
            yield f"{name} {stated} is none of {', '.join(allowed)}"


def _name_for(entry: Entry, *, regional: bool) -> str:
    """The entry's name for a place; a user's entry may leave that to ours of the same key."""
    if not regional:
        return entry.key
    ours = _entries().get(_written_out(fold(entry.key)))
    stated = entry.text("regional") or (ours.text("regional") if ours else None)
    return stated or entry.key


def _with_regional_parts(name: str) -> str:
    """A name that is no entry's for a place: 万元国内生产总值用水量 is of 地区生产总值."""
    for national, regional in _regional_names().items():
        name = name.replace(national, regional)
    return name


@cache
def _regional_names() -> Mapping[str, str]:
    """The names of entries that are called otherwise for a place, in the order of the lexicon."""
    named = ((entry.key, entry.text("regional")) for entry in entries_of("indicators"))
    return {national: regional for national, regional in named if regional}


@cache
def _share_form() -> str:
    """How the lexicon writes a share (占…比重), to be put for 在…中的比重."""
    (entry,) = (entry for entry in entries_of(_FRAMES) if entry.key == "share_of_whole")
    return str(entry.text("written"))


@lru_cache(maxsize=4096)
def _entry_of(name: str, own: Indicators) -> Entry | None:
    """The entry that a canonical name belongs to: the user's, else ours."""
    form = _written_out(fold(name))
    return own.forms.get(form) or _entries().get(form)


def _written_out(name: str) -> str:
    return _synonyms().sub(lambda found: _meanings()[found[0]], name)


def _without_heads(name: str) -> str:
    """居民消费价格总水平涨幅 without 总水平 and 涨幅."""
    for _ in range(3):
        found = expression(_FRAMES, "behind_name").search(name)
        if not found or found.start() == 0:
            break
        name = name[: found.start()]
    return name


@cache
def _entries() -> Mapping[str, Entry]:
    return {form: entry for entry in entries_of("indicators") for form in _forms(entry)}


def _forms(entry: Entry) -> Iterator[str]:
    """The names of an entry as they are looked up."""
    return (_written_out(fold(name)) for name in (*entry.patterns, entry.key))


@cache
def _meanings() -> Mapping[str, str]:
    entries = entries_of("indicator_words")
    return {pattern: entry.key for entry in entries for pattern in entry.patterns}


@cache
def _synonyms() -> re.Pattern[str]:
    return re.compile(either(words("indicator_words")))
