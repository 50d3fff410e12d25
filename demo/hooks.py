"""A webhook receiver that records what it gets and fails when told to."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from threading import Condition
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response


@dataclass(frozen=True)
class HookCall:
    """One POST: when it came (UTC), where to, its headers (names in lower case), raw body and the status answered."""

    at: datetime
    path: str
    headers: Mapping[str, str]
    body: bytes
    status: int

    @property
    def json(self) -> Any:
        """The body as JSON; ValueError where it is none."""
        return json.loads(self.body)

    @property
    def accepted(self) -> bool:
        return self.status < 300


class HookReceiver:
    """Receives POSTs at /hook and below; GET /hook shows them as JSON. Safe to use from other threads."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._calls: list[HookCall] = []
        self._count = 0
        self._rate = 0.0
        self._debt = 0.0  # grows by the rate with each call; a call that brings it to 1 fails
        self._status = 503
        self._retry_after: int | None = None

    @property
    def calls(self) -> list[HookCall]:
        """What came so far, failed calls included, oldest first."""
        with self._changed:
            return list(self._calls)

    def fail(self, *, rate: float, count: int, status: int, retry_after: int | None) -> None:
        """From now on the first `count` calls fail, then the share `rate` (0 to 1) of them, evenly spread.

        A failing call is answered `status`, with `retry_after` seconds in Retry-After if given.
        """
        if not 0 <= rate <= 1:
            raise ValueError(f"rate must lie between 0 and 1, not {rate}")
        with self._changed:
            self._rate, self._count, self._debt = rate, count, 0.0
            self._status, self._retry_after = status, retry_after

    def wait(self, count: int, timeout: float) -> list[HookCall]:
        """Waits until `count` calls were accepted and returns the accepted ones; TimeoutError after `timeout` s."""

        def accepted() -> list[HookCall]:
            return [call for call in self._calls if call.accepted]

        with self._changed:
            if not self._changed.wait_for(lambda: len(accepted()) >= count, timeout):
                raise TimeoutError(f"{len(accepted())} of {count} webhook calls accepted within {timeout} s")
            return accepted()

    async def receive(self, request: Request) -> Response:
        """ASGI endpoint of the receiver."""
        if request.method == "GET":
            return JSONResponse(
                [
                    {"at": c.at.isoformat(), "path": c.path, "status": c.status, "body": c.body.decode()}
                    for c in self.calls
                ]
            )
        body = await request.body()
        with self._changed:
            failing = self._failing()
            status = self._status if failing else 204
            self._calls.append(HookCall(datetime.now(UTC), request.url.path, dict(request.headers), body, status))
            self._changed.notify_all()
            retry_after = self._retry_after
        headers = {"Retry-After": str(retry_after)} if failing and retry_after is not None else {}
        return Response(status_code=status, headers=headers)

    def _failing(self) -> bool:
        if self._count > 0:
            self._count -= 1
            return True
        self._debt += self._rate
        # A sum of thirds stays a hair below one.
        if self._debt < 1 - 1e-9:
            return False
        self._debt -= 1
        return True
