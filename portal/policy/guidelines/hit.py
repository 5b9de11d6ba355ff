"""A hit: a place of the text as typed to which a rule speaks. Only the value; what it weighs is decided elsewhere."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hit:
    """typed[start:end]; `topic`: a rule's id, behind a slash the kind where the sentence to it differs."""

    topic: str
    start: int
    end: int

    @property
    def rule(self) -> str:
        """The rule's id."""
        return rule_of(self.topic)


def rule_of(topic: str) -> str:
    """The rule's id in a topic."""
    return topic.partition("/")[0]
