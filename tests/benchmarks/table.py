"""The figures as docs/operations.md shows them."""

from collections.abc import Iterable, Mapping

from tests.benchmarks.figures import Figure

TITLES = {
    "ack_overhead": "`/secondround tips` until its reply is there ÷ a bare Bolt app that answers a constant",
    "ack_p99_ms": "99th percentile of the ack at 50 requests a second",
    "delivery_ratio": "reminders a second when all are due at once ÷ posts of a bare loop, Slack answering at once",
    "delivery_stall": "… longest stall of the event loop meanwhile",
    "delivery_new_connections": "… ÷ posts of a client as it comes, which connects for each",
    "delivery_afar": "… Slack answering after 100 ms",
    "jobstore_add": "APScheduler's SQLAlchemyJobStore ÷ ours: adding reminders",
    "jobstore_run": "… running them all when due, with nothing to post",
    "jobstore_stall": "… longest stall of our event loop meanwhile",
    "jobstore_lost": "… lost by APScheduler with its defaults",
    "growth": "a look with 1,000,000 reminders waiting ÷ with 1,000",
    "workers": "two workers on PostgreSQL ÷ one",
    "start": "process start to ready ÷ importing the libraries alone",
    "rss_ready": "memory when ready",
    "rss_after": "memory after the deliveries",
    "rss_growth": "memory after the deliveries ÷ when ready",
    "rss_growth_warm": "memory after the deliveries ÷ after the first tenth of them",
    "idle_cpu": "idle",
    "home_queries": "statements for Home with 100 interviews − with one",
}


def markdown(machine: Mapping[str, object], figures: Iterable[Figure]) -> str:
    """A sentence about the machine, and a row for each figure."""
    about = (
        f"Measured on {machine['date']}: {machine['cores']} cores, {machine['system']}, Python {machine['python']}, "
        f"SQLite {machine['sqlite']}."
    )
    rows = [f"| {TITLES[one.name]} | {_found(one)} | {one.target} | {one.verdict} |" for one in figures]
    return "\n".join([about, "", "| Measure | Found | Target | |", "|---|---|---|---|", *rows])


def _found(figure: Figure) -> str:
    return f"{figure.said} ({figure.note})" if figure.note else figure.said
