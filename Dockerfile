# One image for web, worker and migrate, which compose.yaml starts; on its own it runs all of the bot on SQLite:
#   docker build -t secondround . && docker run --env-file .env --volume secondround:/app/data secondround
FROM python:3.11-slim
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
RUN useradd --system --uid 10001 --no-create-home secondround
WORKDIR /app
COPY requirements.lock .
RUN pip install --no-cache-dir --require-hashes --requirement requirements.lock
COPY bot bot
COPY handlers handlers
COPY content content
COPY playground playground
RUN install --directory --owner=secondround data
VOLUME /app/data
USER secondround
ENTRYPOINT ["python", "-m", "bot"]
CMD ["run"]
