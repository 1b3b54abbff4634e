"""The Python client: `from truemark.client import Truemark`."""

from truemark.client.client import Truemark, TruemarkError
from truemark.client.models import Item, ItemsPage, Job, Project, Submitted, Task

__all__ = ["Item", "ItemsPage", "Job", "Project", "Submitted", "Task", "Truemark", "TruemarkError"]
