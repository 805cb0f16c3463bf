"""A server of a test's own, in a thread for as long as it is entered."""

import socketserver
import threading
from types import TracebackType
from typing import Self


class Serving:
    """Serves in the background within a `with`; closed and joined behind it."""

    def __init__(self, server: socketserver.BaseServer) -> None:
        self._server = server
        self._thread = threading.Thread(target=server.serve_forever, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()
