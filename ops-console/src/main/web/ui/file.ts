/** `orders-20261129T221500Z.csv`: what it is and when it was taken. */
export function exportName(path: string, at: Date): string {
  const what = path.split('/').filter(Boolean).join('-');
  const when = at.toISOString().replace(/\.\d+/, '').replaceAll(/[-:]/g, '');
  return `${what}-${when}.csv`;
}

/** Hands a file to the browser's downloads. */
export function save(file: Blob, name: string) {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
