# The program without root and with its own files read-only; what changes lies in the volume /daten.
#   docker build -t bildungslupe . && docker run --read-only --tmpfs /tmp -v daten:/daten -p 127.0.0.1:8050:8050 bildungslupe

FROM python:3.13-slim AS wheels
WORKDIR /quelle
COPY requirements.txt .
RUN pip wheel --no-cache-dir --wheel-dir /wheels -r requirements.txt
COPY . .
RUN pip wheel --no-cache-dir --no-deps --wheel-dir /wheels .

FROM python:3.13-slim
RUN --mount=type=bind,from=wheels,source=/wheels,target=/wheels \
    pip install --no-cache-dir --no-index --find-links /wheels bildungslupe \
    && useradd --system --uid 10001 --no-create-home bildungslupe \
    && install -d -o bildungslupe -m 0700 /daten
USER bildungslupe
WORKDIR /daten
ENV HOST=0.0.0.0 STAFF_HOST=0.0.0.0 PYTHONUNBUFFERED=1
EXPOSE 8050 8051
VOLUME /daten
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s CMD \
    ["python", "-c", "import os, urllib.request as r; r.urlopen(f\"http://127.0.0.1:{os.environ.get('WATCHED_PORT', '8050')}/healthz\", timeout=4)"]
ENTRYPOINT ["bildungslupe"]
CMD ["serve"]
