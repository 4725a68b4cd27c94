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

/** Where a drawing stands. */
export interface Frame {
  /** With its title and its verdict; a page around it has them already. */
  readonly titled: boolean;
  readonly margin: number;
  /** Width of the steps in words beside the lanes; 40 leaves their numbers alone. */
  readonly textColumn: number;
}

export const fileFrame: Frame = { titled: true, margin: size.margin, textColumn: size.textColumn };
export const pageFrame: Frame = { titled: false, margin: 8, textColumn: 332 };
export const narrowFrame: Frame = { titled: false, margin: 4, textColumn: 34 };

/** Every colour of a drawing; a page may give CSS variables. */
export interface Colours {
  readonly ink: string;
  readonly soft: string;
  readonly bad: string;
  readonly paper: string;
  /** Lines between steps, and the lines of the lanes. */
  readonly rule: string;
  readonly spine: string;
  readonly clean: string;
  readonly oldLine: string;
  readonly tracedPaper: string;
  /** Backgrounds of the lanes of each host, in the order in which a scenario names them, and of what is on none. */
  readonly hosts: readonly [string, string, string, string];
  readonly shared: string;
}

export const printColours: Colours = {
  ink: '#1c2430',
  soft: '#5b6675',
  bad: '#b3261e',
  paper: '#ffffff',
  rule: '#d8dee6',
  spine: '#9aa5b3',
  clean: '#c9d2dd',
  oldLine: '#7b8794',
  tracedPaper: '#fdecea',
  hosts: ['#eaf1fb', '#fcf1e3', '#edf6ec', '#f5eef8'],
  shared: '#f4f5f7',
};

/** Of the marks of versions: pale enough for a dark number on them, and told apart by people who see few colours. */
const versionFills = ['#ffffff', '#ffd98a', '#a9d5f5', '#b9e3c6', '#f6c1d9', '#d9c9f2', '#e6e0c0'] as const;
/** Of their numbers and outlines, on whatever paper. */
const versionInk = '#1c2430';

export const fontFamily = "'Helvetica Neue', Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif";

export function styleSheet({ ink, soft, bad, ...colours }: Colours): string {
  return `
text { fill: ${ink}; font-size: ${size.body}px; }
.title { font-size: ${size.title}px; font-weight: 700; }
.subtitle, .caption, .legend, .item { font-size: ${size.small}px; fill: ${soft}; }
.verdict { font-size: 16px; font-weight: 700; }
.heading { font-weight: 700; text-anchor: middle; }
.under { font-size: ${size.small}px; fill: ${soft}; text-anchor: middle; }
.step { font-weight: 700; text-anchor: end; }
.actor { font-weight: 700; }
.bad { fill: ${bad}; font-weight: 700; }
.number { font-size: 12px; font-weight: 700; text-anchor: middle; fill: ${versionInk}; }
.token circle, .token polygon { stroke: ${versionInk}; stroke-width: 1.4; stroke-linejoin: round; }
${versionFills.map((fill, index) => `.v${index} { fill: ${fill}; }`).join('\n')}
.token.wrong circle, .token.wrong polygon { stroke: ${bad}; stroke-width: 2.6; }
.paper { fill: ${colours.paper}; }
.lane { fill: ${colours.shared}; }
${colours.hosts.map((fill, index) => `.lane.host-${index} { fill: ${fill}; }`).join('\n')}
.rule { stroke: ${colours.rule}; stroke-width: 1; }
.spine { stroke: ${colours.spine}; stroke-width: 1.4; }
.away { stroke-dasharray: 1.5 4.5; }
.runs { fill: ${colours.paper}; stroke: ${ink}; stroke-width: 1.4; }
.strip { stroke: ${ink}; stroke-width: 1.1; }
.strip.clean { fill: ${colours.clean}; }
.strip.dirty { fill: ${ink}; }
.strip.old { fill: url(#old); }
.strip.traced { fill: url(#traced); stroke: ${bad}; stroke-width: 2; }
.strip.runs { fill: ${colours.paper}; stroke-width: 1.4; }
.hatch-old { stroke: ${colours.oldLine}; stroke-width: 2.56; }
.hatch-traced { stroke: ${bad}; stroke-width: 3.84; }
.traced-paper { fill: ${colours.tracedPaper}; }
.end { stroke: ${ink}; stroke-width: 2; }
.arrow { fill: none; stroke: ${ink}; stroke-width: 1.6; }
.flush { stroke-dasharray: 7 4; }
.message { stroke-width: 2.2; }
.request { stroke-dasharray: 2 3.5; stroke-width: 2; }
.wrong.arrow { stroke: ${bad}; stroke-width: 2.6; }
.head { fill: ${ink}; }
.bad-head { fill: ${bad}; }
.dot { fill: ${ink}; }
.dot.wrong { fill: ${bad}; }
.cross { stroke: ${bad}; stroke-width: 2.4; fill: none; }
.tick { stroke: ${ink}; stroke-width: 2.4; fill: none; }
.quiet { opacity: 0.5; }
`;
}
