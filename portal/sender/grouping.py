"""Work in a thread of its own, done in groups: what comes while a group is being worked on goes together into the next.

A thread's turn costs more than reading a small mail, and a commit more than a row: under load both are shared.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Generic, TypeVar

In = TypeVar("In")
Out = TypeVar("Out")


@dataclass(slots=True)
class _Group(Generic[In, Out]):
    items: list[In]
    results: asyncio.Task[list[Out]] | None = None


class Grouping(Generic[In, Out]):
    """`work` takes a group and returns a result for each item, in the thread; `most` items go into one group.

    If a group fails, each of its items is tried alone, so that one bad item takes no other with it; unless
    `is_everyones` says that the fault has nothing to do with a single item.
    """

    def __init__(
        self,
        name: str,
        work: Callable[[Sequence[In]], list[Out]],
        *,
        most: int,
        is_everyones: Callable[[Exception], bool] = lambda _error: False,
    ) -> None:
        self._work = work
        self._most = most
        self._is_everyones = is_everyones
        self._gathering: _Group[In, Out] | None = None
        self._one_at_a_time = asyncio.Lock()
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)

    async def do(self, item: In) -> Out:
        """The item's result; raises what `work` raised for it."""
        group = self._gathering
        if group is None or len(group.items) >= self._most:
            group = self._gathering = _Group([])
        place = len(group.items)
        group.items.append(item)
        if group.results is None:
            group.results = asyncio.create_task(self._do_all(group))
        try:
            return (await asyncio.shield(group.results))[place]
        except Exception as error:
            if len(group.items) == 1 or self._is_everyones(error):
                raise
        return (await self._in_thread([item]))[0]

    async def _do_all(self, group: _Group[In, Out]) -> list[Out]:
        """While the groups before are being worked on, this one still grows."""
        async with self._one_at_a_time:
            if self._gathering is group:
                self._gathering = None
            return await self._in_thread(group.items)

    async def _in_thread(self, items: Sequence[In]) -> list[Out]:
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._work, items)

    def close(self) -> None:
        """Finish what has been handed in, and take nothing more."""
        self._thread.shutdown()
