"""Requests in a language that is not read: they are told so before anything else is asked."""

import unicodedata

from bot.texts.english import Texts
from bot.texts.phrase import Phrase, joined, phrase
from bot.ux_agent.intent import Intent
from bot.ux_agent.understanding import texts
from bot.ux_agent.understanding.literals import lift, mask

_ENGLISH = frozenset(
    """
    the make change set put add remove replace rename use to is are of our my please and should with
    it this that be on for at from more less less get give turn want need can you i
    """.split()  # noqa: SIM905 - a row of words
)
_WISHES = frozenset(
    """
    mach mache macht machen ändere änder ändern setze setz füge lösche entferne ersetze bitte soll
    sollte sollen möchte größer grösser kleiner dunkler heller fetter farbe hintergrund überschrift
    mets mettez rends rendez changez changer ajoute ajoutez supprime supprimez voudrais couleur fond
    titre grand petit foncé clair cambia cambiar cámbialo pon ponga haz añade quita elimina quiero
    fondo título oscuro claro grande metti rendi aggiungi togli rimuovi vorrei sfondo titolo colore
    scuro chiaro maak verander voeg verwijder achtergrond groter kleur donker muda mudar coloca
    adiciona zmień zmiana ändra gör lägg
    """.split()  # noqa: SIM905 - a page of words
)
"""What asks for a change, or tells of it, in other languages and not in English."""

_SMALL = frozenset(
    """
    der die das den dem des ein eine einen einem einer und auf für mit nicht ist sind im vom zum zur
    unser unsere mein meine von oder le la les une des du et pour dans sur est avec notre votre el
    los las una para con por del gli il lo per della di het een naar voor van met nie
    """.split()  # noqa: SIM905 - as above
)
_ENOUGH = 2


def told(intent: Intent) -> Intent:
    """The intent; a question about a request in another language says first which one is read."""
    question = intent.question
    if question is None or not is_foreign(intent.request):
        return intent
    asked = _without_unknown(question.text)
    if asked == texts.WHAT:
        asked = texts.WHICH_SECTION  # in another language the former says the same itself
    text = joined(" ", (phrase(Texts.only_english), asked))
    return intent._replace(question=question._replace(text=text))


def is_foreign(request: str) -> bool:
    """Whether the words of a request, without what it quotes, are of a language but English."""
    said = mask(request, lift(request)).replace("\0", " ")
    letters = [sign for sign in said if sign.isalpha()]
    if letters and not any(map(_is_latin, letters)):
        return True
    words = {word.strip(".,;:!?¿¡'’()") for word in said.casefold().split()}
    if words & _ENGLISH:
        return False
    return 2 * len(words & _WISHES) + len(words & _SMALL) >= _ENOUGH


def _is_latin(letter: str) -> bool:
    return letter.isascii() or "LATIN" in unicodedata.name(letter, "LATIN")


def _without_unknown(text: str) -> str:
    """The question without the word that is not known: of a foreign request that says nothing."""
    parts = text.parts if isinstance(text, Phrase) and text.parts else {}
    first = parts.get("part0", "")
    is_unknown = isinstance(first, Phrase) and first.template == Texts.unknown_word
    return parts["part1"] if is_unknown and len(parts) == _ENOUGH else text
