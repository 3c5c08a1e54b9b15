"""How soon an editor shows what is wrong: from a keystroke to the diagnostics.

Usage: python benchmarks/lsp.py [EDITS], or python benchmarks/lsp.py hour for the memory over an hour of typing.

An article of 2,000 words in each language is typed in, a letter at a time and at places all over it, as a
person does: the next key is struck when the diagnostics for the last one are there. Printed are the
milliseconds between the two for the editor (median and 95th of 100), what the check of the same
states costs by itself, and the server's memory before and after. The same for an export of 300 macros,
in which one macro is edited.
"""

import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from replylint.cli.run import Runner
from replylint.file_check import check_file
from replylint.settings import Section

SENTENCES = {
    "ru": (
        "Чтобы вернуть деньги, откройте раздел «Мои заказы» и нажмите кнопку «Вернуть товар».",
        "Деньги придут в течение пяти рабочих дней на ту же карту, с которой вы платили.",
        "Если посылка задерживается, проверьте номер отправления на сайте перевозчика.",
        "Обычно статус обновляется раз в сутки, а в праздники немного реже.",
        "Гарантия действует двенадцать месяцев со дня покупки, поэтому сохраните чек.",
        "Сотрудник сервисного центра осмотрит прибор и назовёт срок ремонта.",
    ),
    "uk": (
        "Щоб повернути гроші, відкрийте розділ «Мої замовлення» і натисніть кнопку «Повернути товар».",
        "Гроші надійдуть протягом п’яти робочих днів на ту саму картку, якою ви платили.",
        "Якщо посилка затримується, перевірте номер відправлення на сайті перевізника.",
        "Зазвичай статус оновлюється раз на добу, а у свята трохи рідше.",
        "Гарантія діє дванадцять місяців із дня покупки, тому збережіть чек.",
        "Працівник сервісного центру огляне прилад і назве термін ремонту.",
    ),
    "en": (
        "To get your money back, open “My orders” and press the button “Return an item”.",
        "The money arrives within five working days on the card that you paid with.",
        "If a parcel is late, look up its number on the site of the carrier.",
        "The status is usually updated once a day, and a little less often on holidays.",
        "The warranty holds for twelve months from the day of purchase, so keep the receipt.",
        "A technician at the service centre looks at the device and says how long the repair takes.",
    ),
}
WORDS = 2000


def article(language: str) -> str:
    """An article of 2,000 words: headings, paragraphs, a list here and there."""
    pick = random.Random(language)
    lines, words = ["# 1", ""], 0
    while words < WORDS:
        paragraph = " ".join(pick.sample(SENTENCES[language], 3))
        words += len(paragraph.split())
        lines += [paragraph, ""]
        if pick.random() < 0.15:
            lines += [
                f"## {len(lines)}",
                "",
                *(f"- {one}" for one in pick.sample(SENTENCES[language], 2)),
                "",
            ]
    return "\n".join(lines)


def export() -> str:
    """300 macros as Zendesk exports them."""
    pick = random.Random(1)
    macros = []
    for number in range(300):
        value = f"<p>{number}. {' '.join(pick.sample(SENTENCES['ru'], 5))}</p>"
        action = {"field": "comment_value_html", "value": value}
        macros.append({"id": number, "title": f"Макрос {number}", "active": True, "actions": [action]})
    return json.dumps({"macros": macros}, ensure_ascii=False, indent=1)


class Editor:
    """`replylint lsp` and what an editor says to it."""

    def __init__(self, folder: str) -> None:
        command = [sys.executable, "-m", "replylint", "lsp", "--stdio"]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=folder)
        self._number = 0
        capabilities = {"textDocument": {"diagnostic": {}}}
        self.ask("initialize", processId=None, rootUri=Path(folder).as_uri(), capabilities=capabilities)
        self.note("initialized")

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def note(self, method: str, **params: Any) -> None:
        """Tell something."""
        self._send({"method": method, "params": params})

    def ask(self, method: str, **params: Any) -> Any:
        """Ask something, and wait for the answer."""
        self._number += 1
        self._send({"id": self._number, "method": method, "params": params})
        assert self.process.stdout is not None
        while True:
            length = 0
            while (line := self.process.stdout.readline()) != b"\r\n":
                if not line:
                    raise SystemExit("the server is gone")
                if line.lower().startswith(b"content-length:"):
                    length = int(line.partition(b":")[2])
            message = json.loads(self.process.stdout.read(length))
            if message.get("id") == self._number and "method" not in message:
                return message.get("result")

    def memory(self) -> float:
        """Resident memory in MB, 0 where there is no /proc."""
        path = Path(f"/proc/{self.process.pid}/status")
        if not path.exists():
            return 0.0
        return int(path.read_text().partition("VmRSS:")[2].split()[0]) / 1024

    def end(self) -> None:
        """Leave as an editor does."""
        self.ask("shutdown")
        self.note("exit")
        self.process.wait(30)


def keystrokes(text: str, count: int) -> list[tuple[int, int]]:
    """Lines, and columns inside a word of theirs, at which a letter is typed."""
    pick = random.Random(count)
    lines = text.split("\n")
    prose = [number for number, line in enumerate(lines) if len(line) > 60]
    places = []
    for _ in range(count):
        number = pick.choice(prose)
        letters = [at for at, letter in enumerate(lines[number]) if letter.isalpha() and at > 30]
        places.append((number, pick.choice(letters)))
    return places


def run(name: str, text: str, folder: str, edits: int) -> None:
    """One text, typed in; prints its line."""
    editor = Editor(folder)
    uri = (Path(folder) / name).as_uri()
    item = {"uri": uri, "languageId": "markdown", "version": 1, "text": text}
    editor.note("textDocument/didOpen", textDocument=item)
    editor.ask("textDocument/diagnostic", textDocument={"uri": uri})
    times: list[float] = []
    after_warming = 0.0
    version = 1
    places = keystrokes(text, edits)
    for number, (line, column) in enumerate(places):
        # A letter in, and out again with the next key, so that the text stays what it is.
        here = {"line": line, "character": column}
        for new, end in (("о", here), ("", {"line": line, "character": column + 1})):
            version += 1
            change = {"range": {"start": here, "end": end}, "text": new}
            started = time.perf_counter()
            editor.note(
                "textDocument/didChange",
                textDocument={"uri": uri, "version": version},
                contentChanges=[change],
            )
            editor.ask("textDocument/diagnostic", textDocument={"uri": uri})
            times.append((time.perf_counter() - started) * 1000)
        if number == edits // 5:
            after_warming = editor.memory()
    memory = editor.memory()
    editor.end()
    alone = by_itself(name, text, places[:100])
    print(
        f"{name:<12} {len(times):>6} {statistics.median(times):>8.1f} {percentile(times, 95):>8.1f}"
        f" {percentile(times, 99):>8.1f} {statistics.median(alone):>12.1f} {after_warming:>10.0f} {memory:>8.0f}"
    )


def hour(folder: str) -> None:
    """6,000 edits, each of which puts in a word that never stood there before; prints the memory now and then."""
    editor = Editor(folder)
    text = article("ru")
    uri = (Path(folder) / "ru.md").as_uri()
    item = {"uri": uri, "languageId": "markdown", "version": 1, "text": text}
    editor.note("textDocument/didOpen", textDocument=item)
    prose = [number for number, line in enumerate(text.split("\n")) if len(line) > 60]
    pick = random.Random(3)
    for edit in range(6001):
        word = f"{pick.choice(('заказ', 'вы', 'сами', 'виноваты', 'срочно', 'Анна', 'карта'))}{edit} "
        line = pick.choice(prose)
        # The words of the first edits stay; later ones take the place of as many letters.
        end = {"line": line, "character": 10 + (len(word) if edit > 300 else 0)}
        change = {"range": {"start": {"line": line, "character": 10}, "end": end}, "text": word}
        version = {"uri": uri, "version": edit + 2}
        editor.note("textDocument/didChange", textDocument=version, contentChanges=[change])
        editor.ask("textDocument/diagnostic", textDocument={"uri": uri})
        if edit in (100, 1000, 2000, 4000, 6000):
            print(f"after {edit:>5} edits {editor.memory():>6.0f} MB", flush=True)
    editor.end()


def by_itself(name: str, text: str, places: list[tuple[int, int]]) -> list[float]:
    """Milliseconds of processor time that the check of the whole text takes, without any server."""
    runner = Runner(Section())
    settings = runner.settings(name)
    program = runner.program(settings)
    times = []
    lines = text.split("\n")
    for line, column in places:
        edited = [*lines]
        edited[line] = f"{edited[line][:column]}о{edited[line][column:]}"
        started = time.process_time()
        check_file("\n".join(edited), name, settings, None, program)
        times.append((time.process_time() - started) * 1000)
    return times


def percentile(times: list[float], part: int) -> float:
    """The time that `part` of 100 keystrokes stay under."""
    return sorted(times)[min(len(times) - 1, len(times) * part // 100)]


def main() -> None:
    """All texts, one after the other; or the hour."""
    if sys.argv[1:] == ["hour"]:
        with tempfile.TemporaryDirectory() as folder:
            hour(folder)
        return
    edits = (int(sys.argv[1]) if len(sys.argv) > 1 else 1000) // 2
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
    print(
        f"{'text':<12} {'edits':>6} {'p50 ms':>8} {'p95 ms':>8} {'p99 ms':>8}"
        f" {'whole ms cpu':>12} {'MB before':>10} {'after':>8}"
    )
    with tempfile.TemporaryDirectory() as folder:
        for language in SENTENCES:
            run(f"{language}.md", article(language), folder, edits)
        run("macros.json", export(), folder, edits)


if __name__ == "__main__":
    main()
