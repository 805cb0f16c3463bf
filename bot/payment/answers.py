"""One field after the other: taken, or refused with the reason that is its own."""

from bot.card_numbers import LEAST_DIGITS, MOST_DIGITS, brand_of, is_luhn, shown
from bot.payment.fields import Fields, Message, digits_of, read_cvv
from bot.payment.names import MOST_NAME, is_name
from bot.payment.session import Collected
from bot.payment.wishes import Step
from bot.record import Record
from bot.texts.english import Texts
from bot.texts.phrase import phrase


class Taken(Record):
    """What is known so far; a number and a CVV as they were typed in this very message."""

    known: Collected
    number: str = ""
    cvv: str = ""

    def __repr__(self) -> str:
        return "Taken(…)"


class Refusal(Record):
    """Why a field was not taken: for the person, and in the few words that are stored."""

    step: Step
    error: str
    reason: str
    is_card: bool = False


def holds(read: Fields, step: Step) -> bool:
    """Whether a message says something for a field that it was not asked for."""
    return bool(
        {
            "name": read.name,
            "card": read.number or read.tried,
            "expiry": read.expiry,
            "cvv": read.cvv,
        }.get(step)
    )


def take(step: Step, read: Fields, taken: Taken, said: Message) -> Taken | Refusal:
    """What is known with this field of the message, or why it is not taken."""
    known = taken.known
    if step == "name":
        refused = _name_fault(read, said)
        return refused or taken._replace(known=known._replace(name=read.name))
    if step == "card":
        refused = _card_fault(read, said)
        card = f"{_brand(read.number)} {shown(read.number)}"
        return refused or taken._replace(known=known._replace(card=card), number=read.number)
    if step == "expiry":
        return _expiry(read, taken, said)
    return _cvv(read, taken, said)


def _name_fault(read: Fields, said: Message) -> Refusal | None:
    if read.name:
        return None
    if read.number or read.tried:
        reason = phrase(Texts.pay_name_card)
    elif digits_of(said.text):
        reason = phrase(Texts.pay_cvv_here if read.cvv else Texts.pay_name_digits)
    elif is_name(said.text):
        reason = phrase(Texts.pay_name_sentence)
    else:
        reason = phrase(Texts.pay_name_letters, most=str(MOST_NAME))
    return Refusal("name", phrase(Texts.pay_error_name), reason)


def _card_fault(read: Fields, said: Message) -> Refusal | None:
    if (read.number or read.tried) and not said.takes_raw:
        return Refusal("card", phrase(Texts.pay_error_raw), phrase(Texts.pay_card_raw))
    if read.number:
        return None
    reason = _of_tried(read.tried) if read.tried else _of_no_number(read, said)
    is_card = bool(read.tried) and len(read.tried) <= MOST_DIGITS and not is_luhn(read.tried)
    return Refusal("card", phrase(Texts.pay_error_card), reason, is_card=is_card)


def _of_tried(number: str) -> str:
    """What is wrong with digits that were meant as a card number."""
    count = str(len(number))
    brand = brand_of(number)
    if len(number) > MOST_DIGITS:
        return phrase(Texts.pay_card_long, count=count)
    if brand is None:
        return phrase(Texts.pay_card_brand)
    if len(number) not in brand.lengths:
        return phrase(Texts.pay_card_length, brand=brand.name, count=count)
    return phrase(Texts.pay_card_luhn) if not is_luhn(number) else phrase(Texts.pay_card_missing)


def _of_no_number(read: Fields, said: Message) -> str:
    count = len(digits_of(said.text))
    if read.cvv and count <= 4:
        return phrase(Texts.pay_cvv_here)
    if 4 < count < LEAST_DIGITS:
        return phrase(Texts.pay_card_short, count=str(count))
    return phrase(Texts.pay_card_missing)


def _expiry(read: Fields, taken: Taken, said: Message) -> Taken | Refusal:
    error = phrase(Texts.pay_error_expiry)
    if (read.number or read.tried) and not taken.number:
        return Refusal("expiry", error, phrase(Texts.pay_card_again_not))
    if read.expiry is None:
        reason = Texts.pay_cvv_here if len(read.cvv) == 3 else Texts.pay_expiry_form
        return Refusal("expiry", error, phrase(reason))
    fault, text = read.expiry.fault(said.now), read.expiry.text
    if fault == "month":
        month = f"{read.expiry.month:02}"
        return Refusal("expiry", error, phrase(Texts.pay_expiry_month, month=month))
    if fault == "past":
        past = phrase(Texts.pay_expiry_past, expiry=text)
        return Refusal("expiry", phrase(Texts.pay_error_expired), past)
    if fault == "far":
        far = f"{read.expiry.month:02}/{read.expiry.year}"
        return Refusal("expiry", error, phrase(Texts.pay_expiry_far, expiry=far))
    return taken._replace(known=taken.known._replace(expiry=text))


def _cvv(read: Fields, taken: Taken, said: Message) -> Taken | Refusal:
    error = phrase(Texts.pay_error_cvv)
    if (read.number or read.tried) and not taken.number:
        return Refusal("cvv", error, phrase(Texts.pay_card_again_not))
    typed = read_cvv(said.text) or read.cvv
    name = taken.known.card.partition(" ••••")[0]
    count = 4 if name == "American Express" else 3
    if len(typed) != count:
        reason = phrase(Texts.pay_cvv_digits, brand=name, count=str(count))
        return Refusal("cvv", error, reason)
    return taken._replace(cvv=typed)


def _brand(number: str) -> str:
    brand = brand_of(number)
    return brand.name if brand else ""
