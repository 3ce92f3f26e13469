import type { IconName } from '../ui/Icon';
import type { SearchItem } from '../api/types';

type Kind = { label: string; icon: IconName };

const KINDS: Record<string, Kind> = {
  fixSession: { label: 'Sessions', icon: 'sessions' },
  symbol: { label: 'Symbols', icon: 'symbols' },
  account: { label: 'Accounts', icon: 'accounts' },
  client: { label: 'CRM clients', icon: 'user' },
  order: { label: 'Orders', icon: 'orders' },
};

export const kindOf = (kind: string): Kind => KINDS[kind] ?? { label: kind, icon: 'search' };

/** Groups in the order in which people look for things; a kind this list does not know comes last. */
export function groupsOf(items: SearchItem[]): { kind: string; items: SearchItem[] }[] {
  const order = Object.keys(KINDS);
  const kinds = [...new Set(items.map((i) => i.kind))].sort(
    (a, b) => (order.indexOf(a) + 1 || 99) - (order.indexOf(b) + 1 || 99),
  );
  return kinds.map((kind) => ({ kind, items: items.filter((i) => i.kind === kind) }));
}

/** The address of what was found. */
export function addressOf(item: SearchItem): { to: string; params?: Record<string, string>; search?: Record<string, string> } {
  switch (item.kind) {
    case 'order':
      return { to: '/orders/$id', params: { id: item.id } };
    case 'fixSession':
      return { to: '/sessions/{-$id}', params: { id: item.id } };
    case 'account':
      return { to: '/support/{-$account}', params: { account: item.id } };
    case 'symbol':
      return item.id.includes(':')
        ? { to: '/symbols', search: { symbol: item.id } }
        : { to: '/symbols', search: { q: item.id } };
    case 'client':
      return { to: '/accounts', search: { q: item.id } };
    default:
      return { to: '/orders', search: { q: item.id } };
  }
}

/** What was looked at, for when nothing was found. */
export function searchedText(q: string, kinds: string[], from: string | null | undefined): string {
  const where = kinds.length > 0 ? kinds.map((k) => kindOf(k).label.toLowerCase()).join(', ') : 'everything kept';
  const since = from ? `, orders since ${from.slice(0, 10)}` : '';
  return `Nothing is called “${q}”. Looked among ${where}${since}, by every id they have.`;
}
