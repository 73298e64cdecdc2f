"""Name an item of a list by what the item before says for both: 示范乡镇13个、(示范)村110个.

An item may leave away the thing that is built (新开工), the title (名镇名村), whose measure it is
(一次办结率), the verb (50亿元以上项目 of those newly signed), or of what it is a kind (工业类).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from policydiff.stages.knowledge.expressions import Expressions
from policydiff.stages.targets.context_words import kept_verbs, verbs
from policydiff.stages.targets.indicator_names import is_known

_WORDS = Expressions("list_heads")
_RATE = "率"
_HOLDERS = (  # measures of one kind of things, and what they are of in the name before
    ("rural_rate", "rural_first"),
    ("town_rate", "town_first"),
    ("holding", "holding_first"),
    ("carrying", "carrying_first"),
    ("paid_in", "paid_in_first"),
    ("per_output", "per_output_first"),
)
_NOUN = 2  # code points of the noun by which bodies or places are told to be of one kind


def headed(name: str, before: str, *, apart: bool) -> str:
    """The name of an item, with what the item before it says for both.

    Args:
        name: As the words around its value name it.
        before: The full name of the item before, which counts in the same unit.
        apart: Whether a comma stands between the two, so that less is shared.
    """
    if not name or not before or name == before:
        return name
    found = _of_stage(name, before) or _of_title(name, before) or _of_size(name, before)
    found = (
        found
        or _sized_differently(name, before)
        or _of_product(name, before)
        or _of_place(name, before)
        or ("" if apart else _of_model(name, before))
    )
    return found or (_with_verb(name, before) if apart else "") or name


@lru_cache(maxsize=4096)
def held(name: str, before: str) -> str:
    """A measure that names no holder with that of the measure before: 毕业生就业率, 区外就业率."""
    for measure, holder in _HOLDERS:
        first = _WORDS[holder].search(before) if _WORDS[measure].search(name) else None
        if first:
            return first["what"] + name
    if not _WORDS["held"].search(name):
        return name
    first = _WORDS["held_first"].search(before)
    return first["holder"] + name if first and first["held"] != name else name


def scaled(name: str, before: str) -> str:
    """A name with the scale of the one before, whose measure it shares: 规上工业、服务业营收."""
    scale = _WORDS["scaled"].match(before)
    return scale["scale"] + name if scale and not _WORDS["scaled_otherwise"].match(name) else name


def of_whole(name: str, whole: str) -> str:
    """A kind of things with the verb and the size of those it is part of (其中工业项目)."""
    if capacity := _capacity_of(name, whole):
        return capacity
    verb = kept_verbs().match(whole)
    entities = verb and _WORDS["entities_at_end"].search(whole)
    if verb and entities and _WORDS["entity_kind"].search(name) and not kept_verbs().match(name):
        return verb[0] + name
    kind = _WORDS["part_of_thing"].search(name)
    if kind is None or not whole.endswith(kind["thing"]) or whole.endswith(name):
        return name
    lead = whole[: -len(kind["thing"])]
    if industry := _WORDS["industry_before_kind"].search(f"{lead}|{kind['kind']}"):
        lead = lead[: industry.start()]
    verb = kept_verbs().match(lead)
    sized = _WORDS["sized"].search(lead[verb.end() if verb else 0 :] + kind["thing"])
    if verb is None or not (verb.end() == len(lead) or sized):
        return name
    return name if kept_verbs().match(name) else lead + name


def _capacity_of(name: str, whole: str) -> str:
    """The places of one kind of schools or homes, where all were counted: 学位, 其中小学."""
    thing = _WORDS["capacity_at_end"].search(whole)
    if thing is None or not _WORDS["capacity_holder"].search(name):
        return ""
    verb = kept_verbs().match(whole)
    return (verb[0] if verb else "") + name + thing["thing"]


def is_named_alone(words: str) -> bool:
    """Whether words that begin with a verb are all of a name: 建成投用40个, 提升村80个."""
    return _WORDS["stage|titled_alike"].search(words) is not None


def is_stage(name: str) -> bool:
    """Whether a name is only how far works are: 新开工, 竣工投产."""
    return _WORDS["stage"].search(name) is not None


def ends_in_stage(name: str) -> bool:
    """Whether a name ends with how far works are: 危房改造开工, 新开工."""
    return _WORDS["stage_at_end"].search(name) is not None


def works_of(verb: str, before: str) -> str:
    """What a bare verb of works is done to: the things counted before (新建农田、改造2万亩)."""
    if not _WORDS["works_verb"].search(verb):
        return ""
    own = kept_verbs().match(before)
    thing = before[own.end() :] if own else before
    return thing if len(thing) > 1 and not verbs().fullmatch(thing) else ""


def is_kind(name: str) -> bool:
    """Whether a name is only a kind of what is counted before it: 工业类, 基础设施领域."""
    return _WORDS["kind_of"].search(name) is not None


def _of_stage(name: str, before: str) -> str:
    """How far works are, with those that the item before counts: 项目新签约60个、新开工42个."""
    if not _WORDS["stage"].search(name):
        return ""
    ended = _WORDS["stage_at_end"].search(before)
    if ended and ended.start():
        return before[: ended.start()] + name
    verb = kept_verbs().match(before)
    thing = before[verb.end() :] if verb else before
    return name + thing if len(thing) > 1 and not kept_verbs().fullmatch(thing) else ""


def _of_title(name: str, before: str) -> str:
    """A place of the title that the item before has: 天府旅游名县1个、名镇名村2个."""
    alike = _WORDS["titled_alike"].search(name)
    first = _WORDS["titled"].search(before) if alike else None
    if alike is None or first is None or not first["of"]:
        return ""
    if alike["title"] is None:
        return first["of"] + first["title"] + name
    same = alike["title"] == first["title"] or _WORDS["level_only"].search(first["of"])
    return first["of"] + name if same else ""


def _of_model(name: str, before: str) -> str:
    """A body of the model that the item before has: “枫桥式”派出所2个、司法所3个."""
    first = _WORDS["of_model"].search(before)
    return first["model"] + name if first and _WORDS["body_alone"].search(name) else ""


def _of_size(name: str, before: str) -> str:
    """A size alone with the things of another size before it: 亿元以上项目200个、10亿元以上30个."""
    own, verb = kept_verbs().match(name), kept_verbs().match(before)
    size = _WORDS["size_alone"].search(name[own.end() :] if own else name)
    lead = verb[0] if verb else ""
    first = _WORDS["size_of_thing"].search(before[len(lead) :]) if size else None
    if size is None or first is None:
        return ""
    return lead + first["lead"] + size["size"] + first["thing"]


def _sized_differently(name: str, before: str) -> str:
    """Things of another size with all that stands before the first: (新培育年收入)超50亿元企业."""
    own, verb = kept_verbs().match(name), kept_verbs().match(before)
    mine, theirs = name[own.end() :] if own else name, before[verb.end() :] if verb else before
    size, first = (_WORDS["sized_differently"].search(said) for said in (mine, theirs))
    if size is None or first is None or mine[size.end() :] != theirs[first.end() :]:
        return ""
    led = theirs[: first.start()].endswith(mine[: size.start()])
    return before[: len(before) - len(theirs) + first.start()] + mine[size.start() :] if led else ""


def _of_product(name: str, before: str) -> str:
    """A product alone with the measure of that before it: 稻谷最低收购价, 小麦."""
    first = (
        _WORDS["product_measured"].search(before) if _WORDS["product_alone"].search(name) else None
    )
    return (first["base"] or "") + name + first["measure"] if first else ""


def sized_alike(parts: Sequence[str]) -> list[str]:
    """Sizes of one thing that the last of a list names: 年收益超10万元、超30万元村集体占比."""
    sizes = [_WORDS["size_in_list"].search(part) for part in parts[:-1]]
    last = _WORDS["last_size"].search(parts[-1])
    found = [size for size in sizes if size is not None]
    if last is None or not found or len(found) < len(sizes):
        return []
    each = [*(size["size"] for size in found), last["size"]]
    return [found[0]["lead"] + size + last["thing"] for size in each]


def _of_place(name: str, before: str) -> str:
    """The rate of another place: 城区污水集中处理率达到50%、其他县城达到40%."""
    first = _WORDS["rate_of_place"].search(before) if before.endswith(_RATE) else None
    if first and _WORDS["other_place"].search(name):
        return name + first["rate"]
    if is_known(name):
        return ""  # 外资项目县域全覆盖,实际利用外资增长10%
    noun = name[-_NOUN:]  # 高级法院信息化覆盖率超过90%, 中级法院和基层法院分别达到80%和70%
    at = before.rfind(noun) if len(name) > _NOUN else -1
    rate = before[at + len(noun) :] if at >= 0 else ""
    return name + rate if rate.endswith(_RATE) and _WORDS["rate_at_end"].search(rate) else ""


def _with_verb(name: str, before: str) -> str:
    """Things of another size with the verb before the first ones: 新签约项目, 10亿元以上项目."""
    verb = kept_verbs().match(before)
    if verb is None or kept_verbs().match(name):
        return ""
    sized = _WORDS["sized"].search(name)
    return verb[0] + name if sized and before.endswith(sized["thing"]) else ""
