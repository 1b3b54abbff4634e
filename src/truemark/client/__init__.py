"""The Python client: `from truemark.client import Truemark`."""

from truemark.client.client import Item, ItemsPage, Job, Project, Submitted, Task, Truemark, TruemarkError

__all__ = ["Item", "ItemsPage", "Job", "Project", "Submitted", "Task", "Truemark", "TruemarkError"]
