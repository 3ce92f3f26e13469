import { Link } from '@tanstack/react-router';
import { typeName } from '../breaks/breaks';
import { useDenied } from '../shell/session';
import { Act } from '../ui/Act';
import { Badge } from '../ui/Badge';
import { Copy } from '../ui/Copy';
import { grouped, plural } from '../ui/numbers';
import { Notice, Panel } from '../ui/Page';
import { clock } from '../ui/time';
import { Time, useZone } from '../ui/zone';
import { figureName, totalsOf } from './certificate';
import type { CertificateView } from './contract';
import { SIGN } from './permissions';
import { usePlace } from './place';
import { percentText } from './proof';
import css from './recon.module.css';
import { SignDialog } from './SignDialog';
import { Totals } from './Totals';

/** A day at an OMS as one signs it. */
export function CertificatePanel({ of }: { of: CertificateView }) {
  const { search, set } = usePlace();
  const { certificate: c } = of;
  const denied = useDenied(SIGN);
  const seen = c.matched + c.unmatched;
  return (
    <Panel
      title="Certificate"
      note={`${of.oms}, ${of.tradeDate}`}
      aside={<Badge of={of.signed ? { label: 'Signed', tone: 'ok' } : { label: 'Not signed', tone: 'warn' }} />}
      testId="certificate"
    >
      <div className={css.certificate}>
        <div className={css.verdict}>
          <span className={css.figure} data-testid="certificate-percent">
            {percentText(c.provenPercent) ?? '–'}
            <small>%</small>
          </span>
          <p>
            {seen === 0
              ? 'Neither side told of an execution.'
              : `${grouped(c.matched)} of ${plural(seen, 'execution')} told alike by both sides`}
          </p>
          {c.unmatched > 0 && (
            <p className={css.bad}>
              <b>{grouped(c.unmatched)}</b> not
            </p>
          )}
        </div>
        <Totals label="Totals of both sides" rows={totalsOf(c)} />
      </div>
      <div className={css.pair}>
        <section>
          <h3>Breaks of the day</h3>
          {c.breaks.length === 0 ? (
            <p className="muted">None.</p>
          ) : (
            <table className={css.table} data-testid="certificate-breaks">
              <thead>
                <tr>
                  <th scope="col">Type</th>
                  <th scope="col">Open</th>
                  <th scope="col">Closed</th>
                </tr>
              </thead>
              <tbody>
                {c.breaks.map((b) => (
                  <tr key={b.type}>
                    <th scope="row">
                      <Link
                        to="/breaks/{-$id}"
                        params={{}}
                        search={{ status: 'ALL', type: b.type, oms: of.oms }}
                        className="link"
                      >
                        {typeName(b.type)}
                      </Link>
                    </th>
                    <td data-bad={b.open > 0}>{grouped(b.open)}</td>
                    <td>{grouped(b.closed)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </section>
        <section>
          <h3>Unproven</h3>
          {c.unproven.length === 0 ? (
            <p className="muted">No minute of the day.</p>
          ) : (
            <UnprovenTable of={of} />
          )}
        </section>
      </div>
      {of.later.length > 0 && (
        <div className={css.later}>
          <Notice tone="warn" title="Otherwise now than when it was signed" testId="certificate-later">
            {of.later.map((l) => `${figureName(l.what)}: ${grouped(l.signed)}, now ${grouped(l.now)}`).join('; ')}.
          </Notice>
        </div>
      )}
      <div className={css.signature} data-signed={of.signed}>
        {of.signed ? (
          <p data-testid="signed-by">
            <span className={css.name}>{of.signedBy}</span>
            <q>{of.comment}</q>
            <span className="muted">
              signed <Time at={of.signedAt} />
            </span>
          </p>
        ) : (
          <Act
            blocked={denied ?? (seen === 0 ? 'There is nothing to sign for' : undefined)}
            onAct={() => set({ act: 'sign' })}
            variant="filled"
            size="xs"
            testId="act-sign"
          >
            Sign off
          </Act>
        )}
        <span className={css.hash} title={of.hash}>
          SHA-256 <span className="mono">{of.hash.slice(0, 16)}…</span>
          <Copy text={of.hash} label="Copy the hash" />
        </span>
      </div>
      {search.act === 'sign' && !of.signed && <SignDialog of={of} close={() => set({ act: undefined })} />}
    </Panel>
  );
}

function UnprovenTable({ of }: { of: CertificateView }) {
  const zone = useZone();
  const at = (instant: string) => clock(instant, zone).slice(0, 5);
  return (
    <table className={css.table}>
      <thead>
        <tr>
          <th scope="col">Symbol</th>
          <th scope="col">From, to</th>
          <th scope="col">Trades</th>
        </tr>
      </thead>
      <tbody>
        {of.certificate.unproven.map((w) => (
          <tr key={`${w.symbol}${w.from}`}>
            <th scope="row">{w.symbol ?? 'all'}</th>
            <td>
              <Link
                to="/recon/{-$view}"
                params={{}}
                search={{ day: of.tradeDate, oms: of.oms, at: w.from.slice(11, 16) }}
                className="link"
              >
                {at(w.from)}–{at(w.to)}
              </Link>
            </td>
            <td>{grouped(w.trades)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
