"""Real Truemark servers on spare ports, ended by process id."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import httpx


def spare_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def wait_until(holds: Callable[[], bool], seconds: float = 300, what: str = "the condition") -> None:
    """Wait for a condition; fails when it does not come to hold in time."""
    end = time.monotonic() + seconds
    pause = threading.Event()
    while not holds():
        if time.monotonic() > end:
            raise AssertionError(f"{what} did not hold within {seconds} s")
        pause.wait(0.02)


class Server:
    """`truemark serve` over a folder."""

    def __init__(self, data: Path, database: str | None = None, port: int | None = None, workers: int = 1) -> None:
        self.data, self.database, self.workers = data, database, workers
        self.port = port or spare_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.process: subprocess.Popen[bytes] | None = None
        # What is served in a test must not become what the developer's own commands find.
        self.environment = os.environ | {"XDG_STATE_HOME": str(data / "state")}

    def start(self) -> "Server":
        command = [sys.executable, "-m", "truemark", "serve", "--data", str(self.data), "--port", str(self.port)]
        if self.workers > 1:
            command += ["--workers", str(self.workers)]
        if self.database:
            command += ["--database", self.database]
        self.process = subprocess.Popen(
            command, env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            wait_until(self.is_up, what="the server answering")
        except AssertionError:
            self.stop()  # one that is left behind slows the next one's start
            raise
        return self

    def is_up(self) -> bool:
        """Whether it answers; fails at once when its process has ended."""
        assert self.process is not None
        assert self.process.poll() is None, f"the server ended with {self.process.returncode}"
        return self.answers()

    def answers(self) -> bool:
        try:
            return httpx.get(f"{self.url}/api/v1/health", timeout=2).status_code == 200
        except httpx.TransportError:
            return False

    def kill(self) -> None:
        """kill -9 of the process that was started; its children must go by themselves."""
        assert self.process is not None
        os.kill(self.process.pid, signal.SIGKILL)
        self.process.wait()
        wait_until(self.is_free, what="the port being free after kill -9")

    def is_free(self) -> bool:
        with socket.socket() as tried:
            return tried.connect_ex(("127.0.0.1", self.port)) != 0

    def stop(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(15)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()


def truemark(*arguments: str, data: Path) -> str:
    """Run the command line and give what it printed."""
    done = subprocess.run(
        [sys.executable, "-m", "truemark", *arguments],
        capture_output=True,
        text=True,
        env=os.environ | {"TRUEMARK_DATA": str(data)},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()
