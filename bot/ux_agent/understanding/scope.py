"""Requests outside the job: secrets, files, merging, deleting, instructions to the machine."""

import re

_OUTSIDE = re.compile(
    r"""
    \b(?:merge|deploy|publish|force[ -]?push|git\s+push|push\s+(?:it\s+)?to|approve|rebase
        |revert\s+commit)\b
    |\b(?:secrets?|passwords?|credentials?|api[\s_-]?keys?|access[\s_-]?keys?|private\s+keys?
        |(?:bot|access|auth|github|discord|aws)[\s_-]tokens?|env(?:ironment)?\s+var\w*|\.env)\b
    |\b(?:tokens?)\b
    |\.github\b|\bgithub\s+actions?\b|\bworkflows?\b|\bpipelines?\b|\bci\s+config\w*
    |\b(?:delete|remove|destroy|erase|wipe|drop|nuke|kill|rm)\s+(?:-rf\s+)?(?:\S+\s+){0,2}?
        (?:site|website|repo|repository|repositories|branch|branches|database|table|tables|everything|files?|page|pages|folder|all(?=\W*$))\b
    |\brm\s+-rf\b
    |\b(?:ignore|disregard|forget)\s+(?:\S+\s+){0,3}?(?:instructions?|rules?|prompts?|previous|above)\b
    |\b(?:system\s+prompt|jailbreak|developer\s+mode)\b
    |\b[\w./-]*\w\.(?:json|ya?ml|toml|lock|jsx?|tsx?|mjs|py|sh|rb|go|php[345]?|env|ini|cfg|conf|sql|md|txt|pem|key)\b
    |\b(?:dockerfile|makefile|package-lock|gitignore|node_modules|source\s+code|etc/passwd)\b
    |\b(?:run|execute|eval)\s+(?:\S+\s+){0,2}?(?:script|command|code|shell|sql)\b
    |\b(?:install|npm|pip|sudo|curl|wget|chmod)\s+\S+
    |\b(?:url|expression|image-set|var|attr|env)\s*\(
    |\b(?:add|insert|inject|put)\s+(?:\S+\s+){0,3}?(?:scripts?|javascript|iframe|tracking
        |analytics|php)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)


def is_outside(words: str) -> bool:
    """True when the words of a request, its values left out, are about no change of a site."""
    return bool(_OUTSIDE.search(words))
