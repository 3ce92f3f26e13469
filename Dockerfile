# syntax=docker/dockerfile:1
# One image per process: docker build --build-arg SERVICE=fix-gateway -t interlock/fix-gateway .
# SERVICE is a module with an executable jar: the six services, simulators, local-stack.
# JARS=source builds the jars in here; JARS=built takes those that ./interlock build has made.
ARG JARS=source
ARG SERVICE=ops-api

FROM node:24-bookworm-slim AS node

# The whole reactor once; every SERVICE shares this stage through the layer cache.
FROM maven:3.9-eclipse-temurin-25-noble AS jars-source
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=node /usr/local/lib/node_modules /usr/local/lib/node_modules
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm \
    && ln -s ../lib/node_modules/npm/bin/npx-cli.js /usr/local/bin/npx
WORKDIR /source
COPY . .
RUN --mount=type=cache,target=/root/.m2 --mount=type=cache,target=/root/.npm \
    mvn -B -q -Dmaven.test.skip=true -Dspotless.skip=true package \
    && mkdir /jars \
    && for jar in */target/*-app.jar; do cp "$jar" "/jars/$(dirname "$(dirname "$jar")").jar"; done

FROM eclipse-temurin:25-jre-noble AS jars-built
WORKDIR /source
COPY . .
RUN mkdir /jars \
    && for jar in */target/*-app.jar; do cp "$jar" "/jars/$(dirname "$(dirname "$jar")").jar"; done

FROM jars-${JARS} AS jars

# Unpacked by layers: what changes seldom comes first, and unpacked jars start faster.
FROM eclipse-temurin:25-jre-noble AS layers
ARG SERVICE
WORKDIR /unpack
COPY --from=jars /jars/${SERVICE}.jar application.jar
RUN java -Djarmode=tools -jar application.jar extract --layers --destination layers

FROM eclipse-temurin:25-jre-noble
ARG SERVICE
LABEL org.opencontainers.image.title="interlock/${SERVICE}" \
      org.opencontainers.image.description="Interlock ${SERVICE}"
RUN groupadd --system --gid 10001 interlock \
    && useradd --system --uid 10001 --gid interlock --home-dir /application --no-create-home interlock \
    && mkdir -p /application /data \
    && chown interlock:interlock /data
WORKDIR /application
COPY --chmod=0755 deploy/compose/healthcheck.sh /usr/local/bin/healthcheck
COPY --from=layers /unpack/layers/dependencies/ ./
COPY --from=layers /unpack/layers/spring-boot-loader/ ./
COPY --from=layers /unpack/layers/snapshot-dependencies/ ./
COPY --from=layers /unpack/layers/application/ ./
USER 10001:10001
# The heap follows the container's memory limit. An AOT cache of a real run may be added here:
# -XX:AOTCache=/data/application.aot (docs: deploy/compose/README.md).
ENV JAVA_TOOL_OPTIONS="-XX:+UseSerialGC -XX:MaxRAMPercentage=60 -XX:+ExitOnOutOfMemoryError -Duser.timezone=UTC" \
    SPRING_CONFIG_ADDITIONAL_LOCATION="optional:file:/etc/interlock/"
VOLUME /data
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=5s --timeout=3s --start-period=90s --retries=6 CMD ["/usr/local/bin/healthcheck"]
ENTRYPOINT ["java", "-jar", "/application/application.jar"]
