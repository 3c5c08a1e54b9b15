"""The page of `replylint serve` in a real browser."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.conftest import NewPage, Served

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
REPLY = (EXAMPLES / "reply.txt").read_text(encoding="utf-8")
TICKET = (EXAMPLES / "ticket.json").read_text(encoding="utf-8")
UNDERLINED = (
    """level => [...(CSS.highlights.get(`replylint-${level}`) ?? [])].map(range => range.toString())"""
)


def fill_in(page: Any, server: Served, reply: str, ticket: str | None = TICKET) -> None:
    """Open the page, give it a ticket and type a reply."""
    page.goto(server.address + "/")
    if ticket is not None:
        page.click("#ticket .tabs button:nth-child(2)")
        page.fill("#ticket-json", ticket)
    page.click("#draft")
    page.keyboard.insert_text(reply)


def item(page: Any, rule: str) -> Any:
    """The first finding of a rule."""
    return page.locator("li.finding", has_text=rule).first


def test_findings_are_underlined_where_they_stand_and_nothing_is_written_into_the_text(
    new_page: NewPage, server: Served
) -> None:
    page = new_page(locale="ru-RU")
    fill_in(page, server, "👩🏽‍🦰 " + REPLY)
    item(page, "names/changed").wait_for()
    assert page.evaluate(UNDERLINED, "error")[:3] == ["Скажи ей", "отправь вот это", "Александр"]
    assert page.evaluate(UNDERLINED, "warning")[-1] == "Всего доброго"
    assert "replylint" not in page.inner_html("#draft")
    assert page.inner_text(".verdict").startswith("Отправлять нельзя: 4 ошибки")
    evidence = item(page, "leaks/internal-note").locator(".evidence").inner_text()
    assert "внутренняя заметка 1" in evidence


@pytest.mark.parametrize("text", ["a\n\nb\nc", "\n\na", "a\n\n\n\nb", "a b  c\n\n"])
def test_line_breaks_are_those_that_were_typed(new_page: NewPage, server: Served, text: str) -> None:
    page = new_page(locale="en")
    page.goto(server.address + "/")
    asked: list[str] = []
    page.on(
        "request", lambda request: asked.append(request.post_data) if "/v1/check" in request.url else None
    )
    page.click("#draft")
    for number, line in enumerate(text.split("\n")):
        if number:
            page.keyboard.press("Enter")
        page.keyboard.type(line)
    with page.expect_response("**/v1/check"):
        pass
    assert json.loads(asked[-1])["draft"].rstrip("\n") == text.rstrip("\n")
    page.fill("#draft", "")
    page.click("#draft")
    with page.expect_response("**/v1/check"):
        page.keyboard.insert_text(text)
    assert json.loads(asked[-1])["draft"].rstrip("\n") == text.rstrip("\n")


def test_a_click_fixes_and_undo_takes_it_back(new_page: NewPage, server: Served) -> None:
    page = new_page(locale="uk")
    fill_in(page, server, REPLY)
    item(page, "names/changed").locator("button.main").click()
    page.locator("li.finding", has_text="names/changed").wait_for(state="detached")
    assert "Саша, здравствуйте!" in page.inner_text("#draft")
    page.focus("#draft")
    page.keyboard.press("Control+z")
    item(page, "names/changed").wait_for()
    assert "Александр, здравствуйте!" in page.inner_text("#draft")


def test_a_reply_with_an_error_is_copied_only_with_a_reason(new_page: NewPage, server: Served) -> None:
    page = new_page(locale="en", permissions=["clipboard-read", "clipboard-write"])
    reply = "Саша, здравствуйте! Замену отправим завтра. Ваша карта: 4111 1111 1111 1111."
    fill_in(page, server, reply, None)
    finding = item(page, "leaks/payment-card")
    finding.wait_for()
    assert page.is_disabled("#copy")
    finding.locator("[data-action=override]").click()
    page.keyboard.type("The customer asked for it")
    page.keyboard.press("Control+Enter")
    page.locator("#copy:not([disabled])").wait_for()
    assert "The customer asked for it" in finding.locator(".reason").inner_text()
    page.click("#copy")
    page.locator("#said:not(:empty)").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == reply
    finding.locator("[data-action=restore]").click()
    assert page.is_disabled("#copy")


def test_everything_can_be_reached_with_the_keyboard(new_page: NewPage, server: Served) -> None:
    page = new_page(locale="ru")
    fill_in(page, server, "Александр, здравствуйте! Чайник отправили.", TICKET)
    item(page, "names/changed").wait_for()
    page.focus("#draft")
    seen = []
    for _ in range(12):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.textContent.trim().slice(0, 30)"))
        if seen[-1].startswith("Заменить на"):
            break
    assert seen[-1] == "Заменить на «Саша»", seen
    page.keyboard.press("Enter")
    page.locator("li.finding", has_text="names/changed").wait_for(state="detached")
    assert page.inner_text("#draft").startswith("Саша, здравствуйте!")


def test_what_a_screen_reader_is_told(new_page: NewPage, server: Served) -> None:
    page = new_page(locale="ru")
    fill_in(page, server, REPLY)
    item(page, "names/changed").wait_for()
    box = page.get_by_role("textbox", name="Ответ клиенту")
    assert box.count() == 1
    assert page.get_by_role("status").filter(has_text="Отправлять нельзя").count() == 1
    unnamed = page.evaluate(
        """() => [...document.querySelectorAll('button, input, select, textarea, [role=textbox]')]
        .filter(node => !(node.textContent.trim() || node.getAttribute('aria-label') || node.labels?.length))
        .map(node => node.outerHTML)"""
    )
    assert unnamed == []


def test_a_ticket_from_the_form_is_the_context(new_page: NewPage, server: Served) -> None:
    page = new_page(locale="ru")
    fill_in(page, server, "Александр, здравствуйте! Чайник уже в пути.", None)
    page.get_by_label("Имя клиента").fill("Саша Ким")
    page.locator(".messages textarea").fill("Где мой чайник? Саша")
    item(page, "names/changed").wait_for()


def test_json_that_is_none_is_told_and_the_draft_is_checked_all_the_same(
    new_page: NewPage, server: Served
) -> None:
    page = new_page(locale="en")
    fill_in(page, server, "Всего доброго!", "{")
    item(page, "tone/cold-closing").wait_for()
    assert page.inner_text(".context .problem").startswith("This is not JSON")


@pytest.mark.parametrize("locale", ["ru", "uk", "en"])
def test_the_page_speaks_the_language_that_was_chosen_and_remembers_it(
    new_page: NewPage, server: Served, locale: str
) -> None:
    page = new_page(locale="en")
    page.goto(server.address + "/")
    page.select_option("#language", locale)
    title = {"ru": "Проверка ответа", "uk": "Перевірка відповіді", "en": "Reply check"}[locale]
    assert page.inner_text("h1") == title
    page.reload()
    assert page.inner_text("h1") == title
    assert page.evaluate("document.documentElement.lang") == locale


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_nothing_is_cut_off_on_any_width(new_page: NewPage, server: Served, width: int) -> None:
    page = new_page(locale="ru", viewport={"width": width, "height": 800})
    fill_in(page, server, REPLY)
    item(page, "names/changed").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_has_contrast_enough(new_page: NewPage, server: Served, scheme: str) -> None:
    page = new_page(locale="ru", color_scheme=scheme)
    fill_in(page, server, REPLY)
    item(page, "names/changed").wait_for()
    poor = page.evaluate(
        """() => {
          const channel = value => (value /= 255, value <= .03928 ? value / 12.92 : ((value + .055) / 1.055) ** 2.4)
          const light = ([r, g, b]) => .2126 * channel(r) + .7152 * channel(g) + .0722 * channel(b)
          const colour = text => text.match(/[\\d.]+/g).map(Number)
          const behind = node => {
            for (; node; node = node.parentElement) {
              const found = colour(getComputedStyle(node).backgroundColor)
              if (found.length < 4 || found[3] === 1) return found
            }
            return [255, 255, 255]
          }
          const hasText = node => [...node.childNodes].some(child => child.nodeType === 3 && child.data.trim())
          return [...document.querySelectorAll('.finding *, .verdict, h1, h2, label span')].filter(hasText)
            .filter(node => {
              const [a, b] = [light(colour(getComputedStyle(node).color)), light(behind(node))]
              return (Math.max(a, b) + .05) / (Math.min(a, b) + .05) < 4.5
            })
            .map(node => node.outerHTML)
        }"""
    )
    assert poor == []


def test_a_server_that_went_away_is_told(new_page: NewPage, server: Served) -> None:
    page = new_page(locale="en")
    page.goto(server.address + "/")
    page.route("**/v1/check", lambda route: route.abort())
    page.click("#draft")
    page.keyboard.insert_text("Hello there")
    page.locator(".verdict[data-tone=problem]").wait_for()
    assert "is not checked" in page.inner_text(".verdict")
    page.troubles.clear()


def test_the_newest_text_wins(new_page: NewPage, server: Served) -> None:
    page = new_page(locale="ru")
    page.goto(server.address + "/")
    page.click("#draft")
    asked: list[str] = []
    page.on(
        "request", lambda request: asked.append(request.post_data) if "/v1/check" in request.url else None
    )
    page.keyboard.type("Всего доброго! Спасибо вам.", delay=5)
    item(page, "tone/cold-closing").wait_for()
    assert len(asked) < 6
    assert json.loads(asked[-1])["draft"] == "Всего доброго! Спасибо вам."
