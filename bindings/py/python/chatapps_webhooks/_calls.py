"""Calls functions of the user, async or not, from async code or from a thread that may block.

The receiver is written once, as a coroutine that waits for nothing but these calls. `Blocking`
never suspends it, so `run` can drive it without an event loop. Only what is async runs on a loop
then, which all receivers of the process share.
"""

from __future__ import annotations

import asyncio
import atexit
import inspect
import os
import threading
import time
from collections.abc import Callable, Coroutine
from concurrent.futures import Future, TimeoutError as FutureTimeoutError
from contextvars import copy_context
from typing import Any, Protocol, TypeVar

_T = TypeVar("_T")


class Calls(Protocol):
    """How functions are called."""

    async def call(self, function: Callable[..., Any], *arguments: Any) -> Any:
        """What the function returns."""

    async def within(self, seconds: float, function: Callable[..., Any], *arguments: Any) -> Any:
        """What the function returns, or a `TimeoutError` if that takes longer.

        Then a thread runs on, and what is async is cancelled.
        """


class OnLoop:
    """From async code: what isn't async runs in a thread."""

    async def call(self, function: Callable[..., Any], *arguments: Any) -> Any:
        if is_async(function):
            return await function(*arguments)
        made = await asyncio.to_thread(function, *arguments)
        return await made if inspect.isawaitable(made) else made

    async def within(self, seconds: float, function: Callable[..., Any], *arguments: Any) -> Any:
        task = asyncio.ensure_future(_outcome(_called(function, arguments)))
        try:
            await asyncio.wait({task}, timeout=seconds)
            if not task.done():
                raise _late(seconds)
        finally:
            task.cancel()
        return _result(task.result())


class Blocking:
    """From a thread that may block: what isn't async runs there, unless it has to end in time."""

    async def call(self, function: Callable[..., Any], *arguments: Any) -> Any:
        made = function(*arguments)
        return _result(_on_shared_loop(made).result()) if inspect.isawaitable(made) else made

    async def within(self, seconds: float, function: Callable[..., Any], *arguments: Any) -> Any:
        end = time.monotonic() + seconds
        made = function(*arguments) if is_async(function) else _wait(_in_thread(function, arguments), seconds, seconds)
        if not inspect.isawaitable(made):
            return made
        future = _on_shared_loop(made)
        try:
            return _wait(future, end - time.monotonic(), seconds)
        finally:
            future.cancel()


def run(coroutine: Coroutine[Any, Any, _T]) -> _T:
    """Runs a coroutine that waits for nothing but `Blocking`."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        pass
    else:
        coroutine.close()
        raise RuntimeError("an event loop runs in this thread, and would stand still; use `await receiver.receive(…)`")
    try:
        coroutine.send(None)
    except StopIteration as end:
        return end.value  # type: ignore[no-any-return]
    raise AssertionError("a call that blocks was suspended")


def is_async(function: Any) -> bool:
    """Whether a call makes a coroutine and does nothing yet."""
    return inspect.iscoroutinefunction(function) or inspect.iscoroutinefunction(getattr(function, "__call__", None))


_Outcome = tuple[Any, BaseException | None]


async def _outcome(awaitable: Any) -> _Outcome:
    """What became of it. asyncio would log an error that nobody picks up, with what is in it."""
    try:
        return await awaitable, None
    except (Exception, asyncio.CancelledError) as error:
        return None, error


def _result(outcome: _Outcome) -> Any:
    made, error = outcome
    if error is None:
        return made
    if isinstance(error, Exception):
        raise error
    # Whoever handles one event ends neither the server nor the request.
    raise RuntimeError(f"the function ended with `{type(error).__name__}`") from error


def _late(seconds: float) -> TimeoutError:
    return TimeoutError(f"the handler took more than {seconds:g} seconds")


async def _called(function: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
    made = function(*arguments) if is_async(function) else _result(await asyncio.wrap_future(_in_thread(function, arguments)))
    return await made if inspect.isawaitable(made) else made


def _in_thread(function: Callable[..., Any], arguments: tuple[Any, ...]) -> Future[_Outcome]:
    """Calls a function in a thread of its own: pools wait at exit for those that never end."""
    future: Future[_Outcome] = Future()
    # Nobody can cancel it, so it is always there to take what the thread has.
    future.set_running_or_notify_cancel()
    context = copy_context()

    def work() -> None:
        try:
            outcome: _Outcome = context.run(function, *arguments), None
        except BaseException as error:
            outcome = None, error
        future.set_result(outcome)

    threading.Thread(target=work, name="chatapps-webhooks-handler", daemon=True).start()
    return future


def _wait(future: Future[_Outcome], left: float, seconds: float) -> Any:
    try:
        outcome = future.result(max(left, 0))
    except FutureTimeoutError:
        raise _late(seconds) from None
    return _result(outcome)


class _SharedLoop:
    """An event loop in a thread, for each process that needs one."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.loop: asyncio.AbstractEventLoop | None = None
        self.thread: threading.Thread | None = None

    def get(self) -> asyncio.AbstractEventLoop:
        with self.lock:
            if self.loop is None:
                self.loop = asyncio.new_event_loop()
                self.thread = threading.Thread(target=self.loop.run_forever, name="chatapps-webhooks-loop", daemon=True)
                self.thread.start()
                atexit.register(self.close)
            return self.loop

    def close(self) -> None:
        with self.lock:
            loop, thread, self.loop, self.thread = self.loop, self.thread, None, None
        if loop and thread:
            loop.call_soon_threadsafe(_end, loop)
            thread.join(1)
            if not thread.is_alive():
                loop.close()


def _end(loop: asyncio.AbstractEventLoop) -> None:
    for task in asyncio.all_tasks(loop):
        task.cancel()
    loop.call_soon(loop.stop)


_shared_loop = _SharedLoop()


def _after_fork() -> None:
    # The thread exists in the parent alone.
    atexit.unregister(_shared_loop.close)
    _shared_loop.__init__()  # type: ignore[misc]


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)


def _on_shared_loop(awaitable: Any) -> Future[_Outcome]:
    return asyncio.run_coroutine_threadsafe(_outcome(awaitable), _shared_loop.get())
