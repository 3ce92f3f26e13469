import type { Proof, ProofCell, ProofWindow, Share } from '../../../main/web/recon/contract';
import { iso } from './messages.ts';
import type { Scenario } from './world.ts';

const MINUTE = 60_000;

/** The same for the same minute, whenever it is asked. */
const busy = (n: number) => {
  const x = Math.sin(n * 12.9898) * 43_758.5453;
  return x - Math.floor(x);
};

/** A day of three OMSs: one traded around the clock, two in hours; with trouble, some of it unproven. */
export function proof(day: string, scenario: Scenario, now: number): Proof {
  const start = Date.parse(`${day}T00:00:00Z`);
  const cells: ProofCell[] = [];
  const windows: ProofWindow[] = [];
  const end = Math.min(start + 86_400_000, Math.floor(now / MINUTE) * MINUTE + MINUTE);
  const trouble = scenario === 'trouble';
  const unproven = (oms: string, from: number, minutes: number, why: string, symbol: string | null, detail: string) => {
    let trades = 0;
    for (let at = from; at < from + minutes * MINUTE; at += MINUTE) {
      const cell = cells.find((c) => c.oms === oms && c.minute === iso(at));
      if (!cell) continue;
      const taken = symbol ? 1 : cell.proven;
      cell.proven = Math.max(0, cell.proven - taken);
      cell.unproven += taken;
      trades += taken;
    }
    if (trades > 0) windows.push({ oms, symbol, from: iso(from), to: iso(from + minutes * MINUTE), trades, why, detail });
  };
  if (scenario !== 'empty') {
    for (const [i, oms] of ['OMSA', 'OMSB', 'OMSC'].entries()) {
      for (let at = start; at < end; at += MINUTE) {
        const hour = new Date(at).getUTCHours();
        if (i === 1 && (hour < 6 || hour > 20)) continue;
        if (i === 2 && (hour < 8 || hour > 15)) continue;
        const n = Math.floor(busy(at / MINUTE + i * 977) * (i === 0 ? 40 : 25)) - (i === 2 ? 10 : 4);
        if (n > 0) cells.push({ oms, minute: iso(at), proven: n, unproven: 0 });
      }
    }
    const last = end - MINUTE;
    unproven('OMSA', last, 1, 'PENDING', 'EURUSD', '1 trade within the time allowed');
    if (trouble) {
      unproven('OMSB', last - 9 * MINUTE, 7, 'COVERAGE_GAP', null, 'OMSB-DC did not speak');
      unproven('OMSA', last - 42 * MINUTE, 2, 'BREAK', 'XAUUSD', 'Missing at platform, Quantity differs');
      unproven('OMSA', last - 131 * MINUTE, 1, 'BREAK', 'GBPUSD', 'Price differs');
      unproven('OMSC', last - 180 * MINUTE, 12, 'COVERAGE_GAP', null, 'OMSC-DC did not speak');
      unproven('OMSA', start + 195 * MINUTE, 3, 'BREAK', 'EURUSD', 'Told late');
    }
  }
  const share = (of: ProofCell[]): Share => {
    const yes = of.reduce((sum, c) => sum + c.proven, 0);
    const no = of.reduce((sum, c) => sum + c.unproven, 0);
    const percent = yes + no === 0 ? null : (Math.floor((yes / (yes + no)) * 1_000_000) / 10_000).toFixed(4);
    return { proven: yes, unproven: no, percent };
  };
  const omss = [...new Set(cells.map((c) => c.oms))];
  return {
    day,
    ...share(cells),
    perOms: omss.map((oms) => ({ oms, ...share(cells.filter((c) => c.oms === oms)) })),
    cells,
    windows: windows.sort((a, b) => a.from.localeCompare(b.from)),
  };
}
