"""Whose certificates are believed."""

import ssl

from bot.errors import ConfigurationError


def trust(bundle: str) -> ssl.SSLContext:
    """Trust the certificates of a PEM file, or the system's where it is ''.

    Raises ConfigurationError when it cannot be read.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    try:
        if bundle:
            context.load_verify_locations(bundle)
        else:
            context.set_default_verify_paths()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ConfigurationError(f"AWS_CA_BUNDLE cannot be read: {reason}") from error
    return context
