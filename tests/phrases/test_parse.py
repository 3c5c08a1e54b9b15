import pytest

from replylint.phrases.parse import Choice, Gap, Not, PhraseError, Word, parse


def test_words_and_forms() -> None:
    (part,) = parse("всего ~хороший{sing} добр*").parts
    assert part == (
        Word("всего", "exact", (), 1),
        Word("хороший", "inflected", ("sing",), 7),
        Word("добр", "stem", (), 22),
    )


def test_choices_options_gaps_and_negation() -> None:
    (part,) = parse("(a | b c) [d] ..2 !(e | f)").parts
    choice, option, gap, never = part
    assert isinstance(choice, Choice) and len(choice.branches) == 2 and not choice.optional
    assert isinstance(option, Choice) and option.optional
    assert gap == Gap(2)
    assert isinstance(never, Not) and len(never.branches) == 2


def test_parts_in_any_order_and_what_must_be_absent() -> None:
    tree = parse("a & b &8 c &! d")
    assert len(tree.parts) == 3
    assert tree.distance == 8
    assert len(tree.absent) == 1


@pytest.mark.parametrize(
    ("text", "column", "says"),
    [
        ("", 1, "empty"),
        ("a, b", 2, "put a space before it"),
        ("(a | b", 1, "not closed"),
        ("a | b", 3, "no partner"),
        ("ab*", 1, "too short"),
        ("~ab*", 1, "don't go together"),
        ("слово{pl}", 1, "goes with '~'"),
        ("<nomber>", 1, "<number>"),
        ("a ..99 b", 3, "1 to 10"),
        ("a & ", 2, "words are missing"),
        ("a #", 3, "no meaning"),
    ],
)
def test_mistakes_are_named_with_their_column(text: str, column: int, says: str) -> None:
    with pytest.raises(PhraseError) as error:
        parse(text)
    assert says in error.value.message
    assert error.value.column == column
