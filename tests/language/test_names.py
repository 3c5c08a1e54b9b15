"""First names: readings, families, forms, and what is the same name."""

import subprocess
import sys

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from replylint.language import names
from replylint.language.name_book import name_book
from replylint.model import LANGUAGES, Language
from replylint.words import normalise

LANGUAGE = st.sampled_from(LANGUAGES)


def cases_of(word: str, language: Language, form: str) -> set[str]:
    return {reading.case for reading in names.look_up(word, language) if reading.form == form}


@pytest.mark.parametrize(
    ("word", "language", "form", "case"),
    [
        ("Саша", "ru", "Саша", "nomn"),
        ("Саше", "ru", "Саша", "datv"),
        ("Сашей", "ru", "Саша", "ablt"),
        ("Саш", "ru", "Саша", "voct"),
        ("Кать", "ru", "Катя", "voct"),
        ("Зой", "ru", "Зоя", "voct"),
        ("льва", "ru", "Лев", "gent"),
        ("Санька", "ru", "Санёк", "gent"),
        ("Павлом", "ru", "Павел", "ablt"),
        ("Любовью", "ru", "Любовь", "ablt"),
        ("Илье", "ru", "Илья", "datv"),
        ("ЮРИЮ", "ru", "Юрий", "datv"),
        ("Артеме", "ru", "Артём", "loct"),
        ("Анне-Марии", "ru", "Анна-Мария", "datv"),
        ("Олено", "uk", "Олена", "voct"),
        ("Сашку", "uk", "Сашко", "voct"),
        ("Тарасику", "uk", "Тарасик", "voct"),
        ("Ігорю", "uk", "Ігор", "voct"),
        ("Олеже", "uk", "Олег", "voct"),
        ("Федоре", "uk", "Федір", "voct"),
        ("Ользі", "uk", "Ольга", "datv"),
        ("Любов'ю", "uk", "Любов", "ablt"),
        ("Яковом", "uk", "Яків", "ablt"),
        ("Маріє", "uk", "Марія", "voct"),
        ("Ілле", "uk", "Ілля", "voct"),
        ("Катрусю", "uk", "Катруся", "voct"),
        ("Kate's", "en", "Kate", "nomn"),
    ],
)
def test_look_up_names_form_and_case(word: str, language: Language, form: str, case: str) -> None:
    assert case in cases_of(word, language, form)


@pytest.mark.parametrize(
    ("word", "language"),
    [
        ("здравствуйте", "ru"),
        ("заказ", "ru"),
        ("модуль", "ru"),
        ("лампочка", "ru"),
        ("вас", "ru"),
        ("вітаю", "uk"),
        ("замовлення", "uk"),
        ("hello", "en"),
        ("", "ru"),
        ("-", "uk"),
        ("Саша-Маша-Даша", "ru"),
        ("Саша" * 1000, "ru"),
    ],
)
def test_other_words_are_no_names(word: str, language: Language) -> None:
    assert names.look_up(word, language) == ()
    assert not names.is_known(word, language)


@pytest.mark.parametrize(
    ("word", "language"),
    [
        *(
            (word, "ru")
            for word in ("том", "тем", "мил", "лен", "лид", "коль", "вера", "роман", "розе", "свет")
        ),
        *((word, "uk") for word in ("віра", "лев", "любо", "мило", "зорю", "калино")),
        *((word, "en") for word in ("will", "mark", "rose", "faith", "hope", "art", "bill", "may")),
    ],
)
def test_words_that_are_no_name_when_small_are_marked(word: str, language: Language) -> None:
    readings = names.look_up(word, language)
    assert all(reading.common_word for reading in readings)
    assert readings or word == "тем"


@pytest.mark.parametrize(
    ("word", "language"),
    [("саша", "ru"), ("саш", "ru"), ("кать", "ru"), ("олено", "uk"), ("тарасику", "uk"), ("kate", "en")],
)
def test_plain_names_are_not_marked(word: str, language: Language) -> None:
    assert not any(reading.common_word for reading in names.look_up(word, language))


def test_nominatives_come_first() -> None:
    readings = names.look_up("Александра", "ru")
    assert readings[0].form == "Александра"
    assert readings[0].case == "nomn"
    assert {reading.form for reading in readings} == {"Александра", "Александр"}


def test_forms_are_given_as_the_list_writes_them() -> None:
    form = names.name_form("семен", "ru")
    assert form is not None
    assert form.form == "Семён"
    assert names.name_form("Саше", "ru") is None


@pytest.mark.parametrize(
    ("form", "language", "full"),
    [
        ("Саша", "ru", {"Александр", "Александра"}),
        ("Женей", "ru", {"Евгений", "Евгения"}),
        (
            "Слава",
            "ru",
            {"Вячеслав", "Святослав", "Ярослав", "Мстислав", "Ростислав", "Владислав", "Владислава"},
        ),
        ("Валя", "ru", {"Валентин", "Валентина", "Валерия"}),
        ("Ася", "ru", {"Ася", "Анастасия"}),
        ("Леся", "uk", {"Олександра", "Олена", "Олеся"}),
        ("Славко", "uk", {"Святослав", "Ярослав", "Мирослав"}),
        ("Kate", "en", {"Katherine", "Catherine"}),
        ("Светланушка", "ru", {"Светлана"}),
    ],
)
def test_families(form: str, language: Language, full: set[str]) -> None:
    assert full <= names.families(form, language)


def test_no_family_without_a_name() -> None:
    assert names.families("Здравствуйте", "ru") == frozenset()


@pytest.mark.parametrize(
    ("a", "b", "language", "same"),
    [
        ("Саша", "Саше", "ru", True),
        ("Саше", "Сашу", "ru", True),
        ("Саша", "Саш", "ru", True),
        ("Саша", "Шура", "ru", False),
        ("Саша", "Сашенька", "ru", False),
        ("Саша", "Александр", "ru", False),
        ("Артём", "Артему", "ru", True),
        ("Марина", "Марине", "ru", True),
        ("Марина", "Карина", "ru", False),
        ("Александр", "Александра", "ru", True),
        ("Александра", "Александром", "ru", False),
        ("Сашко", "Сашку", "uk", True),
        ("Сашко", "Олександре", "uk", False),
        ("Олена", "Оленко", "uk", False),
        ("Зенон", "Зеноне", "uk", True),
        ("Kate", "Kate's", "en", True),
        ("Kate", "Katherine", "en", False),
        ("Чжунцинь", "Чжунцинем", "ru", True),
        ("Бухтияр", "Бухтиярова", "ru", False),
    ],
)
def test_same_form(a: str, b: str, language: Language, same: bool) -> None:
    assert names.same_form(a, b, language) is same


def test_address_tells_a_man_from_a_woman() -> None:
    assert not names.same_form("Александр", "Александра", "ru", names.ADDRESS_CASES)
    assert not names.same_form("Александра", "Александр", "ru", names.ADDRESS_CASES)
    assert names.same_form("Саша", "Саш", "ru", names.ADDRESS_CASES)
    assert not names.same_form("Саша", "Сашей", "ru", names.ADDRESS_CASES)
    assert names.same_form("Тарас", "Тарасе", "uk", names.ADDRESS_CASES)


@pytest.mark.parametrize(
    ("a", "b", "language", "related"),
    [
        ("Саша", "Александру", "ru", True),
        ("Шура", "Саше", "ru", True),
        ("Настя", "Анастасия", "ru", True),
        ("Саша", "Маша", "ru", False),
        ("Сашко", "Олександре", "uk", True),
        ("Катруся", "Катерино", "uk", True),
        ("Тарас", "Богдане", "uk", False),
        ("Kate", "Katherine", "en", True),
        ("Bob", "Robert", "en", True),
        ("Liz", "Beth", "en", True),
        ("Bob", "William", "en", False),
        ("Заказ", "Заказ", "ru", False),
    ],
)
def test_related(a: str, b: str, language: Language, related: bool) -> None:
    assert names.related(a, b, language) is related
    assert names.related(b, a, language) is related


@pytest.mark.parametrize(
    ("form", "from_language", "to_language", "expected"),
    [
        ("Олена", "uk", "ru", "Елена"),
        ("Олені", "uk", "ru", "Елена"),
        ("Елена", "ru", "uk", "Олена"),
        ("Александр", "ru", "uk", "Олександр"),
        ("Николай", "ru", "uk", "Микола"),
        ("Illia", "en", "uk", "Ілля"),
        ("Sofia", "en", "uk", "Софія"),
        ("Настя", "ru", "uk", "Настя"),
    ],
)
def test_counterpart(form: str, from_language: Language, to_language: Language, expected: str) -> None:
    assert expected in names.counterpart(form, from_language, to_language)


@pytest.mark.parametrize(
    ("a", "a_language", "b", "b_language", "same"),
    [
        ("Sofia", "en", "Софіє", "uk", True),
        ("Oleksii", "en", "Олексію", "uk", True),
        ("Yevhen", "en", "Євгене", "uk", True),
        ("Yuliya", "en", "Юлия", "ru", True),
        ("Юля", "ru", "Юліє", "uk", False),
        ("Юлия", "ru", "Юліє", "uk", True),
        ("Dmitry", "en", "Дмитрий", "ru", True),
        ("Олена", "uk", "Елену", "ru", True),
        ("Олена", "uk", "Оксана", "ru", False),
        ("Zorbek", "en", "Зорбек", "ru", True),
        ("Саша", "ru", "Саше", "ru", True),
    ],
)
def test_same_in_other_language(
    a: str, a_language: Language, b: str, b_language: Language, same: bool
) -> None:
    assert names.same_in_other_language(a, a_language, b, b_language) is same


@pytest.mark.parametrize(
    ("form", "language", "gender"),
    [
        ("Анна", "ru", "f"),
        ("Никита", "ru", "m"),
        ("Любовь", "ru", "f"),
        ("Саша", "ru", None),
        ("Женя", "uk", None),
        ("Микола", "uk", "m"),
        ("Сашко", "uk", "m"),
        ("Robert", "en", "m"),
        ("Jordan", "en", None),
        ("Зумрудия", "ru", "f"),
        ("Бахтовар", "ru", "m"),
        ("Мкуль", "ru", None),
    ],
)
def test_gender(form: str, language: Language, gender: str | None) -> None:
    assert names.gender(form, language) == gender


def test_unknown_names_are_declined_by_their_endings() -> None:
    forms = names.forms_of("Бахтовар", "ru")
    assert forms["datv"] == ("Бахтовару",)
    assert names.forms_of("Кармелита", "ru", "f")["accs"] == ("Кармелиту",)
    assert names.forms_of("Дзвенимир", "uk", "m")["voct"][0] == "Дзвенимире"


def test_letter_case_is_kept() -> None:
    assert names.forms_of("САША", "ru")["datv"] == ("САШЕ",)
    assert names.forms_of("саша", "ru")["datv"] == ("саше",)


def test_double_names_are_declined_in_both_halves() -> None:
    assert names.forms_of("Анна-Мария", "ru")["gent"] == ("Анны-Марии",)


def test_names_that_are_not_declined() -> None:
    assert set(names.forms_of("Кармен", "ru")["gent"]) == {"Кармен"}
    assert names.forms_of("Мишель", "ru", "f")["gent"][0] == "Мишель"
    assert names.forms_of("Kate", "en")["voct"] == ("Kate",)


@pytest.mark.parametrize(
    ("word", "language", "surname"),
    [
        ("Вершинина", "ru", True),
        ("Мельниченко", "uk", True),
        ("Левицька", "uk", True),
        ("Марина", "ru", False),
        ("Иванович", "ru", False),
        ("O'Brien", "en", True),
        ("Kate", "en", False),
    ],
)
def test_surname_like(word: str, language: Language, surname: bool) -> None:
    assert names.surname_like(word, language) is surname


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("Анстасия", "Анастасия", 1),
        ("Светалана", "Светлана", 1),
        ("Cristopherr", "Christopher", 2),
        ("Аннa", "Анна", 0),
        ("Атнон", "Антон", 1),
        ("Семён", "семен", 0),
        ("Марина", "Карина", 1),
        ("Саша", "Александра", 3),
        ("", "ab", 2),
        ("", "", 0),
    ],
)
def test_distance(a: str, b: str, expected: int) -> None:
    assert names.distance(a, b) == expected


def plain_distance(a: str, b: str) -> int:
    """The textbook matrix, without any cutting short."""
    table = [[max(i, j) if 0 in (i, j) else 0 for j in range(len(b) + 1)] for i in range(len(a) + 1)]
    for i in range(1, len(a) + 1):
        for j in range(1, len(b) + 1):
            table[i][j] = min(
                table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + (a[i - 1] != b[j - 1])
            )
            if i > 1 and j > 1 and a[i - 1] == b[j - 2] and a[i - 2] == b[j - 1]:
                table[i][j] = min(table[i][j], table[i - 2][j - 2] + 1)
    return table[-1][-1]


@given(st.text("abв", max_size=9), st.text("abв", max_size=9), st.integers(1, 4))
def test_distance_is_that_of_the_whole_matrix_up_to_the_limit(a: str, b: str, limit: int) -> None:
    expected = plain_distance(normalise(a), normalise(b))
    assert names.distance(a, b, limit) == min(expected, limit + 1)


@pytest.mark.parametrize("language", ["ru", "uk"])
def test_every_form_of_every_name_is_found_again(language: Language) -> None:
    book = name_book(language)
    for nominative in sorted(book)[::7]:
        entry = book.entry(nominative)
        assert entry is not None
        for case, forms in names.forms_of(entry.form, language).items():
            for form in forms:
                assert case in cases_of(form, language, entry.form), (entry.form, case, form)
                assert names.same_form(entry.form, form, language), (entry.form, form)


@example("𝑰𝑰", "a", "ru", "uk")
@given(st.text(max_size=30), st.text(max_size=30), LANGUAGE, LANGUAGE)
def test_no_word_breaks_a_question(a: str, b: str, language: Language, other: Language) -> None:
    assert names.same_form(a, a, language)
    assert names.related(a, b, language) == names.related(b, a, language)
    assert names.same_form(a, b, language) == names.same_form(b, a, language)
    assert set(names.forms_of(a, language)) == set(names.CASES)
    names.counterpart(a, language, other)
    names.same_in_other_language(a, language, b, other)
    names.gender(a, language)
    names.surname_like(a, language)


def test_importing_reads_no_list() -> None:
    program = (
        "from replylint.language import names, name_book\n"
        "import sys\n"
        "assert name_book.name_book.cache_info().currsize == 0\n"
        "assert not {'pymorphy3', 'spacy', 'yaml', 'regex', 'numpy', 'pathlib'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
