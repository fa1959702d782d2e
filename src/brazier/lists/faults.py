"""What can be said about one line of a list: a code in the data, a sentence on the screen."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

SENTENCES: Final[Mapping[str, str]] = MappingProxyType(
    {
        # A whole list is set aside.
        "names_nobody": "No column of this list names anybody: no name, phone, e-mail or badge number.",
        "put_aside": "You left this list out.",
        # The line is set aside.
        "nobody": "This line names nobody: no name, phone, e-mail or badge number.",
        "vacant": "This line is an empty post (“vacant”, “open”), not a person.",
        "header_again": "This line repeats the names of the columns.",
        "total_line": "This line is a total, not a person.",
        "page_line": "This line belongs to the page, such as a page number or a print date.",
        "heading_line": "This line is a heading. It was used for the people below it.",
        "title_line": "This line is a title, not a person.",
        "joined_line": "This line was put together with line %(to)s, for the same person.",
        "separator_line": "This line only says which sign parts the columns.",
        "outside_card": "This line stands outside any contact and was not read.",
        "empty_card": "This contact is empty.",
        "group_name": "This is the name of the group, not of a person.",
        "not_a_record": "This entry is no record of a person.",
        # About the file as a whole; no line of a person is lost.
        "chat_text": "%(count)s lines of messages were not read. What people wrote is never kept.",
        "chat_events": "%(count)s notices of the chat were looked at only for who came and went.",
        "yourself": "%(count)s lines are your own, under “You”."
        " Add yourself by name if you want to be on the list.",
        # The row is kept; look at it.
        "row_too_long": "This line has %(cells)s cells, but there are only %(columns)s columns."
        " Is something out of place?",
        "too_many_cells": "This line has more than %(limit)s cells. The rest was left out.",
        "cell_too_long": "A cell here has %(letters)s letters. Only the first %(limit)s were read.",
        "line_too_long": "This line is longer than %(limit)s letters. The rest was left out.",
        "open_quote": "A quotation mark here has no partner. It was read as a plain sign.",
        "control_characters": "Signs that cannot be seen were taken out of this line.",
        "broken_letters": "Some letters in this line are broken and shown as \ufffd. Check the name.",
        "nul_bytes": "Empty bytes were taken out of this line.",
        "formula_error": "A formula in this line gives an error, so its cell was left empty.",
        "formula_without_value": "A formula in this line has no saved result, so its cell was left empty.",
        "card_lines_unread": "%(count)s lines of this contact could not be read.",
        "card_without_end": "This contact is cut off. What was there has been read.",
        "digits_lost": "A spreadsheet program has shortened the phone number in this line (%(column)s)."
        " Its last digits are gone; ask for it again.",
        "not_a_phone": "What stands under %(column)s is no phone number.",
        "not_an_email": "What stands under %(column)s is no e-mail address.",
    }
)
"""Code to English sentence with %(name)s holes; each a gettext id. Nothing here holds a name of a person."""
