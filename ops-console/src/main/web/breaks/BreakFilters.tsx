import { useQuery } from '@tanstack/react-query';
import { Button } from '@mantine/core';
import { reconSummaryQuery } from '../api/queries';
import { FilterChoice, Filters, FilterText } from '../ui/Filters';
import { Tabs } from '../ui/Tabs';
import { OLDER } from './ages';
import { REVIEW_CODES, reviewOf, SEVERITY_CODES, severityOf, TYPE_CODES, typeName } from './breaks';
import { NARROWING, narrowed } from './filter';
import { usePlace } from './place';

const choices = (any: string, codes: string[], name: (code: string) => string) => [
  { value: '', label: any },
  ...codes.map((value) => ({ value, label: name(value) })),
];

export function BreakFilters() {
  const { search, set } = usePlace();
  const summary = useQuery(reconSummaryQuery);
  const omss = (summary.data?.perOms ?? []).map((o) => o.oms);
  const pick = (name: (typeof NARROWING)[number]) => (value: string) => set({ [name]: value || undefined });
  return (
    <Filters label="Filter breaks">
      <Tabs
        label="Which breaks"
        value={search.status ?? 'OPEN'}
        options={[
          { value: 'OPEN', label: 'Open' },
          { value: 'CLOSED', label: 'Closed' },
          { value: 'ALL', label: 'All' },
        ]}
        onPick={(value) => set({ status: value === 'OPEN' ? undefined : value })}
      />
      <FilterChoice
        id="severity"
        label="Severity"
        options={choices('Any severity', SEVERITY_CODES, (c) => severityOf(c).label)}
        value={search.severity}
        onSet={pick('severity')}
      />
      <FilterChoice
        id="type"
        label="Type"
        options={choices('Any type', TYPE_CODES, typeName)}
        value={search.type}
        onSet={pick('type')}
      />
      <FilterChoice
        id="oms"
        label="OMS"
        options={choices('Any OMS', [...new Set([...omss, ...(search.oms ? [search.oms] : [])])], (o) => o)}
        value={search.oms}
        onSet={pick('oms')}
      />
      <FilterChoice
        id="review"
        label="Review"
        options={choices('Any review', REVIEW_CODES, (c) => reviewOf(c).label)}
        value={search.review}
        onSet={pick('review')}
      />
      <FilterChoice id="older" label="Age" options={OLDER} value={search.older} onSet={pick('older')} />
      <FilterText id="symbol" label="Symbol" placeholder="Symbol" value={search.symbol} onSet={pick('symbol')} />
      <FilterText id="owner" label="Owner" placeholder="Owner, or me" value={search.owner} onSet={pick('owner')} />
      {narrowed(search) && (
        <Button
          variant="subtle"
          onClick={() => set(Object.fromEntries(NARROWING.map((name) => [name, undefined])))}
          data-testid="clear-filter"
        >
          Clear
        </Button>
      )}
    </Filters>
  );
}
