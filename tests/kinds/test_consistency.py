from replylint.model import Agent, Message, Ticket
from tests.kinds.helpers import excerpts, report

TY = """
kind: consistency
variants: {ru: {ты: ["(ты | тебе)"], вы: ["(вы | вам)"]}}
"""
CASE = """
kind: consistency
case_sensitive: true
variants: {ru: {Вы: [Вы, Вам], вы: [вы, вам]}}
"""
THREAD = """
kind: consistency
scope: thread
variants: {ru: {m: [проверил], f: [проверила]}}
"""


def test_the_rarer_variant_is_flagged_once() -> None:
    assert excerpts(TY, "Если вы готовы, вам позвонят, и тебе, и ты ответишь.") == ["тебе"]


def test_of_two_equal_ones_the_later() -> None:
    assert excerpts(TY, "Мы тебе позвоним, а вы ответьте.") == ["вы"]


def test_quoted_words_are_no_sign() -> None:
    assert excerpts(TY, "Нажмите «Ты и друзья», вам откроется список.") == []


def test_exceptions_are_no_sign() -> None:
    block = TY + 'except: {ru: ["ух ты"]}\n'
    assert excerpts(block, "Ух ты, вам повезло!") == []
    assert excerpts(block, "Ух ты, вам повезло, и тебе тоже!") == ["тебе"]


def test_capitals_at_the_start_of_a_sentence_say_nothing() -> None:
    assert excerpts(CASE, "Вы правы, мы вам вернём. Вам напишут: Вы увидите.") == []
    assert excerpts(CASE, "Мы Вам вернём, а вы ждите.") == ["вы"]


def test_another_spelling_has_a_fix_that_is_safe_with_the_majority() -> None:
    def suggested(block: str, text: str) -> list[tuple[str, bool]]:
        (finding,) = report(block, text).findings
        return [(one.text, one.safe) for one in finding.suggestions]

    assert suggested(CASE, "Мы Вам вернём, а вы ждите, и Вам напишут.") == [("Вы", True)]
    assert suggested(CASE, "Мы вам вернём, а Вы ждите, и вам напишут.") == [("вы", True)]
    assert suggested(CASE, "Мы Вам вернём, а вы ждите.") == [("Вы", False)]
    assert suggested(TY, "Если вы готовы, вам позвонят, и тебе тоже.") == []


def test_the_same_operator_earlier_in_the_thread() -> None:
    earlier = Message(text="Я проверила.\nЯна", author="agent")
    ticket = Ticket(agent=Agent("Яна"), messages=(earlier,))
    found = report(THREAD, "Я проверил.", ticket=ticket).findings
    assert [one.evidence[0].text for one in found] == ["проверила"]
    assert (
        report(THREAD, "Я проверил.", ticket=Ticket(agent=Agent("Антон"), messages=(earlier,))).findings == ()
    )
