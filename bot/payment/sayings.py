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

BEFORE = (
    *("ok", "okay", "oh", "oops", "ups", "hm+", "wait", "well", "so", "sorry", "please", "bitte"),
    *("no", "nein", "actually", "eigentlich", "moment", "and", "und", "then", "just", "now"),
    *(r"(?:can|could|may|would)\s+(?:i|you|we)", r"let\s+me", r"let\Ws"),
    r"i\s+(?:want|need|have|would\s+like|wish)\s+to|i\Wd\s+like\s+to|i\s+must",
    r"ich\s+(?:will|möchte|muss|würde\s+gern)|(?:kann|darf)\s+ich|kannst\s+du",
)
"""What may come before a wish, any number of times."""

AFTER = (
    *("please", "bitte", "thanks", r"thank\s+you", "danke", "now", "jetzt", "again", "instead"),
    *(r"for\s+me", "then", "sorry", r"one\s+more\s+time", "stattdessen"),
)
"""What may come after it."""

_THE = r"(?:(?:the|my|a|an|this|that|den|die|das|dem|der|meine[nmr]?|eine?)\s+)?"
_WRONG = r"(?:wrong|incorrect|bad|false|not\s+right|not\s+correct|falsch|verkehrt)"
_OTHER = r"(?:wrong|different|another|other|new|falsche[rs]?|andere[rs]?|neue[rsn]?)"
_EDIT = r"(?:change|edit|correct|fix|update|redo|modify|re-?enter|ändern?|ändere|korrigieren?)"
_TYPED = r"(?:typed|spell?ed|spelt|misspell?ed|mistyped|entered|wrote|gave|used|put|got|chose)"
_SLIP = r"(?:typo|mistake|error|fehler|tippfehler)"
_IS = r"(?:\s+(?:is|was|ist|war)|\Ws)"
_IT_IS = r"(?:it\Ws|it\s+is|it\s+should\s+be|should\s+be|make\s+it|use)"

CHANGES = (
    rf"{_EDIT}\s+{_THE}{FIELD}(?:\s+(?:to|into|zu|in|auf)\s+(?P<value>.+))?",
    rf"(?:go\s+)?(?:back\s+to|zurück\s+zu[mr]?)\s+{_THE}{FIELD}",
    rf"(?:use\s+|take\s+|have\s+)?{_THE}{_OTHER}\s+{FIELD}",
    rf"(?:i\s+)?(?:have\s+)?{_TYPED}\s+(?:in\s+)?{_THE}{_OTHER}\s+{FIELD}",
    rf"(?:i\s+)?(?:have\s+)?{_TYPED}\s+{_THE}{FIELD}(?:\s+(?:wrong(?:ly)?|incorrectly|badly))?",
    rf"(?:(?:there{_IS}|i\s+(?:have|made))\s+)?(?:an?\s+)?{_SLIP}\s+(?:in|with|im|beim?)\s+{_THE}{FIELD}",
    rf"{_THE}{FIELD}{_IS}\s+{_WRONG}(?:[\s,;:.]+{_IT_IS}\s+(?P<value>.+))?",
    rf"(?:(?:that|this|it){_IS}\s+)?not\s+(?:my|the|that|this)\s+(?:right\s+)?{FIELD}",
    rf"{_THE}{FIELD}\s+(?:ändern|korrigieren)",
    rf"{_EDIT}(?:\s+(?:it|something|that))?|(?:etwas\s+)?ändern",
    rf"(?:i\s+)?(?:made\s+|have\s+)?(?:an?\s+)?{_SLIP}|i\s+changed\s+my\s+mind",
)
"""To change a field, perhaps to a value."""

_PAYMENT = r"(?:the\s+|my\s+|this\s+)?payment"
_ALL = rf"(?:it|this|that|everything|all|about\s+it|{_PAYMENT})"
_ON = r"(?:to\s+(?:pay|continue|go\s+on)|it|this)"
CANCEL = (
    rf"(?:cancel|stopp?|quit|abort|exit|end|forget|leave)(?:\s+{_ALL})*",
    *(
        r"never\s*mind",
        "abbrechen",
        "abbruch",
        r"vergiss\s+es",
        r"no\s+thanks?",
        r"no,?\s+thank\s+you",
    ),
    rf"i\s+(?:don\Wt|do\s+not|no\s+longer)\s+want\s+{_ON}(?:\s+any\s?more)?",
    r"ich\s+will\s+(?:nicht|doch\s+nicht|nicht\s+mehr)(?:\s+\w+)?",
)
BACK = (
    r"(?:go\s+)?(?:one\s+step\s+)?back(?:\s+one)?(?:\s+step)?",
    *(r"previous(?:\s+\w+)?", "undo", r"(?:einen\s+schritt\s+)?zurück"),
)
ANEW = (
    r"(?:start|begin)\s+(?:over|again|anew|from\s+(?:scratch|the\s+(?:beginning|start)))",
    r"restart|reset|(?:noch\s*mal\s+)?(?:neu|von\s+vorne?)(?:\s+(?:anfangen|beginnen))?",
)
REPEAT = (
    r"\?+",
    r"(?:repeat|say)(?:\s+(?:it|that|the\s+question))*",
    *("again", "what", "huh", "pardon", "sorry", "help", "hilfe", "status", "continue", "resume"),
    *("weiter", r"noch\s?mal", r"noch\s+einmal", r"wiederhol\w*", "was", r"wie\s+bitte", "why"),
)
QUESTION = (
    r"(?:what|which|where|why|how|who|when|welche\w*|wie|wo|warum|wozu|wofür)\b.*",
    r".*\?",
)
"""Without a digit in it, no answer to any of our questions but one of its own."""

CONFIRM = (
    rf"(?:i\s+)?confirm(?:ed)?(?:\s+(?:it|this|that|{_PAYMENT}))?",
    r"(?:ich\s+)?bestätigen?",
)
NO = (
    *("no", "nope", "nein", r"not\s+(?:yet|right|correct|confirmed)", r"that\Ws\s+not\s+right"),
    rf"that(?:\Ws|\s+is)\s+{_WRONG}|{_WRONG}",
    r"(?:i\s+)?(?:don\Wt|do\s+not|not)\s+confirm|nicht\s+bestätigen|stimmt\s+nicht",
)
HELLO = r"(?:hi|hello|hey|hallo|howdy|moin|servus|good\s+\w+|guten\s+\w+)"
PAY = r"(?:pay(?:ment)?|bezahlen|zahlen|zahlung)"
_DO = "(?:make|do|start|begin)"
_WHAT = r"(?:something|(?:my|a|the)\s+\w+)"
GREET = (
    rf"{HELLO}(?:\s+(?:there|you|bot))?",
    rf"(?:{_DO}\s+)?(?:a\s+|the\s+|new\s+)*{PAY}(?:\s+{_WHAT})?",
    *("start", "begin", "los"),
)
_GOOD = r"(?:right|correct|good|fine|ok(?:ay)?|perfect|great)"
YES = (
    *("y", "yes", "yep", "yup", "yeah", "sure", "ok", "okay", "ja", "jawohl", "passt", "stimmt"),
    rf"{_GOOD}|(?:all|looks)\s+{_GOOD}|(?:it|that|this|everything)(?:\Ws|\s+is|\s+looks)\s+{_GOOD}",
    r"go\s+ahead|do\s+it|submit|proceed|pay|alles\s+(?:richtig|gut|korrekt)|richtig|korrekt",
)
