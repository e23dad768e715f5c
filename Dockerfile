# The released program and git, which it reads history with. The build context
# is laid out by the release: one folder of binaries per platform.
FROM alpine:3.22
RUN apk add --no-cache git
ARG TARGETPLATFORM
COPY $TARGETPLATFORM/debtscan /usr/local/bin/debtscan
# A mounted repository belongs to somebody else. Nothing of it is ever run, so
# git may read it.
RUN git config --system --add safe.directory '*'
USER 65532:65532
WORKDIR /src
ENTRYPOINT ["debtscan"]
