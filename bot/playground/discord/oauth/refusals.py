"""What the OAuth2 routes answer when they refuse (docs: Topics, OAuth2; RFC 6749 5.2, RFC 7636).

Other than the rest of the API they answer as the RFC has it. Discord documents no texts: these are
the ones that its answers are reported with.
"""

from typing import Final


class OAuthRefused(Exception):
    """A refusal: the HTTP status, the RFC's code, and what a developer reads ('' nothing)."""

    def __init__(self, status: int, code: str, text: str = "") -> None:
        super().__init__(f"{status} {code} {text}".rstrip())
        self.status = status
        self.code = code
        self.text = text

    def body(self) -> dict[str, str]:
        """The JSON body of the answer."""
        return {"error": self.code, **({"error_description": self.text} if self.text else {})}


ACCESS_DENIED: Final = "The resource owner or authorization server denied the request"


def invalid_client() -> OAuthRefused:
    """The application is unknown, or the secret is not its own."""
    return OAuthRefused(401, "invalid_client")


def invalid_code() -> OAuthRefused:
    """The code is unknown, used, or too old."""
    return OAuthRefused(400, "invalid_grant", 'Invalid "code" in request.')


def invalid_redirect() -> OAuthRefused:
    """The address is not that of the authorization."""
    return OAuthRefused(400, "invalid_grant", 'Invalid "redirect_uri" in request.')


def invalid_refresh() -> OAuthRefused:
    """The refresh token is unknown, used, or revoked."""
    return OAuthRefused(400, "invalid_grant")


def invalid_verifier() -> OAuthRefused:
    """The code verifier has not the form of one (RFC 7636 4.1)."""
    return OAuthRefused(400, "invalid_request", 'Invalid "code_verifier"')


def missing_verifier() -> OAuthRefused:
    """There was a challenge, and nothing that solves it."""
    return OAuthRefused(400, "invalid_request", 'Missing "code_verifier"')


def wrong_verifier() -> OAuthRefused:
    """The code verifier does not solve the challenge."""
    return OAuthRefused(400, "invalid_grant", "Code challenge failed.")


def missing(name: str) -> OAuthRefused:
    """The form lacks something."""
    return OAuthRefused(400, "invalid_request", f'Missing "{name}" in request.')


def unsupported_grant(kind: str | None) -> OAuthRefused:
    """No such grant; a body that is no form has none."""
    return OAuthRefused(400, "unsupported_grant_type", f"Grant type {kind} is not supported")


def unsupported_challenge() -> OAuthRefused:
    """Only S256 is taken."""
    return OAuthRefused(400, "invalid_request", 'Unsupported "code_challenge_method"')


def invalid_scope() -> OAuthRefused:
    """A scope that nobody knows."""
    text = "The requested scope is invalid, unknown, or malformed."
    return OAuthRefused(400, "invalid_scope", text)


def unsupported_response() -> OAuthRefused:
    """Only codes are given out."""
    text = "The authorization server does not support obtaining an authorization code using this"
    return OAuthRefused(400, "unsupported_response_type", f"{text} method.")
