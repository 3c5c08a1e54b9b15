"""What of LanguageTool's matches is told: placeholders, names and terms are no mistakes."""

from replylint.drafts import read_draft
from replylint.grammar.known_words import KnownWords
from replylint.grammar.matches import Match
from replylint.grammar.noise import worth_telling
from replylint.grammar.sentences import sentences_of
from replylint.model import Company, Customer, Message, Ticket
from replylint.settings import Grammar

PLAIN = Grammar()


def told(
    text: str,
    excerpt: str,
    *replacements: str,
    rule: str = "MORFOLOGIK_RULE_RU_RU",
    ticket: Ticket | None = None,
    company: Company = Company(),
    message: str = "",
    grammar: Grammar = PLAIN,
) -> bool:
    """Is a match of this rule at this excerpt told?"""
    draft = read_draft(text, kind="template" if "{" in text else "reply")
    at = text.index(excerpt)
    spelling = rule.startswith("MORFOLOGIK")
    found = []
    for sentence in sentences_of(draft):
        matches = []
        if sentence.start <= at < sentence.end:
            category, kind = ("TYPOS", "misspelling") if spelling else ("GRAMMAR", "grammar")
            start = at - sentence.start
            matches = [Match(start, start + len(excerpt), rule, category, kind, message, replacements)]
        found.append((sentence, matches))
    known = KnownWords(draft, ticket, company)
    return bool(list(worth_telling(found, draft, known, draft.channel, grammar)))


def test_a_typo_is_told() -> None:
    assert told("Курьер приедет завтро.", "завтро", "завтра")
    assert told("Ми перевірели ваше замовлення.", "перевірели", "перевірили", rule="MORFOLOGIK_RULE_UK_UA")
    assert told("We will call you tomorow.", "tomorow", "tomorrow", rule="MORFOLOGIK_RULE_EN_US")


def test_names_of_the_ticket_are_known_in_every_case() -> None:
    ticket = Ticket(customer=Customer(name="Зульмира Бекова"))
    assert not told("Заказ для зульмиры уже готов.", "зульмиры", "зимы", ticket=ticket)
    assert told("Заказ для зульмиры уже готов.", "зульмиры", "зульмиру", "зулмиры")


def test_words_of_the_company_are_known() -> None:
    company = Company(words=("кэшбэкер",))
    assert told("Откройте кэшбэкер и войдите.", "кэшбэкер", "кэшбэка")
    assert not told("Откройте кэшбэкер и войдите.", "кэшбэкер", "кэшбэка", company=company)


def test_what_the_customer_calls_it_is_its_name() -> None:
    ticket = Ticket(messages=(Message("Где мои шопперсы?"),))
    assert told("Ваши шопперсы уже в пути.", "шопперсы", "шопперы")
    assert not told("Ваши шопперсы уже в пути.", "шопперсы", "шопперы", ticket=ticket)


def test_a_word_far_from_all_others_is_a_term() -> None:
    assert not told("Включите мультиварквест.", "мультиварквест", "мультик")
    assert not told("Log in as batchuser, please.", "batchuser", "batch user", rule="MORFOLOGIK_RULE_EN_US")
    assert not told("Tell us your pincode, please.", "pincode", "pin code", rule="MORFOLOGIK_RULE_EN_US")
    assert told("Thanks alot for writing.", "alot", "a lot", rule="MORFOLOGIK_RULE_EN_US")
    assert told("It takes upto a day.", "upto", "up to", "unto", rule="MORFOLOGIK_RULE_EN_US")


def test_quoted_words_of_the_customer_are_theirs() -> None:
    ticket = Ticket(messages=(Message("На экране пишет «потвердите вхот» и всё."),))
    text = "Надпись «потвердите вхот» исправим."
    assert told(text, "потвердите", "подтвердите")
    assert not told(text, "потвердите", "подтвердите", ticket=ticket)
    assert not told(text, "вхот", "вход", rule="SOME_GRAMMAR", ticket=ticket)


def test_a_capital_inside_a_sentence_is_a_name_except_of_a_polite_you() -> None:
    assert not told("Заказ ждёт вас в Тасино.", "Тасино", "Тосино")
    assert told("Благодарим за Вашь отзыв.", "Вашь", "Ваш")
    assert told("Recieved your letter, thank you.", "Recieved", "Received", rule="MORFOLOGIK_RULE_EN_US")
    assert not told("Vira will call you.", "Vira", "Via", rule="MORFOLOGIK_RULE_EN_US")


def test_latin_words_in_a_cyrillic_sentence_are_names() -> None:
    assert not told("Откройте flowdesk и войдите в систему.", "flowdesk", "flow")


def test_british_words_are_right_unless_the_config_says_american() -> None:
    said = "Possible spelling mistake. ‘colour’ is British English."
    text = "The colour is right."
    assert not told(text, "colour", "color", rule="MORFOLOGIK_RULE_EN_US", message=said)
    american = Grammar(english="en-US")
    assert told(text, "colour", "color", rule="MORFOLOGIK_RULE_EN_US", message=said, grammar=american)


def test_a_finding_never_touches_a_placeholder() -> None:
    assert not told("Ждём {{name}}завтро.", "завтро", "завтра")
    assert told("Ждём {{name}} завтро.", "завтро", "завтра")


def test_grammar_beside_a_placeholder_may_hang_on_it() -> None:
    assert not told("В заказе {{count}} товара лежат.", "лежат", "лежит", rule="AGREEMENT")
    text = "В заказе {{count}} товара, и все они уже давно лежат на складе."
    assert told(text, "лежат", "лежит", rule="AGREEMENT")


def test_under_conditions_grammar_is_not_told() -> None:
    text = "Мы {% if one %}его{% else %}их{% endif %} уже отправили вам сегодня утром и ждёт ответа."
    assert not told(text, "ждёт", "ждём", rule="AGREEMENT")


def test_words_of_the_neighbour_language() -> None:
    assert not told("Отделение: вулиця Сагайдачного, біля метро.", "вулиця", "улица")
    ukrainian = "MORFOLOGIK_RULE_UK_UA"
    assert told("Замовлення вже у вашому кабинете.", "кабинете", "кабінеті", rule=ukrainian)
    assert not told("Фільм «Белое солнце пустыни» вже у вас.", "солнце", "сонце", rule=ukrainian)


def test_grammar_of_a_name_is_not_told() -> None:
    assert not told("Не обижайтесь на Кешу сегодня.", "на Кешу", rule="PREP_AND_NOUN")
    assert told("Мы были в течении дня.", "в течении", "в течение", rule="PREP_AND_NOUN")
    assert told("В течении дня ответим.", "В течении", "В течение", rule="PREP_AND_NOUN")
    assert not told("Оплата с карты XXXX XXXX прошла.", "XXXX XXXX", "XXXX", rule="WORD_REPEAT_RULE")


def test_verbal_nouns_of_the_trade_are_ukrainian() -> None:
    assert not told("Вартість доставки вже у рахунку.", "доставки", "доставлення", rule="UK_SIMPLE_REPLACE")
    assert told("Це слідуюча помилка у рахунку.", "слідуюча", "наступна", rule="UK_SIMPLE_REPLACE")
