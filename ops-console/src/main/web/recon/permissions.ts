export const REVIEW = 'break:review';
export const FORCE_CLOSE = 'break:force-close';
export const IMPORT = 'recon:import';
export const DELIVER = 'recon:deliver';
export const SIGN = 'recon:sign';
