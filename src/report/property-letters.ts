/** One letter for each property, for tables. */
const letters: Readonly<Record<string, string>> = {
  'stale-read': 'R',
  'lost-write': 'W',
  'metadata-corruption': 'M',
  'stale-size': 'S',
  'split-brain': 'B',
  'vm-lost': 'L',
  durability: 'D',
  stuck: 'K',
};

export function letterOf(property: string): string {
  return letters[property] ?? property;
}
