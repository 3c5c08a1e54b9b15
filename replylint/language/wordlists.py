"""Words that give a language away: frequent in one of the three, no words of the others."""

_RUSSIAN = """
и что чтобы как или если уже только можно нужно когда где есть нет они оно он его него ей ее её их ими них
с из от но же бы вы мы ты был была было были быть этот эта это эти этого этой этому этим со во ко после
под чем через здравствуйте здравствуй спасибо пожалуйста сейчас сегодня вчера здесь сожалению извините
простите заказ заказа заказы деньги денег будет будут может могут можем хотите нашего вашего вашей нашей
моей своей моего своего ответ ответа вопрос вопроса вопросы вопросу получили отправили проверили получила
отправила проверила получил отправил проверил счет счёт счета счёта рублей рубля утро утра вечер вечера
привет хорошо хорошего приятного уважением уважаемый уважаемая курьер курьера время рабочих дней часов
очень еще ещё меня мне теперь тогда поэтому потому также который которая которое которые которую поддержка
поддержки ссылка ссылке ссылку сообщение письмо письма пришлите напишите подождите почему кто никто никого
тоже даже сколько какой какая какие какую куда откуда конечно понимаю просим ждем ждём жду вернуть вернем
вернём привезут отправить отправим работает работают тебя доброй добрый доброе свидания рад рады всё
понятно ничего ладно спасибки
"""

_UKRAINIAN = """
що щоб це цей ця цього цьому цих цим цю ці як якщо або та але бо коли де вже ще лише тільки можна треба
дуже будь ласка дякую дякуємо вітаю вітаємо добрий вечора вечір ранку ранок ви ми ти вона вони воно він
від зараз сьогодні гарного гарної всього усього повагою шановна шановний шановні замовлення посилка
посилку посилки гроші грошей рахунок картку картка картки буде будуть може можуть можемо з із зі чи хто
чому також після знову досі листі застосунок є і й немає привіт прикро перепрошуємо перепрошую вибачте
пробачте отримали отримала отримав надіслали надіслала надіслав перевірили перевірила перевірив зможемо
зможете годин днів дні гривень грн хвилин скільки який яка яке які якої куди звідки звісно розумію чекаємо
чекаю повернути повернемо привезуть надіслати надішлемо працює працюють мене мені тепер тоді побачення
жодних нічого зустрічі ваші наші вашого нашого вашої нашої моєї свого питання відповідь відповіді
звернення підтримка підтримки надішліть напишіть зачекайте навіщо ніхто нікого теж навіть щодо замість
щойно ласкаво радий раді шкода бувайте кур'єр кур’єр нехай хай
"""

_ENGLISH = """
the a an and or but if of to in on at by for from with without about as is are was were be been being am
it its this that these those there here i you he she we they me him her us them my your our their his what
when where which who why how not no yes do does did done have has had can could will would shall should
may might must please thank thanks hello hi hey dear sorry regards best kind sincerely welcome good day
morning afternoon evening all any some more just now then than so too also only very still yet again i'm
i'll i've i'd you're you'll you've we're we'll we've it's don't doesn't didn't can't won't isn't aren't
let's that's there's what's haven't hasn't wasn't couldn't wouldn't shouldn't get got need want know see
order refund account payment delivery email reply help order's team support up out into over after before
until while because back new next soon today tomorrow yesterday
"""

RUSSIAN = frozenset(_RUSSIAN.split())
UKRAINIAN = frozenset(_UKRAINIAN.split())
ENGLISH = frozenset(_ENGLISH.split())
