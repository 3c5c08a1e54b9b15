import pytest

from replylint.errors import ReplylintError
from tests.kinds.helpers import excerpts, fixed, program_of


def test_the_fix_keeps_the_form() -> None:
    block = """
    kind: swap
    swap: {ru: [{from: "~проблема", to: "~ситуация"}]}
    """
    assert (
        fixed(block, "О вашей проблеме знаем, проблем не будет.")
        == "О вашей ситуации знаем, ситуаций не будет."
    )


def test_the_fix_keeps_capitals() -> None:
    block = "kind: swap\nswap: {ru: [{from: скидочка, to: скидка}]}"
    assert fixed(block, "Скидочка и СКИДОЧКА, скидочка.") == "Скидка и СКИДКА, скидка."


def test_participles_change_with_case_and_number() -> None:
    block = """
    kind: swap
    swap: {ru: [{from: "~предоставить неудобства", to: "~причинить неудобства"}]}
    """
    assert fixed(block, "за предоставленные неудобства") == "за причинённые неудобства"
    assert fixed(block, "мы предоставили неудобства") == "мы причинили неудобства"


def test_exceptions() -> None:
    block = "kind: swap\nswap: {ru: [{from: данный, to: этот}]}\nexcept: {ru: [код данный вам]}"
    assert excerpts(block, "Код, данный вам, и данный чек.") == ["данный"]


@pytest.mark.parametrize(
    ("block", "says"),
    [
        ("kind: swap\nswap: {ru: [{from: а, to: '~этот ~тот'}]}", "one word of 'to'"),
        ("kind: swap\nswap: {ru: [{from: данный, to: '~этот'}]}", "needs a '~word'"),
        ("kind: swap\nswap: {ru: [{form: данный, to: этот}]}", "form"),
    ],
)
def test_mistakes(block: str, says: str) -> None:
    with pytest.raises(ReplylintError) as error:
        program_of(block)
    assert says in error.value.message
