/** One minute of one OMS: what was sent, answered, executed and told by drop copy. */
export type CompletenessMinute = {
  minute: string;
  oms: string;
  orders: number;
  answered: number;
  executions: number;
  dropCopies: number;
  /** Orders went there and nothing came back. */
  silent: boolean;
};
