"""Each fault has one sentence that a tired person understands."""

import re
from pathlib import Path

import brazier.lists
from brazier.lists.faults import SENTENCES

SOURCE = Path(brazier.lists.__file__).parent
SHELL = {"actions", "apps", "facts", "forms", "models", "queries", "urls", "views"}
READERS = [path for path in sorted(SOURCE.glob("*.py")) if path.stem not in SHELL]


def test_every_code_in_use_has_a_sentence_and_none_is_idle():
    text = "\n".join(path.read_text() for path in READERS if path.name != "faults.py")
    for code in SENTENCES:
        assert f'"{code}"' in text, code
    used = set(re.findall(r'(?:Fault|note)\([^"{]{0,60}"(\w+)"[,)]', text))
    assert used <= set(SENTENCES)


def test_sentences_are_short_and_plain():
    for sentence in SENTENCES.values():
        assert sentence.endswith((".", "?"))
        assert len(sentence.split()) <= 30
        assert not re.search(
            r"\b(invalid|parse|null|encoding|delimiter|byte order|exception|user)\b", sentence, re.I
        )


def test_every_error_says_what_happened_that_nothing_is_lost_and_what_to_do():
    text = "\n".join(path.read_text() for path in READERS)
    errors = re.findall(r'Wrong\(\s*"(lists\.\w+)",\s*((?:"[^"]*"\s*)+)', text)
    assert len(errors) >= 15
    for code, sentence in errors:
        assert re.search(r"[Nn]othing was (lost|taken over and nothing was lost)", sentence), code
        assert sentence.count(".") >= 2, code
