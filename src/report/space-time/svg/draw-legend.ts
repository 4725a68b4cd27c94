/** What the signs of a drawing mean: the versions of each item, bars, arrows. Only what the drawing has. */
import type { SpaceTime } from '../space-time.ts';
import { livesOf } from './draw-copies.ts';
import { element, rounded, text, textWidth, wrapped } from './elements.ts';
import { TOKEN_RADIUS, token } from './shapes.ts';
import { size } from './style.ts';

export interface Legend {
  readonly parts: readonly string[];
  readonly height: number;
}

interface Entry {
  readonly width: number;
  readonly draw: (x: number, y: number) => string;
}

export function drawLegend(run: SpaceTime, top: number, width: number, margin: number): Legend {
  const groups = [...run.items.map((_, item) => versionEntries(run, item)), signEntries(run)];
  const parts: string[] = [];
  const right = width - margin;
  let y = top + 22;
  for (const entries of groups) {
    let x = margin;
    if (entries.length === 0) continue;
    for (const entry of entries) {
      if (x > margin && x + entry.width > right) {
        x = margin;
        y += 28;
      }
      parts.push(entry.draw(x, y));
      x += entry.width + 20;
    }
    y += 30;
  }
  return { parts, height: y - top };
}

function versionEntries({ items }: SpaceTime, item: number): Entry[] {
  const { name, versions } = items[item]!;
  return versions.map((says, version): Entry => {
    const [shown = ''] = wrapped(`${name} = ${says}`, 420, size.small, 1);
    return {
      width: 2 * TOKEN_RADIUS + 8 + textWidth(shown, size.small),
      draw: (x, y) => token(x + TOKEN_RADIUS, y, version) + text(x + 2 * TOKEN_RADIUS + 8, y + 4, 'legend', shown),
    };
  });
}

function signEntries(run: SpaceTime): Entry[] {
  const copies = livesOf(run).flatMap((life) => life.copies);
  const has = (kinds: readonly string[]): boolean => run.messages.some(({ kind }) => kinds.includes(kind));
  const strip = (look: string, label: string): Entry => ({
    width: 22 + textWidth(label, size.small),
    draw: (x, y) =>
      element('rect', { class: `strip ${look}`, x: x + 2, y: y - 9, width: look === 'traced' ? 13 : 9, height: 18 }) +
      text(x + 22, y + 4, 'legend', label),
  });
  const arrow = (look: string, label: string): Entry => ({
    width: 48 + textWidth(label, size.small),
    draw: (x, y) =>
      element('path', {
        class: `arrow ${look}`.trim(),
        d: `M${rounded(x)} ${rounded(y)}h34`,
        'marker-end': 'url(#head)',
      }) + text(x + 46, y + 4, 'legend', label),
  });
  const cross: Entry = {
    width: 20 + textWidth('fault, or lost on the way', size.small),
    draw: (x, y) =>
      element('path', { class: 'cross', d: `M${rounded(x + 1)} ${rounded(y - 6)}l12 12m0 -12l-12 12` }) +
      text(x + 22, y + 4, 'legend', 'fault, or lost on the way'),
  };
  return [
    ...(copies.some(({ dirty, old }) => !dirty && !old) ? [strip('clean', 'copy')] : []),
    ...(copies.some(({ dirty }) => dirty) ? [strip('dirty', 'not written back yet')] : []),
    ...(copies.some(({ old }) => old) ? [strip('old', 'something newer was written')] : []),
    ...(run.stale?.item != null ? [strip('traced', 'the old copy that misleads')] : []),
    ...(run.moments.some(({ guestOn }) => guestOn.length > 0) ? [strip('runs', 'the guest runs here')] : []),
    ...(has(['read', 'write', 'write-back']) ? [arrow('', 'data')] : []),
    ...(has(['flush']) ? [arrow('flush', 'flush')] : []),
    ...(has(['state', 'acknowledgement']) ? [arrow('message', 'migration')] : []),
    ...(has(['request', 'answer']) ? [arrow('request', 'request, answer')] : []),
    ...(run.events.some(({ kind }) => kind === 'fault') || run.messages.some(({ receivedIn }) => receivedIn === null)
      ? [cross]
      : []),
  ];
}
