"""Obscene words are found whatever their disguise, and never inside decent ones."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replylint.language.obscene import find_obscene

OBSCENE = """
пиздец|хуйню|нихуя|похуй|ебать|заебали|уёбок|долбоёбы|разъебали|съебись|блядь|выблядок|мудаки|пидорас|педик|гондон
|залупа|шлюха|жопу|черножопый|насрать|обосрались|обоссаный|подрочить|херня|нахер|сука|сучара|чмошник|ублюдок
|їбати|заїбали|йобаний|хуйовий|підарас|гівно|срака|курво|хвойда|піздець|мудило|блядський|хуїв
|fucking|motherfucker|bullshit|assholes|bitches|cunt|wankers|dickhead|cocksucker|pissed|faggot|whore|wtf
|blyat|nahui|pizdec|mudak|zaebali|kurwa
|х*й|х@й|б***ь|п..дец|по%уй|пи*р*сами|г*вно|е.ба.нат|су.....и|наср*ть|на х**|бл... ну|с*ка|ж*па
|f**k|sh!t|b*tch|c**t|motherf*cker|a$$hole|sh1t|f***
|xyй|нaxyй|еbaloм|xyuлo|cyka|fuсk|п3дц|3.14дарасы|E6AHOE
|хуууй|бляяяя|FUUUCK|сууука|х у й|х.у.й|п-и-з-д-е-ц|б л я т ь|f u c k
|ху\u200bй|ху\u00adй|хуи\u0306|х\u0443\u0301й|𝐟𝐮𝐜𝐤|fück|ｆｕｃｋ
|сукин сын|ёб твою мать|don't be such a dick
"""

DECENT = """
застрахуй|подстрахует|хлебные|колебания|рубля|страховка|потреблять|употреблять|оскорблять|скипидар|команда
|мандарин|психует|плохую|сухую|сукно|херсонский|херес|стебель|мебель|себе|требуется|учёба|хребет|двоеборье
|эбеновый|ЭБУ двигателя|EBITDA|еБей|ибо|наиболее|погиб|подебатировать|посрамить|сразу|россана|рассада|онлайна
|педикюр|Педро Педерсен|гондола|бляха|бляшка|блеять|мудрый|чмокнуть|жаропонижающее|выхухоль|хулиган|чихуахуа
|Хуан и Хуэй|Нахуэль|пан Сукач|Мандельштам|вужоподібний|вантажоперевезення|підрахувати|підозра|порахую|рахуй
|сукня|сукупність|подібний|найобачливіший|щонайобнадійливіше|караїб|глибока|хіба|зібрати
|Scunthorpe|assess|class pass|cocktail|Hancock
|Dick Johnson|Moby Dick|shiitake|analysis|Penistone|Sussex|pussy willow
|Huy Nguyen|Hui Lin|Phuc|ebook|eBay|Galaxy A55|IBAN|A*A|S&T|a*b|5*5*5|x y z|file_*.csv
|Х***в И. П.|s***h@gmail.com|+7 9** *** ** 11|цена* с учётом НДС|**на** складе|хорошее...Но|на...й|т.е. а.б.
|щенки: сука и два кобеля|доска без сучков|сухие сучья и ветки|bastard file
"""


@pytest.mark.parametrize("text", [text.strip() for text in OBSCENE.split("|")])
def test_obscene_word_is_found(text: str) -> None:
    assert find_obscene(text)
    assert find_obscene(f"Здравствуйте! {text}, и это всё.")


@pytest.mark.parametrize("text", [text.strip("\n") for text in DECENT.split("|")])
def test_decent_word_is_left_alone(text: str) -> None:
    assert find_obscene(text) == []
    assert find_obscene(f"Проверьте, пожалуйста: {text}. Спасибо!") == []


def test_offsets_are_those_of_the_text() -> None:
    text = "🙂 Ну и ху\u200bйня, б*ть"
    assert [text[hit.start : hit.end] for hit in find_obscene(text)] == ["ху\u200bйня", "б*ть"]


def test_only_the_stretch_is_looked_at() -> None:
    text = "блядь и сука"
    assert [hit.start for hit in find_obscene(text, 6)] == [8]
    assert [hit.start for hit in find_obscene(text, 0, 6)] == [0]


def test_the_word_is_told_without_its_disguise() -> None:
    assert [hit.word for hit in find_obscene("Хууууй")] == ["хууууй"]
    assert [hit.word for hit in find_obscene("нaxyй")] == ["нахуй"]


@pytest.mark.parametrize("text", ["Ваши анал", "сук", "your cock", "полный член", "ж.. жопа", "Your ass"])
def test_mild_words_count_when_asked_for(text: str) -> None:
    assert find_obscene(text, mild=True)


@pytest.mark.parametrize("text", ["анал", "сук", "cock", "член", "Dick"])
def test_mild_words_do_not_count_otherwise(text: str) -> None:
    assert find_obscene(text) == []


@given(st.text(max_size=80), st.sampled_from(["хуйня", "f**k", "п..дец"]), st.text(max_size=80))
def test_offsets_hold_in_any_text(before: str, word: str, after: str) -> None:
    text = f"{before} {word} {after}"
    hits = find_obscene(text)
    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)
    assert all(left.end <= right.start for left, right in pairwise(hits))


@given(st.text(alphabet="ху*.й е…-_б@п1", max_size=200))
def test_hits_do_not_overlap_in_masked_noise(text: str) -> None:
    hits = find_obscene(text)
    assert all(left.end <= right.start for left, right in pairwise(hits))


@pytest.mark.parametrize("unit", ["х*", "х у ", "ё.", "ббб", "f*", "еб", "а-", "*", "пизд", "\u0301х"])
def test_a_hostile_text_takes_linear_time(unit: str) -> None:
    # Ten times the text would take a hundred times the steps if matching were quadratic;
    # at this size that means minutes, so ending at all is the assertion.
    assert isinstance(find_obscene(unit * 100_000), list)
