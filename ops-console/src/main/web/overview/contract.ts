/** One minute of one OMS: orders received, those answered by now, reports and drop copies that came. */
export type CompletenessMinute = {
  minute: string;
  /** Absent for orders that went to none. */
  oms?: string | null;
  orders: number;
  answered: number;
  executions: number;
  dropCopies: number;
  /** Over, and the OMS said nothing of its orders, or its drop copy nothing of trades. */
  silent: boolean;
};
