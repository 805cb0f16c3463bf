"""A small GitHub by itself: `python -m bot.playground.github FOLDER owner/name=SITE…`.

It prints the settings that lead the bot there, and serves until it is interrupted.
"""

import sys
from argparse import Namespace
from pathlib import Path

from bot.errors import ConfigurationError
from bot.playground import alone
from bot.playground.github.control import control
from bot.playground.github.server import GitHubServer
from bot.playground.github.small_github import SmallGitHub


def main() -> int:
    """Serve; the exit status is 0 after an interrupt, 1 when it cannot start."""
    parser = alone.parser("bot.playground.github", __doc__)
    parser.add_argument("folder", type=Path, help="where objects and pull requests are kept")
    parser.add_argument("sites", nargs="+", metavar="owner/name=DIR", help="git folders to copy")
    return alone.serve("small GitHub", _service, parser.parse_args())


def _service(options: Namespace) -> alone.Service:
    github = SmallGitHub(options.folder.resolve())
    for site in options.sites:
        _copy(github, site)
    server = GitHubServer(github, port=options.port, more=[control(github)])
    return alone.Service(server, _settings(github, server.url))


def _copy(github: SmallGitHub, site: str) -> None:
    name, _, source = site.partition("=")
    if name.count("/") != 1 or not source:
        raise ConfigurationError(f"{site} is not of the form owner/name=DIR")
    hosted = github.add_repository(name)
    if hosted.head() is None:
        hosted.import_folder(Path(source).resolve())


def _settings(github: SmallGitHub, url: str) -> list[str]:
    key = github.folder / "app.pem"
    key.write_text(github.app.private_key, encoding="utf-8")
    key.chmod(0o600)
    return [
        f"GITHUB_API_URL={url}",
        f"GITHUB_APP_ID={github.app.id}",
        f"GITHUB_INSTALLATION_ID={github.app.installation_id}",
        f"# GITHUB_PRIVATE_KEY is in {key}; or, in the App's place:",
        f"GITHUB_TOKEN={github.token()}",
        f"# look: {url}/_control/",
    ]


if __name__ == "__main__":
    sys.exit(main())
