/** Rejects of one cause: the same session, code, text but for its numbers, and symbol. */
export type RejectCluster = {
  id: string;
  fixSession?: string | null;
  oms?: string | null;
  /** `103=1`. */
  code?: string | null;
  codeName?: string | null;
  text: string;
  symbol?: string | null;
  rejectClass: string;
  owner?: string | null;
  firstAction?: string | null;
  firstSeen: string;
  lastSeen: string;
  count: number;
  accounts: number;
  /** The wording had never been seen before the time asked for. */
  isNew: boolean;
  /** Counts of equal slices of the time asked for, oldest first. */
  trend: number[];
  /** When it began or jumped; absent where it did neither. */
  began?: string | null;
  changesBefore: ChangeBefore[];
  /** Ids of some of its orders, newest first. */
  samples: string[];
};

/** Something that somebody changed shortly before the cluster began or jumped, closest first in the list. */
export type ChangeBefore = {
  at: string;
  objectType: string;
  objectId: string;
  action: string;
  actor: string;
  reason?: string | null;
  secondsBefore: number;
};
