from replylint.model import Message, Ticket
from tests.kinds.helpers import excerpts, fixed


def test_phrases_of_the_language_of_the_paragraph() -> None:
    block = """
    kind: phrase
    phrases: {ru: [через вас], uk: [через вас], en: [via you]}
    lang: [ru, uk, en]
    """
    assert excerpts(block, "Это через вас.") == ["через вас"]
    assert excerpts("kind: phrase\nphrases: {uk: [через вас]}", "Это через вас.") == []


def test_exceptions_that_overlap_are_innocent() -> None:
    block = """
    kind: phrase
    phrases: {ru: [всего доброго]}
    except: {ru: [всего доброго и ..2 вечера]}
    """
    assert excerpts(block, "Всего доброго и хорошего вечера! Всего доброго!") == ["Всего доброго"]


def test_unless_looks_as_far_as_it_says() -> None:
    text = "Не можем вернуть. Спасибо. Можете обменять.\n\nНе можем."
    for near, left in (("sentence", 2), (1, 1), (2, 0), ("paragraph", 1), ("draft", 0)):
        block = f"""
        kind: phrase
        phrases: {{ru: [не можем]}}
        unless: {{in: {near}, phrases: {{ru: [можете]}}}}
        """
        assert len(excerpts(block, text)) == left, near


def test_beside_must_stand_near() -> None:
    block = """
    kind: phrase
    phrases: {ru: [всего доброго]}
    beside: {in: 1, phrases: {ru: ["(не можем | отказано)"]}}
    """
    assert excerpts(block, "Вернуть не можем. Всего доброго.") == ["Всего доброго"]
    assert excerpts(block, "Деньги уже в пути. Всего доброго.") == []
    assert excerpts(block, "Вернуть не можем. Спасибо. Всего доброго.") == []


def test_words_in_quotation_marks_are_somebody_elses() -> None:
    block = "kind: phrase\nquoted: innocent\nphrases: {ru: [сами виноваты], en: [your own fault]}"
    assert excerpts(block, "Фраза «вы сами виноваты» недопустима. Вы сами виноваты.") == ["сами виноваты"]
    assert excerpts(block, 'Telling you it was "your own fault" was wrong.') == []
    # Where the quotation is all there is, it is what is said.
    assert excerpts(block, "«Вы сами виноваты.»") == ["сами виноваты"]
    assert excerpts(block, "Вы «сами» виноваты.") == ["сами» виноваты"]


def test_the_whole_sentence() -> None:
    block = "kind: phrase\nwhole: sentence\nphrases: {ru: [ждите]}"
    assert excerpts(block, "Анна, здравствуйте! Ждите. Ждите звонка.") == ["Ждите"]


def test_the_whole_part() -> None:
    block = "kind: phrase\nwhole: part\npart: closing\nphrases: {ru: [всего доброго]}"
    assert excerpts(block, "Заказ собран.\n\nВсего доброго!\nАнна") == ["Всего доброго"]
    assert excerpts(block, "Заказ собран.\n\nСпасибо, всего доброго!\nАнна") == []


def test_a_part_is_looked_at_alone() -> None:
    block = "kind: phrase\npart: greeting\nphrases: {ru: [добрый день]}"
    assert excerpts(block, "Добрый день, Анна!\n\nВ добрый день приезжайте.") == ["Добрый день"]


def test_the_sentence_can_be_cited() -> None:
    block = "kind: phrase\ncite: sentence\nphrases: {ru: [сами виноваты]}"
    assert excerpts(block, "Жаль. Вы сами виноваты, увы! Ждём.") == ["Вы сами виноваты, увы!"]


def test_masked_and_quoted_stretches_are_left_alone() -> None:
    block = "kind: phrase\nphrases: {ru: [секрет], en: [secret]}"
    assert excerpts(block, "См. `секрет` и https://example.org/секрет\n\n> секрет\n") == []


def test_overlapping_matches_are_one_finding() -> None:
    block = "kind: phrase\nphrases: {ru: [сами виноваты, вы сами, вы сами виноваты]}"
    assert excerpts(block, "Вы сами виноваты.") == ["Вы сами виноваты"]


def test_a_suggestion_may_hold_the_match() -> None:
    block = "kind: phrase\nphrases: {ru: [вскоре]}\nsuggest: {ru: ['{match}, до пятницы']}"
    assert fixed(block, "Вскоре ответим.") == "Вскоре, до пятницы ответим."


def test_innocent_because_of_what_the_customer_asked() -> None:
    block = """
    kind: phrase
    phrases: {ru: [осталось два места]}
    unless: {in: customer, phrases: {ru: [сколько мест]}}
    """
    asked = Ticket(messages=(Message(text="Сколько мест в группе?"),))
    other = Ticket(messages=(Message(text="Когда занятие?"), Message(text="Сколько мест?", author="agent")))
    assert excerpts(block, "Осталось два места.", ticket=asked) == []
    assert excerpts(block, "Осталось два места.", ticket=other) == ["Осталось два места"]
    assert excerpts(block, "Сколько мест? Осталось два места.") == ["Осталось два места"]
