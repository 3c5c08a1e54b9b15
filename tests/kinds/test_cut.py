from hypothesis import given
from hypothesis import strategies as st

from replylint.drafts import read_draft
from replylint.kinds.cut import Check, find
from replylint.linter import lint
from replylint.scene import Scene
from replylint.settings import Settings
from tests.kinds.helpers import excerpts, program_of, report

BLOCK = """
kind: cut
fragments: {ru: [сук, "в|на ж"], en: [ass]}
words: {ru: [член]}
"""
SIXTEEN = "Заказ уже готов "
"""Sixteen characters."""


def test_a_beginning_that_stays_alone() -> None:
    assert excerpts(BLOCK, f"{SIXTEEN}и собран: сукно и шёлк") == ["сукно"]
    assert excerpts(BLOCK, f"{SIXTEEN}и везём в жилой дом") == ["жилой"]
    assert excerpts(BLOCK, f"{SIXTEEN}и везём жилой дом") == []
    assert excerpts(BLOCK, f"{SIXTEEN}до пяти в, жилой дом") == []
    assert excerpts(BLOCK, "Your order is ready, the assembly too", "en") == ["assembly"]


def test_a_whole_word_counts_only_where_it_is_named() -> None:
    assert excerpts(BLOCK, f"{SIXTEEN}, вы член клуба") == ["член"]
    assert excerpts(BLOCK, f"{SIXTEEN}, вы член") == []
    assert excerpts(BLOCK, f"{SIXTEEN}, вот сук дерева") == []


def test_the_range_of_cuts() -> None:
    # 16 + 4 letters: the cut after «сук» shows 19, and with the ellipsis in its place 20.
    assert excerpts(BLOCK, SIXTEEN + "сукно и шёлк, и нитки") == ["сукно"]
    assert excerpts(BLOCK, SIXTEEN[1:] + "сукно и шёлк, и нитки") == []
    assert excerpts(BLOCK, "а" * 56 + " сукно и шёлк") == ["сукно"]
    assert excerpts(BLOCK, "а" * 57 + " сукно и шёлк") == []
    assert excerpts(BLOCK, SIXTEEN + "1234 сук") == []


def test_words_never_cut_inside() -> None:
    assert excerpts(BLOCK, f"{SIXTEEN}и застрахуйте, потреблять") == []


def test_obscene_beginnings_need_no_list() -> None:
    assert excerpts("kind: cut\nfragments: {}", f"{SIXTEEN}и блядунцы") == ["блядунцы"]


def test_a_placeholder_may_be_short_or_long() -> None:
    assert excerpts(BLOCK, "{{ticket.requester.first_name_of_all}}, ваше сукно тут") == ["сукно"]
    assert excerpts(BLOCK, "{{ticket.requester.first_name}}" + "а" * 58 + " сукно тут") == []


def test_the_config_sets_range_and_ways() -> None:
    draft = read_draft(f"{SIXTEEN}и собран: сукно и шёлк", language="ru")
    for options in ({"from": 40, "to": 50}, {"from": 20, "to": 25}, {"cuts": "words"}):
        assert lint(draft, None, program_of(BLOCK, Settings(options={"own": dict(options)}))) == []
    member = read_draft(f"{SIXTEEN}, вы член клуба", language="ru")
    assert lint(member, None, program_of(BLOCK, Settings(options={"own": {"cuts": "letters"}}))) == []


def test_the_message_can_show_the_cut() -> None:
    draft = read_draft(f"{SIXTEEN}и собран: сукно и шёлк", language="ru")
    scene = Scene(draft, None, program_of(BLOCK))
    check = Check({"ru": {"сук": [[]]}}, {}, 20, 60)
    assert [hit.fields for hit in find(check, scene)] == [
        {"cut": "…уже готов и собран: сук…", "word": "сукно"}
    ]


@given(st.text(max_size=120))
def test_any_text_can_be_read(text: str) -> None:
    for found in report(BLOCK, text).findings:
        assert 0 <= found.start < found.end <= len(text)
