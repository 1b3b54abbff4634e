from tests.api.conftest import client, people

__all__ = ["client", "people"]
