import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { BreakFilter } from './filter';

type Change = Partial<Record<keyof BreakFilter | 'act', string | undefined>>;

/** Where the reader is: the filter, the break whose card is open, and the dialog. */
export function usePlace() {
  const { id } = useParams({ from: '/breaks/{-$id}' });
  const search = useSearch({ from: '/breaks/{-$id}' });
  const navigate = useNavigate();
  return {
    id,
    search,
    set: (change: Change) =>
      navigate({
        to: '/breaks/{-$id}',
        params: id ? { id } : {},
        search: (old) => ({ ...old, ...change }),
      }),
    choose: (chosen: string | undefined) =>
      navigate({
        to: '/breaks/{-$id}',
        params: chosen ? { id: chosen } : {},
        search: (old) => ({ ...old, act: undefined }),
      }),
  };
}
