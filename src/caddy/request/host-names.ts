/** Host names with a wildcard: a label `*` stands for any one label. Letter case does not count. */
export function coversHost(name: string, host: string): boolean {
  if (!name.includes('*')) return name.length === host.length && name.toLowerCase() === host.toLowerCase();
  const parts = name.toLowerCase().split('.');
  const labels = host.toLowerCase().split('.');
  return (
    parts.length === labels.length && parts.every((part, index) => part === '*' || part === labels[index])
  );
}
