import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FixIncident, FixSessionDetail, SessionEvent } from '../api/types';
import { Shape } from '../ui/Badge';
import { Tabs } from '../ui/Tabs';
import { sentence } from '../ui/tone';
import { Time, useNow } from '../ui/zone';
import { timelineQuery, windowsQuery } from './queries';
import { ScheduleStrip } from './ScheduleStrip';
import css from './sessions.module.css';
import { isLoggedOn } from './state';
import { eventName, severityTone } from './timeline';

const HOURS = [
  { value: '1', label: '1 h' },
  { value: '24', label: '24 h' },
  { value: '168', label: '7 d' },
];

/** Events in sight before the reader asks for more. */
const SHOWN = 5;

/** When it was logged on, when it should be, and what happened on it. */
export function SessionTimelinePart({ of }: { of: FixSessionDetail }) {
  const [hours, setHours] = useState('24');
  const timeline = useQuery(timelineQuery(of.id, Number(hours)));
  const windows = useQuery(windowsQuery(of.id, Number(hours)));
  const now = useNow();
  const events = [...(timeline.data?.items ?? of.incidents?.map(asEvent) ?? [])].sort(
    (a, b) => Date.parse(b.at) - Date.parse(a.at),
  );
  return (
    <div data-testid="session-timeline">
      <div className={css.sectionHead}>
        <h3>Timeline</h3>
        <Tabs label="Time" value={hours} options={HOURS} onPick={setHours} />
      </div>
      <ScheduleStrip
        events={events}
        windows={windows.data ?? []}
        from={now - Number(hours) * 3_600_000}
        now={now}
        on={isLoggedOn(of)}
      />
      {timeline.error && !timeline.data && (
        <p className="muted">The timeline does not answer; these are the newest incidents.</p>
      )}
      <Events of={events} />
    </div>
  );
}

const asEvent = (i: FixIncident): SessionEvent => ({
  id: i.incidentId,
  at: i.at,
  kind: i.kind,
  text: i.detail,
  severity: i.severity,
});

function Events({ of }: { of: SessionEvent[] }) {
  const [all, setAll] = useState(false);
  if (of.length === 0) return <p className="muted">Nothing happened on this session in this time.</p>;
  return (
    <>
    <ol className={css.incidents}>
      {of.slice(0, all ? undefined : SHOWN).map((event) => {
        const tone = severityTone(event.severity);
        return (
          <li key={event.id} data-testid="incident-row" data-tone={tone}>
            <span className={css.incidentHead}>
              <Shape tone={tone} />
              <strong>{eventName(event.kind)}</strong>
              {event.actor && <span>by {event.actor}</span>}
              {tone !== 'idle' && <span>{sentence(event.severity)}</span>}
              <span className={css.incidentAt}>
                <Time at={event.at} />
              </span>
            </span>
            <p>{event.text}</p>
          </li>
        );
      })}
    </ol>
    {of.length > SHOWN && (
      <button type="button" className="link" onClick={() => setAll((on) => !on)} data-testid="more-events">
        {all ? 'Fewer' : `All ${of.length}`}
      </button>
    )}
    </>
  );
}
