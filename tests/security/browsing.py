"""A reader who opens pages, and sees whether anything of an attack runs in them, or asks another host."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Page, Route
from playwright.sync_api import Error as BrowserError

RAN = "an attack ran"
_MARK = f"""
  for (const name of ["alert", "confirm", "prompt", "print"]) window[name] = () => console.debug("{RAN}");
"""
_TEMPT = """
  () => {
    const acts = /^[\\s\\x00-\\x1f]*(?:java|vb)script:|^[\\s\\x00-\\x1f]*data:/i;
    const addresses = ["href", "xlink:href", "action", "formaction"];
    for (const element of [...document.querySelectorAll("*")]) {
      for (const { name } of [...element.attributes]) {
        if (name.startsWith("on")) element.dispatchEvent(new Event(name.slice(2), { bubbles: true }));
        if (name.startsWith("on") && element === document.body) window.dispatchEvent(new Event(name.slice(2)));
      }
      const form = element.matches("button, input") ? element.form : null;
      const written = [element, form].flatMap((one) => addresses.map((name) => one?.getAttribute(name)));
      const led = [element.href?.baseVal, ...written];
      if (led.some((address) => acts.test(address ?? "")) && !element.matches("form")) {
        element.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
      }
    }
  }
"""
"""Does all that a reader might do: every event that something waits for, a click on all that is carried out.

A link that only leads to another host is not followed: that it does is what a link is for.
"""


@dataclass
class Seen:
    """The addresses of pages in which something ran, and from which something left for another host."""

    ran: set[str] = field(default_factory=set)
    left: dict[str, set[str]] = field(default_factory=dict)
    at: str = ""

    @property
    def hit(self) -> set[str]:
        return self.ran | self.left.keys()


@dataclass
class Reader:
    """Opens pages one after another in a tab."""

    page: Page
    seen: Seen

    def open(self, address: str) -> None:
        """Opens a page, does what a reader might do there, and leaves it."""
        self.seen.at = address
        try:
            self.page.goto(address, wait_until="load")
            self.page.evaluate(_TEMPT)
            self.page.wait_for_timeout(5)
        except BrowserError:  # it was led away meanwhile
            self.page.wait_for_timeout(50)


@contextmanager
def reading(browser: Browser, host: str) -> Iterator[Reader]:
    """A reader of the site at ``host``; what leaves for another one is stopped and noted."""
    context = browser.new_context()
    context.add_init_script(_MARK)
    page = context.new_page()
    seen = Seen()

    def stop(route: Route) -> None:
        seen.left.setdefault(seen.at, set()).add(route.request.url)
        route.abort()

    def note(message: ConsoleMessage) -> None:
        if message.text == RAN:
            seen.ran.add(seen.at)

    context.route(lambda url: urlsplit(url).netloc not in ("", host), stop)
    context.on("console", note)
    context.on("dialog", lambda dialog: (seen.ran.add(seen.at), dialog.dismiss()))
    context.on("page", lambda opened: opened.close() if opened != page else None)
    page.on("websocket", lambda socket: seen.left.setdefault(seen.at, set()).add(socket.url))
    yield Reader(page, seen)
    context.close()
