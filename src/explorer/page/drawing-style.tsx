import { useLayoutEffect, useRef } from 'preact/hooks';
import { type Colours, styleSheet } from '../../report/space-time/svg/style.ts';

/** The colours of `style/colours.css`, light or dark. */
const colours: Colours = {
  ink: 'var(--ink)',
  soft: 'var(--soft)',
  bad: 'var(--bad)',
  paper: 'var(--paper)',
  rule: 'var(--rule)',
  spine: 'var(--spine)',
  clean: 'var(--clean)',
  oldLine: 'var(--spine)',
  tracedPaper: 'var(--bad-paper)',
  hosts: ['var(--host-0)', 'var(--host-1)', 'var(--host-2)', 'var(--host-3)'],
  shared: 'var(--shared)',
};

/** The style sheet of all drawings of the page, with its colours. */
export function DrawingStyle() {
  const style = useRef<HTMLStyleElement>(null);
  useLayoutEffect(() => {
    style.current!.textContent = `.drawing { ${styleSheet(colours)} }`;
  }, []);
  return <style ref={style} />;
}
