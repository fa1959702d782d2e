"""What a lawyer reads is what the engine knows."""

from tools import print_rules


def test_the_printed_rules_are_those_of_the_packs() -> None:
    assert print_rules.TARGET.read_text("utf-8") == print_rules.printed(), "type: python tools/print_rules.py"


def test_each_rule_value_source_and_case_is_printed() -> None:
    page = print_rules.printed()
    for place in print_rules.loading.packaged().places.values():
        for rule in place.rules.values():
            assert f"### {rule.id}\n" in page
            assert all(value.citation in page and value.version in page for value in rule.values)
        assert all(right.text in page for right in place.rights)
