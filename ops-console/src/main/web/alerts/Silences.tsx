import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDenied } from '../shell/session';
import { Act } from '../ui/Act';
import { Badge } from '../ui/Badge';
import { Blank, Failed, Loading } from '../ui/Blank';
import { type Column, Grid } from '../ui/Grid';
import { Panel } from '../ui/Page';
import { Time, useNow } from '../ui/zone';
import { matcherText, silenceState } from './alerts';
import type { AlertSilence } from '../api/types';
import { SILENCE } from './permissions';
import { endSilence, silencesQuery } from './queries';
import { SilenceDialog } from './SilenceDialog';

/** What is kept quiet: by whom, why, since when and until when. */
export function Silences() {
  const silences = useQuery(silencesQuery);
  const denied = useDenied(SILENCE);
  const now = useNow();
  const [making, setMaking] = useState(false);
  const columns: Column<AlertSilence>[] = [
    { name: 'State', width: '132px', cell: (s) => <Badge of={silenceState(s, now)} /> },
    {
      name: 'What',
      width: 'minmax(220px, 2fr)',
      cell: (s) => <span className="mono">{matcherText(s.matchers)}</span>,
      hint: (s) => matcherText(s.matchers),
    },
    { name: 'Who', width: '92px', cell: (s) => s.owner },
    { name: 'Why', width: 'minmax(180px, 2fr)', cell: (s) => s.reason, hint: (s) => s.reason },
    { name: 'Since', width: '96px', cell: (s) => <Time at={s.from} /> },
    { name: 'Until', width: '164px', cell: (s) => <Time at={s.until} /> },
    { name: 'Hits', width: '44px', end: true, cell: (s) => s.matching },
    {
      name: 'End',
      hideName: true,
      width: '64px',
      end: true,
      cell: (s) => <End of={s} over={silenceState(s, now).tone === 'idle'} denied={denied} />,
    },
  ];
  const rows = [...(silences.data ?? [])].sort(
    (a, b) =>
      Number(silenceState(a, now).tone === 'idle') - Number(silenceState(b, now).tone === 'idle') ||
      Date.parse(b.from) - Date.parse(a.from),
  );
  return (
    <Panel
      title="Silences"
      aside={
        <Act blocked={denied} onAct={() => setMaking(true)} testId="new-silence">
          New silence
        </Act>
      }
    >
      {silences.isPending ? (
        <Loading rows={4} />
      ) : silences.error && !silences.data ? (
        <Failed error={silences.error} retry={() => silences.refetch()} />
      ) : rows.length === 0 ? (
        <Blank icon="alerts" title="Nothing is silenced">
          Every alert reaches the targets that want it.
        </Blank>
      ) : (
        <Grid label="Silences" columns={columns} rows={rows} keyOf={(s) => s.id} rowTestId="silence-row" />
      )}
      {making && <SilenceDialog matchers={[]} close={() => setMaking(false)} />}
    </Panel>
  );
}

function End({ of, over, denied }: { of: AlertSilence; over: boolean; denied: string | undefined }) {
  const queries = useQueryClient();
  const end = useMutation({
    mutationFn: () => endSilence(of.id),
    onError: (error) => notifications.show({ color: 'red', title: 'Not ended', message: error.message }),
    onSettled: () => {
      for (const key of ['alerts', 'alert-silences']) queries.invalidateQueries({ queryKey: [key] });
    },
  });
  return (
    <Act blocked={denied ?? (over ? 'It is over' : undefined)} onAct={() => end.mutate()} testId="end-silence">
      End
    </Act>
  );
}
