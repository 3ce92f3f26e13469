import { apiUrl } from './client';

/** An act as a program would do it: the request, and the words of `interlockctl` where it has some. */
export type Command = {
  method: 'POST' | 'PUT' | 'DELETE';
  path: string;
  body?: unknown;
  version?: number | string;
  cli?: string[];
};

/** For a shell; the token is the reader's own. */
export function curlOf(origin: string, command: Command): string {
  const parts = [`curl -X ${command.method} ${origin}${apiUrl(command.path)}`];
  parts.push('-H "Authorization: Bearer $TOKEN"');
  if (command.version !== undefined) parts.push(`-H 'If-Match: "${command.version}"'`);
  if (command.method === 'POST') parts.push('-H "Idempotency-Key: $(uuidgen)"');
  if (command.body !== undefined) {
    parts.push("-H 'Content-Type: application/json'", `-d ${quoted(JSON.stringify(command.body))}`);
  }
  return parts.join(' ');
}

export function cliOf(command: Command): string | undefined {
  return command.cli && ['interlockctl', ...command.cli.map(bare)].join(' ');
}

const bare = (word: string) => (/^[\w.:@/=-]+$/.test(word) ? word : quoted(word));

/** One word to a shell, whatever is in it. */
const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
