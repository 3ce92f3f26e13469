import { describe, expect, test } from 'vitest';
import { cliOf, type Command, curlOf } from '../../../main/web/api/command';

const release: Command = {
  method: 'POST',
  path: '/kill-switches/k1/releases',
  body: { reason: "dealer's call" },
  cli: ['release', 'EURUSD', '--reason', "dealer's call"],
};

describe('command', () => {
  test('an act can be copied as curl, quotes and all', () => {
    expect(curlOf('http://localhost:8080', release)).toBe(
      `curl -X POST http://localhost:8080/api/v1/kill-switches/k1/releases -H "Authorization: Bearer $TOKEN" -H "Idempotency-Key: $(uuidgen)" -H 'Content-Type: application/json' -d '{"reason":"dealer'\\''s call"}'`,
    );
  });

  test('what replaces a version names it', () => {
    expect(curlOf('', { method: 'PUT', path: '/alert-rules/r1', version: 4 })).toBe(
      `curl -X PUT /api/v1/alert-rules/r1 -H "Authorization: Bearer $TOKEN" -H 'If-Match: "4"'`,
    );
  });

  test('an act can be copied for interlockctl, where that has a word for it', () => {
    expect(cliOf(release)).toBe(`interlockctl release EURUSD --reason 'dealer'\\''s call'`);
    expect(cliOf({ method: 'DELETE', path: '/saved-views/1' })).toBeUndefined();
  });
});
