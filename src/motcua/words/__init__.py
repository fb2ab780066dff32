"""Vietnamese as the State writes it: search folding, sort keys, numbers, dates and identity papers in words.

Pure: text and values in, text and values out. Words for pages are in `motcua.words.say`.
"""

from motcua.words.cleaning import clean
from motcua.words.dates import (
    YEARS,
    after_words,
    birth_text,
    date_in_words,
    day_short,
    day_text,
    day_words,
    issue_date,
    issue_line,
    issue_moment,
    moment_short,
    moment_words,
    period_words,
    weekday,
    weekday_short,
)
from motcua.words.durations import days_late, days_left, minutes_words
from motcua.words.figures import in_both, padded, people, percent, rate, rate_text, thousands
from motcua.words.folding import fold, initials, initials_in
from motcua.words.id_card import IdCard, id_card_qr
from motcua.words.identity import (
    KIND_WORDS,
    SEX_WORDS,
    IdentityPaper,
    PersonalId,
    Sex,
    card_expires_on,
    cmnd,
    identity_paper,
    mask,
    mask_phone,
    passport,
    personal_id,
    spaced,
)
from motcua.words.letters import capital, lower, sentence_of
from motcua.words.money import money, money_in_words, money_short
from motcua.words.sms import sms_text
from motcua.words.sorting import alphabet_key, sort_key
from motcua.words.spelling import number_in_words

__all__ = [
    "KIND_WORDS",
    "SEX_WORDS",
    "YEARS",
    "IdCard",
    "IdentityPaper",
    "PersonalId",
    "Sex",
    "after_words",
    "alphabet_key",
    "birth_text",
    "capital",
    "card_expires_on",
    "clean",
    "cmnd",
    "date_in_words",
    "day_short",
    "day_text",
    "day_words",
    "days_late",
    "days_left",
    "fold",
    "id_card_qr",
    "identity_paper",
    "in_both",
    "initials",
    "initials_in",
    "issue_date",
    "issue_line",
    "issue_moment",
    "lower",
    "mask",
    "mask_phone",
    "minutes_words",
    "moment_short",
    "moment_words",
    "money",
    "money_in_words",
    "money_short",
    "number_in_words",
    "padded",
    "passport",
    "people",
    "percent",
    "period_words",
    "personal_id",
    "rate",
    "rate_text",
    "sentence_of",
    "sms_text",
    "sort_key",
    "spaced",
    "thousands",
    "weekday",
    "weekday_short",
]
