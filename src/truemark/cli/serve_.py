"""truemark serve"""

import os
import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path

import click

from truemark.cli import workspace_options

MOST_CONNECTIONS = 16_384  # at once, whatever they do; idle ones cost some kilobytes each
BACKLOG = 4_096  # that wait to be taken
HEADERS_WITHIN = 15_000  # milliseconds for a request's headers, and between two requests
LARGEST_HEADERS = 128 * 1024  # bytes


@click.command("serve")
@workspace_options
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8080, show_default=True, type=click.IntRange(1, 65535))
@click.option(
    "--workers",
    default=1,
    show_default=True,
    type=click.IntRange(1, 64),
    help="Web processes. One is right for SQLite.",
)
def command(data: str | None, database: str | None, host: str, port: int, workers: int) -> None:
    """Serve the workspace: the interface, the API, and a worker for long jobs."""
    serve(data, database, host, port, workers)


def serve(data: str | None, database: str | None, host: str, port: int, workers: int) -> None:
    """Serve until stopped. The worker process and the web processes end with this one, whatever ends it."""
    from truemark.store.migrate import migrate
    from truemark.workspace import Workspace, remember

    check_free(host, port)
    os.umask(0o077)  # what a workspace holds is for its operator only
    workspace = Workspace.at(data, database)
    migrate(workspace.database)
    workspace.database.dispose()
    remember(workspace)
    os.environ.update(workspace.environment() | {"TRUEMARK_PARENT": str(os.getpid())})
    stopping = threading.Event()
    worker = _Worker(stopping)
    worker.start()  # before the web server is even imported, for the worker takes longest to be ready

    from granian import Granian
    from granian.constants import Interfaces
    from granian.http import HTTP1Settings
    from granian.log import LogLevels

    print(f"Truemark serves {workspace.data} at http://{host}:{port}", flush=True)
    server = Granian(
        "truemark.cli.serve_:app",
        address=host,
        port=port,
        workers=workers,
        interface=Interfaces.ASGI,
        factory=True,
        websockets=False,
        log_level=LogLevels.warning,
        working_dir=Path.cwd(),
        respawn_failed_workers=True,
        backlog=BACKLOG,
        backpressure=raise_files() // workers,
        http1_settings=HTTP1Settings(header_read_timeout=HEADERS_WITHIN, max_buffer_size=LARGEST_HEADERS),
    )
    try:
        server.serve()
    finally:
        stopping.set()
        worker.end()


def raise_files() -> int:
    """Let the process hold as many files and connections as the system allows it; gives how many of them may be connections."""
    most = MOST_CONNECTIONS
    try:
        import resource

        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = hard if hard != resource.RLIM_INFINITY else max(soft, 2 * MOST_CONNECTIONS)
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
        most = min(most, wanted // 2)
    except (ImportError, ValueError, OSError):  # Windows, or a limit that may not be raised
        return 1024
    return max(most, 1024)


def check_free(host: str, port: int) -> None:
    """Raises UsageError when something listens at the address already: two servers there would answer in turn."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise click.UsageError(f"cannot serve at {host}:{port}: {error.strerror}; say another --port") from None


class _Worker:
    """The job worker's process, started again if it falls."""

    def __init__(self, stopping: threading.Event) -> None:
        self._stopping = stopping
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        threading.Thread(target=self._keep, daemon=True).start()

    def _keep(self) -> None:
        while not self._stopping.is_set():
            self._process = subprocess.Popen([sys.executable, "-m", "truemark.jobs.worker"])
            self._process.wait()
            self._stopping.wait(1)

    def end(self) -> None:
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(signal.SIGTERM)
            try:
                self._process.wait(10)
            except subprocess.TimeoutExpired:
                self._process.kill()


def app() -> object:
    """A web process's application; the process ends when the one that started it is gone."""
    from truemark.api.app import create

    sys.setswitchinterval(0.0005)  # else a request that only waits for its turn waits 5 ms behind one that computes
    parent = int(os.environ.get("TRUEMARK_PARENT", "0"))
    if parent:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    return create()


def _end_with(parent: int) -> None:
    pause = threading.Event()
    while os.getppid() == parent:
        pause.wait(0.2)
    os._exit(1)
