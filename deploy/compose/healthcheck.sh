#!/bin/bash
# Healthy: /readyz of this container's service says 200. The image's JRE brings no HTTP client, bash
# can open a socket itself. HEALTH_PATH=tcp is for processes that only listen.
port="${HEALTH_PORT:-${SERVER_PORT:-8080}}"
path="${HEALTH_PATH:-/readyz}"
exec 3<>"/dev/tcp/127.0.0.1/${port}" || exit 1
[ "${path}" = tcp ] && exit 0
printf 'GET %s HTTP/1.0\r\nHost: 127.0.0.1:%s\r\nConnection: close\r\n\r\n' "${path}" "${port}" >&3
read -r -t 2 status <&3 || exit 1
[[ "${status}" == HTTP/1.?\ 200* ]]
