const LOGIN = '/oauth2/authorization/interlock';
const RETURN_TO = 'interlock.returnTo';
const LAST_TRY = 'interlock.signInAt';
const LOOP_MS = 10_000;

/**
 * Leaves for the login and remembers the page. A second try within ten seconds means the login itself does not
 * hold; then the page stays and says so instead of turning in circles.
 */
export function signIn(force = false): boolean {
  const now = Date.now();
  const last = Number(sessionStorage.getItem(LAST_TRY) ?? 0);
  if (!force && now - last < LOOP_MS) return false;
  sessionStorage.setItem(LAST_TRY, String(now));
  sessionStorage.setItem(RETURN_TO, window.location.pathname + window.location.search);
  window.location.assign(LOGIN);
  return true;
}

/** The page that the login interrupted, once; only our own pages count. */
export function takeReturnTo(): string | undefined {
  const path = sessionStorage.getItem(RETURN_TO);
  sessionStorage.removeItem(RETURN_TO);
  return path?.startsWith('/console/') ? path : undefined;
}
