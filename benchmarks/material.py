"""What the benchmarks check: replies of about 500 characters, each with a ticket of five messages."""

import json
import sys
from collections.abc import Iterator

NAMES = ["Марина", "Олег", "Саша", "Ирина", "Тимур", "Алия", "Женя", "Павел", "Ксения", "Денис"]
OPENINGS = ["Здравствуйте, {name}!", "{name}, добрый день!", "Добрый вечер, {name}!"]
BODIES = [
    "Спасибо, что написали. Я проверила заказ {order}: посылка приехала на склад вчера вечером, а утром её "
    "передали курьеру. Он позвонит вам за полчаса до приезда, с 18:00 до 20:00. Если вечером вам неудобно, назовите "
    "другое время, и я перенесу доставку. За ожидание мы вернули 350 рублей на карту, с которой вы платили: банк "
    "покажет их до 24 ноября. Чек за возврат придёт на почту, которая указана в заказе {order}.",
    "Понимаю, как досадно ждать у закрытой двери, и прошу прощения за это. В заявке {order} стояло старое расписание, "
    "его исправили сегодня. Мастер приедет завтра, 24 ноября, с 10 до 12, и привезёт новый насос. Ремонт займёт около "
    "часа и ничего не стоит: прибор на гарантии до мая. Старую деталь мастер заберёт с собой. Если понадобится другой "
    "день, ответьте на это письмо, и я подберу время, которое подойдёт вам.",
    "Посмотрела начисления за октябрь по договору {order}. Показания пришли после 25-го, поэтому программа взяла "
    "средний расход и прибавила 640 рублей. Я уже пересчитала: разница вернётся в квитанции за ноябрь. Передавать "
    "показания удобнее в приложении, раздел «Счётчики», там видно, что они приняты. Напоминание можно включить там же: "
    "оно приходит двадцатого числа каждого месяца, в девять утра по вашему времени.",
]
CLOSINGS = [
    "Хорошего вам вечера!\n{agent}",
    "Удачного дня!\n{agent}, служба поддержки",
    "С уважением,\n{agent}",
]
AGENTS = ["Анна", "Вера", "Тамара"]

ENGLISH = (
    "Hi Kate,\n\nThank you for writing to us. I checked order 48213: the parcel reached our warehouse last night and "
    "went out with the courier this morning. He will call you half an hour before he arrives, between 6 and 8 p.m. If "
    "the evening does not suit you, name another time and I will move the delivery. We have refunded 350 pounds to the "
    "card you paid with, and the bank will show it by 24 November. The receipt will come to the address in your order."
    "\n\nHave a good evening,\nAnna\n"
)


def lines(count: int, messages: int = 5, times: int = 1) -> Iterator[str]:
    """`count` lines for `replylint scan`; `messages` a ticket, the body `times` over."""
    for number in range(count):
        yield json.dumps(case(number, messages, times), ensure_ascii=False)


def case(number: int, messages: int = 5, times: int = 1) -> dict[str, object]:
    """One reply with its ticket; the same number gives the same reply."""
    name, agent, order = NAMES[number % 10], AGENTS[number % 3], str(48000 + number)
    fields = {"name": name, "agent": agent, "order": order}
    body = "\n\n".join(BODIES[(number + turn) % 3].format(**fields) for turn in range(times))
    draft = "\n\n".join(
        [OPENINGS[number % 3].format(**fields), body, CLOSINGS[(number // 3) % 3].format(**fields)]
    )
    talk = [
        {"author": "customer", "text": f"Здравствуйте! Где мой заказ {order}? Жду с понедельника.\n{name}"},
        {
            "author": "agent",
            "text": f"{name}, добрый день! Уточняю у склада и вернусь с ответом завтра.\n{agent}",
        },
        {
            "author": "agent",
            "public": False,
            "text": f"Склад нашёл коробку {order} на полке возвратов, отправят завтра",
        },
        {"author": "customer", "text": "Хорошо, жду. Напишите, пожалуйста, во сколько приедет курьер."},
        {"author": "customer", "text": f"И верните деньги за доставку, я заплатила 350 рублей.\n{name}"},
    ]
    return {
        "id": number,
        "as": "reply",
        "draft": draft,
        "ticket": {
            "id": order,
            "channel": "email",
            "language": "ru",
            "date": "2026-11-22",
            "customer": {"name": name, "email": f"client{number}@example.com"},
            "agent": {"name": agent},
            "messages": (talk * (messages // 5 + 1))[:messages],
        },
    }


if __name__ == "__main__":
    # python material.py COUNT MESSAGES TIMES [same]: the lines, written as they are made, so that nothing piles up.
    count, messages, times = map(int, sys.argv[1:4])
    for number in range(count):
        made = case(1 if "same" in sys.argv else number, messages, times)
        print(json.dumps({**made, "id": number}, ensure_ascii=False))
