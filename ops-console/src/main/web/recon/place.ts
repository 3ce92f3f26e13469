import { useNavigate, useParams, useSearch } from '@tanstack/react-router';

type Named = 'day' | 'oms' | 'at' | 'template' | 'act' | 'open';

/** Where the reader is: which part, which day of which OMS, what is open. */
export function usePlace() {
  const { view = 'proof' } = useParams({ from: '/recon/{-$view}' });
  const search = useSearch({ from: '/recon/{-$view}' });
  const navigate = useNavigate();
  const day = search.day ?? new Date().toISOString().slice(0, 10);
  return {
    view,
    search,
    day,
    set: (change: Partial<Record<Named, string | undefined>>) =>
      navigate({
        to: '/recon/{-$view}',
        params: view === 'proof' ? {} : { view },
        search: (old) => ({ ...old, ...change }),
      }),
  };
}
