"""Why a change failed for good, or a site cannot be read: what people read then, in English."""


class FailureTexts:
    """Reasons of the worker, of code hosts and of manifests; each is a whole sentence."""

    # The worker.
    target_gone = "The site changed since the preview, and what you wanted to change is gone."
    gave_up_reaching = "I tried {tries} times and could not reach the site’s repository."
    gave_up = "I tried many times and could not open the pull request."
    gave_up_reading = "I tried many times and could not read your request. Please send it again."
    not_set_up = "The site of this server is not set up correctly. Its operator must mend that."
    branch_changed = "The branch {branch} was changed by someone. I did not touch it."
    pull_of_others = "Somebody else opened a pull request for the branch {branch}."
    file_changed = "{file} has changed since the preview."
    file_denied = "This site does not let {file} be changed."
    unsafe_edit = "This change cannot be made safely: {reason}."
    bytes_differ = "its bytes differ elsewhere"
    read_otherwise = "{file} would be read in another way"
    not_readable = "{file} could no longer be read"
    beyond_declared = "{file} would change beyond what is declared"
    new_kind = "{file} would get a new {kind}"
    not_utf8 = "{file} is not UTF-8"
    no_style_element = "{file} has no style element"

    # The site and its repository.
    declared_and_gone = (
        "Declared, but no longer found where it is said to stand: {places}. Whoever looks after "
        "the site learns more from `ux-agent doctor --site`. What would you like to change instead?"
    )
    no_manifest = (
        "The site has no {manifest} in its root, so nothing is declared that may be edited."
    )
    not_scanned = (
        "The site has no {manifest}, and looking at it does not tell what may be edited. "
        "Whoever looks after it can have `ux-agent scan` propose one."
    )
    no_commit = "The site’s repository “{repository}” has no commit yet."
    no_branch = "The site has no branch “{branch}”."
    no_such_branch = "There is no branch “{branch}”."
    lacks_file = "The site’s repository lacks the file {file}."
    lacks_commit = "The site’s repository lacks commit {commit}."
    no_room_for_branch = "The repository has no room for a branch “{branch}”."
    no_such_pull = "The repository has no pull request {number}."
    pull_incomplete = "Pull request {number} has no whole record."
    too_many_files = "The site’s repository holds too many files to be read."
    file_too_large = "A file of the site is too large to be read."
    folder_too_large = "A file or folder of the site is too large to be read."
    no_folder = "The site’s folder “{folder}” does not exist."
    no_git_folder = "The site’s folder “{folder}” is no git repository."
    no_object = "“{name}” is no git object id."
    no_branch_name = "“{name}” cannot be the name of a new branch."
    not_editable = "“{path}” is not a file that may be edited."
    no_file_but_link = "“{path}” is a link, not a file of the site."
    folder_in_place = "“{path}” cannot be a file: there is a folder in its place."

    # GitHub.
    unauthorised = "GitHub does not accept the bot’s authorisation for “{repository}”."
    cannot_read = "GitHub shows this bot no repository “{repository}” that it may read."
    cannot_write = "GitHub shows this bot no repository “{repository}” that it may write to."
    repository_gone = "The repository “{repository}” is gone from GitHub."
    repository_blocked = "GitHub blocks the repository “{repository}” for legal reasons."
    repository_moved = (
        "The repository “{repository}” was renamed or moved: SITES must name it anew."
    )
    refuses_read = "GitHub refuses ({status}) to read “{repository}”."
    refuses_write = "GitHub refuses ({status}) to write to “{repository}”."
    archived = "The repository “{repository}” is archived: nobody can change it."
    organization_closed = (
        "The organization of “{repository}” lets nobody in from here or with that token."
    )
    app_suspended = "The GitHub app is suspended for the repository “{repository}”."
    app_not_installed = "The GitHub app is not installed for the repository “{repository}”."
    app_permissions = (
        "Its owner must grant the GitHub App Contents and Pull requests: read and write."
    )
    not_permitted = (
        "GitHub does not let this bot do that in “{repository}”. It needs {permissions}."
    )
    not_permitted_branches = (
        "GitHub does not let this bot do that with the branches “{base}” and “{branch}”. "
        "It needs {permissions}."
    )
    rule_forbids = "A rule of the repository forbids it."
    no_drafts = (
        "The repository “{repository}” does not support draft pull requests. With the setting "
        "DRAFT_FALLBACK=true I open ordinary ones titled “Draft: …”."
    )
    nothing_to_propose = "There is nothing to propose: “{base}” holds all of “{branch}” already."
    history_rewritten = "The branches “{base}” and “{branch}” have nothing in common any more."
    pull_refused = "GitHub refuses to open the pull request."

    # Manifests.
    manifest_wrong = "{manifest} is wrong: {fault}."
    manifest_wrong_at = "{manifest} is wrong at {path}: {fault}."
    manifest_too_large = "it is larger than {most} bytes"
    manifest_no_yaml = "it is not YAML"
    manifest_line = "line {line}"
    manifest_version = "version 1 is expected"
    manifest_too_much = "it holds more than a manifest needs"
    manifest_too_many = "more than {most} properties and lists"
    manifest_type = "“{kind}” is none of {types}"
    manifest_enum = "an enum needs its values"
    manifest_place = "at least one place is expected here"
    manifest_names = "names with values are expected here"
    manifest_list = "a list is expected here"
    manifest_text = "a text is expected here"
    manifest_number = "a whole number from 1 on is expected here"
    manifest_selector = "one of {keys} is expected here"
    manifest_part = "“{part}” is neither text nor attr:<name>"
    manifest_variable = "“{name}” starts with neither -- nor $"
