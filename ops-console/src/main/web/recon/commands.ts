/** The words of `interlockctl recon`, all in one place. */
export const decideCli = (ids: string[], action: string, value: string | undefined, reason: string) => [
  ...['recon', 'decide', ...ids, '--action', action],
  ...(value ? ['--value', value] : []),
  ...['--reason', reason],
];

export const signCli = (oms: string, day: string, hash: string, comment: string) => [
  ...['recon', 'sign', oms, day, '--hash', hash, '--comment', comment],
];

export const deliverCli = (oms: string, day: string, template: string, destination: string, reason: string) => [
  ...['recon', 'deliver', oms, day, '--template', template, '--destination', destination, '--reason', reason],
];
