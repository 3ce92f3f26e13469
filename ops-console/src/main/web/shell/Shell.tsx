import { useQuery } from '@tanstack/react-query';
import { Outlet, useRouterState, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { ApiError } from '../api/client';
import { meQuery } from '../api/queries';
import { signIn } from '../api/signIn';
import { LiveProvider } from '../live/LiveProvider';
import { Failed } from '../ui/Blank';
import { ZoneProvider } from '../ui/zone';
import { Header } from './Header';
import { KeyboardHelp } from './KeyboardHelp';
import { KillBanner } from './KillBanner';
import { MissingBanner } from './MissingBanner';
import { Nav } from './Nav';
import { Palette } from './Palette';
import { StaleBanner } from './StaleBanner';
import { MeProvider } from './session';
import css from './shell.module.css';
import { useKeys } from './useKeys';

export function Shell() {
  const me = useQuery(meQuery);
  const [signedOut, setSignedOut] = useState(false);
  if (signedOut) return <Door title="You are signed out" text="Close the window, or sign in again." />;
  if (me.error instanceof ApiError && me.error.status === 401) {
    return <Door title="Sign in to Interlock" text="Your session has ended." />;
  }
  if (me.error) return <Failed error={me.error} retry={() => me.refetch()} />;
  if (!me.data) return <div className={css.door} role="status" aria-label="Loading" />;
  return (
    <MeProvider value={me.data}>
      <LiveProvider>
        <Frame onSignedOut={() => setSignedOut(true)} />
      </LiveProvider>
    </MeProvider>
  );
}

function Frame({ onSignedOut }: { onSignedOut: () => void }) {
  const { tz } = useSearch({ from: '__root__' });
  const [help, setHelp] = useState(false);
  useKeys(() => setHelp(true));
  const path = useRouterState({ select: (state) => state.location.pathname });
  return (
    <ZoneProvider value={tz === 'local' ? 'local' : 'utc'}>
      <a className={css.skip} href="#content">
        Skip to content
      </a>
      <div className={css.frame}>
        <Nav />
        <div className={css.side}>
          <Header onSignedOut={onSignedOut} onHelp={() => setHelp(true)} />
          <KillBanner />
          <StaleBanner />
          <MissingBanner path={path} />
          <main id="content" className={css.content} tabIndex={-1} data-path={path}>
            <Outlet />
          </main>
        </div>
      </div>
      <Palette />
      <KeyboardHelp opened={help} onClose={() => setHelp(false)} />
    </ZoneProvider>
  );
}

function Door({ title, text }: { title: string; text: string }) {
  return (
    <div className={css.door} data-testid="signed-out">
      <div className={css.doorPanel}>
        <h1>{title}</h1>
        <p>{text}</p>
        <button type="button" className={css.doorButton} onClick={() => signIn(true)} data-testid="sign-in">
          Sign in
        </button>
      </div>
    </div>
  );
}
