"""The Git Data API of the small GitHub: what it reads and writes is in a real repository."""

import base64

import pytest

from bot.playground.github.hosted import Limits
from tests.playground.github.octo import NOBODY, WHO, Octo


def test_a_branch_is_read_as_a_reference_and_as_a_branch(octo: Octo) -> None:
    ref, branch = octo.get("git/ref/heads/main"), octo.get("branches/main")
    assert ref.json()["object"] == {
        "type": "commit",
        "sha": octo.head,
        "url": f"http://127.0.0.1/repos/octo/site/git/commits/{octo.head}",
    }
    assert branch.json()["commit"]["sha"] == octo.head


@pytest.mark.parametrize("name", ["git/ref/heads/none", "git/ref/heads/mai", "branches/none"])
def test_a_branch_that_is_not_there_is_not_found(octo: Octo, name: str) -> None:
    assert octo.get(name).status_code == 404


def test_a_recursive_tree_lists_every_file_and_folder(octo: Octo) -> None:
    shown = octo.get(f"git/trees/{octo.head}", recursive="1").json()
    assert [(line["type"], line["path"]) for line in shown["tree"]] == [
        ("tree", "css"),
        ("blob", "css/site.css"),
        ("blob", "index.html"),
    ]
    assert shown["truncated"] is False


def test_a_tree_alone_lists_one_level(octo: Octo) -> None:
    shown = octo.get(f"git/trees/{octo.head}").json()
    assert [line["path"] for line in shown["tree"]] == ["css", "index.html"]


def test_a_tree_beyond_the_limit_is_cut_and_says_so(octo: Octo) -> None:
    octo.site.limits = Limits(tree_entries=2)
    shown = octo.get(f"git/trees/{octo.head}", recursive="1").json()
    assert (len(shown["tree"]), shown["truncated"]) == (2, True)


def test_a_blob_comes_in_base64_with_broken_lines(octo: Octo) -> None:
    content = bytes(range(256))
    text = base64.b64encode(content).decode()
    sha = octo.post("git/blobs", {"content": text, "encoding": "base64"}).json()["sha"]
    shown = octo.get(f"git/blobs/{sha}").json()
    assert (base64.b64decode(shown["content"]), shown["size"]) == (content, 256)
    assert max(map(len, shown["content"].splitlines())) == 60


def test_a_blob_beyond_the_limit_is_refused(octo: Octo) -> None:
    octo.site.limits = Limits(blob_bytes=3)
    sha = octo.post("git/blobs", {"content": "long"}).json()["sha"]
    refused = octo.get(f"git/blobs/{sha}")
    assert (refused.status_code, refused.json()["errors"][0]["code"]) == (403, "too_large")


def test_the_same_commit_has_the_same_id(octo: Octo) -> None:
    first = octo.commit()
    octo.clock.advance(100)
    assert octo.commit() == first != octo.commit(content="other")


def test_a_commit_is_what_git_itself_would_make(octo: Octo) -> None:
    sha = octo.commit()
    raw = octo.site.git.git.run("cat-file", "commit", sha).output.decode()
    person = "UX agent <ux@example.com> 1767323045 +0000"
    shown = octo.get(f"git/commits/{sha}").json()
    assert raw == (
        f"tree {shown['tree']['sha']}\nparent {octo.head}\n"
        f"author {person}\ncommitter {person}\n\nBlue"
    )
    assert (shown["committer"], shown["message"]) == (WHO, "Blue")


def test_a_tree_keeps_what_it_does_not_name(octo: Octo) -> None:
    assert octo.site.files(octo.commit()) == {
        "index.html": b"<h1>Hello</h1>\n",
        "css/site.css": b"h1 { color: blue }\n",
    }


def test_a_null_takes_a_file_away(octo: Octo) -> None:
    base = octo.get(f"git/commits/{octo.head}").json()["tree"]["sha"]
    line = {"path": "css/site.css", "mode": "100644", "type": "blob", "sha": None}
    tree = octo.post("git/trees", {"base_tree": base, "tree": [line]}).json()
    assert [line["path"] for line in tree["tree"]] == ["index.html"]


def test_a_whole_folder_is_put_in_by_its_tree(octo: Octo) -> None:
    held = {line["path"]: line for line in octo.get(f"git/trees/{octo.head}").json()["tree"]}
    folder = {"mode": "040000", "type": "tree", "sha": held["css"]["sha"]}
    lines = [{"path": "style", **folder}, {"path": "a/b.txt", "mode": "100644", "content": "x"}]
    sha = octo.post("git/trees", {"tree": lines}).json()["sha"]
    shown = octo.get(f"git/trees/{sha}", recursive="1").json()["tree"]
    assert [line["path"] for line in shown] == ["a", "a/b.txt", "style", "style/site.css"]


def test_a_reference_points_to_the_commit(octo: Octo) -> None:
    sha = octo.commit()
    made = octo.branch("ux/navbar-abc", sha)
    assert (made.status_code, made.json()["object"]["sha"]) == (201, sha)
    assert octo.site.branches() == {"main": octo.head, "ux/navbar-abc": sha}


def test_a_reference_is_made_once(octo: Octo) -> None:
    octo.branch()
    again = octo.branch(sha=octo.head)
    assert (again.status_code, again.json()) == (
        422,
        {
            "message": "Reference already exists",
            "documentation_url": "https://docs.github.com/rest/git/refs#create-a-reference",
            "status": "422",
        },
    )


def test_a_tag_is_a_reference_and_no_push(octo: Octo) -> None:
    heard: list[str] = []
    octo.site.pushed = lambda _, branch, *__: heard.append(branch)
    made = octo.post("git/refs", {"ref": "refs/tags/v1", "sha": octo.head})
    assert (made.status_code, heard) == (201, [])
    assert octo.get("git/ref/tags/v1").json()["object"]["sha"] == octo.head


@pytest.mark.parametrize("kind", ["commits", "trees", "blobs"])
def test_an_object_that_is_not_there_is_not_found(octo: Octo, kind: str) -> None:
    assert octo.get(f"git/{kind}/{NOBODY}").status_code == 404


def test_a_line_of_a_tree_needs_a_mode(octo: Octo) -> None:
    refused = octo.post("git/trees", {"tree": [{"path": "a", "content": "x"}]})
    assert refused.json()["message"] == "Must supply a valid tree.mode"


def test_a_reference_below_another_one_is_refused(octo: Octo) -> None:
    refused = octo.branch("main/below")
    assert (refused.status_code, refused.json()["message"]) == (422, "Reference update failed")


@pytest.mark.parametrize(
    ("path", "body", "words"),
    [
        ("git/refs", {"ref": "refs/heads/a", "sha": NOBODY}, "Object does not exist"),
        ("git/refs", {"ref": "refs/heads/a", "sha": "abc"}, "exactly 40 characters"),
        ("git/refs", {"ref": "heads/a", "sha": NOBODY}, "not a valid reference name"),
        ("git/refs", {"ref": "refs/heads/a..b", "sha": NOBODY}, "not a valid reference name"),
        ("git/blobs", {"content": "?", "encoding": "base64"}, "not valid Base64"),
        ("git/blobs", {"content": "?", "encoding": "latin"}, "not a supported encoding"),
        ("git/commits", {"message": "m", "tree": NOBODY}, "Tree SHA does not exist"),
        ("git/trees", {"base_tree": NOBODY, "tree": []}, "not a valid tree oid"),
        ("git/trees", {"tree": []}, "Invalid tree info"),
    ],
)
def test_what_names_nothing_is_refused(
    octo: Octo, path: str, body: dict[str, object], words: str
) -> None:
    refused = octo.post(path, body)
    assert refused.status_code == 422
    assert words in refused.json()["message"]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ({"path": "../a"}, "malformed path component"),
        ({"path": "a/.GIT/b"}, "malformed path component"),
        ({"path": "/a"}, "cannot start with a slash"),
        ({"sha": NOBODY}, "is not a valid blob"),
        ({"sha": None}, "GitRPC::BadObjectState"),
        ({"content": "x", "sha": NOBODY}, "either tree.sha or tree.content"),
        ({}, "either tree.sha or tree.content"),
    ],
)
def test_a_bad_line_of_a_tree_is_refused(octo: Octo, line: dict[str, object], words: str) -> None:
    body = {"tree": [{"path": "a", "mode": "100644", "type": "blob", **line}]}
    refused = octo.post("git/trees", body)
    assert refused.status_code == 422
    assert words in refused.json()["message"]


def test_a_parent_that_is_no_commit_is_refused(octo: Octo) -> None:
    tree = octo.get(f"git/commits/{octo.head}").json()["tree"]["sha"]
    refused = octo.post("git/commits", {"message": "m", "tree": tree, "parents": [tree]})
    assert "Parent SHA does not exist" in refused.json()["message"]


def test_an_empty_repository_answers_that_it_is(octo: Octo) -> None:
    octo.github.add_repository("octo/empty")
    answered = octo.call("GET", "repos/octo/empty/git/ref/heads/main")
    assert (answered.status_code, answered.json()["message"]) == (409, "Git Repository is empty.")
