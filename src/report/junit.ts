/** Results as test runners and CI systems read them: JUnit XML, as Jenkins and GitLab accept it. */
export interface JunitSuite {
  readonly name: string;
  /** What is needed to get the same again. */
  readonly properties: Readonly<Record<string, string>>;
  readonly cases: readonly JunitCase[];
  /** Seconds. */
  readonly timeS: number;
}

export interface JunitCase {
  readonly className: string;
  readonly name: string;
  /** Absent: passed. */
  readonly failure?: { readonly type: string; readonly message: string; readonly text: string };
}

export function junitText({ name, properties, cases, timeS }: JunitSuite): string {
  const failures = cases.filter(({ failure }) => failure !== undefined).length;
  const counts = attributes({
    name,
    tests: String(cases.length),
    failures: String(failures),
    errors: '0',
    time: timeS.toFixed(3),
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${counts}>`,
    `  <testsuite${counts}>`,
    '    <properties>',
    ...Object.entries(properties).map(([key, value]) => `      <property${attributes({ name: key, value })}/>`),
    '    </properties>',
    ...cases.flatMap(caseLines),
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

function caseLines({ className, name, failure }: JunitCase): string[] {
  const opening = `    <testcase${attributes({ classname: className, name, time: '0' })}`;
  if (failure === undefined) return [`${opening}/>`];
  const { type, message, text } = failure;
  return [
    `${opening}>`,
    `      <failure${attributes({ type, message })}>${escaped(text)}</failure>`,
    '    </testcase>',
  ];
}

const attributes = (values: Readonly<Record<string, string>>): string =>
  Object.entries(values)
    .map(([key, value]) => ` ${key}="${escaped(value)}"`)
    .join('');

/** Also without the characters that XML 1.0 cannot hold at all. */
function escaped(text: string): string {
  const held = [...text].filter((sign) => sign >= ' ' || sign === '\n' || sign === '\t').join('');
  return held.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
