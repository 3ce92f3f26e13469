/** Acknowledge and silence. */
export const OPERATE = 'alert:operate';

/** Rules and targets. */
export const CONFIGURE = 'alert:configure';
