# One image for all of Rasid's services; docker-compose.yml gives each its command.
FROM python:3.13-slim AS build
WORKDIR /src
COPY requirements.lock .
RUN python -m venv /opt/rasid \
 && /opt/rasid/bin/pip install --no-cache-dir --require-hashes -r requirements.lock
COPY . .
RUN /opt/rasid/bin/pip install --no-cache-dir --no-deps .

FROM python:3.13-slim
RUN useradd --system --uid 10001 --home-dir /var/lib/rasid --create-home rasid
COPY --from=build /opt/rasid /opt/rasid
COPY config/*.yml /etc/rasid/
ENV PATH=/opt/rasid/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    RASID_CONFIG_DIR=/etc/rasid \
    RASID_DATA_DIR=/var/lib/rasid
USER rasid
VOLUME /var/lib/rasid
ENTRYPOINT ["rasid"]
CMD ["--help"]
