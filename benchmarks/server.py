"""How much `replylint serve` answers. Usage: python benchmarks/server.py [--seconds 6]

One worker on loopback, 500-character Russian replies with a ticket of two messages. `wrk` asks as fast as it is
answered, every body another one, and then one body again and again; a client of our own then asks at half that rate,
evenly, and tells how long an answer takes. Needs wrk (Debian has it).
"""

import argparse
import asyncio
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SENTENCES = (
    "Спасибо, что написали нам, и простите за задержку.",
    "Мы проверили заказ {number}: курьер заберёт чайник завтра с десяти до двенадцати.",
    "Новый отправим в тот же день, номер посылки придёт в SMS.",
    "Если удобнее другое время, напишите его в ответ, и мы передадим курьеру.",
    "Деньги за доставку вернутся на карту в течение трёх дней, чек придёт на почту.",
    "Останутся вопросы, мы на связи каждый день с девяти до девяти.",
)
TICKET = {
    "channel": "email",
    "customer": {"name": "Александра Ким", "email": "sasha@example.com"},
    "agent": {"name": "Марина"},
    "messages": [
        {"author": "customer", "public": True, "text": "Здравствуйте! Чайник не греет.\nСаша"},
        {"author": "agent", "public": False, "text": "Замену согласовать с поставщиком до пятницы"},
    ],
}
SCRIPT = """
local bodies = {{}}
for line in io.lines("{bodies}") do bodies[#bodies + 1] = line end
local next_one = 0
request = function()
  next_one = next_one % #bodies + 1
  return wrk.format("POST", "/v1/check", {{["Content-Type"] = "application/json"}}, bodies[next_one])
end
"""


def body(number: int) -> bytes:
    """A request; no two numbers give the same draft."""
    order = [SENTENCES[(number + step) % len(SENTENCES)] for step in range(len(SENTENCES))]
    draft = "Саша, здравствуйте!\n\n" + " ".join(order).format(number=10_000 + number) + "\n\nМарина"
    return json.dumps({"id": number, "draft": draft, "ticket": TICKET}, ensure_ascii=False).encode()


def wrk(address: str, bodies: list[bytes], seconds: int, folder: Path) -> float:
    """Ask as fast as one is answered; prints the figures, gives the requests a second."""
    (folder / "bodies").write_bytes(b"\n".join(bodies))
    (folder / "script.lua").write_text(SCRIPT.format(bodies=folder / "bodies"))
    command = ["wrk", "-t1", "-c8", f"-d{seconds}s", "--latency", "-s", str(folder / "script.lua"), address]
    out = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", out)[1])
    fifty, ninety_nine = (re.search(rf"{share}%\s+(\S+)", out)[1] for share in (50, 99))
    failed = re.search(r"Non-2xx[^\n]*", out)
    print(f"  {rate:7.0f} requests a second, p50 {fifty}, p99 {ninety_nine} {failed[0] if failed else ''}")
    return rate


async def evenly(address: str, bodies: list[bytes], rate: float, seconds: int) -> None:
    """Ask at a steady rate over eight connections, whether or not the answer before has come."""
    host, _, port = address.removeprefix("http://").rpartition(":")
    waits: list[float] = []

    async def ask(first: int) -> None:
        reader, writer = await asyncio.open_connection(host, int(port))
        for turn in range(int(rate * seconds / 8)):
            due = started + (turn * 8 + first) / rate
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            data = bodies[(turn * 8 + first) % len(bodies)]
            head = f"POST /v1/check HTTP/1.1\r\nHost: {host}:{port}\r\nContent-Type: application/json\r\n"
            writer.write(f"{head}Content-Length: {len(data)}\r\n\r\n".encode() + data)
            answer = await reader.readuntil(b"\r\n\r\n")
            length = int(re.search(rb"(?i)content-length: (\d+)", answer)[1])
            await reader.readexactly(length)
            waits.append(time.perf_counter() - due)
        writer.close()

    started = time.perf_counter() + 0.1
    await asyncio.gather(*(ask(first) for first in range(8)))
    waits.sort()
    fifty, ninety_nine = (waits[int(len(waits) * share)] * 1000 for share in (0.5, 0.99))
    print(f"  at {rate:.0f} a second: p50 {fifty:.1f} ms, p99 {ninety_nine:.1f} ms")


def main() -> None:
    """Start a server, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=6)
    seconds = parser.parse_args().seconds
    if shutil.which("wrk") is None:
        sys.exit("wrk is not installed")
    with tempfile.TemporaryDirectory() as name:
        command = [sys.executable, "-m", "replylint", "serve", "--port", "0", "--no-overrides"]
        server = subprocess.Popen(command, cwd=name, stderr=subprocess.PIPE, text=True, env=os.environ)
        assert server.stderr is not None
        address = re.search(r"http://[\d.:]+", server.stderr.readline())[0]
        try:
            different = [body(number) for number in range(20_000)]
            wrk(address, different[:500], 2, Path(name))
            print("every body another one")
            rate = wrk(address, different[500:], seconds, Path(name))
            asyncio.run(evenly(address, different[::-1], rate / 2, seconds))
            print("one body again and again")
            rate = wrk(address, different[:1], seconds, Path(name))
            asyncio.run(evenly(address, different[:1], min(rate / 2, 2000), seconds))
        finally:
            server.terminate()
            server.wait()


if __name__ == "__main__":
    main()
