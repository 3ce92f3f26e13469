import type { IncomingMessage } from 'node:http';
import type { LineError, ReconImport } from '../../../main/web/recon/contract';
import type { Answer } from './features.ts';
import { iso } from './messages.ts';
import type { Scenario } from './world.ts';

const ERRORS: LineError[] = [
  { line: 118, field: 'LastQty(32)', value: '10OOO', why: 'is no number' },
  { line: 402, field: 'CheckSum(10)', value: '188', why: 'is 191 by the bytes of the message' },
  { line: 403, field: 'ExecID(17)', value: '', why: 'is missing' },
  { line: 977, field: 'TransactTime(60)', value: '20261130-25:14:09', why: 'is no time' },
  { line: 1_204, field: 'Side(54)', value: 'B', why: 'is none of 1, 2, 5' },
];

/** How long an import of the fake takes. */
const TAKES = 6_000;

export class Imports {
  private readonly all: ReconImport[] = [];

  constructor(
    scenario: Scenario,
    private readonly user: string,
    now: number,
  ) {
    if (scenario === 'empty') return;
    const one = (ago: number, of: Partial<ReconImport>): ReconImport => ({
      ...{ id: `imp-${ago}`, oms: 'OMSA', format: 'QUICKFIXJ', mode: 'STRICT', dryRun: false, mapping: null },
      ...{ mappingVersion: null, sender: 'OMSA', fileName: 'FIX.4.4-OMSA-DC.messages.log', status: 'TAKEN' },
      ...{ totalBytes: 48_211_004, bytes: 48_211_004, lines: 211_904, good: 20_412, bad: 0, skipped: 191_492 },
      ...{ repeated: 20_398, published: 14, sha256: 'b7a1f09c54f1a3d0c8d1f57e1a2c9e44d40b13a9c2c6b5f7e8d9aa01b2c3d4e5' },
      ...{ by: 'ops', reason: 'OMSA-DC was away from 09:12 to 09:22', detail: null },
      ...{ startedAt: iso(now - ago), endedAt: iso(now - ago + 9_400), firstErrors: [] },
      ...of,
    });
    this.all.push(
      one(3_400_000, {}),
      one(7_900_000, {
        ...{ oms: 'OMSB', format: 'CSV', mapping: 'omsb-end-of-day', mappingVersion: 2, fileName: 'omsb-20261129.csv' },
        ...{ mode: 'STRICT', status: 'REFUSED', lines: 1_204, good: 1_199, bad: 5, skipped: 0, repeated: 0, published: 0 },
        ...{ totalBytes: 201_330, bytes: 201_330, sender: null, by: 'compliance', reason: 'End of day of OMSB' },
        ...{ detail: '5 of 1,204 lines cannot be understood; nothing was taken', firstErrors: ERRORS },
      }),
      one(7_700_000, {
        ...{ oms: 'OMSB', format: 'CSV', mapping: 'omsb-end-of-day', mappingVersion: 2, fileName: 'omsb-20261129.csv' },
        ...{ mode: 'LENIENT', lines: 1_204, good: 1_199, bad: 5, skipped: 0, repeated: 0, published: 1_199 },
        ...{ totalBytes: 201_330, bytes: 201_330, sender: null, by: 'compliance', reason: 'The five are known to OMSB' },
        firstErrors: ERRORS,
      }),
      one(90_000_000, { ...{ dryRun: true, status: 'CHECKED', published: 0, format: 'FIXEDGE', fileName: 'fixedge.log' } }),
    );
    this.all.sort((a, b) => b.startedAt.localeCompare(a.startedAt));
  }

  answer(request: IncomingMessage, path: string[], q: URLSearchParams, body: { text?: string }): Answer {
    if (path[0] === 'recon-mappings')
      return { rows: [{ name: 'omsb-end-of-day', version: 2, body: {}, by: 'ops', reason: 'Fees', at: iso(Date.now()) }] };
    for (const each of this.all) this.goOn(each, Date.now());
    if (request.method === 'POST') return { status: 201, body: this.begin(q, body.text ?? '') };
    const [, id, sub] = path;
    if (!id) return { rows: this.all.filter((i) => !q.get('oms') || i.oms === q.get('oms')) };
    const found = this.all.find((i) => i.id === id);
    if (!found) return { status: 404, body: { title: 'Not found', status: 404, detail: `no import '${id}'` } };
    return sub === 'errors' ? { rows: found.firstErrors } : { status: 200, body: found };
  }

  private begin(q: URLSearchParams, text: string): ReconImport {
    const made: ReconImport = {
      ...{ id: q.get('id') ?? `imp-${Date.now()}`, oms: q.get('oms') ?? '', format: q.get('format') ?? '' },
      ...{ mode: q.get('mode') ?? 'STRICT', dryRun: q.get('dryRun') === 'true', mapping: q.get('mapping') },
      ...{ mappingVersion: q.get('mapping') ? 2 : null, sender: q.get('sender'), fileName: q.get('fileName') },
      ...{ status: 'RUNNING', totalBytes: text.length, bytes: 0, lines: 0, good: 0, bad: 0, skipped: 0, repeated: 0 },
      ...{ published: 0, sha256: null, by: this.user, reason: q.get('reason') ?? '', detail: null },
      ...{ startedAt: iso(Date.now()), endedAt: null, firstErrors: [] },
    };
    this.all.unshift(made);
    return made;
  }

  /** As far as it would have come by now; a file with the word `bad` in it has bad lines. */
  private goOn(of: ReconImport, now: number) {
    if (of.status !== 'RUNNING') return;
    const part = Math.min(1, (now - Date.parse(of.startedAt)) / TAKES);
    const errors = of.fileName?.includes('bad') ? ERRORS : [];
    const lines = Math.floor(1_250 * part);
    const bad = errors.filter((e) => e.line <= lines);
    Object.assign(of, {
      ...{ bytes: Math.floor((of.totalBytes ?? 0) * part), lines, good: lines - bad.length, bad: bad.length },
      firstErrors: bad,
    });
    if (part < 1) return;
    const refused = bad.length > 0 && of.mode === 'STRICT';
    Object.assign(of, {
      ...{ endedAt: iso(now), sha256: 'a3f1'.repeat(16), repeated: refused ? 0 : 12 },
      status: refused ? 'REFUSED' : of.dryRun ? 'CHECKED' : 'TAKEN',
      detail: refused ? `${bad.length} of ${lines} lines cannot be understood; nothing was taken` : null,
      published: refused || of.dryRun ? 0 : of.good - 12,
    });
  }
}
