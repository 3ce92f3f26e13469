#!/bin/bash
# One database per service, owned by a role of the same name. Runs once, on an empty volume.
set -euo pipefail
for service in ops symbols crm recon gateway routing; do
    password="${service^^}_DATABASE_PASSWORD"
    psql -v ON_ERROR_STOP=1 --username "${POSTGRES_USER:-postgres}" --dbname postgres \
        -v name="interlock_${service}" -v password="${!password}" <<'SQL'
CREATE ROLE :"name" LOGIN PASSWORD :'password';
CREATE DATABASE :"name" OWNER :"name";
REVOKE CONNECT ON DATABASE :"name" FROM PUBLIC;
SQL
done
