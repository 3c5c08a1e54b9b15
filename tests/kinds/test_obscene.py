"""The kind `obscene`: what the operator wrote is read; quotes, URLs and the customer's name are not."""

import pytest
from msgspec import Struct

from replylint.kinds import obscene
from replylint.model import Customer, Draft, Mask, Part, PartKind, Ticket


class Place(Struct):
    """As much of a scene as the kind looks at."""

    draft: Draft
    ticket: Ticket | None = None
    parts: tuple[PartKind, ...] = ("greeting", "body", "closing")

    @property
    def text(self) -> str:
        return self.draft.text

    def part_at(self, offset: int) -> PartKind:
        return next((part.kind for part in self.draft.parts if part.start <= offset < part.end), "body")


def found(text: str, **about: object) -> list[str]:
    ticket = about.pop("ticket", None)
    place = Place(Draft(text, "ru", **about), ticket)  # type: ignore[arg-type]
    return [text[hit.start : hit.end] for hit in obscene.find(obscene.Keys(), place)]  # type: ignore[arg-type]


def test_what_the_operator_wrote_is_read() -> None:
    assert found("Это какая-то х*йня.") == ["х*йня"]


def test_a_quote_is_not() -> None:
    text = "> Это х*йня\nИзвините."
    assert found(text, parts=(Part("quote", 0, 12), Part("body", 12, len(text)))) == []


@pytest.mark.parametrize("kind", ["url", "email", "code", "placeholder"])
def test_a_masked_stretch_is_left_alone(kind: str) -> None:
    text = "Вот: shit.example и всё"
    assert found(text, masks=(Mask(kind, 5, 17),)) == []  # type: ignore[arg-type]


def test_stars_taken_for_markup_hide_nothing() -> None:
    assert found("х*й и п*ц", masks=(Mask("markup", 1, 2), Mask("markup", 7, 8))) == ["х*й", "п*ц"]


def test_the_customers_own_name_is_for_another_rule() -> None:
    ticket = Ticket(customer=Customer(name="Хуйло"))
    assert found("Здравствуйте, Хуйло! Это пиздец.", ticket=ticket) == ["пиздец"]


def test_the_word_is_a_field_of_the_message() -> None:
    place = Place(Draft("нaxyй", "ru"))
    assert [hit.fields for hit in obscene.find(obscene.Keys(), place)] == [{"word": "нахуй"}]  # type: ignore[arg-type]
