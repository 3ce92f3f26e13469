import { expect, test } from 'vitest';
import type { ServiceStatus } from '../../../main/web/api/types';
import { missing } from '../../../main/web/shell/missing';

const service = (name: string, status: string) => ({ name, status, detail: '' }) as ServiceStatus;
const named = (path: string, ...services: ServiceStatus[]) => missing(path, services).map((m) => m.service);

test('a page says which of its services do not answer, and of no other', () => {
  const recon = service('dropcopy-recon-service', 'DOWN');
  const symbols = service('symbol-cms-service', 'DOWN');
  expect(named('/breaks', symbols, recon)).toEqual(['dropcopy-recon-service']);
  expect(named('/breaks/B-1', symbols, recon)).toEqual(['dropcopy-recon-service']);
  expect(named('/breaksmore', recon)).toEqual([]);
  expect(named('/', symbols, recon)).toEqual(['symbol-cms-service', 'dropcopy-recon-service']);
  expect(named('/audit', symbols, recon)).toEqual([]);
});

test('who is up, or was not asked yet, lacks nothing', () => {
  expect(named('/', service('fix-gateway', 'UP'), service('routing-service', 'UNKNOWN'))).toEqual([]);
});

test('a service that the console does not know is named on the overview', () => {
  expect(named('/', service('new-service', 'DOWN'))).toEqual(['new-service']);
  expect(named('/orders', service('new-service', 'DOWN'))).toEqual([]);
});
