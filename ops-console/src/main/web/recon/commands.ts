/** The words of `interlockctl recon`, all in one place. */
export const decideCli = (id: string, action: string, value: string | undefined, reason: string) => [
  ...['recon', 'decide', id, '--action', action],
  ...(value ? ['--value', value] : []),
  ...['--reason', reason],
];

export const signCli = (oms: string, day: string, hash: string, comment: string) => [
  ...['recon', 'sign', oms, day, '--hash', hash, '--comment', comment],
];

/** `accepted`: the hash of the differences that are accepted, and why. */
export const deliverCli = (
  oms: string,
  day: string,
  template: string,
  destination: string,
  reason: string,
  accepted?: { hash: string; why: string },
) => [
  ...['recon', 'deliver', oms, day, '--template', template, '--destination', destination],
  ...(accepted ? ['--accept-differences', accepted.hash, '--accept-reason', accepted.why] : []),
  ...['--reason', reason],
];
