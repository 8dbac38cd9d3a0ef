"""The playground's page before one person: each step waits for what it needs, and never for a time."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from selenium.common.exceptions import (
    ElementClickInterceptedException,
    NoSuchElementException,
    StaleElementReferenceException,
    TimeoutException,
)
from selenium.webdriver import ActionChains
from selenium.webdriver.chrome.webdriver import WebDriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.select import Select
from selenium.webdriver.support.wait import WebDriverWait

from tests.patience import PATIENCE

POLL = 0.05
"""Seconds."""
PASSING = (NoSuchElementException, StaleElementReferenceException, ElementClickInterceptedException)
WINDOW = "//dialog[@open]"
PLACE = "//main"
CLOCK = "//div[@aria-label='Playground clock']"
TO_MIDDLE = "arguments[0].scrollIntoView({block: 'center'})"
IN_VIEW = """
    const list = document.querySelector("[data-testid=messages]").getBoundingClientRect();
    const { top } = [...document.querySelectorAll("article")].at(-1).getBoundingClientRect();
    return list.top - 1 <= top && top < list.bottom;
"""
PICK = "arguments[0].value = arguments[1]; arguments[0].dispatchEvent(new Event('change', {bubbles: true}))"
"""How a date is typed depends on the browser's language; what the page is told does not."""

T = TypeVar("T")


class Page:
    """`pictures` is where they go; those that stand in `documents` already are renewed there as well."""

    def __init__(self, driver: WebDriver, url: str, pictures: Path, documents: Path | None = None) -> None:
        self._driver, self._url, self._pictures, self._documents = driver, url, pictures, documents
        self._wait = WebDriverWait(driver, PATIENCE, POLL, PASSING)

    @property
    def text(self) -> str:
        """All that can be read."""
        return self._one("//body").text

    @property
    def messages(self) -> list[str]:
        """Of the conversation on screen, oldest first."""
        return [message.text for message in self._all("//article")]

    def opens(self, person: str) -> None:
        """As this person, in their conversation with the bot."""
        self._driver.get(self._url)
        self.sees("Bot connected")
        self._click(f"//button[@data-testid='act-as-{person}']")
        self._until(lambda: f"as {person}" in self._driver.title)

    def goes_to(self, tab: str) -> None:
        """The bot's "Home" or "Messages"."""
        self._click(f"//button[@role='tab' and .='{tab}']")

    def types(self, text: str) -> None:
        """Into the composer, and sends it."""
        self._until(lambda: self._one("//textarea[@aria-label='Message']")).send_keys(text)
        self._click("//button[.='Send']")

    def drops(self, file: Path) -> None:
        """Beside the composer, and sends it."""
        self._one("//input[@type='file']").send_keys(str(file))
        self._click("//button[.='Send']")

    def chooses(self, label: str, option: str) -> None:
        """In the newest menu of a message that says this while nothing is chosen."""
        menu = self._until(lambda: self._newest(f"{PLACE}//select[option[1]='{label}']"))
        Select(menu).select_by_visible_text(option)

    def presses(self, label: str) -> None:
        """The newest button that says this: in the window, where one is open."""
        self._until(lambda: self._pressed(self._button(label)))

    def presses_twice(self, label: str) -> None:
        """As fast as a mouse can."""
        ActionChains(self._driver).double_click(self._until(lambda: self._button(label))).perform()

    def ticks(self, label: str) -> None:
        """The newest box whose words begin so."""
        self._click(f"{PLACE}//label[starts-with(normalize-space(.), '{label}')]/input[@type='checkbox']")

    def moves(self, label: str) -> None:
        """The clock, by one of its buttons."""
        self._click(f"{CLOCK}//button[starts-with(., '{label}')]")

    def fills(self, values: Mapping[str, str]) -> None:
        """The open window, by the labels of its fields."""
        for label, value in values.items():
            self._fill(self.field(label), value)

    def submits(self, label: str, values: Mapping[str, str]) -> None:
        """Fills the open window and presses its button, which has to close it."""
        self.fills(values)
        self.presses(label)
        self.closed()

    def closed(self) -> None:
        """No window is open any more."""
        self._until(lambda: not self._all(WINDOW))

    def hears(self, text: str) -> str:
        """The newest message says this; all that it says."""
        return self._until(lambda: self._with(text, (self.messages or [""])[-1]))

    def sees(self, text: str) -> str:
        """It stands somewhere on the page; all that stands there."""
        return self._until(lambda: self._with(text, self.text))

    def field(self, label: str) -> WebElement:
        """Of the open window."""
        words = f"{WINDOW}//label[starts-with(normalize-space(.), '{label}')]"
        return self._until(
            lambda: self._driver.find_element(By.ID, str(self._one(words).get_dom_attribute("for")))
        )

    def error(self, label: str) -> str:
        """What stands under a field of the open window."""
        error = f"{WINDOW}//label[starts-with(normalize-space(.), '{label}')]/..//p[@class='field-error']"
        return self._until(lambda: self._one(error).text)

    def shows_it(self) -> None:
        """The newest message begins where it can be read, once it was gone to from further up."""
        self._until(self._in_view)

    def pictured(self, name: str) -> None:
        picture = self._driver.get_screenshot_as_png()
        (self._pictures / f"{name}.png").write_bytes(picture)
        if self._documents and (self._documents / f"{name}.png").exists():
            (self._documents / f"{name}.png").write_bytes(picture)

    def _fill(self, field: WebElement, value: str) -> None:
        if field.tag_name == "select":
            Select(field).select_by_visible_text(value)
        elif field.get_dom_attribute("type") in {"date", "time"}:
            self._driver.execute_script(PICK, field, value)
        else:
            self._driver.execute_script("arguments[0].select()", field)
            field.send_keys(value or Keys.DELETE)

    def _button(self, label: str) -> WebElement:
        where = WINDOW if self._all(WINDOW) else PLACE
        return self._newest(f"{where}//button[normalize-space(.)='{label}']")

    def _click(self, path: str) -> None:
        self._until(lambda: self._pressed(self._newest(path)))

    def _pressed(self, button: WebElement) -> bool:
        """False while it cannot be pressed yet."""
        if not button.is_enabled():
            return False
        self._driver.execute_script(TO_MIDDLE, button)
        button.click()
        return True

    def _in_view(self) -> bool:
        for jump in self._all("//button[@class='jump']"):
            if jump.is_displayed():
                jump.click()
        return bool(self._driver.execute_script(IN_VIEW))

    def _newest(self, path: str) -> WebElement:
        shown = [one for one in self._all(path) if one.is_displayed()]
        if not shown:
            raise NoSuchElementException(path)
        return shown[-1]

    def _all(self, path: str) -> list[WebElement]:
        return self._driver.find_elements(By.XPATH, path)

    def _one(self, path: str) -> WebElement:
        return self._driver.find_element(By.XPATH, path)

    def _until(self, holds: Callable[[], T]) -> T:
        """What `holds` returns once that is true of anything."""
        try:
            return self._wait.until(lambda _: holds() or False)
        except TimeoutException:
            shown = self.text
        raise AssertionError(f"It did not come about. On the page:\n{shown}")

    @staticmethod
    def _with(part: str, text: str) -> str:
        return text if part in text else ""
