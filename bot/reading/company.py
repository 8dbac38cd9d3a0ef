"""Which of the words that nothing else explains are the company's name."""

from bot.reading.answer import Ask
from bot.reading.line import Line
from bot.reading.name_doubts import is_doubtful
from bot.reading.unread_runs import Run, unread_runs


def find_company(line: Line, kind: str | None) -> tuple[str | None, Ask | None]:
    """The company's name; `kind` is the type of interview (lunch may be *at* a place)."""
    runs = unread_runs(line)
    people = [run for run in runs if run.may_be_person and not (run.lead == "at" and len(runs) > 1)]
    companies = [run for run in runs if run not in people]
    if not companies:
        return None, Ask.WHICH_COMPANY if any(run.lead != "with" for run in people) else Ask.COMPANY
    run = _chosen(companies, kind)
    if run is None or is_doubtful(run, line):
        return None, Ask.WHICH_COMPANY
    return run.text, None


def _chosen(runs: list[Run], kind: str | None) -> Run | None:
    """The only name, or the only capital one that a preposition or its form sets above the others."""
    if len(runs) == 1:
        return runs[0]
    leads = {run.lead for run in runs}
    capital = [run for run in runs if run.is_capital]
    if len(capital) != 1 or (kind == "informal_meal" and {"at", "with"} <= leads):
        return None
    best = next((lead for lead in ("at", "with", "for") if lead in leads), "")
    led = [run for run in runs if run.lead == best and (best or run.is_strong)]
    return led[0] if led == capital else None
