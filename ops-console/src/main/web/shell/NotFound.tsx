import { Link } from '@tanstack/react-router';
import { Blank } from '../ui/Blank';
import { Page, Panel } from '../ui/Page';

export function NotFound() {
  return (
    <Page title="No such page">
      <Panel>
        <Blank
          icon="search"
          title="There is no page at this address"
          action={
            <Link className="link" to="/">
              Go to the overview
            </Link>
          }
        >
          Search with / for an order, a symbol or a session.
        </Blank>
      </Panel>
    </Page>
  );
}
