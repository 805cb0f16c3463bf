"""What may never be written at, however it is spelled."""

import pytest

from bot.ux_agent.declared.paths import MOST_LETTERS, refusal

LOCKS = [
    *("package-lock.json", "npm-shrinkwrap.json", "pnpm-lock.yaml", "yarn.lock", "bun.lock"),
    *("bun.lockb", "uv.lock", "poetry.lock", "Pipfile.lock", "pdm.lock", "pixi.lock", "go.sum"),
    *("composer.lock", "Gemfile.lock", "Cargo.lock", "go.work.sum", "flake.lock", "deno.lock"),
    *("mix.lock", "pubspec.lock", "Podfile.lock", "packages.lock.json", "gradle.lockfile"),
    *("buildscript-gradle.lockfile", "Package.resolved", "Cartfile.resolved", "pylock.toml"),
    *(".terraform.lock.hcl", "MODULE.bazel.lock", "pylock.dev.toml", "conda-lock.yml"),
    *("project.assets.json", "cabal.project.freeze", ".hugo_build.lock"),
]


@pytest.mark.parametrize("name", LOCKS)
def test_F68_what_a_package_manager_wrote_is_never_edited(name: str) -> None:
    assert "lock files" in refusal(f"web/{name}")
    assert "lock files" in refusal(name.upper())


@pytest.mark.parametrize(
    "path", ["yarn.lock.", "yarn.lock ", "yarn.lock::$DATA", "yarn%2elock", "yarn\u200b.lock"]
)
def test_F68_a_lock_file_is_known_in_what_file_systems_take_for_its_name(path: str) -> None:
    assert refusal(path)


@pytest.mark.parametrize(
    "path", ["_data/bike-lock.json", "content/locks.md", "lock.html", "blocked.css", "ab:c.html"]
)
def test_pages_that_speak_of_locks_may_be_edited(path: str) -> None:
    assert refusal(path) == ""


def test_F68_a_path_longer_than_any_is_refused() -> None:
    assert refusal("a" * (MOST_LETTERS + 1))


def test_what_the_manifest_denies_is_refused() -> None:
    assert refusal("legal/terms.html", ["legal/**"]) == "the manifest denies it"
