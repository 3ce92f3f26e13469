export const ACKNOWLEDGE = 'alert:acknowledge';

export const SILENCE = 'alert:silence';

/** Rules and targets. */
export const CONFIGURE = 'alert:configure';
