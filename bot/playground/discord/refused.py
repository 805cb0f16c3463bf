"""What the client says when it does not let a person do something."""


class ClientRefused(ValueError):
    """The client does not let the person do this; the text says why."""
