import { useNavigate, useParams, useSearch } from '@tanstack/react-router';

const FROM = '/policies/{-$view}';

type Named = 'q' | 'env' | 'state' | 'policy' | 'version' | 'against' | 'act' | 'simulation';
type Change = Partial<Record<Named, string | undefined>>;

/** What the URL says of this page, and a way to change a part of it. */
export function usePlace() {
  const { view } = useParams({ from: FROM });
  const search = useSearch({ from: FROM });
  const navigate = useNavigate();
  const set = (change: Change, replace = false) =>
    navigate({ to: FROM, params: view ? { view } : {}, search: (old) => ({ ...old, ...change }), replace });
  /** Another policy, or none: what was open of the former one closes. */
  const choose = (policy: string | undefined, act?: string) =>
    set({ policy, act, version: undefined, against: undefined, simulation: undefined });
  return { search, set, choose };
}
