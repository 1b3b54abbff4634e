"""`./dev bench`: Truemark and Label Studio, both on SQLite, both started here, measured in one run.

    ./dev bench [--items N] [--no-peer] [--million] | --science | --screen

Prints one table. The peer is installed from PyPI into a venv of its own under .dev/. `--million` adds the time of
next at 1 000 000 items against 10 000.
"""

import argparse
import json
import os
import shutil
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.peer import LabelStudio
from benchmarks.truemark_ import TruemarkServer

ROUNDS = 60
TARGETS = {
    "import": 5,
    "next p50": 20,
    "submit p50": 20,
    "loop, 1 client": 20,
    "loop, 32 clients": 60,
    "list page": 10,
    "export": 50,
    "start": 0,
}


def p50(times: list[float]) -> float:
    return statistics.median(times) * 1000


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def loop(server: Any, clients: int, seconds: float) -> float:
    """next + submit a second, summed over so many clients, each a person of their own."""
    done = [0] * clients
    workers = [server.person(n) for n in range(clients)]
    end = time.perf_counter() + seconds

    def work(n: int) -> None:
        while time.perf_counter() < end:
            done[n] += workers[n]()

    start = time.perf_counter()
    threads = [threading.Thread(target=work, args=(n,)) for n in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(done) / (time.perf_counter() - start)


def measure(server: Any, items: int, rounds: int, seconds: float) -> dict[str, float]:
    found: dict[str, float] = {}
    found["start"], _ = timed(server.start)
    try:
        file = server.place / "items.jsonl"
        with file.open("w") as out:
            for n in range(items):
                text = f"Item {n}: Ana went from Lisbon to Oslo on day {n % 365} and saw {n % 97} friends by the river."
                out.write(json.dumps({"key": f"k{n}", "data": {"text": text}}) + "\n")
        found["import"], _ = timed(lambda: server.load(file, items))
        nexts, submits = [], []
        for _ in range(rounds):
            taken, task = timed(server.next)
            nexts.append(taken)
            taken, _ = timed(lambda task=task: server.submit(task))
            submits.append(taken)
        found["next p50"], found["submit p50"] = p50(nexts), p50(submits)
        found["loop, 1 client"] = loop(server, 1, seconds)
        found["loop, 32 clients"] = loop(server, 32, seconds)
        found["list page"] = p50([timed(server.page)[0] for _ in range(rounds // 2)])
        found["export"], size = timed(server.export)
        assert size > items * 20, "the export is there"
    finally:
        server.stop()
    return found


PAGES = {
    "all": ("", "seq"),
    "newest": ("", "-seq"),
    "by agreement": ("", "agreement"),
    "by priority": ("", "-priority"),
    "state:labeled": ("state:labeled", "seq"),
    "answer:topic=travel": ("answer:topic=travel", "seq"),
    "annotator:o@x.org": ("annotator:o@x.org", "seq"),
    "a rare word": ("n7777", "seq"),
    "a word in all": ("words", "seq"),
}


def million(place: Path) -> dict[str, tuple[float, float]]:
    """Milliseconds of `next` and of pages of the items table: at 10 000 items and at 1 000 000, by the same client."""
    times: dict[str, list[float]] = {}
    for amount in (10_000, 1_000_000):
        server = TruemarkServer(place / str(amount))
        server.start()
        try:
            file = server.place / "items.jsonl"
            with file.open("w") as out:
                out.writelines(json.dumps({"data": {"text": f"Item n{n} with words"}}) + "\n" for n in range(amount))
            server.load(file, amount)
            rounds = []
            for _ in range(200):
                taken, task = timed(server.next)
                rounds.append(taken)
                server.submit(task)
            times.setdefault("next", []).append(p50(rounds))
            for name, (filter, sort) in PAGES.items():
                rounds = [timed(lambda to=server, f=filter, s=sort: to.page(f, s))[0] for _ in range(20)]  # type: ignore[misc]
                times.setdefault(f"page: {name}", []).append(p50(rounds))
        finally:
            server.stop()
        shutil.rmtree(server.place)
    return {name: (small, large) for name, (small, large) in times.items()}


def table(ours: dict[str, float], peer: dict[str, float] | None) -> None:
    units = {
        "start": "s",
        "import": "s",
        "export": "s",
        "next p50": "ms",
        "submit p50": "ms",
        "list page": "ms",
        "loop, 1 client": "/s",
        "loop, 32 clients": "/s",
    }
    print(f"\n{'':18}{'Truemark':>14}{'Label Studio':>14}{'ratio':>9}{'to reach':>10}")
    for name, unit in units.items():
        line = f"{name:18}{ours[name]:>11.4g} {unit:2}"
        if peer:
            ratio = ours[name] / peer[name] if unit == "/s" else peer[name] / ours[name]
            target = f"≥ {TARGETS[name]}×" if TARGETS[name] else "≤ 3 s"
            line += f"{peer[name]:>11.4g} {unit:2}{ratio:>8.1f}×{target:>10}"
        print(line)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--items", type=int, default=100_000)
    parser.add_argument("--no-peer", action="store_true")
    parser.add_argument("--million", action="store_true")
    parser.add_argument("--science", action="store_true", help="agreement and consensus only")
    parser.add_argument("--screen", action="store_true", help="submit to next text in the browser only")
    parser.add_argument("--pictures", action="store_true", help="frames, opening and COCO files of pictures only")
    options = parser.parse_args()
    if options.pictures:
        from benchmarks import pictures

        pictures.main(not options.no_peer)
        return
    if options.screen:
        from benchmarks import screen

        screen.main()
        return
    if options.science:
        from benchmarks import science

        science.main()
        return
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        print(f"{os.cpu_count()} cores, Python {sys.version.split()[0]}, {options.items} items, SQLite", flush=True)
        ours = measure(TruemarkServer(place / "truemark"), options.items, ROUNDS * 5, 8)
        table(ours, None)
        if options.million:
            print(f"\n{'ms':28}{'10 000':>10}{'1 000 000':>12}{'ratio':>8}   (next is to reach ≤ 1.5)")
            for name, (small, large) in million(place).items():
                print(f"{name:28}{small:>10.2f}{large:>12.2f}{large / small:>8.2f}", flush=True)
        if not options.no_peer:
            peer = measure(LabelStudio(place / "peer"), options.items, ROUNDS, 20)
            table(ours, peer)


if __name__ == "__main__":
    main()
