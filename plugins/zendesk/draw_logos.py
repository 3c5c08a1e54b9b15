"""Draws the package's icons from the icon of the page, in the sizes that Zendesk asks for.

`python plugins/zendesk/draw_logos.py` needs Playwright and the machine's own Chromium. The sizes are those of
https://developer.zendesk.com/documentation/apps/publish-your-app-or-theme/create_assets: the large icon fills
its square, as Zendesk rounds the corners itself; the small one is transparent.
"""

import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

HERE = Path(__file__).parent
ICON = HERE.parent.parent / "replylint" / "server" / "assets" / "icon.svg"
IMAGES = HERE / "images"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
SIZES = (("logo.png", 320, 224, "#e3f1ec"), ("logo-small.png", 128, 116, "transparent"))
"""Name, width of the image and of the icon in it (pixels), background."""


def draw() -> None:
    """Write all icons into `images/`."""
    browser_path = next(path for name in BROWSERS if (path := shutil.which(name)))
    svg = ICON.read_text(encoding="utf-8")
    with sync_playwright() as running:
        browser = running.chromium.launch(
            executable_path=browser_path, args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page()
        for name, size, inside, background in SIZES:
            page.set_viewport_size({"width": size, "height": size})
            style = f"margin:0;height:100vh;display:grid;place-items:center;background:{background}"
            icon = svg.replace("<svg ", f'<svg width="{inside}" height="{inside}" ')
            page.set_content(f'<!doctype html><body style="{style}">{icon}')
            page.screenshot(path=IMAGES / name, omit_background=True)
        browser.close()
    shutil.copyfile(ICON, IMAGES / "logo.svg")


if __name__ == "__main__":
    draw()
