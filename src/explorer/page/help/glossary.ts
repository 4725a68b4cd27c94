/** The terms of the page, each in a sentence or two. */
export const glossary: readonly { readonly word: string; readonly means: string }[] = [
  { word: 'arbiter', means: 'A third node that decides which of two hosts may run the guest.' },
  { word: 'cache=none', means: 'QEMU reads and writes the image with O_DIRECT, past the page cache of its host.' },
  {
    word: 'cache=writeback',
    means:
      'QEMU goes through the page cache; a write is on the storage after a flush, or when the kernel writes it back.',
  },
  {
    word: 'cache=writethrough',
    means: 'As writeback, but each write is on the storage before the guest goes on. Reads still use the cache.',
  },
  {
    word: 'clean, dirty',
    means:
      'A clean copy may be dropped at any time; a dirty one is newer than what lies below it and must be written back.',
  },
  {
    word: 'close-to-open',
    means: 'What NFS promises: whoever opens a file after another has closed it sees what the other wrote.',
  },
  {
    word: 'flush',
    means:
      'The request that everything written so far survive a loss of power. It says nothing about copies of others.',
  },
  { word: 'handoff', means: 'The steps in which the source gives the guest up and the destination takes it over.' },
  { word: 'interleaving', means: 'One order of the steps of all who act.' },
  {
    word: 'metadata',
    means: 'The tables of an image format, such as L1, L2 and refcounts of qcow2. QEMU keeps copies of them.',
  },
  { word: 'old data', means: 'A read that does not return what the guest wrote last.' },
  {
    word: 'page cache',
    means: 'Copies of pages of files or devices that the kernel of a host keeps; another host does not know of them.',
  },
  { word: 'property', means: 'What must hold in every state, such as stale-read: no read returns old data.' },
  { word: 'split brain', means: 'The guest runs in two places at once.' },
  { word: 'stale copy', means: 'A copy that somebody still uses although something newer was written.' },
  { word: 'vacuous', means: 'A verdict that means nothing, because what would put it to the test cannot happen.' },
];
