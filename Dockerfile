# syntax=docker/dockerfile:1
# The server as an image, for linux/amd64 and linux/arm64:
#   docker build -t entente:local .
#   docker buildx build --platform linux/amd64,linux/arm64 -t registry.example/entente:1 --push .
ARG JAVA=25

# the jar is the same for every machine, so it is built once, on the machine that builds
FROM --platform=$BUILDPLATFORM node:22 AS front-end
WORKDIR /source/frontend-widget
COPY frontend-widget/ ./
RUN --mount=type=cache,target=/root/.npm node scripts/maven.mjs

FROM --platform=$BUILDPLATFORM eclipse-temurin:${JAVA}-jdk AS jar
WORKDIR /source
COPY . .
COPY --from=front-end /source/frontend-widget/dist ./frontend-widget/dist
RUN --mount=type=cache,target=/root/.m2 \
    ./mvnw --batch-mode --no-transfer-progress -Dentente.skipFrontEnd=true -DskipTests package

# natives and cache are for one kind of machine each
FROM eclipse-temurin:${JAVA}-jre AS layers
COPY docker/build-image-root /opt/docker/
COPY --from=jar /source/target/entente.jar /
RUN /opt/docker/build-image-root extract /entente.jar /layers

FROM eclipse-temurin:${JAVA}-jre
RUN groupadd --system --gid 990 entente \
    && useradd --system --uid 990 --gid entente --home-dir /opt/entente --shell /usr/sbin/nologin entente \
    && install -d -o entente -g entente /opt/entente /var/lib/entente
ENV LANG=C.UTF-8 ENTENTE_DATA_DIR=/var/lib/entente
WORKDIR /opt/entente
# what changes least comes first
COPY --from=layers --chown=entente /layers/dependencies/ ./
COPY --from=layers --chown=entente /layers/snapshot-dependencies/ ./
COPY --chown=entente docker/jvm.options docker/is-ready docker/build-image-root /opt/docker/
COPY --chown=entente decision-trees ./decision-trees
COPY --chown=entente prompts ./prompts
COPY --from=layers --chown=entente /layers/application/ ./
USER entente
RUN /opt/docker/build-image-root train /opt/entente
VOLUME /var/lib/entente
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=5s --timeout=5s --start-period=60s --start-interval=1s --retries=3 CMD ["/opt/docker/is-ready"]
ENTRYPOINT ["java", "@/opt/docker/jvm.options", "-XX:AOTCache=entente.aot", "-jar", "entente.jar"]
