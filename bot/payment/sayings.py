"""The words in which people wish something, English and German, as parts of regular expressions."""

STEP_WORDS = {
    "cvv": ("cvv2?", "cvc2?", "cid", r"security\s+code", "prüfziffer", "pruefziffer"),
    "expiry": (
        *(r"expiry(?:\s+date)?", r"expiration(?:\s+date)?", r"exp(?:\.|\s+date)?"),
        *("date", "ablaufdatum", "datum"),
    ),
    "card": (
        r"(?:(?:credit|debit)\s+)?(?:card|number)(?:\s+number)?",
        *("kreditkarte", "karte", "(?:karten)?nummer"),
    ),
    "name": (r"(?:full\s+|card\s*holder\W?s?\s+)?names?(?:\s+on\s+(?:the\s+)?card)?", "namen"),
}
"""What each field is called."""

_ANY = "|".join(word for words in STEP_WORDS.values() for word in words)
FIELD = rf"(?P<field>{_ANY})"
POLITE = (
    r"(?:(?:ok|okay|oh|no|nein|wait|sorry|hm+)\b[\s,.!]*)*(?:please\s+|bitte\s+)?"
    r"(?:(?:can|could|may)\s+i\s+|i\s+(?:want|need|would\s+like)\s+to\s+|i\Wd\s+like\s+to\s+"
    r"|let\s+me\s+|let\Ws\s+|ich\s+(?:will|möchte)\s+)?"
)
_THE = r"(?:the\s+|my\s+|a\s+|another\s+|den\s+|die\s+|das\s+|meinen?\s+|eine?\s+)?"
_WRONG = r"(?:wrong|incorrect|not\s+right|falsch)"
_OTHER = r"(?:wrong|different|another|other|new|falscher?s?|anderer?s?|neue[rs]?)"
_EDIT = r"(?:change|edit|correct|fix|update|redo|modify|ändern?|ändere)"

CHANGES = (
    rf"{POLITE}{_EDIT}\s+{_THE}{FIELD}(?:\s+(?:to|into|zu|in|auf)\s+(?P<value>.+))?",
    rf"{POLITE}(?:go\s+)?(?:back\s+to|zurück\s+zu[mr]?)\s+{_THE}{FIELD}",
    rf"{POLITE}(?:use\s+|take\s+)?(?:an?\s+|the\s+|eine?\s+)?{_OTHER}\s+{FIELD}",
    rf"{POLITE}{_THE}{FIELD}\s+(?:is|was|ist|war)\s+{_WRONG}",
    rf"{POLITE}{_THE}{FIELD}\s+ändern",
    rf"{POLITE}(?:change|edit|correct)(?:\s+(?:it|something|that))?|(?:etwas\s+)?ändern",
)
"""To change a field, perhaps to a value."""

_PAYMENT = r"(?:the\s+|my\s+|this\s+)?payment"
_ALL = rf"(?:it|this|that|everything|all|{_PAYMENT})"
CANCEL = (
    rf"{POLITE}(?:cancel|stopp?|quit|abort|exit|end|forget)(?:\s+{_ALL})*",
    *(r"never\s*mind", r"(?:bitte\s+)?abbrechen(?:\s+bitte)?", "abbruch", r"vergiss\s+es"),
)
BACK = (
    rf"{POLITE}(?:go\s+)?(?:one\s+step\s+)?back",
    *(r"previous(?:\s+step)?", "undo", r"(?:einen\s+schritt\s+)?zurück"),
)
ANEW = (
    rf"{POLITE}(?:start|begin)\s+(?:over|again|anew|from\s+the\s+beginning)",
    *("restart", "reset", r"(?:noch\s*mal\s+)?(?:neu|von\s+vorne?)\s+(?:anfangen|beginnen)"),
)
REPEAT = (
    *(r"\?+", rf"{POLITE}(?:repeat|say)(?:\s+(?:it|that|the\s+question))*(?:\s+again)?"),
    *("again", "what", "huh", "pardon", "sorry", "help", "hilfe", "status", "continue", "resume"),
    *("weiter", r"noch\s?mal", r"noch\s+einmal", r"wiederhol\w*", "was", r"wie\s+bitte", "why"),
    r"what\s+(?:was|is)\s+(?:the|your|that)(?:\s+question)?",
    r"what\s+(?:now|next|do\s+you\s+need)",
    r"where\s+(?:was|am|were|are)\s+(?:i|we)",
)
CONFIRM = (
    rf"(?:please\s+)?(?:i\s+)?confirm(?:ed)?(?:\s+(?:it|this|that|{_PAYMENT}))?",
    r"(?:ich\s+)?bestätigen?",
)
NO = ("no", "nope", "nein", r"not\s+(?:yet|right|correct)", r"that\Ws\s+(?:wrong|not\s+right)")
HELLO = r"(?:hi|hello|hey|hallo|howdy|moin|servus|good\s+\w+|guten\s+\w+)"
PAY = r"(?:pay(?:ment)?|bezahlen|zahlen|zahlung)"
_DO = "(?:make|do|start|begin)"
_WHAT = r"(?:now|please|bitte|something|(?:my|a|the)\s+\w+)"
GREET = (
    rf"{HELLO}(?:\s+(?:there|you|bot))?",
    rf"(?:{HELLO}[\s,.!]+)?{POLITE}(?:{_DO}\s+)?(?:a\s+|the\s+|new\s+)*{PAY}(?:\s+{_WHAT})?",
    *("start", "begin", "los"),
)
YES = "y|yes|yep|yeah|sure|ok|okay|correct|right|all\\s+good|ja|jawohl|passt|stimmt"
