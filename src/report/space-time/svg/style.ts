/** The look of a drawing: sizes in pixels at a width that fits a slide, and one style sheet inside the file. */

export const size = {
  margin: 32,
  title: 22,
  body: 14,
  small: 12,
  textColumn: 372,
  /** From the line of a lane to its first copy, and from copy to copy. */
  copyStep: 32,
  laneMin: 108,
  rowMin: 36,
  quietRow: 25,
  subRow: 28,
  lineHeight: 17,
  headerHeight: 50,
} as const;

export const ink = '#1c2430';
export const soft = '#5b6675';
export const bad = '#b3261e';

/** Backgrounds of the lanes of each host, in the order in which a scenario names them. */
export const hostTints = ['#eaf1fb', '#fcf1e3', '#edf6ec', '#f5eef8'] as const;

export const fontFamily = "'Helvetica Neue', Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif";

export const styleSheet = `
text { fill: ${ink}; font-size: ${size.body}px; }
.title { font-size: ${size.title}px; font-weight: 700; }
.subtitle, .caption, .legend, .item { font-size: ${size.small}px; fill: ${soft}; }
.verdict { font-size: 16px; font-weight: 700; }
.heading { font-weight: 700; text-anchor: middle; }
.under { font-size: ${size.small}px; fill: ${soft}; text-anchor: middle; }
.step { font-weight: 700; text-anchor: end; }
.actor { font-weight: 700; }
.bad { fill: ${bad}; font-weight: 700; }
.number { font-size: 12px; font-weight: 700; text-anchor: middle; }
.token circle, .token polygon { stroke: ${ink}; stroke-width: 1.4; stroke-linejoin: round; }
.token.wrong circle, .token.wrong polygon { stroke: ${bad}; stroke-width: 2.6; }
.rule { stroke: #d8dee6; stroke-width: 1; }
.spine { stroke: #9aa5b3; stroke-width: 1.4; }
.away { stroke-dasharray: 1.5 4.5; }
.runs { fill: #ffffff; stroke: ${ink}; stroke-width: 1.4; }
.strip { stroke: ${ink}; stroke-width: 1.1; }
.clean { fill: #c9d2dd; }
.dirty { fill: ${ink}; }
.old { fill: url(#old); }
.traced { fill: url(#traced); stroke: ${bad}; stroke-width: 2; }
.end { stroke: ${ink}; stroke-width: 2; }
.arrow { fill: none; stroke: ${ink}; stroke-width: 1.6; }
.flush { stroke-dasharray: 7 4; }
.message { stroke-width: 2.2; }
.request { stroke-dasharray: 2 3.5; stroke-width: 2; }
.wrong.arrow { stroke: ${bad}; stroke-width: 2.6; }
.dot { fill: ${ink}; }
.dot.wrong { fill: ${bad}; }
.cross { stroke: ${bad}; stroke-width: 2.4; fill: none; }
.quiet { opacity: 0.5; }
`;
