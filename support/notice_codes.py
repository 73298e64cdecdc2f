"""The codes of notices, each with its words in data/notices.toml."""

from __future__ import annotations

from enum import StrEnum


class NoticeCode(StrEnum):
    """What a notice says; the JSON and the store hold these codes, so rename none."""

    # Reading a file
    CONVERTED = "converted"
    FORMAT_OLD_OFFICE = "format-old-office"
    FORMAT_RTF = "format-rtf"
    FORMAT_OPEN_DOCUMENT = "format-open-document"
    FORMAT_OFD = "format-ofd"
    CHARACTERS_REPLACED = "characters-replaced"
    BYTE_ORDER_MARK_MISSING = "byte-order-mark-missing"
    NUL_CHARACTERS = "nul-characters"
    DIRECTION_MARKS = "direction-marks"
    ENDING_UNKNOWN = "ending-unknown"
    ENDING_MISSING = "ending-missing"
    TEXT_HIDDEN = "text-hidden"
    PAGES_FOLLOW = "pages-follow"
    FRAME_NOT_READ = "frame-not-read"
    TRADITIONAL = "traditional"
    PAGES_SIDE_BY_SIDE = "pages-side-by-side"
    PAGES_DAMAGED = "pages-damaged"
    PAGES_WITH_ABSENT_FONTS = "pages-with-absent-fonts"
    PAGES_WITHOUT_TEXT = "pages-without-text"
    PAGES_AND_MORE = "pages-and-more"
    CHARACTERS_UNKNOWN = "characters-unknown"

    # Date and place of a document
    DATE_NOT_FOUND = "date-not-found"
    PLACE_NOT_FOUND = "place-not-found"
    PLACE_FROM_FILE_NAME = "place-from-file-name"
    PLACE_BY_FILE_NAME = "place-by-file-name"
    PLACE_AMBIGUOUS = "place-ambiguous"
    PLACE_CONTRADICTED = "place-contradicted"
    PLACE_ENDED = "place-ended"
    PLACE_SUCCEEDED = "place-succeeded"

    # What looks wrong in a document
    SENTENCE_REPEATED = "sentence-repeated"
    ONE_CLAUSE = "one-clause"
    CLAUSES_SHORT = "clauses-short"
    CLAUSE_LONG = "clause-long"
    PLUS_SIGN_LOST = "plus-sign-lost"
    CAPITALS_LOST = "capitals-lost"
    NUMBER_PADDED = "number-padded"
    INDICATORS_DOUBTFUL = "indicators-doubtful"
    LINE_OF_OTHER_SITE = "line-of-other-site"
    TEXT_CUT = "text-cut"
    NOT_CHINESE = "not-chinese"
    DUPLICATE = "duplicate"

    # A sentence of a store made before notices had codes
    AS_STORED = "as-stored"

    # What limits a comparison
    BASE_BREAKS_OFF = "base-breaks-off"
    OTHER_BREAKS_OFF = "other-breaks-off"
    BASE_IS_LATER = "base-is-later"
    PLACE_UNKNOWN = "place-unknown"
    PERIOD_UNKNOWN = "period-unknown"
    NO_TARGET = "no-target"
    ANNEX_WITHOUT_SOURCE = "annex-without-source"

    # Why a target change was called what it was called
    TARGET_STEP = "target-step"
    TARGETS_APART = "targets-apart"
    TARGET_ALONE = "target-alone"
    TARGET_EXPIRED = "target-expired"

    # What the two values of a step are of, and for when
    AND = "and"
    UNLIKE = "unlike"
    BECAME = "became"
    BOTH = "both"
    BY_DEADLINE = "by-deadline"
    YEARLY = "yearly"
    CUMULATIVE = "cumulative"
    TIME_NOT_STATED = "time-not-stated"
    TIME_UNTIL = "time-until"
    SAME_DEADLINE = "same-deadline"
    DEADLINES = "deadlines"
    DEADLINE = "deadline"
    NO_DEADLINE = "no-deadline"
    NO_MODALITY = "no-modality"
    LOWER_IS_STRONGER = "lower-is-stronger"

    # What keeps two targets from being compared
    NO_VALUE = "no-value"
    OTHER_REFERENCE = "other-reference"
    NAMES_NEAR = "names-near"
    STOCK_AND_FLOW = "stock-and-flow"
    WORKS_DIFFER = "works-differ"
    MODES_DIFFER = "modes-differ"
    UNITS_DIFFER = "units-differ"
    THRESHOLDS_DIFFER = "thresholds-differ"
    SCOPES_DIFFER = "scopes-differ"
    PERIODS_DIFFER = "periods-differ"
    LEVELS_DIFFER = "levels-differ"
    MODE_LEVEL = "mode-level"
    MODE_GROWTH = "mode-growth"
    MODE_CUT = "mode-cut"
    MODE_MULTIPLE = "mode-multiple"
    NONE = "none"
    NOT_RESTRICTED = "not-restricted"
    PLACE_OF_LEVEL = "place-of-level"
    LEVEL_COUNTRY = "level-country"
    LEVEL_PROVINCE = "level-province"
    LEVEL_PREFECTURE = "level-prefecture"
    LEVEL_COUNTY = "level-county"
    LEVEL_UNKNOWN = "level-unknown"

    # What the facing document has instead of a target; `where` is a clause of it
    BASE_DOCUMENT = "base-document"
    OTHER_DOCUMENT = "other-document"
    TRACE_NAMED = "trace-named"
    TRACE_AIM = "trace-aim"
    TRACE_OTHER_NUMBER = "trace-other-number"
    TRACE_TAKEN = "trace-taken"
    TRACE_PAST = "trace-past"
    TRACE_ANSWERED = "trace-answered"
    TRACE_OTHER_TARGET = "trace-other-target"
    TRACE_LINKED = "trace-linked"
    TRACE_NOTHING = "trace-nothing"
