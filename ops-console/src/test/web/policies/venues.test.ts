import { expect, test } from 'vitest';
import { seen, type Venue, venueCause, venueState } from '../../../main/web/policies/venues';
import { words } from '../../../main/web/policies/words';

const figures = { up: true, answered: 12, rejected: 0, slow: 0, overdue: 0, good: 12, moved: 0 };

test('what was seen is said as far as it matters', () => {
  expect(seen(undefined)).toBe('Nothing yet');
  expect(seen(figures)).toBe('12 answered, 12 good');
  expect(seen({ ...figures, up: false, rejected: 3, slow: 2, overdue: 1, good: 7 })).toBe(
    'no session, 12 answered, 3 rejected, 2 slow, 1 overdue, 7 good',
  );
});

test('a venue that flaps says so', () => {
  const venue: Venue = { oms: 'OMSA', state: 'OPEN', since: '', cause: '5 of 9 orders rejected', relapses: 2 };
  expect(venueCause(venue)).toBe('5 of 9 orders rejected');
  expect(venueCause({ ...venue, relapses: 3 })).toBe('5 of 9 orders rejected; flapping');
  expect(venueState('HALF_OPEN')).toEqual({ label: 'Half open', tone: 'policy' });
});

test('a failover policy in words', () => {
  const control = {
    kind: 'FAILOVER',
    oms: 'OMSA',
    then: [{ oms: 'OMSB' }, { oms: 'OMSC' }],
    limits: { canaries: 5, canaryMillis: 60_000 },
    whenNone: 'REJECT',
  };
  expect(words({ environment: 'LIVE', priority: 10, control })).toEqual([
    'Goes to OMSB then OMSC while OMSA is not well',
    'Rejects where no OMS is well',
    'Comes back after 5 good canaries within 1 min',
    'About every order',
  ]);
});
