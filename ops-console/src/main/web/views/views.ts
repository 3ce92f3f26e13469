import type { SavedView } from '../api/types';

/** The query without what belongs to the reader and the moment: the zone, an open row, an open dialog. */
export function savable(query: string): string {
  const kept = new URLSearchParams(query);
  for (const name of ['tz', 'open', 'cluster', 'entry', 'kill', 'release', 'act']) kept.delete(name);
  return kept.toString().replaceAll('+', '%20');
}

/** The views of a page, one's own before those of others, by name. */
export function viewsOf(all: SavedView[], page: string, user: string): SavedView[] {
  return all
    .filter((v) => v.page === page)
    .sort((a, b) => Number(b.owner === user) - Number(a.owner === user) || a.name.localeCompare(b.name));
}

/** The view that the page shows now, if one says exactly that. */
export const shownView = (views: SavedView[], query: string) =>
  views.find((v) => savable(v.query) === savable(query));
