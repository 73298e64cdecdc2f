"""The styles in which numbers are written, as one expression over folded text."""

from __future__ import annotations

import re

from policydiff.stages.support.chinese_numerals import (
    FORMAL_TENS,
    FORMAL_UNITS,
    LARGE,
    OLD_TENS,
    TENS,
    UNITS,
)

_TEN, _MIDDLE = TENS[0], TENS[1:]
_DIGITS = f"零{UNITS}两"
_OF_UNIT = "瓦克米伏焦赫卡升"  # 千 before them belongs to the unit: 3千瓦
_QIAN = f"千(?![{_OF_UNIT}])"
# 百 before 分 belongs to 百分点 and 百分之
_HAN = rf"(?:[{_DIGITS}{_TEN}{OLD_TENS}]|百(?!分)|{_QIAN})"
_SCALE = rf"(?:[十{_MIDDLE}]?(?:{LARGE}|[{LARGE}])|百(?!分)|{_QIAN})(?!分)"
SCALE = rf"[{_MIDDLE}]?{LARGE}|[{_MIDDLE}]?[{LARGE}]"  # behind 3.5 or 3多: 千万, 亿
_POINT = "[.·•・‧]"  # old texts set the decimal point in the middle of the line
# 个亿 before these counts things that are so large: 10个亿元以上项目
_YI = "(?:个亿(?![元级美人斤吨户千]))?"

# Digits in groups of three, digits parted by a space each, or a plain run. Blanks part groups only
# where something else than a blank stands before: the columns of a table are no groups.
_WHOLE = (
    r"(?:\d(?: \d){2,9}(?![\d,])|\d{1,3}(?:,\d{3}){1,4}(?!\d)|\d{1,3}(?:['’]\d{3}){1,4}(?!\d)"
    r"|(?<![ \d])\d{1,3}(?: \d{3}){1,4}(?! ?\d)|\d{1,15})"
)
# What may follow a scale, as part of the same number: 1亿(5千万), 3万(4000), 1千(零20).
_LESSER = rf"(?:零?\d{{1,4}}{_SCALE}|[零{UNITS}][{_DIGITS}{TENS}万]{{0,6}}万?)"
_REST = r"(?:零?\d{1,4}(?![\d.,:%A-Za-z/年月日号]))?"
_ARABIC = rf"{_WHOLE}(?:{_POINT}\d{{1,8}})?(?:\s?{_SCALE}{_LESSER}{{0,3}}{_REST})?{_YI}"
_TIMES_LARGE = rf"(?:[{LARGE}]{{1,2}}{_HAN}{{0,9}}){{0,3}}"
_CHINESE = (
    rf"{_HAN}{{1,12}}{_TIMES_LARGE}(?:[点·][{_DIGITS}]{{1,6}}(?:[{_MIDDLE}]?[{LARGE}]{{1,2}})?)?"
)
# Old plans part thousands by 、: 一、二○九亿, 三六、八六四
_THOUSANDS = (
    rf"[{UNITS}][{_DIGITS}]{{0,2}}(?:、[{_DIGITS}]{{3}}){{1,3}}(?:{_SCALE})?(?![{_DIGITS}、])"
)
_PAIR = rf"[{UNITS}两]、[{UNITS}](?:[十{_MIDDLE}]?[{LARGE}]?)"
# 数 behind these ends a word: 人数, 指数
_NOUN = "人户次总个件指系倍天岁学基参多少半无函分级"
_VAGUE = rf"(?:几|(?<![{_NOUN}])数)(?:十|百(?!分)|{_QIAN}|[{LARGE}])[十{_MIDDLE}]?[{LARGE}]{{0,2}}"
_SOME = rf"(?:[{UNITS}][{_MIDDLE}]){{0,2}}[{UNITS}]?{_TEN}几[{_MIDDLE}]?[{LARGE}]{{0,2}}"
# 伍 and 陆 behind these end a word (队伍, 大陆); alone they are names.
_FORMAL = (
    rf"(?<![队大登内着水])[{FORMAL_UNITS}][{FORMAL_UNITS}{FORMAL_TENS}{LARGE}零]{{1,18}}"
    r"|[壹贰叁柒捌玖]"
)
# 2/3 of something; 5/6 before 月 or 号 and 1/2 behind 第 are no shares, as 3/2 and 24/7 are none,
# nor is the rate 9/10万
_FRACTION = r"(?<![第\d/.A-Za-z])(?:\d{1,3}又)?[1-9]\d?/[1-9]\d?(?![\d/.年月日号A-Za-z-]| ?万)"
_PARTS = rf"(?:[{TENS[1:]}万{UNITS}十]|\d{{1,3}})分之"

# 一 behind these ends a word: 统一五项标准 counts five
_WORD_END = f"(?<=统|唯){UNITS[0]}"

# What a number begins with, as characters of a set
NUMERALS = rf"\d零两几{UNITS}{TENS}{OLD_TENS}数{LARGE}{FORMAL_UNITS}"

NUMBER = re.compile(
    rf"(?=[{NUMERALS}])"
    rf"(?:(?P<per>{_PARTS})(?P<part>{_CHINESE}|\d{{1,9}}(?:{_POINT}\d{{1,6}})?)"
    rf"|(?P<fraction>{_FRACTION})"
    rf"|(?P<vague>{_VAGUE}|{_SOME})"
    rf"|(?P<formal>{_FORMAL})"
    rf"|(?<![A-Za-z\d.])(?P<arabic>{_ARABIC})(?![A-Za-z]?\d)"
    rf"|(?<![第、{_DIGITS}])(?P<thousands>{_THOUSANDS})"
    rf"|(?<=[^第\W])(?P<pair>{_PAIR})(?![{_DIGITS}十{_MIDDLE}、])"
    rf"|(?P<chinese>(?!{_WORD_END}){_CHINESE}{_YI})"
    rf"|(?P<scale>{LARGE}|[{LARGE}])(?=[元美人吨亩户余]|级|大关|台阶|(?<=[上过近逾超破约].)))"
)
