"""The small closed classes of words around a name: greetings, thanks, titles, addressees without a name.

All words are normalised (`replylint.words.normalise`). Languages are not kept
apart: letters do not come in each other's way, and a Ukrainian «пане» in a
Russian letter is a title all the same.
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


GREETING_WORDS = _words(
    "здравствуйте здравствуй здраствуйте привет приветствую приветствуем приветик приветы добрый доброе "
    "доброго доброй день дня утро утра утречко вечер вечера вечерочек ночи ночь времени суток хай салют "
    "рад рада рады приветствовать вас тебя вам снова еще раз и а вітаю вітаємо вітання добридень "
    "добривечір здрастуйте здоровенькі були привіт доброї добрий ранок ранку вечір вечора ночі доби знову "
    "ще радий раді тебе hi hello hey hiya howdy good morning afternoon evening day greetings again to you "
    "welcome back g'day"
)
"""Words of a salutation that name nobody."""

HONORIFICS = _words(
    "уважаемый уважаемая уважаемые уважаемому уважаемой многоуважаемый многоуважаемая глубокоуважаемый "
    "глубокоуважаемая дорогой дорогая дорогие милый милая любезный любезная наш наша шановний шановна "
    "шановні вельмишановний вельмишановна високоповажний високоповажна дорогий дорога дорогі любий люба "
    "милий мила пан-отче dear dearest esteemed respected my our"
)
"""Adjectives and the like before a name: «уважаемый», «шановна», "dear"."""

TITLES = _words(
    "господин госпожа господину госпоже гражданин гражданка товарищ доктор профессор отец сударь сударыня "
    "мистер миссис мисс пан пане панові пана пані панна панно панове панство добродій добродію добродійко "
    "добродійка товаришу лікарю професоре докторе отче mr mister mrs missus ms miss mx dr doctor prof "
    "professor sir madam madame ma'am rev reverend herr frau monsieur senor senora sr sra captain"
)
"""Titles that may stand before a name and are no part of it."""

NOBODY_IN_PARTICULAR = _words(
    "клиент клиенты клиентка покупатель покупатели покупательница заказчик гость гости гостья "
    "пользователь пользователи абонент абоненты пассажир пассажиры подписчик подписчики участник "
    "участники участница друг друзья подруга коллега коллеги партнер партнеры читатель читатели ребята "
    "все всем дамы господа родители родитель пациент пациенты студент студенты сосед соседи жильцы "
    "собственник команда владелец автор товарищи соискатель кандидат девушка мужчина женщина незнакомец "
    "любимые клієнте клієнт клієнти клієнтко покупцю покупець покупці замовнику гостю гості користувачу "
    "користувач користувачі користувачко абоненте абоненти пасажире пасажири друже друзі подруго колего "
    "колеги партнере партнери читачу читачі усі усім всі всім панове пані-та-панове батьки пацієнте "
    "пацієнти студенте студенти сусіде сусіди мешканці учаснику учасники there all everyone everybody "
    "team folks friend friends guys customer customers client clients guest guests user users member "
    "members colleague colleagues partner partners subscriber sir madam ladies gentlemen valued shopper "
    "buyer reader traveler traveller student students parent parents patient neighbor neighbour stranger "
    "applicant candidate mate buddy both world whom concern may it"
)
"""Addressees that are no name: «клиент», «колего», "there"."""

THANKS = _words(
    "спасибо благодарю благодарим пожалуйста извините простите конечно хорошо да нет понимаю отлично "
    "поняла понял поздравляю поздравляем ура дякую дякуємо спасибі перепрошую вибачте звичайно звісно "
    "добре так ні розумію вітаємо гаразд чудово thanks thank you sorry sure yes no okay ok great welcome "
    "please understood congratulations absolutely certainly"
)
"""Words after which a name at the beginning of a sentence is an address: «Спасибо, Анна…»."""

REGARDS = (
    r"с\s+(?:глубоким\s+|большим\s+)?уважением|с\s+наилучшими(?:\s+пожеланиями)?|с\s+благодарностью|искренне|"
    r"(?:всегда\s+|искренне\s+)?ваш[аи]?|ув\.?|целую|обнимаю|твой|твоя|"
    r"з\s+(?:великою\s+|глибокою\s+)?повагою|з\s+найкращими(?:\s+побажаннями)?|з\s+вдячністю|щиро(?:\s+ваш[аі]?)?|"
    r"(?:with\s+)?(?:kind|best|warm|kindest|warmest)?\s*regards|best(?:\s+wishes)?|all\s+the\s+best|cheers|"
    r"(?:yours\s+)?(?:sincerely|truly|faithfully)|yours|respectfully|love|xoxo|br|rgds"
)
"""A regular expression for words after which only the writer's own name comes."""

SIGN_OFFS = (
    rf"{REGARDS}|"
    r"(?:заранее\s+|большое\s+|всем\s+)?спасибо(?:\s+(?:заранее|большое|вам))*|(?:заранее\s+)?благодарю|"
    r"всего\s+доброго|всего\s+хорошего|хорошего\s+дня|до\s+свидания|жду(?:\s+ответа)?|"
    r"с\s+надеждой(?:\s+на\s+ответ)?|"
    r"(?:наперед\s+|заздалегідь\s+|щиро\s+)?дякую(?:\s+(?:наперед|заздалегідь|вам|за\s+допомогу))*|"
    r"(?:гарного|доброго)\s+дня|чекаю(?:\s+(?:на\s+)?відповід[іь])?|take\s+care|"
    r"(?:many\s+)?thanks(?:\s+(?:a\s+lot|so\s+much|in\s+advance|again|for\s+your\s+help))*|thx|"
    r"thank\s+you(?:\s+(?:so\s+much|very\s+much|in\s+advance|again|for\s+your\s+(?:help|time)))*"
)
"""A regular expression for all the words that customers put before their signature."""

PERSON_NOUNS = _words(
    "курьер мастер менеджер оператор консультант специалист врач доктор коллега друг подруга муж жена сын "
    "дочь брат сестра мама папа водитель администратор директор руководитель начальник сотрудник сотрудница "
    "агент тренер инструктор юрист бухгалтер техник инженер продавец помощник получатель отправитель гость "
    "пассажир сосед соседка кассир кладовщик секретарь стажер преподаватель учитель учительница репетитор "
    "няня повар шеф экскурсовод гид кот кошка пес собака сборщик сборщица аналитик кур'єр майстер майстриня "
    "менеджерка операторка консультантка фахівець фахівчиня лікар лікарка колега чоловік дружина син донька "
    "водій адміністратор адміністраторка керівник керівниця співробітник співробітниця тренерка юристка "
    "бухгалтерка технік інженер продавець продавчиня отримувач відправник сусід сусідка касир касирка "
    "викладач викладачка вчитель вчителька кіт кішка courier driver manager agent colleague specialist "
    "technician engineer doctor friend husband wife son daughter brother sister mother father mom mum dad "
    "assistant supervisor trainer tutor guide neighbor neighbour teammate dog cat nurse editor chef host "
    "representative rep advisor partner boss"
)
"""Nouns after which a name stands in apposition («наш мастер, Александр, …») and addresses nobody."""

COMPANY_WORDS = _words(
    "ооо оао зао пао ао тов тзов пат прат пп кп нко тоо фгуп компания фирма магазин студия салон клиника "
    "отдел бухгалтерия склад служба поддержка школа крамниця компанія фірма відділ бухгалтерія кав'ярня "
    "llc ltd inc gmbh corp co company plc llp group team shop store studio support department accounting "
    "office school hotel restaurant cafe bank"
)
"""Words of a company's name rather than of a person's."""

SOLE_TRADERS = _words("ип фоп чп фоп-підприємець самозанятый")
"""Legal forms that stand before a person's name."""
