import { describe, expect, it } from 'vitest';
import { outcomes, play, quietOutcomes } from '../../helpers/litmus-builder.ts';

const reader = { opens: { b: 'buffered read-only', d: 'direct read-only' } };
const nfs = (options: Readonly<Record<string, unknown>> = {}) => ({ name: 'nfs', ...options });

describe('cached attributes', () => {
  const sketch = { hosts: { S: 'direct', D: reader }, steps: ['D: read b x', 'S: write x 1', 'D: read b x -> r'] };

  it('are believed until they time out', () => {
    expect(quietOutcomes({ ...sketch, storage: 'nfs' })).toEqual(['r = 0!']);
    expect(outcomes({ ...sketch, storage: 'nfs' })).toEqual(['r = 0!', 'r = 1']);
    expect(quietOutcomes({ ...sketch, storage: 'nfs' }, 'nfs.attribute-cache')).toEqual(['r = 1']);
  });

  it('have timed out after a wait', () => {
    const steps = ['D: read b x', 'S: write x 1', 'D: wait', 'D: read b x -> r'];
    expect(quietOutcomes({ ...sketch, storage: 'nfs', steps })).toEqual(['r = 1']);
    expect(quietOutcomes({ ...sketch, storage: 'nfs', steps }, 'nfs.attributes-time-out')).toEqual(['r = 0!']);
    const elsewhere = ['D: read b x', 'S: write x 1', 'S: wait', 'D: read b x -> r'];
    expect(quietOutcomes({ ...sketch, storage: 'nfs', steps: elsewhere })).toEqual(['r = 0!']);
  });

  it('are asked for before every read with actimeo=0', () => {
    const storage = nfs({ 'attribute-cache': false });
    expect(quietOutcomes({ ...sketch, storage })).toEqual(['r = 1']);
    expect(quietOutcomes({ ...sketch, storage }, 'nfs.noac-asks-every-time')).toEqual(['r = 0!']);
  });

  it('that are new make the next access drop every page, and only once', () => {
    const steps = ['D: read b x y', 'S: write x 1', 'D: wait', 'D: read b y', 'D: read b x'];
    const { changes } = play({ ...sketch, storage: nfs({ version: '3' }), steps });
    expect(changes[3]).toMatchObject({ 'views[1].behind': false, 'views[1].pages[0].status': 'absent' });
    expect(changes[4]).toEqual({ 'views[1].data[0]': 1, 'views[1].pages[0].status': 'clean' });
  });

  it('that show no change keep the pages', () => {
    const steps = ['D: read b x', 'D: wait', 'D: read b x'];
    const { changes } = play({ ...sketch, storage: 'nfs', steps });
    expect(changes[2]).toEqual({ 'views[1].attributesFresh': true, 'views[1].accessTimeStale': false });
  });

  it('that show a change do nothing where that rule is off', () => {
    const steps = ['D: read b x', 'S: write x 1', 'D: wait', 'D: read b x -> r'];
    expect(quietOutcomes({ ...sketch, storage: 'nfs', steps }, 'nfs.changed-attributes-drop-pages')).toEqual([
      'r = 0!',
    ]);
  });
});

describe('a descriptor open for buffered writing', () => {
  const hosts = { S: 'direct', D: { opens: { b: 'buffered' } } };
  const steps = ['D: read x', 'S: write x 1', 'D: wait', 'D: read x -> r'];

  it('makes its host keep the pages it should drop', () => {
    expect(quietOutcomes({ storage: 'nfs', hosts, steps })).toEqual(['r = 0!']);
    expect(quietOutcomes({ storage: 'nfs', hosts, steps }, 'nfs.local-writers-defer-invalidation')).toEqual(['r = 1']);
  });

  it('only puts that off until the next first open', () => {
    const later = [...steps, 'D: close b', 'D: open b', 'D: read x -> later'];
    expect(quietOutcomes({ storage: 'nfs', hosts, steps: later })).toEqual(['r = 0!, later = 1']);
    const never = quietOutcomes({ storage: 'nfs', hosts, steps: later }, 'nfs.first-open-invalidates-deferred');
    expect(never).toEqual(['r = 0!, later = 0!']);
  });

  it('puts it off once: after the first open the pages are dropped once', () => {
    const later = [...steps, 'D: close b', 'D: open b', 'D: read x', 'D: close b', 'D: open b'];
    const { changes } = play({ storage: 'nfs', hosts, steps: later });
    expect(changes[5]).toMatchObject({ 'views[1].deferred': false, 'views[1].invalid': true });
    expect(changes[8]).not.toHaveProperty('views[1].invalid');
  });

  it('counts whatever its mode, and does not when it is read-only', () => {
    const named = ['D: read b x', 'S: write x 1', 'D: wait', 'D: read b x -> r'];
    const others = (flags: string) => ({ S: 'direct', D: { opens: { b: 'buffered read-only', w: flags } } });
    expect(quietOutcomes({ storage: 'nfs', hosts: others('direct'), steps: named })).toEqual(['r = 0!']);
    expect(quietOutcomes({ storage: 'nfs', hosts: others('buffered read-only'), steps: named })).toEqual(['r = 1']);
  });

  it('does not count while the file was last used with O_DIRECT', () => {
    const hosts = { S: 'direct', D: { opens: { b: 'buffered', d: 'direct read-only' } } };
    const steps = ['D: read b x', 'S: write x 1', 'D: read d y', 'D: wait', 'D: fstat b -> s', 'D: read b x -> r'];
    expect(quietOutcomes({ storage: 'nfs', hosts, steps }).map((key) => key.slice(-5))).toEqual(['r = 1']);
  });
});

describe('the reply to a READ', () => {
  const steps = ['D: read b x', 'S: write x 1', 'D: read d y', 'D: read b x -> r'];
  const sketch = { hosts: { S: 'direct', D: reader }, steps };

  it('carries attributes on NFSv3', () => {
    expect(quietOutcomes({ ...sketch, storage: nfs({ version: '3' }) })).toEqual(['r = 1']);
    const without = quietOutcomes({ ...sketch, storage: nfs({ version: '3' }) }, 'nfs3.read-reply-carries-attributes');
    expect(without).toEqual(['r = 0!']);
  });

  it('carries none on NFSv4, and leaves the access time unknown', () => {
    expect(quietOutcomes({ ...sketch, storage: 'nfs' })).toEqual(['r = 0!']);
    const { changes } = play({ ...sketch, storage: 'nfs', steps: ['D: read d x'] });
    expect(changes).toEqual([{ 'views[1].accessTimeStale': true, 'views[1].directMode': true }]);
    expect(play({ ...sketch, storage: nfs({ version: '3' }), steps: ['D: read d x'] }).changes).toEqual([
      { 'views[1].directMode': true },
    ]);
  });
});

describe("the reply to a client's own WRITE", () => {
  const steps = ['D: read x', 'S: write x 1', 'D: write y 2', 'D: fsync', 'D: close b', 'D: open b', 'D: read x -> r'];
  const sketch = { hosts: { S: 'direct', D: { opens: { b: 'buffered' } } }, steps };

  it('hides the write of somebody else on NFSv4', () => {
    expect(quietOutcomes({ ...sketch, storage: 'nfs' })).toEqual(['r = 0!']);
    expect(quietOutcomes({ ...sketch, storage: 'nfs' }, 'nfs4.own-write-hides-change')).toEqual(['r = 1']);
  });

  it('shows the write of somebody else on NFSv3', () => {
    expect(quietOutcomes({ ...sketch, storage: nfs({ version: '3' }) })).toEqual(['r = 1']);
  });

  it('of an O_DIRECT write makes an NFSv4 client ask again', () => {
    const hosts = { D: { opens: { b: 'buffered', d: 'direct' } } };
    const own = ['D: read b y', 'D: write d x 1'];
    const { changes } = play({ storage: 'nfs', hosts, steps: own });
    expect(changes[1]).toMatchObject({ 'views[0].attributesFresh': false, 'views[0].behind': true });
    const v3 = play({ storage: nfs({ version: '3' }), hosts, steps: own });
    expect(v3.changes[1]).not.toHaveProperty('views[0].behind');
  });
});
