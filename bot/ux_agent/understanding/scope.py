"""Requests outside the job: secrets, files, merging, deleting, instructions to the machine."""

import re
from collections.abc import Container, Sequence

from bot.texts.phrase import Phrase
from bot.ux_agent.understanding import texts
from bot.ux_agent.understanding.literals import Token, lift, mask

_NEVER = frozenset(
    """
    merge merging rebase deploy deployment publish approve secret secrets password passwords
    credential credentials token tokens workflow workflows pipeline pipelines dockerfile makefile
    gitignore jailbreak sudo curl wget chmod npm pip iframe
    firewall htaccess htpasswd ssh sftp
    """.split()  # noqa: SIM905 - a page of words
)
_ALL_THERE_IS = (
    "site website repo repository repos branch branches commits database everything file files "
    "page pages folder"
)
# First word, then one of the others within three words.
_TOGETHER = (
    ("delete remove destroy erase wipe drop nuke kill rm", _ALL_THERE_IS),
    (
        "ignore disregard forget override",
        "instruction instructions rule rules prompt previous above",
    ),
    ("run execute eval", "script scripts command commands code shell sql rm"),
    ("add insert inject put", "script scripts javascript tracking analytics php"),
    ("api access private ssh", "key keys"),
    ("env environment", "var vars variable variables"),
    ("source", "code"),
    ("system", "prompt"),
    ("github", "actions"),
    ("git", "push commit reset history"),
    ("pull", "request requests"),
    ("commit push", "main master directly straight production live"),
    ("skip bypass disable without ignore", "review preview confirmation approval checks"),
    ("give grant make", "admin admins rights permission permissions root"),
    ("upload", "file files shell script"),
    ("drop truncate", "table tables"),
    ("close open reopen", "issue issues"),
    ("config configuration settings", "file files"),
    ("push", "force"),
    ("force push", "push main master to"),
    ("developer", "mode"),
    ("revert", "commit commits"),
    ("etc", "passwd"),
)
_BEHIND: dict[str, frozenset[str]] = {}
for _first, _other in _TOGETHER:
    for _word in _first.split():
        _BEHIND[_word] = _BEHIND.get(_word, frozenset()).union(_other.split())
# "What was the form key again": what opens a service is none of a page's words.
_KEY = (
    r"(?i)\bkeys?\s(?:of|for|to|from)\s(?:the|our|my|that|this)\s(?:\w+\s)?(?:forms?|api|maps?|captcha"
    r"|recaptcha|newsletter|mailer|server|database|account|plugin|script|service)\b"
    r"|\b(?:forms?|captcha|recaptcha|maps?|stripe|paypal|smtp|webhook|newsletter|licen[cs]e)(?:['’]s)?"
    r"\skeys?(?=\s*(?:[?.!,;]|$)|\s(?:in|into|on|to|onto|again|please|was|is|so|for|at)\b)"
    r"|\bwhat(?:['’]?s|\sis|\swas)\s(?:the|our|my)\s(?:\w+\s){0,2}(?:key|pin|login|log-in)\b"
)
_OPENING = frozenset(["key", "keys", "pin", "login", "log"])
_REACH = 4
_WORD = re.compile(r"[a-z]+")
_FILE = (
    r"(?i)[\w-]\.(?:json|ya?ml|toml|lock|[jt]sx?|mjs|py|sh|rb|go|env|ini|cfg|conf|sql|mdx?|txt|pem"
    r"|key"
    r"|css|s[ac]ss|less|vue|svelte|astro|njk|liquid|hbs|ejs|csv|xml|bak|log|map)\b"
    r"|^[^{}]*\}|<[a-z/!]|(?:^|\s)\.(?:env|git)|\brm\s+-|\b(?:url|expression|image-set|var|attr|env)\s*\("
)
# A path of a source file between the words, and a name as secrets have it in an environment.
_PATH = (
    r"(?i)\b[\w.@-]{1,64}/[\w./@+-]{0,200}\.(?:jsx?|tsx?|json|ya?ml|toml|css|s[ac]ss|vue|svelte|astro"
    r"|mdx?|njk|liquid|py|rb|go)\b"
)
_NAMED = (
    r"(?i)\b(?:in|into|of|from|inside|within|to|edit|open|file)\s{1,3}(?:the\s)?[\w.-]{0,64}"
    r"\.(?:json|lock|ya?ml|toml|env|ini|cfg|txt|config\.\w{2,3})\b"
)
_HIDDEN = (
    r"\b[A-Z][A-Z0-9]{1,30}(?:_[A-Z0-9]{1,30}){0,6}"
    r"_(?:KEY|TOKEN|SECRET|PASSWORD|PASS|PWD|CREDENTIALS|URL|DSN)\b"
)
# Each with a sign without which it cannot be there.
_FORMS = (("/", _PATH), ("_", _HIDDEN), (".", _NAMED))
_SYSTEM = r"(?i)(?:\.\./|~/|/(?:etc|var|proc|usr|home|root|bin|sys|dev|opt)/)"
# What a site may call a page of its own, where a link is to lead there.
_FOLDER = r"/(?:home|dev|opt)/?"
_LINKED = r"(?i)\b(?:links?|href|goes|go|points?|leads?)\b"
_PAGE = r"(?i)\.(?:html?|php|aspx?|xhtml)(?:[?#]|$)"
_INSIDE = frozenset(["of", "in", "file", "from", "inside", "within", "into"])
_ACTING = frozenset(
    [
        "edit",
        "open",
        "read",
        "print",
        "delete",
        "change",
        "update",
        "modify",
        "rewrite",
        "create",
        "touch",
    ]
)
_TAG = r"(?i)</?(?!script|iframe|style|object|embed)[a-z][^<>]{0,80}>"
# What goes offline when it is taken down; a notice or a picture only leaves the page.
_TAKING = frozenset(["take", "taking", "bring", "pull", "put"])
_OFFLINE = frozenset(["down", "offline"])
_ONLINE = frozenset(f"{_ALL_THERE_IS} homepage server domain hosting web app shop it this".split())
_WHERE = frozenset(["on", "from", "in", "at", "about", "of"])
_FARTHEST = 6
# What is code of somebody else's wherever it is added, by the words without which it cannot be.
_CODE_SIGNS = frozenset(
    """
    cookie cookies consent gdpr widget plugin plug chatbot chat pixel manager analytics tracking
    snippet captcha recaptcha script scripts javascript php
    """.split()  # noqa: SIM905 - as above
)
_THING = (
    r"(?:(?:cookies?|consent|gdpr)\s(?:[a-z]+\s)?(?:banner|notice|pop\W?up|consent|bar|script|widget"
    r"|plug\W?in|dialog|message)|consent\sbanner|widget|plug\W?in|chat\W?bot"
    r"|chat\s(?:box|bubble|window|script)|(?:facebook|meta|linkedin|tiktok|pinterest|tracking"
    r"|conversion)\spixel|pixel\s(?:code|script|tracking)|tag\smanager|analytics|tracking"
    r"|(?:[a-z]+\s)?(?:code\s)?snippet|(?:re)?captcha|scripts?|javascript|php)"
)
_LOOKED_AT = (
    r"(?:texts?|titles?|headings?|headlines?|colou?rs?|backgrounds?|buttons?|links?|labels?|fonts?|sizes?"
    r"|sections?|pages?|bigger|smaller|bold|in bold)"
)
_CODE = (
    r"(?i)\b(?:(?:add|insert|inject|include|install|embed|integrate|implement|set\s?up|enable|connect"
    r"|activate|load|hook\s?up)(?:\s[\w'’-]+){0,4}?"
    r"|(?:put|place|want|need|use|like|(?:can|could)\s(?:we|i|you)\s(?:have|get))"
    r"(?:\s(?:in|on|up))?(?:\s(?:an?|some|google|facebook|meta)"
    r"(?:\s[\w'’-]+){0,3}?)?)"
    rf"\s{_THING}\b(?!\s{_LOOKED_AT}\b)"
)
_WHOLLY = frozenset(["whole", "entire", "complete"])
_PAGE_GOES = (
    r"\b(?:delete|remove|erase|wipe|drop)\s(?:[a-z]+\s){1,2}page\b"
    r"(?!\s(?:title|text|heading|headline|link|header|footer|background))"
)
_FILE_SIGNS = frozenset(".<-({}")  # without any of which no _FILE can be


def is_outside(words: str) -> bool:
    """True when the words of a request, its values left out, are about no change of a site."""
    if not _FILE_SIGNS.isdisjoint(words) and re.search(_FILE, words):
        return True
    said = _words(words)
    if _adds_code(words, said) or (not _OPENING.isdisjoint(said) and re.search(_KEY, words)):
        return True
    if not _NEVER.isdisjoint(said) or _is_end_of_all(said) or _is_taken_offline(said):
        return True
    return any(
        not _BEHIND[word].isdisjoint(said[at + 1 : at + _REACH])
        for at, word in enumerate(said)
        if word in _BEHIND
    )


def reason(words: str) -> Phrase:
    """Why a request is not taken that is about no change of a site, by its words without values."""
    if is_markup(words):
        return texts.MARKUP
    said = _words(words)
    if _adds_code(words, said):
        return texts.FOREIGN_CODE
    is_page = re.search(_PAGE_GOES, " ".join(said)) is not None
    return texts.WHOLE_PAGE if is_page else texts.OUT_OF_SCOPE


def _words(text: str) -> list[str]:
    """The words of a request in small letters, those that say no more than "all of it" left out."""
    plain = text.lower().replace("get rid of", "remove")
    return [word for word in _WORD.findall(plain) if word not in _WHOLLY]


def _adds_code(words: str, said: Sequence[str]) -> bool:
    """True for "add a chat widget": what is added is code, not words or looks of the site."""
    return not _CODE_SIGNS.isdisjoint(said) and re.search(_CODE, words) is not None


def _is_taken_offline(said: Sequence[str]) -> bool:
    """True for "take the site down", not for "take down the notice"."""
    if _TAKING.isdisjoint(said):
        return False
    for at, word in enumerate(said):
        behind = said[at + 1 : at + _FARTHEST] if word in _TAKING else ()
        ends = [place for place, one in enumerate(behind) if one in _OFFLINE]
        if not ends:
            continue
        after = behind[ends[0] + 1 :]
        end = next((place for place, one in enumerate(after) if one in _WHERE), len(after))
        if behind[ends[0]] == "offline" or not _ONLINE.isdisjoint(
            (*behind[: ends[0]], *after[:end])
        ):
            return True
    return False


def names_a_file(text: str, tokens: Sequence[Token], known: Container[str]) -> bool:
    """True when a request speaks of a file of the site or of the machine, not of a page's part.

    `known` gives the addresses that links of the site have.
    """
    plain = mask(text, tokens)
    if any(sign in plain and re.search(form, plain) for sign, form in _FORMS):
        return True
    if "address" not in [token.kind for token in tokens]:
        return False
    before = ""
    for token in tokens:
        if token.kind == "address" and _is_file(token.value, before, known):
            is_link = before == "to" and re.search(_LINKED, plain) is not None
            if not (is_link and re.fullmatch(_FOLDER, token.value)):
                return True
        before = token.value.lower() if token.kind == "word" else before * (token.kind == "sign")
    return False


def _is_file(address: str, before: str, known: Container[str]) -> bool:
    if re.match(_SYSTEM, address):
        return True
    is_page = bool(re.search(_PAGE, address)) and "://" not in address
    return is_page and (before in _INSIDE or (before in _ACTING and address not in known))


def is_markup(words: str) -> bool:
    """True when tags are all that makes the words of a request be about no change of a site."""
    plain = re.sub(_TAG, " ", words)
    return plain != words and not is_outside(plain)


def _is_end_of_all(said: list[str]) -> bool:
    return said[-1:] == ["all"] and not {"delete", "remove", "erase", "wipe"}.isdisjoint(said)


def has_tags(message: str) -> bool:
    """True for tags outside quotation marks: the forms take what they find for a plain value."""
    return "<" in message and re.search(r"<[a-zA-Z/!]", mask(message, lift(message))) is not None
