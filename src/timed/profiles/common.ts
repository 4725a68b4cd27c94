/** What all profiles share: Linux, QEMU, the management and the guest. Storage and network are each profile's own. */
import { GIB, HOUR, KIB, MIB } from '../durations.ts';
import type { FigureName, Figures } from '../figures.ts';
import { constant, exponential, figure, latency, ms, never, seconds, us } from './values.ts';

/** The figures that depend on the storage or the network between the hosts. */
export type StorageFigure = Extract<FigureName, `storage.${string}`> | 'migration.bandwidth' | 'migration.latency';

const onlyWhenAsked = figure(never, 'a fault: happens only when it is given a time');

export const common: Omit<Figures, StorageFigure> = {
  'host.system-call': figure(constant(us(1)), 'assumed: about a microsecond with the mitigations of 2018 and later'),
  'host.cached-io': figure(latency(us(8), us(40)), 'assumed: virtio-blk, a thread of QEMU and a copy of 4 KiB'),
  'page-cache.expire': figure(
    seconds(30),
    'Linux Documentation/admin-guide/sysctl/vm.rst; mm/page-writeback.c dirty_expire_interval',
  ),
  'page-cache.wake-up': figure(
    seconds(5),
    'Linux Documentation/admin-guide/sysctl/vm.rst; mm/page-writeback.c dirty_writeback_interval',
  ),
  'page-cache.background-limit': figure(
    6.4 * GIB,
    'Linux mm/page-writeback.c dirty_background_ratio (10 % of the memory); assumed: 64 GiB',
  ),
  'page-cache.dirty-at-start': figure(0, 'assumed: the guest begins with a clean page cache'),
  'page-cache.commit': figure(
    latency(seconds(1), seconds(5)),
    'assumed: within a pass of the flusher (Linux fs/nfs/write.c nfs_write_inode)',
  ),
  'page-cache.residence': figure(exponential(1 * HOUR), 'assumed: a host with memory to spare'),
  'page-cache.hit': figure(0.9, 'assumed'),
  'page-cache.read-ahead': figure(
    0.5,
    'assumed: the model allows read-ahead on hits too, where Linux mm/readahead.c does it at markers only',
  ),
  'client-cache.write-back': figure(
    exponential(seconds(1)),
    'Ceph documentation, librbd settings: rbd_cache_max_dirty_age 1 s; assumed of other caches',
  ),
  'client-cache.residence': figure(exponential(10 * 60e9), 'assumed'),
  'client-cache.dirty-limit': figure(
    24 * MIB,
    'Ceph documentation, librbd settings: rbd_cache_max_dirty 24 MiB; assumed of other caches',
  ),
  'attributes.least': figure(seconds(3), 'nfs(5), acregmin; Linux include/uapi/linux/nfs_fs.h NFS_DEF_ACREGMIN'),
  'attributes.most': figure(seconds(60), 'nfs(5), acregmax; Linux include/uapi/linux/nfs_fs.h NFS_DEF_ACREGMAX'),
  'attributes.delegation': figure(0, 'assumed: a server grants none for a file that two clients open for writing'),
  'guest.memory': figure(4 * GIB, 'assumed'),
  'guest.dirty-rate': figure(100 * MIB, 'assumed: a server that is not busy'),
  'guest.writable-working-set': figure(
    512 * MIB,
    'assumed; see Clark and others, Live Migration of Virtual Machines, NSDI 2005, §5.2',
  ),
  'migration.delay': figure(constant(ms(50)), 'assumed: QMP from libvirt after the destination listens'),
  'migration.max-downtime': figure(
    ms(300),
    'QEMU qapi/migration.json, downtime-limit; migration/options.c DEFAULT_MIGRATE_SET_DOWNTIME',
  ),
  'migration.rounds-most': figure(1000, 'assumed: QEMU itself sets no limit'),
  'migration.device-state': figure(2 * MIB, 'assumed: some virtio devices and the video memory that is left'),
  'qemu.launch': figure(
    latency(ms(150), ms(600)),
    'assumed: libvirt starts QEMU, which parses its arguments and maps memory',
  ),
  'qemu.stop': figure(
    latency(ms(1), ms(10)),
    'assumed: kicking the processors out of the guest (QEMU cpus.c pause_all_vcpus)',
  ),
  'qemu.step': figure(constant(us(50)), 'assumed'),
  'qemu.load': figure(latency(ms(20), ms(80)), 'assumed: QEMU migration/savevm.c, every device in turn'),
  'qemu.start': figure(latency(ms(1), ms(10)), 'assumed'),
  'qemu.need-check-timer': figure(constant(seconds(5)), 'QEMU block/qed.h QED_NEED_CHECK_TIMEOUT'),
  'management.message': figure(latency(us(500), ms(5)), 'assumed: RPC of libvirt within a data centre'),
  'management.timeout': figure(
    constant(seconds(30)),
    'libvirt src/libvirtd.conf keepalive: 5 s × 5 unanswered, and one more',
  ),
  'management.resize': figure(exponential(seconds(10)), 'assumed'),
  'network.heals': figure(exponential(seconds(30)), 'assumed'),
  'script.step': figure(constant(us(100)), 'assumed: the next line of a shell script or test'),
  'script.wait': figure(constant(seconds(61)), 'longer than acregmax, so that attributes have timed out'),
  'fault.host-crash': onlyWhenAsked,
  'fault.server-crash': onlyWhenAsked,
  'fault.power-loss': onlyWhenAsked,
  'fault.lose-path': onlyWhenAsked,
  'fault.link-cut': onlyWhenAsked,
  'fault.message-loss': onlyWhenAsked,
  'fault.process-kill': onlyWhenAsked,
  'fault.cancel': onlyWhenAsked,
  'fault.arbiter-crash': onlyWhenAsked,
  'fault.delayed-write': figure(
    exponential(seconds(1)),
    'assumed; only after a WRITE was delayed, see fault.duplicate',
  ),
  'fault.flush-error': figure(0, 'a fault: happens only when it is given a share'),
  'fault.duplicate': figure(0, 'a fault: happens only when it is given a share'),
  'workload.loop': figure('closed', 'assumed: programs that wait for their input and output'),
  'workload.think': figure(exponential(ms(20)), 'assumed: about 50 requests a second'),
  'workload.arrivals': figure(exponential(ms(20)), 'assumed: 50 requests a second'),
  'workload.outstanding': figure(1, 'assumed'),
  'workload.pattern': figure({ kind: 'random' }, 'assumed'),
  'workload.blocks': figure(0, 'every request goes to a block that the scenario names'),
  'workload.block-size': figure(4 * KIB, 'one page'),
  'workload.reads': figure(0.5, 'assumed'),
  'workload.flush-every': figure(16, 'assumed: a journal that commits now and then'),
  'run.warm-up': figure(0, 'nothing is left out'),
  'run.observe': figure(seconds(2), 'enough for every block to be read again'),
};
