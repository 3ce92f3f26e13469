import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { decodeQuery } from '../api/queries';
import type { DecodedMessage } from '../api/types';
import { pick } from '../decode/compare';
import { Badge } from '../ui/Badge';
import { Copy } from '../ui/Copy';
import { asJson, asPipes, asSoh, fieldsOf } from './fixText';
import css from './orders.module.css';

/** A FIX message decoded or raw, to read and to copy. Without the decoder its tags still show. */
export function RawMessage({ raw, comparable = true }: { raw: string; comparable?: boolean }) {
  const navigate = useNavigate();
  const [decoded, setDecoded] = useState(true);
  const answer = useQuery({ ...decodeQuery(raw), enabled: decoded });
  const fields: Partial<DecodedMessage['fields'][number]>[] = answer.data?.fields ?? fieldsOf(raw);
  return (
    <div className={css.message} data-testid="fix-message">
      <div className={css.messageBar}>
        <span role="group" aria-label="Show as">
          <button
            type="button"
            aria-pressed={decoded}
            onClick={() => setDecoded(true)}
            data-testid="fix-decoded"
          >
            Decoded
          </button>
          <button
            type="button"
            aria-pressed={!decoded}
            onClick={() => setDecoded(false)}
            data-testid="fix-raw"
          >
            Raw
          </button>
        </span>
        <span className={css.messageCopies}>
          {comparable && (
            <button
              type="button"
              className={css.compare}
              title="Hold it against another message"
              onClick={() => {
                pick(raw);
                navigate({ to: '/decode' });
              }}
              data-testid="compare"
            >
              Compare
            </button>
          )}
          <Copy text={asPipes(raw)} label="Copy with | between fields">
            |
          </Copy>
          <Copy text={asSoh(raw)} label="Copy as on the wire, SOH between fields">
            SOH
          </Copy>
          <Copy text={asJson(raw)} label="Copy as JSON">
            JSON
          </Copy>
        </span>
      </div>
      {decoded && (answer.data?.problems?.length ?? 0) > 0 && (
        <p className={css.problems}>
          <Badge bare of={{ label: answer.data?.problems?.join(' · ') ?? '', tone: 'warn' }} />
        </p>
      )}
      {decoded ? (
        <table className={css.fields}>
          <caption className="sr">Fields of the message</caption>
          <tbody>
            {fields.map((f, i) => (
              <tr key={i}>
                <td className="mono">{f.tag}</td>
                <td style={{ paddingLeft: 10 + 14 * (f.depth ?? 0) }}>
                  {f.known === false ? <Badge bare of={{ label: 'Unknown tag', tone: 'warn' }} /> : f.name}
                </td>
                <td className="mono">{f.tag === 554 || f.tag === 925 ? '••••' : f.value}</td>
                <td className="muted">{f.meaning}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <pre className={css.raw}>{asPipes(raw)}</pre>
      )}
    </div>
  );
}
