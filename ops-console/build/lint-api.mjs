// Lints the description of the REST API: Redocly's recommended rules and our conventions
// (docs: Zalando's guidelines, with camelCase JSON). Warnings fail too: there is nobody to read them.
import { createConfig, formatProblems, getTotals, lint } from '@redocly/openapi-core';
import { fileURLToPath } from 'node:url';

const api = fileURLToPath(new URL('../../ops-api/openapi.yaml', import.meta.url));

const config = await createConfig({
  extends: ['recommended-strict'],
  rules: {
    'paths-kebab-case': 'error',
    'no-path-trailing-slash': 'error',
    'no-http-verbs-in-paths': { severity: 'error', splitIntoWords: true },
    'info-license': 'off',
    'operation-operationId-url-safe': 'error',
    'operation-singular-tag': 'error',
    'path-excludes-patterns': { severity: 'error', patterns: ['[?#]', '//'] },
    'spec-strict-refs': 'error',
    'rule/query-parameters-are-camel-case': {
      subject: { type: 'Parameter', property: 'name' },
      where: [{ subject: { type: 'Parameter', property: 'in' }, assertions: { enum: ['query'] } }],
      assertions: { casing: 'camelCase' },
      message: 'query parameters are camelCase',
    },
    'rule/properties-are-camel-case': {
      subject: { type: 'SchemaProperties' },
      assertions: { casing: 'camelCase' },
      message: 'properties are camelCase',
    },
    'rule/changes-answer-problems': {
      subject: { type: 'Responses' },
      assertions: { required: ['4XX', 'default'] },
      message: 'every operation answers problems',
    },
  },
});

const problems = await lint({ ref: api, config });
const { errors, warnings } = getTotals(problems);
if (errors + warnings > 0) {
  formatProblems(problems, {
    format: 'stylish',
    totals: { errors, warnings, ignored: 0 },
    version: '',
    maxProblems: 1000,
  });
  process.exit(1);
}
console.log(`${api}: clean`);
