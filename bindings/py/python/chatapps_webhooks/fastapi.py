"""Events as parameters of FastAPI's routes. FastAPI is imported here and nowhere else.

    from chatapps_webhooks.fastapi import ReceivedEvent

    @app.post("/events")
    def receive(event: ReceivedEvent) -> None: ...
"""

from typing import Annotated

from fastapi import Depends, Request

from .events import Event, receive_event


async def received(request: Request) -> Event:
    """The event in the body of a request, whatever the body is: FastAPI itself answers 422 to one
    that isn't JSON.
    """
    return receive_event(await request.body())


ReceivedEvent = Annotated[Event, Depends(received)]
"""A parameter that is an event, of any body. What breaks the contract is `Unrecognized`, with a
`report`.
"""

__all__ = ["ReceivedEvent", "received"]
