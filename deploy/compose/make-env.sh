#!/bin/bash
# Writes .env beside docker-compose.yml: a new secret for each name, once. An existing file is kept.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
if [ -e .env ]; then
    echo ".env is there already; delete it, and the volumes, for new secrets" >&2
    exit 1
fi
umask 077
word() { head -c 15 /dev/urandom | base64 | tr '+/' 'ab'; }
{
    for name in POSTGRES {OPS,SYMBOLS,CRM,RECON,GATEWAY,ROUTING}_DATABASE \
        INTERLOCK_CLIENT_{TRADER1,TRADER2,TRADER3,DEMO1,CLI} \
        INTERLOCK_USER_{VIEWER,SUPPORT,DEALER,RISK,SYMBOLS,CRM,COMPLIANCE,OPS,DEMO} \
        GRAFANA_ADMIN KEYCLOAK_ADMIN; do
        echo "${name}_PASSWORD=$(word)"
    done
    echo "INTERLOCK_OPS_CLIENT_SECRET=$(word)"
    echo "INTERLOCK_SIMULATORS_CLIENT_SECRET=$(word)"
    echo "INTERLOCK_CRM_WEBHOOK_SECRET=whsec_$(head -c 24 /dev/urandom | base64)"
} >.env
echo "Written: .env. Sign in at http://localhost:8080 as ops with INTERLOCK_USER_OPS_PASSWORD." >&2
