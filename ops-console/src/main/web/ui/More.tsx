import { Button } from '@mantine/core';
import css from './ui.module.css';

/** The rest of a list that comes in pages. */
export function More({
  query,
}: {
  query: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
}) {
  if (!query.hasNextPage) return null;
  return (
    <div className={css.more}>
      <Button
        variant="subtle"
        loading={query.isFetchingNextPage}
        onClick={() => query.fetchNextPage()}
        data-testid="more"
      >
        Show more
      </Button>
    </div>
  );
}
