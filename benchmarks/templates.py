"""What the benchmarks of repositories check: macros and articles in three languages, no two of them alike.

One text in twelve holds a fault, as macros do that nobody has read for a year.
"""

import html
import json
import random
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple


class Words(NamedTuple):
    """What the letters of a language are made of; {things} are named in `slots`."""

    greetings: list[str]
    sentences: list[str]
    closings: list[str]
    faults: list[str]
    titles: list[str]
    slots: Mapping[str, list[str]]


RUSSIAN = Words(
    [
        "Здравствуйте, {{{{ticket.requester.first_name}}}}!",
        "Добрый день, {{{{ticket.requester.first_name}}}}!",
    ],
    [
        "Мы получили ваш вопрос о том, как вернуть {thing}, и уже передали его на склад.",
        "Возврат займёт до {days} рабочих дней: столько банку нужно, чтобы провести платёж.",
        "Деньги придут на карту, с которой вы платили, а чек мы пришлём на почту из заказа.",
        "Чтобы изменить {place}, откройте раздел «{section}» и нажмите на карандаш рядом с ним.",
        "Если {thing} не помещается в пункт выдачи, курьер привезёт заказ домой, с {hour} до {later} часов.",
        "Номер обращения {{{{ticket.id}}}}: назовите его, когда будете звонить, и мы сразу всё найдём.",
        "В личном кабинете видно, где сейчас {thing} и когда его передадут курьеру.",
        "Мастер позвонит за {minutes} минут до приезда и привезёт всё, что нужно для ремонта.",
        "Мы проверили оплату: {amount} рублей списали один раз, второе списание банк отменит сам.",
        "Пришлите, пожалуйста, фотографию упаковки и номера на коробке: по ней мы поймём, где задержался заказ.",
        "Срок хранения в пункте выдачи {days} дней, продлить его можно один раз в разделе «{section}».",
        "Гарантия на {thing} действует {days} месяцев со дня покупки, чек для неё не нужен.",
        "Если письмо не пришло, загляните в папку со спамом и добавьте наш адрес в контакты.",
        "Понимаем, как неудобно ждать, поэтому доставку за {amount} рублей мы вернули.",
        "Подпишитесь на уведомления в разделе «{section}», и мы напишем, как только {thing} появится в продаже.",
        "Пароль меняется в настройках: выберите замок, введите новый и сохраните, это займёт {minutes} секунд.",
        "Заказ можно отменить, пока его не передали курьеру, обычно это {hour} часов с момента оплаты.",
        "Скидка {days} % складывается с бонусами, но не со скидкой по промокоду.",
    ],
    ["С уважением,\n{{{{current_user.name}}}}", "Хорошего дня!\n{{{{current_user.name}}}}"],
    [
        "Вы сами виноваты, что не прочитали условия.",
        "К сожалению, ничем не можем помочь.",
        "Спасибо за за ожидание.",
    ],
    ["Возврат: {thing}", "Доставка: {thing}", "Кабинет: {section}", "Гарантия: {thing}"],
    {
        "thing": "чайник пылесос рюкзак смартфон самокат принтер матрас кофр шуруповёрт увлажнитель".split(),
        "place": ["адрес доставки", "телефон", "день доставки", "способ оплаты", "получателя"],
        "section": ["Мои заказы", "Профиль", "Доставка", "Уведомления", "Оплата", "Помощь", "Бонусы"],
    },
)
UKRAINIAN = Words(
    ["Вітаємо, {{{{ticket.requester.first_name}}}}!", "Добрий день, {{{{ticket.requester.first_name}}}}!"],
    [
        "Ми отримали ваше запитання про те, як повернути {thing}, і вже передали його на склад.",
        "Повернення триває до {days} робочих днів: стільки банку потрібно, щоб провести платіж.",
        "Гроші надійдуть на картку, якою ви платили, а чек ми надішлемо на пошту із замовлення.",
        "Щоб змінити {place}, відкрийте розділ «{section}» і натисніть на олівець поруч.",
        "Якщо {thing} не вміщується у відділення, кур'єр привезе замовлення додому, з {hour} до {later} години.",
        "Номер звернення {{{{ticket.id}}}}: назвіть його, коли телефонуватимете, і ми одразу все знайдемо.",
        "В особистому кабінеті видно, де зараз {thing} і коли його передадуть кур'єрові.",
        "Майстер зателефонує за {minutes} хвилин до приїзду й привезе все, що потрібно для ремонту.",
        "Ми перевірили оплату: {amount} гривень списали один раз, друге списання банк скасує сам.",
        "Надішліть, будь ласка, світлину пакування й номера на коробці: за нею ми зрозуміємо, де замовлення.",
        "Замовлення чекає у відділенні {days} днів, продовжити цей час можна один раз у розділі «{section}».",
        "Гарантія на {thing} діє {days} місяців від дня купівлі, чек для неї не потрібен.",
        "Якщо лист не надійшов, зазирніть до теки зі спамом і додайте нашу адресу до контактів.",
        "Розуміємо, як незручно чекати, тому доставку за {amount} гривень ми повернули.",
        "Пароль змінюється в налаштуваннях: оберіть замок, введіть новий і збережіть, це займе {minutes} секунд.",
        "Замовлення можна скасувати, доки його не передали кур'єрові, зазвичай це {hour} годин від оплати.",
    ],
    ["З повагою,\n{{{{current_user.name}}}}", "Гарного дня!\n{{{{current_user.name}}}}"],
    [
        "Ви самі винні, що не прочитали умови.",
        "На жаль, нічим не можемо допомогти.",
        "Дякуємо за за очікування.",
    ],
    ["Повернення: {thing}", "Доставка: {thing}", "Кабінет: {section}", "Гарантія: {thing}"],
    {
        "thing": "чайник рюкзак смартфон самокат принтер матрац кошик шуруповерт зволожувач пилосос".split(),
        "place": ["адресу доставки", "телефон", "день доставки", "спосіб оплати", "одержувача"],
        "section": ["Мої замовлення", "Профіль", "Доставка", "Сповіщення", "Оплата", "Допомога", "Бонуси"],
    },
)
ENGLISH = Words(
    ["Hi {{{{ticket.requester.first_name}}}},", "Hello {{{{ticket.requester.first_name}}}},"],
    [
        "We have received your question about returning the {thing} and passed it on to the warehouse.",
        "A refund takes up to {days} working days, which is what the bank needs to book the payment.",
        "The money goes to the card you paid with, and the receipt goes to the address in your order.",
        "To change the {place}, open “{section}” and choose the pencil beside it.",
        "If the {thing} does not fit the pickup point, a courier brings it to your door between {hour} and {later}.",
        "Your request has the number {{{{ticket.id}}}}: mention it when you call and we will find everything at once.",
        "Your account shows where the {thing} is now and when the courier gets it.",
        "The technician calls {minutes} minutes before the visit and brings all the parts along.",
        "We checked the payment: {amount} pounds were charged once, and the bank cancels the second charge.",
        "Please send us a photo of the box and of the number on it, so that we can see where the order was held up.",
        "An order waits at the pickup point for {days} days, and you can extend that once under “{section}”.",
        "The warranty of the {thing} lasts {days} months from the day of purchase, and no receipt is needed.",
        "If the message has not arrived, look into the spam folder and add our address to your contacts.",
        "Waiting is a nuisance, so we have refunded the {amount} pounds that the delivery cost.",
        "The password is changed in the settings: choose “{section}”, type the new one and save it.",
        "An order can be cancelled until the courier has it, which is usually {hour} hours after the payment.",
    ],
    ["Best regards,\n{{{{current_user.name}}}}", "Have a good day!\n{{{{current_user.name}}}}"],
    [
        "You should have read the terms.",
        "Unfortunately, there is nothing we can do.",
        "Thank you for for waiting.",
    ],
    ["Refund: {thing}", "Delivery: {thing}", "Account: {section}", "Warranty: {thing}"],
    {
        "thing": "kettle backpack phone scooter printer mattress basket drill humidifier lamp".split(),
        "place": ["delivery address", "phone number", "day of delivery", "way of payment", "recipient"],
        "section": ["My orders", "Profile", "Delivery", "Notifications", "Payment", "Help", "Bonuses"],
    },
)
LANGUAGES = {"ru": RUSSIAN, "uk": UKRAINIAN, "en": ENGLISH}


def paragraphs(number: int, length: int) -> tuple[str, str, list[str]]:
    """Language, title and paragraphs of the text with this number, about `length` characters; always the same."""
    chance = random.Random(number)
    language = ("ru", "ru", "uk", "en")[number % 4]
    words = LANGUAGES[language]

    def filled(text: str) -> str:
        hour = chance.randint(8, 15)
        numbers = {
            "days": chance.randint(2, 30), "hour": hour, "later": hour + 3, "minutes": chance.randint(15, 60),
            "amount": chance.randint(100, 9999),
        }  # fmt: skip
        return text.format(**numbers, **{name: chance.choice(values) for name, values in words.slots.items()})

    title = f"{filled(chance.choice(words.titles))} {number}"
    body: list[str] = [filled(chance.choice(words.greetings))]
    size = 0
    paragraph: list[str] = []
    waiting: list[str] = []
    while size < length:
        waiting = waiting or chance.sample(words.sentences, len(words.sentences))
        paragraph.append(filled(waiting.pop()))
        size += len(paragraph[-1]) + 1
        if len(paragraph) == 3:
            body.append(" ".join(paragraph))
            paragraph = []
    if number % 12 == 0:
        paragraph.append(chance.choice(words.faults))
    if paragraph:
        body.append(" ".join(paragraph))
    body.append(filled(chance.choice(words.closings)))
    return language, title, body


def macro(number: int) -> dict[str, object]:
    """A macro as Zendesk's `GET /api/v2/macros` gives it; one in ten has a condition in Liquid."""
    language, title, body = paragraphs(number, 520)
    blocks = [html.escape(text, quote=False).replace("\n", "<br>") for text in body]
    if number % 10 == 0:
        other = paragraphs(number + 4_000_000, 60)[2][1]
        blocks[1] = (
            f"{{% if ticket.via == 'Chat' %}}{blocks[1]}{{% else %}}{html.escape(other, quote=False)}{{% endif %}}"
        )
    value = "".join(f'<p dir="auto" style="margin: 0 0 1em">{block}</p>\n' for block in blocks)
    return {
        "url": f"https://example.zendesk.com/api/v2/macros/{360000000000 + number}.json",
        "id": 360000000000 + number,
        "title": title,
        "raw_title": title,
        "active": True,
        "default": False,
        "description": None,
        "position": number,
        "restriction": {"type": "Group", "id": 114000000000, "ids": [114000000000, 114000000001]},
        "actions": [
            {"field": "comment_value_html", "value": value},
            {"field": "comment_mode_is_public", "value": True},
            {"field": "current_tags", "value": f"macro_{number} lang_{language}"},
            {"field": "status", "value": "pending"},
        ],
        "created_at": "2026-01-01T09:00:00Z",
        "updated_at": "2026-11-01T09:00:00Z",
    }


def write_export(path: Path, count: int) -> None:
    """An export of `count` macros, as one file of JSON."""
    with path.open("w", encoding="utf-8") as file:
        file.write('{"macros": [\n')
        for number in range(count):
            file.write(",\n" if number else "")
            file.write(json.dumps(macro(number), ensure_ascii=False, indent=1))
        file.write(f'\n], "next_page": null, "previous_page": null, "count": {count}}}\n')


def article(number: int, length: int = 4500) -> str:
    """An article of a help centre in Markdown, with front matter, headings, a list, a link and some code."""
    language, title, body = paragraphs(number, length)
    lines = [f'---\ntitle: "{title}"\nlang: {language}\n---\n\n# {title}\n']
    for index, text in enumerate(body[1:-1]):
        if index % 5 == 2:
            first, *rest = text.split(". ")
            lines.append(f"## {first.rstrip('.')}\n")
            lines += [f"- {sentence.rstrip('.')}." for sentence in rest]
            lines.append(f"\n[{title}](https://help.vladnytsia.com/{language}/{number}-{index})\n")
        elif index % 7 == 5:
            lines.append(f"{text}\n\n```\nGET /orders/{number}?step={index}\n```\n")
        else:
            lines.append(f"{text}\n")
    return "\n".join(lines)


def write_articles(folder: Path, count: int) -> None:
    """A tree of articles, a hundred a folder."""
    for number in range(count):
        place = folder / f"{number // 100:02}"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{number:04}.md").write_text(article(number), encoding="utf-8")
