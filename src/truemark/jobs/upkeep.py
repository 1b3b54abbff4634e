"""What the server does of itself: it purges what was in the trash for 30 days, or was purged by hand.

It looks at the start and every few seconds, which costs a seek in an index each; what is due stands in the tables, so
nothing has to be remembered between two looks, and several workers share the work.
"""

import logging
import threading

from truemark.store.clock import now
from truemark.work.purging import run_due
from truemark.workspace import Workspace

LOOK = 2.0  # seconds
_log = logging.getLogger("truemark.upkeep")


def keep_up(workspace: Workspace, stop: threading.Event) -> threading.Thread:
    """Look until told to stop, in a thread of its own, so that a long purge holds no job up."""

    def look() -> None:
        while not stop.is_set():
            try:
                run_due(workspace.database, workspace.blobs, now())
            except Exception:  # the database or the blobs are away: the next look goes on where this one stopped
                _log.exception("what was due could not be purged; it is tried again")
            stop.wait(LOOK)

    thread = threading.Thread(target=look, daemon=True, name="upkeep")
    thread.start()
    return thread
