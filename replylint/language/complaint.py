"""Are the customer's last words a complaint?

What is said is weighed: anger, or that the company failed, is enough alone;
mere trouble («не могу войти») is a request for help until waiting, repetition
or an exclamation comes with it; thanks that all is well outweigh it.
"""

from functools import cache

from replylint.lazy import compiled
from replylint.model import Message
from replylint.parts.greeting import find_greeting
from replylint.words import Words

ENOUGH = 3
"""Weight from which words are a complaint."""

LONGEST = 20_000
"""Characters of a message that are read."""

_NUMBER = (
    r"(?:\d+|дв(?:а|е|і|ух|ох)|три|трьох|трех|четыре|чотири|пять|п'ять|шесть|шість|несколько|кілька|цел\w+|"
    r"ціл\w+|"
    r"two|three|four|five|six|seven|eight|ten|several)"
)
_TIME = (
    r"(?:ден\w*|дн\w+|час\w*|годин\w*|недел\w+|тижн\w+|тиждень|месяц\w*|місяц\w*|day\w*|week\w*|month\w*|"
    r"hour\w*|minute\w*|минут\w*|хвилин\w*)"
)
_ORDINAL = (
    r"(?:втор\w+|трет\w+|четверт\w+|пят\w+|шест\w+|друг(?:ий|у|а|ого)|п'ят\w+|шост\w+|второй|second|third|"
    r"fourth|fifth|"
    r"sixth|\d+(?:-?(?:й|я|ю|е|ий|th|rd|nd)))"
)

# Anger, disappointment, rudeness, threats: a complaint whatever else is said.
_ANGER = (
    r"\b(?:безобраз\w*|возмут\w*|возмущ\w*|ужас(?:но|ный|ная|ное|ные|н\w+)?|кошмар\w*|отврат\w*|хам(?:ств|"
    r"ят|ит|ло|к)?\w*|"
    r"нахам\w*|обхам\w*|нагл\w+|позор\w*|грабеж\w*|грабите\w*|обман\w*|мошенн\w*|кидал\w+|развод\b|"
    r"лохотрон\w*|"
    r"разочаров\w*|расстро(?:ен|ил|ена|ены)\w*|обидн\w*|бесит\w*|достал[аио]?|надоел\w*|задолбал\w*|"
    r"испорчен\w*|"
    r"испорти\w*|недопустим\w*|неприемлем\w*|издева\w*|бардак\w*|бред\b|жалоб\w*|(?:по)?жалуюсь|жаловаться|"
    r"зл(?:а|ая|ой|юсь)|"
    r"накрича\w*|нагруби\w*|груб(?:ит|ил|ост|о|ият|иян)\w*|оскорб\w*|роспотребнадзор\w*|прокуратур\w*|"
    r"худш\w+|стыд\w*|"
    r"кошмарн\w*|мерзк\w*|беспредел\w*|плевать|наплевать|халтур\w*|беда\b|сердит\w*|гневн\w*|взбешен\w*|"
    r"ганьб\w*|обур\w*|обурлив\w*|жах\w*|неподобств\w*|знуща\w*|розчаров\w*|прикро|образлив\w*|нахаб\w*|"
    r"шахра\w*|"
    r"грабіж\w*|дістали|набридл\w*|зіпсован\w*|зіпсув\w*|неприпустим\w*|неприйнятн\w*|скарг\w*|скарж\w*|"
    r"поскарж\w*|"
    r"хамл\w*|хамськ\w*|накрича\w*|грубі\w*|образил\w*|найгірш\w*|сором\w*|бидл\w*|злий|зла\b|обдур\w*|"
    r"outrag\w*|disgust\w*|disgrac\w*|disappoint\w*|unacceptable|awful|terribl\w*|horribl\w*|appall\w*|"
    r"ridiculous|"
    r"furious|angry|annoy\w*|frustrat\w*|fed up|sick of|worst|pathetic|incompeten\w*|scam\w*|thie\w+|"
    r"robbery|rip-?off|"
    r"ripped off|rude\w*|shame\w*|shambles|joke|useless|rubbish|complain\w*|lawyer|ombudsman|nightmare|"
    r"panick\w*|"
    r"disaster\w*|livid|upset|cheat\w*|ruined|insult\w*|yelled|shouted|sworn at|fraud\w*|dreadful|"
    r"atrocious|abysmal|garbage|wth|"
    r"not acceptable|can't believe)\b"
    r"|сколько можно|как так можно|как же так|кто так делает|что за (?:ерунд|чуш|бред|бардак|сервис|"
    r"отношен|безобраз)\w*|"
    r"за что я (?:за)?плат\w+|платим деньги за|ни стыда|больше (?:\w+ ){0,3}не (?:буд|закаж|куп|прид|"
    r"обращ)\w*|"
    r"скільки можна|як так можна|хто так робить|що за (?:бардак|сервіс|маячн)\w*|за що я (?:за)?плач\w+|"
    r"більше (?:\w+ ){0,3}не (?:буд|замовл|куп|прийд|зверн)\w*|скільки ще|сколько еще|"
    r"never (?:again|order|buy|use|using|shop)\w*|how (?:dare|hard can)|not good enough|waste of|"
    r"is (?:anyone|anybody|there anyone) (?:even )?(?:there|reading|looking|home)|does anyone|"
    r"can anyone there|the fourth month"
)
# The company failed: double charge, goods broken or wrong or not brought, a promise not kept, a long wait.
_FAILURE = (
    r"тухл\w*|протухл\w*|гнил\w*|воня(?:ет|ют|л)\w*|смерд\w*|промок\w*|осколк\w*|уламк\w*|rotten|stinks?\b|stench|"
    r"shattered|leaked|mouldy|(?:смеял|сміял|ржал|іржал)\w* (?:\w+ ){0,2}(?:лицо|обличчя|надо|наді|мной|мною)\w*|"
    r"laughed (?:in my|at (?:me|us))|(?:на)?орал[аи]? на|(?:на)?кричал[аи]? на|кричав на|scream\w* at|"
    r"\b(?:вы|ви) (?:\w+ ){0,3}(?:перепутал|переплутал|потерял|загубил|забыл|забул)\w*|you (?:\w+ )?mixed|"
    r"не соответству\w* (?:\w+ ){0,2}(?:описан|заявл|фото)\w*|не відповіда\w* (?:\w+ ){0,2}(?:опис|заявл|фото)\w*|"
    r"(?:nothing like|not as|doesn't match) (?:\w+ ){0,3}(?:descri|adverti|pictu|photo)\w*|"
    r"(?:сняли|списали|зняли|took|taken) (?:\w+ ){0,8}(?:отмен|скасув|cancel)\w*|"
    r"(?:поддержка|підтримка|саппорт) (?:\w+ )?(?:молчит|мовчить|игнорир\w*|ігнору\w*)|"
    r"(?:took|taken|charged|billed|сняли|списали|зняли|взяли) (?:\w+ ){0,5}(?:instead of|вместо|замість)|"
    r"support (?:\w+ ){0,2}(?:silent|ignor\w*)|"
    r"(?:nobody|no one) (?:\w+ ){0,2}(?:picked up|showed up|turned up|showed|appeared)|"
    rf"(?:called|emailed|written|phoned|rung|asked) (?:\w+ ){{0,3}}{_NUMBER} times|"
    r"(?:съел\w*|сожрал\w*|з'ї\w+|зжер\w*|ate) (?:\w+ )?(?:мои|мой|мої|мій|my|наш\w*|our)\b|"
    r"плесен\w*|цвіл\w*|таракан\w*|просроч\w*|прострочен\w*|подделк\w*|підробк\w*|"
    r"молч\w+ (?:\w+ )?(?:недел|день|месяц)\w*|"
    r"(?:потерял\w*|втратил\w*|втратив) (?:\w+ )?(?:день|время|час|клиент\w*|клієнт\w*)|"
    r"fell apart|falling apart|hung up|hang up on|cut(?:ting)? off|(?:a|sent me|is|was) fake|mold\w*|"
    r"mould\w*|"
    r"lost (?:a|my) (?:client|day|job|sale|customer)|(?:site|app|system|service) (?:was|has been|is) down|"
    r"из-за вас|через вас(?! можн)|(?:бросил|кинул|бросает|повесил)\w* трубку|(?:кинув|кинула|кидає|"
    r"поклав) слухавку|"
    r"(?:заказ(?:ал|ывал)|замов(?:ив|ил|ляв|ляла))\w* (?:\w+ ){0,5}(?:прислали|"
    r"привезл\w+|надіслали)|ordered (?:\w+ ){0,5}(?:got|received|sent me)|"
    r"(?:ничего|нічого) не (?:\w+ )?(?:сделал|исправил|помог|починил|привез|вернул|решил|объяснил|ответил|"
    r"зробил|"
    r"зробив|виправ|допом|полагод|поверн|виріш|поясн|відпов)\w*|ушл[аи] ни с чем|пішл[аи] ні з чим|"
    r"не (?:советую|рекомендую|раджу|радимо) (?:никому|нікому|эт|ваш|вас|цей|цю|ваш)\w*|"
    r"невозможно (?:пользоваться|дозвониться|дождаться|работать)|неможливо (?:користуватис\w|додзвонитис\w|"
    r"працювати)|"
    r"так и не \w+(?:л|ла|ло|ли|лся|лась|лись)\b|так і не \w+(?:в|ла|ло|ли|вся|лася|лися)\b|"
    r"(?:без предупрежд|без попередж)\w*|without (?:telling|warning|asking|notice|any notice)|"
    r"вы (?:\w+ )?(?:потеряли|сломали|испортили|забыли|обманули|нарушили|перепутали|подвели)|"
    r"ви (?:\w+ )?(?:загубили|зламали|зіпсували|забули|обманули|порушили|переплутали|підвели)|"
    r"you (?:have |just |guys )?(?:cancell?ed|lost|broke|ruined|ignored|refused|forgot|failed|overcharged|"
    r"messed)|"
    r"(?:was|were) (?:\w+ ){0,2}(?:missing|cold|dirty|filthy|soggy|stale|late|freezing)|filthy|"
    r"couldn't care less|"
    rf"been (?:\w+ ){{0,2}}{_NUMBER} {_TIME}|(?:nobody|no one) (?:is|has|can|could|will|tells?|told|seems|"
    rf"cares?)\b|"
    r"(?<!be )charged (?:\w+ ){0,8}(?:cancell?ed|never|without|extra)|"
    rf"(?:дважды|двічі|два рази?|двойн\w+|подвійн\w+|twice|double) (?:\w+ ){{0,4}}(?:спис\w*|сня\w*|"
    rf"знял\w*|charg\w*|bill\w*|"
    r"debit\w*|перенес\w*)|(?:спис\w*|сня\w*|знял\w*|ушло|ушли|пішло|(?<!be )charg\w*|(?<!be )bill\w*|"
    r"debit\w*) (?:\w+ ){0,6}"
    r"(?:дважды|двічі|два рази?|twice|double)|"
    r"(?:приш\w+|приех\w+|привез\w+|пришел|доставил\w*|прислал\w*|получил\w*|прийш\w+|приїх\w+|привезл\w+|"
    r"отримал\w*|"
    r"надійш\w+|надіслал\w*|arrived|came|delivered|received|got|sent) (?:\w+ ){0,5}(?:разбит\w*|сломан\w*|"
    r"поврежд\w*|мят\w+|"
    r"смят\w*|помят\w*|раздавл\w*|порван\w*|рван\w+|грязн\w*|ледян\w*|холодн\w*|вскрыт\w*|открыт\w*|"
    r"пуст\w*|сколом|"
    r"трещин\w*|царапин\w*|всмятку|вмятин\w*|не т(?:от|а|о|ого|ой|е|у)\b|без |чуж\w+|розбит\w*|зламан\w*|"
    r"пошкодж\w*|"
    r"м'ят\w*|роздавл\w*|подерт\w*|брудн\w*|крижан\w*|порожн\w*|тріщин\w*|подряпин\w*|не т(?:ой|ого|ієї|і)\b|"
    r"broken|damaged|scratched|smashed|crushed|dented|empty|torn|cold|wrong|without|cracked|opened|missing)|"
    r"(?:package|parcel|box|item|order|product|phone|laptop|shirt|shoes|it|its|they|посылк\w+|посилк\w+|"
    r"коробк\w+|товар\w*) "
    r"(?:\w+ ){0,3}(?:разбит\w*|розбит\w*|broken|damaged|wrong item|is empty|was empty|defective|stolen)|"
    r"wrong (?:item|size|colou?r|product|order)|(?:defective|damaged|broken|expired) (?:item|product|order|"
    r"goods)|"
    r"должны были (?:привез|достав|верну|приех|перезвон)\w*|мали (?:привез|достав|поверн|приїх|передзвон)\w*|"
    r"обеща(?:л|ли|ла|ют)\b|обіця(?:в|ли|ла|ють)\b|promised|was supposed to|were supposed to|"
    r"(?:никто|ніхто|nobody|no one) (?:\w+ ){0,3}(?:не |даже |навіть |repl|answer|call|came|respond|help|"
    r"bother)\w*|"
    r"так и не (?:приш|приех|привез|получ|верн|ответ|перезвон|вышел|выш)\w*|так і не (?:прийш|приїх|привез|"
    r"отрим|поверн)\w*|"
    rf"{_ORDINAL} (?:\w+ )?(?:раз\w*|{_TIME}|time|письмо|лист|email|month)\b|"
    rf"(?:уже|вже|целый|цілий|already) (?:\w+ ){{0,2}}(?:{_NUMBER} |{_ORDINAL} )?{_TIME}|"
    rf"(?:жду|ждем|ждал\w*|прождал\w*|чека(?:ю|ємо|в|ла|ли)|прочекал\w*|waiting|waited|"
    rf"on hold) (?:\w+ ){{0,4}}(?:{_NUMBER} |весь |"
    rf"цел\w+ |ціл\w+ ){_TIME}|"
    rf"{_NUMBER} {_TIME} (?:подряд|поспіль|in a row)|опаздыва\w*|запізн\w*|опозда\w*|(?:still|yet) (?:not|"
    rf"no|nothing|hasn't|haven't)|"
    r"still (?:waiting|charged|hasn't|haven't|have not|not)|(?:hasn't|haven't|never|"
    r"didn't) (?:\w+ )?(?:arriv\w*|received?|came|"
    r"come|worked|deliver\w*|show\w* up|repl\w+)|cut off twice|kept me waiting|left me on hold|lost my|"
    r"(?:drops|crash\w*|breaks|fails) (?:\w+ ){0,3}every|wiped (?:our|my)|"
    r"отказал\w* (?:\w+ ){0,3}(?:верн|проводить|обслуж|принять|помоч|составл|складать)\w*|"
    r"відмов\w+ (?:\w+ )?(?:поверн|склад|прийн|обслуг)\w*|"
    r"(?:даже|навіть) не (?:позвон|предупре|извин|ответ|подзвон|вибач|поперед)\w*|"
    r"(?:never|haven't|without) (?:\w+ )?(?:used|asked for|agreed)|верните (?:мне |мои |мои )?деньги|"
    r"поверніть (?:мені |мої )?гроші|"
    r"(?:want|give me|demand|return|need) (?:back )?(?:my|a) (?:money|refund) (?:back|now)|застря(?:гла|г|"
    r"гло|гли|ла)\b|завис(?:ла|ли|ло)?\b|"
    r"шум (?:с|з) |просиде\w* (?:\w+ ){0,3}(?:дома|вдома)|потерял\w* (?:\w+ )?(?:мо|наш|посыл|багаж|"
    r"чемодан|заказ)\w*|"
    r"вместо (?:\w+ ){0,4}(?:приш|приех|привез|поселил|прислал|дали)\w*|(?:холодн|вчерашн)\w+ (?:каш|кофе|"
    r"ед|обед|суп)\w*|"
    r"(?:опять|снова|знову|again) (?:\w+ ){0,3}(?:упал\w*|впав|впал\w*|завис\w*|вылет\w*|вилет\w*|глюч\w*|"
    r"спис\w*|отключ\w*|не |слом\w*|знял\w*|wrong|down|broken|"
    r"late|посчит\w*|charged)|"
    r"delivered (?:\w+ ){0,6}(?:didn't|did not|never|not)|(?:в|у) (?:\w+ )?(?:посыл|посил|короб|заказ|"
    r"замовлен)\w* (?:нет|немає|не было|не було|не оказал\w*|не вияв\w*|"
    r"не хват\w*|бракує)|charged (?:\w+ ){0,5}instead|wrong again|down again|скасовують|розбудив\w*|"
    r"разбудил\w*|не отдают|не віддають|не возвраща\w+|не повертают\w*"
)
# Trouble: a request for help as long as nothing comes with it.
_TROUBLE = (
    r"\bне (?:работа\w+|прац\w+|приш(?:ел|ла|ло|ли)|прийш\w+|приех\w+|приїх\w+|привез\w*|получ(?:ил|ает|ал|"
    r"аетс)\w*|отрима\w*|"
    r"открыва\w*|відкрива\w*|включа\w*|вмика\w*|мог(?:у|ла|ли)?\b|можу|можем\w*|відповіда\w*|отвеча\w*|"
    r"дозвон\w*|зайти|войти|"
    r"увійти|верн\w+|поверн\w+|оплачен\w*|слыш\w+)|"
    r"\bнет (?:интернет\w*|связи|света|доступа|ответа|денег)|немає (?:інтернет\w*|зв'язку|світла|доступу|"
    r"відповіді|грошей)|"
    r"сломал\w*|зламал\w*|слома\w+|перестал\w*|перестав\w*|пропал\w*|зник\w*|потерял\w*|загуб\w*|течет|"
    r"тече\b|тріснув\w*|треснул\w*|"
    r"спис(?:ал|ыва)\w*|сняли|зняли|задерж(?:ива|ал|ан)\w*|затрим(?:у|ал|ан)\w*|разбит\w*|розбит\w*|"
    r"вмятин\w*|брак\w*|поломк\w*|ошибк\w*|помилк\w*|"
    r"медленн\w*|повільн\w*|викида\w+|вылета\w+|закрыт\w*|уехала обратно|"
    r"(?:заказ(?:ал|ывал)|замов(?:ив|ил|ляв|ляла))\w* (?:\w+ ){0,5}(?:пришл[аои]|пришел|прийшл[аои]|прийшов)|"
    r"не (?:сработал|спрацюва|явил|з'явив|закончен|закінчен)\w*|разлил\w*|розлил\w*|молчит|молча|мовчить|"
    r"мовчки|"
    r"(?:съел|з'їв) (?:\w+ )?карт\w+|сгорел\w*|згорі\w*|потек\w*|протек\w*|порвал\w*|развалил\w*|"
    r"розвалил\w*|отвалил\w*|відвалил\w*|"
    r"лопнул\w*|"
    r"doesn't work|not working|isn't working|stopped working|can't (?:log|access|open|use|get)|cannot|"
    r"broke\w*|"
    r"crack\w*|(?<!be )charged|overcharg\w*|delay\w*|late\b|missing|slow\w*|slower|harder|error|fault\w*|"
    r"down\b|"
    r"dead\b|drops|"
    r"hasn't|haven't|didn't|empty|wrong|damaged|defect\w*|scratch\w*|without (?:legs|a lid|parts)|lost\b"
)
# Signs that come with a complaint.
_SIGNS = (
    r"\b(?:через (?:день|неделю|тиждень|пару)|до сих пор|досі|until now|уже|вже|already|опять|снова|знову|"
    r"again|срочно|терміново|urgent\w*|"
    r"asap|почему|"
    r"чому|why|наконец|нарешті|finally|зря|даром|марно|столько|стільки|весь день|весь вечер|whole|все еще|"
    r"все ще|"
    r"плохо|погано|bad|poor\w*|понимаете|розумієте|do you understand|звоню|дзвоню|обратно|пришлось|"
    r"довелося|had to|"
    r"ребенок|дитина|завтра|tomorrow|даже|навіть|идиот\w*|дебил\w*|туп\w+|дура\w*|ідіот\w*|дурн\w+|"
    r"idiot\w*|moron\w*|"
    r"stupid)\b"
)
_CONTENT = (
    r"(?:все|всё|усе) (?:\w+ )?(?:хорошо|работает|заработало|пришло|супер|отлично|добре|працює|запрацювало|"
    r"гаразд)|"
    r"получилось|вышло|заработал\w*|запрацюва\w*|помогло|допомогло|решил\w+|вирішил\w+|разобрал\w*|"
    r"розібра\w*|"
    r"(?:works|working) (?:now|again|fine|great|perfectly)|(?:all|that) (?:works|worked|good|sorted|fine)|"
    r"solved|sorted|"
    r"resolved|хочу поблагодарить|хочу подякувати|(?:большое|огромное) спасибо|щиро дякую|спасибо огромное|"
    r"thanks? (?:so much|a lot|very much|for (?:your|the|all))|you (?:are|were) (?:great|amazing|"
    r"wonderful)|perfect|"
    r"очень (?:доволен|довольна)|дуже задоволен\w*|molodtsy|молодцы|молодці"
)
# What somebody asks before anything has happened.
_HYPOTHETICAL = (
    r"(?:and |but |hi |hello )?(?:what (?:happens |do i do |will happen )?if|do you (?:charge|bill|take|refund|"
    r"replace|debit)|"
    r"will (?:i|it|you|my)|"
    r"is it (?:possible|normal))\b|(?:а |и |і |та )?(?:что (?:будет |делать )?если|если|що (?:буде |робити )?якщо|якщо|"
    r"що як)\b"
)
_CONTENT_WEIGHT = 4
_THANKS = r"\b(?:спасибо|благодарю|дякую|thanks|thank you)\b"
_LOUD = r"[A-ZА-ЯЁІЇЄҐ]{4,}"


def is_complaint(messages: tuple[Message, ...]) -> bool:
    """Are the customer's last words, since the last public answer of an operator, a complaint?

    Russian, Ukrainian or English. False if the customer has said nothing
    since (or at all).
    """
    last: list[str] = []
    for message in reversed(messages):
        if message.author == "customer":
            last.append(message.text)
        elif message.public and last:
            break
    return weigh(last) >= ENOUGH


def weigh(texts: list[str]) -> int:
    """How much of a complaint texts are, together; `ENOUGH` makes one."""
    weight = 0
    for text in texts:
        words = _happened(text[:LONGEST])
        if compiled(_at_word(_ANGER)).search(words):
            weight += 3
        if compiled(_at_word(_FAILURE)).search(words):
            weight += 3
        if compiled(_at_word(_TROUBLE)).search(words):
            weight += 2
        signs = {match.group() for match in compiled(_SIGNS).finditer(words)}
        exclaims = text.find("!", find_greeting(text, 0, len(text))) >= 0
        weight += min(len(signs), 2) + exclaims + ("!!" in text or "?!" in text) + _is_loud(text)
        if compiled(_CONTENT).search(words):
            weight -= _CONTENT_WEIGHT
        elif compiled(_THANKS).search(words):
            weight -= 1
    return weight


@cache
def _at_word(source: str) -> str:
    # Tried at the beginnings of words only: three times as fast, and «update my» is no «ate my».
    return rf"\b(?:{source})"


def _happened(text: str) -> str:
    """The normalised words, without questions of what would be."""
    words = Words(text)
    kept: list[str] = []
    for first, past in words.sentences:
        sentence = " ".join(words.norm[first:past])
        asks = "?" in text[words.end[past - 1] : words.end[past - 1] + 2]
        if not (asks and compiled(_HYPOTHETICAL).match(sentence)):
            kept.append(sentence)
    return " ".join(kept)


def _is_loud(text: str) -> bool:
    return len(compiled(_LOUD).findall(text)) > 1
