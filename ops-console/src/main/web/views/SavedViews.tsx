import { Button, Popover } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useRouterState } from '@tanstack/react-router';
import { useState } from 'react';
import { useMe } from '../shell/session';
import { Icon } from '../ui/Icon';
import type { SavedView } from '../api/types';
import { forgetView, viewsQuery } from './queries';
import { SaveDialog } from './SaveDialog';
import css from './views.module.css';
import { shownView, viewsOf } from './views';

/** The views of this page to choose from, and a way to keep the present one. */
export function SavedViews({ page }: { page: string }) {
  const me = useMe();
  const navigate = useNavigate();
  const all = useQuery(viewsQuery);
  const query = useRouterState({ select: (state) => state.location.searchStr.replace(/^\?/, '') });
  const [opened, setOpened] = useState(false);
  const [saving, setSaving] = useState(false);
  const views = viewsOf(all.data ?? [], page, me.user);
  const shown = shownView(views, query);
  const show = (view: SavedView) => {
    setOpened(false);
    navigate({ to: '.', search: Object.fromEntries(new URLSearchParams(view.query)) });
  };
  return (
    <>
      <Popover position="bottom-end" width={280} trapFocus returnFocus shadow="md" offset={4} opened={opened} onChange={setOpened}>
        <Popover.Target>
          <Button
            variant="default"
            leftSection={<Icon name="views" size={14} />}
            onClick={() => setOpened((on) => !on)}
            data-testid="saved-views"
          >
            {shown?.name ?? 'Views'}
          </Button>
        </Popover.Target>
        <Popover.Dropdown p={6} aria-label="Saved views">
          {views.length === 0 && (
            <p className={css.none}>
              {all.error
                ? `Saved views do not answer: ${all.error.message}`
                : 'No view of this page is saved yet.'}
            </p>
          )}
          <ul className={css.views}>
            {views.map((view) => (
              <li key={view.id} className={css.view}>
                <button
                  type="button"
                  className={css.pick}
                  aria-current={view.id === shown?.id}
                  onClick={() => show(view)}
                  data-testid="saved-view"
                >
                  {view.name}
                  <span className={css.whose}>
                    {view.owner === me.user ? (view.shared ? 'shared by you' : 'yours') : `by ${view.owner}`}
                  </span>
                </button>
                {view.owner === me.user && <Forget view={view} />}
              </li>
            ))}
          </ul>
          <button
            type="button"
            className={`${css.pick} ${css.save}`}
            onClick={() => {
              setOpened(false);
              setSaving(true);
            }}
            data-testid="save-view"
          >
            <Icon name="views" size={14} /> Save this view
          </button>
        </Popover.Dropdown>
      </Popover>
      {saving && <SaveDialog page={page} query={query} close={() => setSaving(false)} />}
    </>
  );
}

function Forget({ view }: { view: SavedView }) {
  const queries = useQueryClient();
  const forget = useMutation({
    mutationFn: () => forgetView(view.id),
    onError: (error) =>
      notifications.show({ color: 'red', title: 'Not deleted', message: error.message }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['saved-views'] }),
  });
  return (
    <button
      type="button"
      className={css.forget}
      aria-label={`Delete the view ${view.name}`}
      onClick={() => forget.mutate()}
    >
      <Icon name="close" size={12} />
    </button>
  );
}
