import pytest
from hypothesis import given
from hypothesis import strategies as st

from replylint.model import Language
from replylint.phrases.anchor import Commonness
from replylint.phrases.compile import Interned, Lists, compile_phrase
from replylint.phrases.link import Linked, search
from replylint.phrases.parse import PhraseError
from replylint.words import Words

LISTS = Lists({"you": ["вы", "вас", "вам"], "did": ["~проверить", "~передать", "~мочь"], "loop": ["@loop"]})


def matches(phrase: str, text: str, language: Language = "ru") -> list[str]:
    tests = Interned()
    compiled = compile_phrase(phrase, language, tests, LISTS, Commonness({})).phrase
    words = Words(text)
    found = []
    for sentence in range(len(words.sentences)):
        for match in search(Linked(compiled, tests.tests), words, sentence, frozenset()):
            start, end = words.span(match.first, match.past)
            found.append(text[start:end])
    return found


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("всего доброго", "Всего   доброго!", ["Всего   доброго"]),
        ("всего (доброго | хорошего) [вам]", "Всего, хорошего вам и нам", ["Всего, хорошего вам"]),
        ("~пострадать", "кассир пострадала", ["пострадала"]),
        ("~отзыв{plur}", "отзыв и отзывы", ["отзывы"]),
        ("пострада*", "пострадавшая сторона", ["пострадавшая"]),
        ("ваше *ние", "ваше мнение", ["ваше мнение"]),
        ("нельзя ..2 нам", "нельзя ли это нам", ["нельзя ли это нам"]),
        ("нельзя ..2 нам", "нельзя ли это всё нам", []),
        ("скажите !(нам | мне)", "скажите нам, скажите ему", ["скажите"]),
        ("из-за @you", "Это из-за вас.", ["из-за вас"]),
        ("@did{VERB,past,femn}", "я проверила и передал", ["проверила"]),
        ("^ ждите $", "Ждите. Ждите нас. Вы ждите.", ["Ждите"]),
        ("такое сообщение :", "такое сообщение: вот. И такое сообщение есть.", ["такое сообщение"]),
        ("осталось <number> (места | мест)", "осталось 2 места", ["осталось 2 места"]),
        ("<name> ждёт", "Анна ждёт, кот ждёт", ["Анна ждёт"]),
        (
            "(~пострадать | ~оштрафовать) & из-за ..2 @you",
            "Из-за вас пострадала кассир",
            ["Из-за вас пострадала"],
        ),
        ("пострадала & из-за вас &! никто не", "Из-за вас никто не пострадала", []),
        ("вы ..2 виноваты", "Вы ждали. Сами виноваты.", []),
    ],
)
def test_what_a_phrase_finds(phrase: str, text: str, expected: list[str]) -> None:
    assert matches(phrase, text) == expected


def test_english_forms() -> None:
    assert matches("~apologize for", "We apologized for it", "en") == ["apologized for"]
    assert matches("~stop emailing", "stopped emailing", "en") == ["stopped emailing"]


def test_ukrainian_forms() -> None:
    assert matches("~скарга", "через вашу скаргу", "uk") == ["скаргу"]


@pytest.mark.parametrize(
    ("phrase", "says"),
    [
        ("..3", "match everywhere"),
        ("<word> <word>", "match everywhere"),
        ("@nobody", "there is no list"),
        ("@loop", "holds itself"),
        ("~бырдык", "no dictionary"),
        ("~писать{imper}", "did you mean 'impr'"),
        ("~отзыв{past}", "no form"),
    ],
)
def test_a_phrase_that_cannot_work_is_refused(phrase: str, says: str) -> None:
    with pytest.raises(PhraseError) as error:
        matches(phrase, "")
    assert says in error.value.message


def test_gaps_do_not_explode() -> None:
    """Nested gaps over a text of one word: the work stays within instructions times words."""
    phrase = "a " + "..10 a " * 8 + "b"
    assert matches(phrase, "a " * 300, "en") == []


WORDS = st.sampled_from(["a", "b", "c", "d"])


@given(
    st.lists(WORDS, max_size=12),
    st.sampled_from(["a [b] c", "a ..2 c", "(a | b c) d", "a !b", "a & c &! d", "^ a ..1 b $"]),
)
def test_matches_are_words_of_the_text_in_order(text_words: list[str], phrase: str) -> None:
    text = " ".join(text_words)
    found = matches(phrase, text, "en")
    at = 0
    for match in found:
        at = text.index(match, at) + len(match)


TREES = st.recursive(
    st.sampled_from(["a", "b", "c", "d", "abc*", "<word>"]),
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=5).map(lambda branches: f"({' | '.join(branches)})"),
        st.lists(inner, min_size=1, max_size=4).map(lambda branches: f"[{' | '.join(branches)}]"),
        st.lists(inner, min_size=2, max_size=3).map(" ".join),
    ),
    max_leaves=10,
)


@given(TREES, st.lists(st.sampled_from(["a", "b", "c", "d", "abcd"]), max_size=8))
def test_looking_ways_up_by_the_first_word_changes_no_match(tree: str, text_words: list[str]) -> None:
    tests = Interned()
    compiled = compile_phrase(f"{tree} & (a | b)", "en", tests, LISTS, Commonness({})).phrase
    words = Words(" ".join(text_words))
    plain = Linked(compiled, tests.tests)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("replylint.phrases.link.WARM", 1)
        quick = Linked(compiled, tests.tests)
        for sentence in range(len(words.sentences)):
            list(search(quick, words, sentence, frozenset()))
    for sentence in range(len(words.sentences)):
        assert list(search(quick, words, sentence, frozenset())) == list(
            search(plain, words, sentence, frozenset())
        )
