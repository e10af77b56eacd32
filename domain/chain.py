"""The five steps, linked (S01): 巡检 inspect, 曝光 expose, 跟进 follow up, 服务 serve, 推广 promote."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from domain.messages import Facts


class Step(StrEnum):
    INSPECT = "inspect"
    EXPOSE = "expose"
    FOLLOW_UP = "follow-up"
    SERVE = "serve"
    PROMOTE = "promote"


ORDER = tuple(Step)
PUBLIC = frozenset({Step.EXPOSE, Step.FOLLOW_UP, Step.PROMOTE})
"""What residents see: exposure, the result of a look-back, a model case; of each only links that are so."""


@dataclass(frozen=True, slots=True)
class Link:
    """One dated link: the text `key` says what happened, `office` (a text key) who did it, never a name."""

    step: Step
    day: date
    key: str
    office: str
    is_public: bool
    facts: Facts = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Chain:
    """Links by day, in the order of the steps on the same one; `missing`: the steps that have none yet."""

    links: tuple[Link, ...]
    missing: tuple[Step, ...]


def chain(found: Iterable[Link], first: Step, is_public: bool) -> Chain:
    """The chain of an object that enters the five steps at `first`; for the public only what is public."""
    links = [link for link in found if link.is_public or not is_public]
    links.sort(key=lambda link: (link.day, ORDER.index(link.step)))
    there = {link.step for link in links}
    wanted: Sequence[Step] = ORDER[ORDER.index(first) :]
    missing = [step for step in wanted if step not in there and (step in PUBLIC or not is_public)]
    return Chain(tuple(links), tuple(missing))
