import { grouped } from '../ui/numbers';
import { sentence } from '../ui/tone';
import type { Control, Decimal, Match, PolicyBody, Window } from './contract';

const KINDS: Record<string, string> = {
  BLOCK: 'Block',
  LIMITS: 'Limits',
  WINDOWS: 'Trading hours',
  THROTTLE: 'Throttle',
  ROUTE: 'Forced route',
  CLOSE_ONLY: 'Close only',
  MARGIN: 'Margin',
};

/** The kind of a control, for people. */
export const controlName = (kind: string) => KINDS[kind] ?? sentence(kind);

/** What a policy does and to which orders, a sentence each. */
export function words(body: PolicyBody): string[] {
  const where = body.condition ? [`Where ${body.condition}`] : [];
  return [...controlWords(body.control), about(body.match), ...where];
}

function controlWords(control: Control): string[] {
  switch (control.kind) {
    case 'BLOCK':
      return [`Rejects every order${control.text ? `: ${control.text}` : ''}`];
    case 'LIMITS':
      return limitWords(control);
    case 'WINDOWS':
      return windowsWords(control);
    case 'THROTTLE':
      return throttleWords(control);
    case 'ROUTE':
      return [routeWords(control)];
    case 'CLOSE_ONLY':
      return [`Lets only orders pass that reduce the account’s position${control.text ? `: ${control.text}` : ''}`];
    case 'MARGIN':
      return marginWords(control);
    default:
      return [`${sentence(control.kind)}: a control that this console does not know yet`];
  }
}

const given = (value: Decimal | null | undefined): value is Decimal => value !== null && value !== undefined;

function limitWords(c: Control): string[] {
  const said: string[] = [];
  const outside = [given(c.minQty) && `below ${grouped(c.minQty)}`, given(c.maxQty) && `above ${grouped(c.maxQty)}`];
  const bounds = outside.filter(Boolean);
  if (bounds.length > 0) said.push(`Rejects orders ${bounds.join(' or ')}`);
  if (given(c.maxNotional)) {
    said.push(
      `Rejects orders worth more than ${grouped(c.maxNotional)} in the symbol’s currency, and those without a price`,
    );
  }
  const only = [c.sides, c.ordTypes].map((codes) => (codes ?? []).map(plain));
  for (const codes of only) if (codes.length > 0) said.push(`Rejects all but ${listed(codes, 'and')} orders`);
  return said.length > 0 ? said : ['Limits nothing'];
}

function marginWords(c: Control): string[] {
  const times = Number(c.multiplier ?? 1) === 1 ? '' : `${grouped(c.multiplier)} times `;
  const groups = Object.entries(c.groups ?? {}).map(([group, leverage]) => `1:${grouped(leverage)} for ${group}`);
  const rates = Object.entries(c.rates ?? {}).map(([pair, rate]) => `${pair} at ${grouped(rate)}`);
  const age = c.lastPxMaxAgeMillis;
  return [
    `Rejects what needs more margin than the account has free: ${times}the value, with leverage ${listed([`1:${grouped(c.leverage)}`, ...groups], 'and')}`,
    ...(rates.length > 0 ? [`Converts ${listed(rates, 'and')}; another currency is rejected`] : []),
    age
      ? `A market order is worth the last trade, if that is at most ${duration(age)} old`
      : 'Rejects market orders that open, for nobody knows their value',
  ];
}

const plain = (code: string) => sentence(code).toLowerCase();

function windowsWords(c: Control): string[] {
  const zone = c.zone ?? 'no zone';
  const open = (c.windows ?? []).map((w) => `Open ${hours(w)} ${zone}, ${days(w.days ?? [])}`);
  const holidays = c.holidays ?? [];
  return [
    ...(open.length > 0 ? open : ['Never open']),
    ...(holidays.length > 0 ? [`Closed on ${listed(holidays, 'and')}`] : []),
  ];
}

/** Texts of the same form: a shorter one is the earlier where it begins the longer. */
const hours = ({ open, close }: Window) => `${open}-${close}${close <= open ? ' of the next day' : ''}`;

const WEEK = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];

/** Days of the week, runs of three and more by their ends. */
function days(of: string[]): string {
  const on = WEEK.filter((day) => of.includes(day));
  const unknown = of.filter((day) => !WEEK.includes(day));
  if (of.length === 0 || on.length === WEEK.length) return 'every day';
  const runs: string[][] = [];
  for (const day of on) {
    const run = runs.at(-1);
    if (run && WEEK.indexOf(run.at(-1) as string) === WEEK.indexOf(day) - 1) run.push(day);
    else runs.push([day]);
  }
  const said = runs.flatMap((run) =>
    run.length < 3 ? run.map(sentence) : [`${sentence(run[0] as string)} to ${sentence(run.at(-1) as string)}`],
  );
  return listed([...said, ...unknown], 'and');
}

const PER: Record<string, string> = {
  POLICY: 'altogether',
  ACCOUNT: 'per account',
  SYMBOL: 'per symbol',
  CLIENT_SESSION: 'per client session',
};

function throttleWords(c: Control): string[] {
  const unit = c.unit ?? '';
  const much = amount(c.limit, unit);
  const per = PER[c.per ?? ''] ?? `per ${plain(c.per ?? 'nothing')}`;
  const said = [`At most ${much} in ${duration(c.windowMillis ?? 0)} ${per}, ${grouped(c.burst)} at once`];
  if (unit === 'MESSAGES') {
    said.push(`Cancels and status requests are ${c.cancelsExempt ? 'not counted' : 'counted too'}`);
  }
  return said;
}

function amount(limit: Decimal | null | undefined, unit: string): string {
  if (unit === 'NOTIONAL') return `an order value of ${grouped(limit)}`;
  const what = plain(unit);
  return `${grouped(limit)} ${Number(limit) === 1 ? what.replace(/s$/, '') : what}`;
}

const UNITS: [number, string][] = [
  [3_600_000, 'h'],
  [60_000, 'min'],
  [1_000, 's'],
];

/** A time in the largest unit that says it exactly. */
export function duration(millis: number): string {
  const [size, unit] = UNITS.find(([s]) => millis > 0 && millis % s === 0) ?? [1, 'ms'];
  return `${grouped(millis / size)} ${unit}`;
}

/** Tags that routes set; another is shown by its number. */
const TAGS: Record<number, string> = {
  18: 'ExecInst',
  21: 'HandlInst',
  47: 'Rule80A',
  50: 'SenderSubID',
  57: 'TargetSubID',
  58: 'Text',
  59: 'TimeInForce',
  76: 'ExecBroker',
  100: 'ExDestination',
  207: 'SecurityExchange',
};

function routeWords(c: Control): string {
  const edits = (c.edits ?? []).map(({ tag, value }) => `${TAGS[tag] ? `${TAGS[tag]}(${tag})` : `tag ${tag}`}=${value}`);
  return `Goes to ${c.oms ?? 'no OMS'}${edits.length > 0 ? ` with ${listed(edits, 'and')}` : ''}`;
}

/** Which orders a policy is about. */
export function about(match: Match | null | undefined): string {
  const part = (lead: string, values: string[] | null | undefined) =>
    values && values.length > 0 ? ` ${lead} ${listed(values, 'or')}` : '';
  const { symbols, assetClasses, buckets, accounts, clientSessions } = match ?? {};
  const rest =
    part('in class', assetClasses) +
    part('in bucket', buckets) +
    part('of accounts', accounts) +
    part('from sessions', clientSessions);
  const what = symbols && symbols.length > 0 ? listed(symbols, 'or') : rest ? 'orders' : 'every order';
  return `About ${what}${rest}`;
}

/** `a`, `a and b`, `a, b and c`. */
function listed(words: string[], last: 'and' | 'or'): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}
