"""Which of LanguageTool's rules are asked at all, by language and channel.

Left out is what other rules of replylint or the house's own style decide, and what was wrong in replies more
often than right (benchmarks/judged.md). `grammar.on` brings rules or categories back, `grammar.off` leaves more out.
"""

from replylint.model import Channel, Language
from replylint.settings import Grammar

CODES: dict[Language, str] = {"ru": "ru-RU", "uk": "uk-UA", "en": "en-US"}
"""The languages as LanguageTool calls them."""

SHORT_CHANNELS: tuple[Channel, ...] = ("chat", "push", "sms", "social")
"""Where people write as they talk."""

_CATEGORIES_OFF = (
    # How it is said, which the packs judge, or nobody's business.
    "STYLE", "COLLOQUIALISMS", "REDUNDANCY", "PLAIN_ENGLISH", "WORDINESS", "REPETITIONS", "REPETITIONS_STYLE",
    "CREATIVE_WRITING", "WIKIPEDIA", "GENDER_NEUTRALITY", "ACADEMIC_WRITING", "TEXT_ANALYSIS", "STYLISTIC",
    "EXTEND", "AMERICAN_ENGLISH_STYLE", "BRITISH_ENGLISH", "TYPOGRAPHY",
    "LOGIC",
)  # fmt: skip

_RULES_OFF = (
    # A sentence may go on after a greeting with a comma, or in a list.
    "UPPERCASE_SENTENCE_START", "LC_AFTER_PERIOD",
    # Right and wrong by the style guide of the house.
    "HYPHEN_TO_EN", "COMMA_COMPOUND_SENTENCE", "COMMA_COMPOUND_SENTENCE_2", "COMMA_COMPOUND_SENTENCE_3",
    "MISSING_COMMA_AFTER_INTRODUCTORY_PHRASE", "SENT_START_CONJUNCTIVE_LINKING_ADVERB_COMMA", "SMART_COMPOUNDS",
    "PICK_UP_COMPOUND", "UK_SIMPLE_REPLACE_SOFT", "UK_SIMPLE_REPLACE_RENAMED",
    # «Если что, пиши»: an imperative beside a conjunction. A capital after a button's name. «Півроку», as all write it.
    "Verb_IMP_OR_REAL", "DotOrCase", "piv_okremo_2019",
    # Mostly wrong in replies: «claims desk», «this ten weeks ahead», «and am checking», «brand new», a noun as a town.
    "POSSESSIVE_APOSTROPHE", "THIS_TWO_MEN", "Cap_Letters_Name", "AM_I", "CA_BRAND_NEW",
    # "If your dog won't eat", "Thanks to you we …", "Next time just bring …", a comma before "so".
    "CONDITIONAL_CLAUSE", "PRP_COMMA", "SINGULAR_NOUN_ADV_AGREEMENT", "NO_COMMA_BEFORE_SO",
    # The days of a year that the text does not name.
    "EN_DATE_WEEKDAY_CURRENTYEAR",
)  # fmt: skip

_ACROSS_SENTENCES = ("COHERENCY", "REPEAT_BEGINNING", "UNPAIRED_")
"""Parts of the names of rules that compare sentences: ours are asked together with those of other texts."""

_RULES_ON = (
    # LanguageTool takes this for style, and every Ukrainian editor for a mistake: «на протязі дня».
    "na_protyazi",
)

_SHORT_CATEGORIES_OFF = ("PUNCTUATION", "CASING")


def language_code(language: Language, grammar: Grammar) -> str:
    """The language as LanguageTool is asked for it."""
    return (grammar.english or CODES["en"]) if language == "en" else CODES[language]


def is_off(rule: str, category: str, channel: Channel | None, grammar: Grammar) -> bool:
    """Is a rule of LanguageTool left out? The closer word decides: the rule's own, then that on its category."""
    if any(part in rule for part in _ACROSS_SENTENCES):
        return True
    for name in (rule, category):
        if name in grammar.off:
            return True
        if name in grammar.on:
            return False
    if rule in _RULES_ON:
        return False
    if rule in _RULES_OFF or category in _CATEGORIES_OFF:
        return True
    return channel in SHORT_CHANNELS and category in _SHORT_CATEGORIES_OFF


def options(grammar: Grammar) -> dict[str, str]:
    """What the server itself is told to leave out, as that takes half of its time."""
    categories = [name for name in _CATEGORIES_OFF if name not in grammar.on and name != "STYLE"]
    return {"disabledCategories": ",".join(categories)}
