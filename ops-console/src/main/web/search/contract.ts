/** Something that an id, or a part of one, names. */
export type SearchItem = {
  kind: string;
  id: string;
  title: string;
  subtitle?: string | null;
  /** Which of its ids it was: `ExecID`, `account`, … */
  matchedBy?: string | null;
};

export type SearchAnswer = {
  items: SearchItem[];
  /** Where it was looked for, so that “nothing” can be believed. */
  searched?: { kinds?: string[] | null; from?: string | null; to?: string | null } | null;
};
