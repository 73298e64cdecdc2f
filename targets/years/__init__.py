"""For which years a target or a result is, and whether a passage tells of one or the other.

Layers tell the years, from far to near: the document, its headings, a paragraph's lead, the
sentence, the words of the value. Each may set a `TimeScope`; the nearest that tells wins.

| module | what it does |
|---|---|
| `horizon` | the document's own years, from which relative times are counted |
| `time_scope` | the years that an expression or a layer sets |
| `times` | expressions of time in a text: 到2025年, “十四五”期间, 今后五年, 每年 |
| `joined_times` | years side by side, one for each of several values: 到2022年和2030年分别… |
| `past_times` | expressions that look back: 去年, 过去五年, 2018年以来 |
| `layers` | what headings and leads set for the clauses below them |
| `dashed` | what a paragraph that opens with years sets for the dashed items below it |
| `clause_times` | those of one clause, by what they may be of, and its leads |
| `timing` | the years, deadline and period of one value, all derived in one place |
| `time_codes` | what a target says of time |
| `tense` | whether a passage tells of what was done or of what is to be done |
"""
