import { spawn } from 'node:child_process';

/** Asks the desktop to show an address. Where there is none nothing happens: the address was printed. */
export function openBrowser(address: string, platform: NodeJS.Platform): void {
  const [command, words] = commandOf(address, platform);
  const child = spawn(command, words, { detached: true, stdio: 'ignore' });
  child.on('error', () => {});
  child.unref();
}

function commandOf(address: string, platform: NodeJS.Platform): readonly [command: string, words: readonly string[]] {
  if (platform === 'darwin') return ['open', [address]];
  // The address is one of ours; it has no quotes, and `&` stands inside the quotes of start's argument.
  if (platform === 'win32') return ['cmd', ['/c', 'start', '""', `"${address}"`]];
  return ['xdg-open', [address]];
}
