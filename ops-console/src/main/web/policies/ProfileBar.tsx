import { NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDenied } from '../shell/session';
import { Act } from '../ui/Act';
import { Badge } from '../ui/Badge';
import { ReasonDialog } from '../ui/ReasonDialog';
import { Ends } from './Ends';
import { END, endAfter } from './policies';
import css from './profiles.module.css';
import { becauseOf, type Profile, PROFILE_CHOICES, profileName, profilePath, profilesQuery, thenOf } from './profiles';

const STALE = ['profiles', 'interventions', 'audit'];

/** The profile that each environment is in, and a way to switch it. */
export function ProfileBar() {
  const profiles = useQuery(profilesQuery).data;
  const denied = useDenied(END.permission);
  const [open, setOpen] = useState<{ of: Profile; back: boolean }>();
  if (!profiles) return null;
  const close = () => setOpen(undefined);
  return (
    <>
      <ul className={css.bar} aria-label="Profiles">
        {profiles.map((p) => (
          <li key={p.environment} data-testid="profile" data-id={p.environment} data-profile={p.profile}>
            <span>{p.environment}</span>
            <Badge of={profileName(p.profile)} />
            <span className={css.why}>{becauseOf(p)}</span>
            {p.switched?.until && (
              <span className="muted">
                ends <Ends at={p.switched.until} />, {thenOf(p)}
              </span>
            )}
            <Act blocked={denied} onAct={() => setOpen({ of: p, back: false })} testId="switch-profile">
              Switch
            </Act>
            {p.switched && (
              <Act blocked={denied} onAct={() => setOpen({ of: p, back: true })} testId="return-profile">
                By the schedule
              </Act>
            )}
          </li>
        ))}
      </ul>
      {open && (open.back ? <ReturnDialog of={open.of} close={close} /> : <SwitchDialog of={open.of} close={close} />)}
    </>
  );
}

function SwitchDialog({ of, close }: { of: Profile; close: () => void }) {
  const [profile, setProfile] = useState(of.profile === 'NEWS' ? 'NORMAL' : 'NEWS');
  const [minutes, setMinutes] = useState('');
  const [until, setUntil] = useState<string>();
  const [typed, setTyped] = useState('');
  const wrong = minutes.trim() !== '' && !until;
  const blocked = wrong
    ? 'The end is no number of minutes'
    : typed.trim() === of.environment
      ? undefined
      : `Type ${of.environment} to confirm`;
  return (
    <ReasonDialog
      title={`Switch the profile of ${of.environment}`}
      says={
        profile === 'EMERGENCY'
          ? 'It holds at once over the schedule, by you alone. The others are alerted.'
          : 'It holds at once over the schedule: policies of other profiles are not asked.'
      }
      act="Switch"
      path={profilePath(of.environment, 'switches')}
      more={{ profile, ...(until && { until }) }}
      cli={[
        'profiles',
        'switch',
        of.environment,
        '--profile',
        profile,
        ...(until ? ['--until', until] : []),
      ]}
      refresh={STALE}
      blocked={blocked}
      grave={profile === 'EMERGENCY'}
      close={close}
    >
      <NativeSelect
        label="Profile"
        data={PROFILE_CHOICES}
        value={profile}
        onChange={(event) => setProfile(event.currentTarget.value)}
        data-testid="profile-choice"
      />
      <TextInput
        label="Ends after"
        description="Empty for no end. At its end what was there before returns."
        rightSection={<span className="muted">min</span>}
        value={minutes}
        inputMode="numeric"
        error={wrong ? 'Whole minutes' : undefined}
        onChange={(event) => {
          setMinutes(event.currentTarget.value);
          setUntil(endAfter(event.currentTarget.value, Date.now()));
        }}
        data-testid="profile-minutes"
      />
      <TextInput
        label={`Type ${of.environment} to confirm`}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        data-testid="profile-confirm"
      />
    </ReasonDialog>
  );
}

function ReturnDialog({ of, close }: { of: Profile; close: () => void }) {
  return (
    <ReasonDialog
      title={`${of.environment} by its schedule`}
      says="The switch ends at once. What the schedule says holds again; without one it is Normal."
      act="End the switch"
      path={profilePath(of.environment, 'returns')}
      cli={['profiles', 'return', of.environment]}
      refresh={STALE}
      close={close}
    />
  );
}
