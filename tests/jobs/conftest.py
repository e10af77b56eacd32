"""Jobs play in the city of the stories."""

from tests.story import story

__all__ = ["story"]
