import { signIn } from './signIn';
import type { Problem } from './types';

const API = '/api/v1';

/** What an endpoint answered instead of what was asked for; the words come from problem+json where it sent one. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    readonly detail: string,
    readonly traceId?: string,
  ) {
    super(detail || title);
  }
}

export type Params = Record<string, string | number | boolean | undefined | null>;

/** The query text of `params`, without what is empty; starts with `?` or is empty. */
export function queryText(params: Params = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    if (value !== undefined && value !== null && value !== '') query.set(name, String(value));
  }
  const text = query.toString();
  return text ? `?${text}` : '';
}

/** The CSRF token that the cookie carries; the header must repeat it. */
export function csrfToken(cookies: string): string | undefined {
  for (const part of cookies.split(';')) {
    const [name, ...value] = part.trim().split('=');
    if (name === 'XSRF-TOKEN') return decodeURIComponent(value.join('='));
  }
  return undefined;
}

/** The address of the REST API at the edge. */
export const apiUrl = (path: string) => `${API}${path}`;

export function get<T>(path: string, params?: Params, signal?: AbortSignal): Promise<T> {
  return call<T>(`${API}${path}${queryText(params)}`, { signal: signal ?? null });
}

/**
 * Creates at `path`. `idempotencyKey` stays the same when the same attempt is repeated; with `version` only while what it
 * is about is still that one.
 */
export function post<T>(
  path: string,
  body: unknown,
  idempotencyKey?: string,
  version?: number | string,
): Promise<T> {
  const headers: Record<string, string> = { 'Content-Type': 'application/json' };
  if (idempotencyKey) headers['Idempotency-Key'] = idempotencyKey;
  if (version !== undefined) headers['If-Match'] = `"${version}"`;
  return call<T>(`${API}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
}

/** Sends a file of any size as it is; what is said of it stands in the query. */
export function upload<T>(path: string, file: Blob, params: Params): Promise<T> {
  const headers = { 'Content-Type': 'application/octet-stream' };
  return call<T>(`${API}${path}${queryText(params)}`, { method: 'POST', headers, body: file });
}

/** Replaces what is at `path`; with `version` only while it is still that one. */
export function put<T>(path: string, body: unknown, version?: number | string): Promise<T> {
  const headers: Record<string, string> = { 'Content-Type': 'application/json' };
  if (version !== undefined) headers['If-Match'] = `"${version}"`;
  return call<T>(`${API}${path}`, { method: 'PUT', headers, body: JSON.stringify(body) });
}

export function remove(path: string): Promise<void> {
  return call<void>(`${API}${path}`, { method: 'DELETE' });
}

/** A document that is not JSON. */
export async function text(path: string, type: string): Promise<string> {
  const response = await sent(`${API}${path}`, { headers: { Accept: `${type}, application/problem+json` } });
  return response.text();
}

/** The same list as CSV, all of it. */
export async function csv(path: string, params: Params): Promise<Blob> {
  const headers = { Accept: 'text/csv, application/problem+json', 'X-Requested-With': 'XMLHttpRequest' };
  const response = await sent(`${API}${path}${queryText(params)}`, { headers });
  return response.blob();
}

/** One key per opened dialog: a repeated click is the same attempt. */
export function attemptKey(): string {
  return crypto.randomUUID?.() ?? `${Date.now()}-${Math.random().toString(36).slice(2)}`;
}

/** Ends the session; resolves with the address to go on at, if the server names one. */
export async function signOut(): Promise<string | undefined> {
  const response = await fetch('/logout', {
    method: 'POST',
    headers: { ...csrfHeader(), Accept: 'application/json' },
    redirect: 'manual',
    credentials: 'same-origin',
  });
  if (response.type === 'opaqueredirect' || response.status === 204) return undefined;
  if (!response.ok) throw await failure(response);
  const answer = (await response.json().catch(() => ({}))) as { logoutUrl?: string };
  return answer.logoutUrl;
}

function csrfHeader(): Record<string, string> {
  const token = csrfToken(document.cookie);
  return token ? { 'X-XSRF-TOKEN': token } : {};
}

async function call<T>(url: string, init: RequestInit): Promise<T> {
  const mutates = init.method !== undefined && init.method !== 'GET';
  const headers = {
    Accept: 'application/json, application/problem+json',
    'X-Requested-With': 'XMLHttpRequest',
    ...(mutates ? csrfHeader() : {}),
    ...(init.headers as Record<string, string> | undefined),
  };
  const response = await sent(url, { ...init, headers });
  if (response.status === 204) return undefined as T;
  const text = await response.text();
  return (text ? JSON.parse(text) : undefined) as T;
}

async function sent(url: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, { ...init, credentials: 'same-origin' });
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new ApiError(0, 'No connection', 'ops-api does not answer. The console tries again by itself.');
  }
  if (response.status === 401) signIn();
  if (!response.ok) throw await failure(response);
  return response;
}

async function failure(response: Response): Promise<ApiError> {
  const problem = (await response.json().catch(() => ({}))) as Problem;
  const fields = (problem.errors ?? [])
    .map((e) => [e.pointer, e.detail].filter(Boolean).join(' '))
    .join('; ');
  const detail = [problem.detail, fields].filter(Boolean).join(' · ');
  return new ApiError(response.status, problem.title ?? words(response.status), detail, problem.traceId);
}

function words(status: number): string {
  switch (status) {
    case 401:
      return 'Signed out';
    case 403:
      return 'Not permitted';
    case 404:
      return 'Not found';
    case 409:
      return 'Already so';
    case 503:
      return 'A service is unavailable';
    default:
      return `The server answered ${status}`;
  }
}
