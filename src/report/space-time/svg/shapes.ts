/** Versions as shapes: each number has one, so that a picture without colour says the same. */
import { element, rounded, text } from './elements.ts';

export const TOKEN_RADIUS = 11;

const corners: readonly (readonly (readonly [number, number])[])[] = [
  [],
  regular(4, 45, 1.18),
  regular(3, -90, 1.34),
  regular(4, 0, 1.24),
  regular(5, -90, 1.14),
  regular(6, 0, 1.12),
  star(6),
];

function regular(count: number, from: number, scale: number): [number, number][] {
  return Array.from({ length: count }, (_, index) => polar(from + (360 * index) / count, scale));
}

function star(points: number): [number, number][] {
  return Array.from({ length: points * 2 }, (_, index) =>
    polar(-90 + (180 * index) / points, index % 2 === 0 ? 1.3 : 0.85),
  );
}

function polar(degrees: number, radius: number): [number, number] {
  const angle = (degrees * Math.PI) / 180;
  return [radius * Math.cos(angle), radius * Math.sin(angle)];
}

/** The mark of a version: its shape with its number in it. After the last shape they begin again. */
export function token(x: number, y: number, version: number, className = ''): string {
  const kind = version % corners.length;
  const shape = corners[kind]!;
  const r = TOKEN_RADIUS;
  // The middle of a triangle is below the middle of the circle around it.
  const down = shape.length === 3 ? 2 : 0;
  const outline =
    shape.length === 0
      ? element('circle', { cx: x, cy: y, r: r - 0.5, class: `v${kind}` })
      : element('polygon', {
          points: shape.map(([dx, dy]) => `${rounded(x + dx * r)},${rounded(y + down + dy * r)}`).join(' '),
          class: `v${kind}`,
        });
  const number = text(x, y + 4 + down, 'number', String(version));
  return element('g', { class: `token ${className}`.trim(), 'data-version': version }, outline + number);
}
