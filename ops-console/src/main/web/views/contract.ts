/** A name for a page with its filter; private, or shared with everyone. */
export type SavedView = {
  id: string;
  page: string;
  name: string;
  /** The query of the page's address, without `?`. */
  query: string;
  shared: boolean;
  owner: string;
};
