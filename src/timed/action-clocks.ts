/**
 * On which clock each kind of action waits. A record over all kinds, so that the type checker misses none; what the
 * clocks measure is in the figures of a profile.
 */
import type { ActionKind } from '../../sim/storage/action-kinds.ts';
import type { FigureOf } from './figures.ts';

type DelayName = FigureOf<'delay'>;

export type ClockRule =
  /** The sum of these; `tables`: and of the reads of header and tables of an image format. */
  | { readonly kind: 'takes'; readonly delays: readonly DelayName[]; readonly tables?: true }
  /** The sum of these, and the time to send what is dirty in the page cache or the cache below it. */
  | { readonly kind: 'flushes'; readonly delays: readonly DelayName[] }
  /** Until the requests in service have completed. */
  | { readonly kind: 'drains' }
  /** The rounds of precopy: the guest runs meanwhile. */
  | { readonly kind: 'precopy' }
  /** What is left of the guest's memory, and the state of its devices, over the link. */
  | { readonly kind: 'sends' }
  /** Postcopy: the memory that was not sent before the guest was stopped. */
  | { readonly kind: 'sends-memory' }
  /** The requests of the workload. */
  | { readonly kind: 'guest' }
  /** A step of a script: by what it does. */
  | { readonly kind: 'script'; readonly delays: readonly DelayName[] }
  /** One clock for each choice, from the moment it becomes possible. */
  | { readonly kind: 'each'; readonly delay: DelayName }
  /** One clock for each page: dirty pages are written back once they are old, when Linux looks for such. */
  | { readonly kind: 'flusher' }
  /** One clock for each page or entry, from the moment it becomes dirty (`dirty`) or clean (`clean`). */
  | { readonly kind: 'keeps'; readonly what: 'dirty' | 'unstable' | 'clean'; readonly delay: DelayName }
  /** The timer of an NFS client or FUSE, which is set anew whenever attributes are fetched. */
  | { readonly kind: 'attributes' };

const takes = (...delays: DelayName[]): ClockRule => ({ kind: 'takes', delays });
const reads = (...delays: DelayName[]): ClockRule => ({ kind: 'takes', delays, tables: true });
const flushes = (...delays: DelayName[]): ClockRule => ({ kind: 'flushes', delays });
const script = (...delays: DelayName[]): ClockRule => ({ kind: 'script', delays: ['script.step', ...delays] });
const each = (delay: DelayName): ClockRule => ({ kind: 'each', delay });
const guest: ClockRule = { kind: 'guest' };
const message = takes('management.message');

export const actionClocks: Readonly<Record<ActionKind, ClockRule>> = {
  'step.open': script('storage.open'),
  'step.close': script('storage.close'),
  'step.fsync': script('storage.flush'),
  'step.dontneed': script('host.system-call'),
  'step.size': script('storage.attributes'),
  'step.fstat': script('storage.attributes'),
  'step.lock': script('storage.lock'),
  'step.unlock': script('storage.lock'),
  'step.invalidate': script('storage.close'),
  'step.read': script('storage.read'),
  'step.write': script('storage.write'),
  'step.mmap': script('host.system-call'),
  'step.munmap': script('host.system-call'),
  'step.mread': script('storage.read'),
  'step.mwrite': script('host.cached-io'),
  'step.truncate': script('storage.attributes'),
  'step.flsbuf': script('storage.flush'),
  'step.drop-caches': script('host.system-call'),
  'step.rescan': script('storage.attributes'),
  'step.wait': script('script.wait'),
  'step.crash': script(),
  'step.boot': script(),
  'step.partition': script(),
  'step.heal': script(),
  'step.server-crash': script(),
  'step.server-restart': script('storage.restart'),
  'step.power-loss': script(),
  'step.resize': script('management.message'),
  'step.fence': script('management.message'),
  'step.vm-read': script('storage.read'),
  'step.vm-write': script('storage.write'),
  'step.vm-flush': script('storage.flush'),
  'step.vm-size': script('storage.attributes'),
  'step.vm-geometry': script('host.system-call'),
  'step.vm-submit': script('host.system-call'),
  'step.launch': script('management.message'),
  'step.vm-reopen': script('storage.close', 'storage.open'),
  'step.quit': script('management.message'),
  'step.kill': script(),
  'step.block-resize': script('management.message'),
  'step.snapshot': script('storage.write', 'storage.flush'),
  'step.snapshot-read': script('storage.read'),
  'step.create': script('storage.open', 'storage.write'),
  'step.commit': script('storage.read', 'storage.write', 'storage.flush'),
  'step.image-check': script('storage.open', 'storage.read'),
  'step.dirty-flag': script('storage.open', 'storage.read'),
  'step.bitmap': script('storage.open', 'storage.read'),
  'step.vm-wait': script('qemu.need-check-timer'),
  'step.migrate': script('management.message'),
  'step.migrate-continue': script('management.message'),
  'step.migrate-cancel': script('management.message'),
  'step.migration-status': script('management.message'),
  'step.cont': script('management.message'),
  'step.stop': script('management.message', 'qemu.stop', 'storage.flush'),
  'step.status': script('management.message'),

  'source.stop': { kind: 'precopy' },
  'source.drain': { kind: 'drains' },
  'source.flush': flushes('storage.flush'),
  'source.flush-ignoring-errors': flushes('storage.flush'),
  'source.pause': takes('management.message'),
  // The pages are clean after the flush before it, and what a handoff without one has dirty is sent here.
  'source.inactivate': flushes('qemu.step'),
  'source.unlock': takes('storage.lock'),
  'source.close': flushes('storage.close'),
  'source.send': { kind: 'sends' },
  'source.await-acknowledgement': takes('migration.latency'),
  'source.finish': takes('qemu.step'),
  'source.quit': takes('qemu.step'),
  'source.lock': takes('storage.lock'),
  'source.drop-cache': takes('host.system-call'),
  'source.refresh-size': takes('storage.attributes'),
  'source.invalidate': reads('qemu.step'),
  'source.reopen': reads('storage.close', 'storage.open'),
  'source.activate': takes('qemu.step'),
  'source.resume': takes('qemu.start'),

  'destination.open': reads('qemu.launch', 'storage.open'),
  'destination.check': takes('qemu.step'),
  'destination.probe': takes('storage.read'),
  'destination.read-geometry': takes('storage.read'),
  'destination.receive': takes('migration.latency', 'qemu.load'),
  'destination.acknowledge': takes('migration.latency'),
  'destination.await-cont': takes('qemu.step'),
  'destination.drop-cache': takes('host.system-call'),
  'destination.refresh-size': takes('storage.attributes'),
  'destination.invalidate': reads('qemu.step'),
  'destination.reopen': reads('storage.close', 'storage.open'),
  'destination.lock': takes('storage.lock'),
  'destination.activate': takes('qemu.step'),
  'destination.refresh-devices': takes('qemu.step'),
  'destination.start': takes('qemu.start'),

  'network.heals': each('network.heals'),
  'source.begins-migration': takes('migration.delay'),
  'source.sees-error': takes('migration.latency'),
  'source.sends-remaining-pages': { kind: 'sends-memory' },
  'destination.waits-for-a-lost-page': takes('qemu.step'),
  'destination.loses-its-source': takes('migration.latency'),
  'arbiter.asks': message,
  'arbiter.asks-in-vain': takes('management.timeout'),
  'arbiter.hears': message,
  'arbiter.hears-nothing': takes('management.timeout'),
  'arbiter.decides': message,
  'arbiter.fences': message,
  'arbiter.restarts': takes('management.timeout'),
  'agent.carries-out': takes('qemu.step'),
  'agent.answers': takes('qemu.step'),
  'guest.writes': guest,
  'guest.reads': guest,
  'guest.flushes': guest,
  'guest.request-completes': takes('storage.write'),
  'management.block-resize': each('management.resize'),
  'qed.need-check-timer': takes('qemu.need-check-timer'),

  'page-cache.write-back': { kind: 'flusher' },
  'page-cache.write-back-fails': { kind: 'flusher' },
  'page-cache.commit': { kind: 'keeps', what: 'unstable', delay: 'page-cache.commit' },
  'page-cache.evict': { kind: 'keeps', what: 'clean', delay: 'page-cache.residence' },
  'client-cache.write-back': { kind: 'keeps', what: 'dirty', delay: 'client-cache.write-back' },
  'client-cache.evict': { kind: 'keeps', what: 'clean', delay: 'client-cache.residence' },
  'nfs.attributes-expire': { kind: 'attributes' },
  'nfs.head-catches-up': each('storage.head-lag'),
  'nfs.lease-expires': each('storage.lease'),
  'cephfs.session-is-evicted': each('storage.lease'),
  'target.destage': each('storage.destage'),
  'server.restart': each('storage.restart'),

  'fault.server-crash': each('fault.server-crash'),
  'fault.power-loss': each('fault.power-loss'),
  'fault.host-crash': each('fault.host-crash'),
  'fault.lose-path': each('fault.lose-path'),
  'fault.delayed-write-arrives': each('fault.delayed-write'),
  'fault.link-is-cut': each('fault.link-cut'),
  'fault.state-is-lost': each('fault.message-loss'),
  'fault.acknowledgement-is-lost': each('fault.message-loss'),
  'fault.request-or-reply-is-lost': each('fault.message-loss'),
  'fault.process-is-killed': each('fault.process-kill'),
  'fault.migration-is-cancelled': each('fault.cancel'),
  'fault.arbiter-crashes': each('fault.arbiter-crash'),
};
