/** The profiles that come with Stalemate. To add one, add its figures of storage and network here, each with its source. */

import { MIB } from '../durations.ts';
import type { Profile } from '../figures.ts';
import { common } from './common.ts';
import { constant, exponential, figure, latency, ms, never, seconds, us } from './values.ts';

/** 1,448 bytes of data in each Ethernet frame of 1,538: RFC 894 and RFC 7323, IEEE 802.3. */
const TEN_GIGABIT = 1.25e9 * (1448 / 1538);

/** Memory goes over 10 GbE, whatever the storage is on. */
const ethernet = {
  'migration.bandwidth': figure(TEN_GIGABIT, 'IEEE 802.3ae 10 Gbit/s; 1448 of 1538 bytes of a frame are data'),
  'migration.latency': figure(
    latency(us(30), us(200)),
    'assumed: two hosts on one 10 GbE switch, half a round trip of TCP',
  ),
};

/** What cannot happen on this storage; the model has no such action there. */
const impossible = figure(never, 'there is no such thing on this storage');

/** A block device of an array: what the host does by itself, and the cache behind the controllers. */
const lun = {
  'storage.open': figure(
    latency(us(50), us(500)),
    'assumed: open of a block device sends nothing but reads its first sectors',
  ),
  'storage.close': figure(latency(us(50), us(500)), 'assumed'),
  'storage.attributes': figure(latency(us(1), us(5)), 'the size of a block device is known to its host (BLKGETSIZE64)'),
  'storage.lock': figure(latency(us(1), us(10)), 'QEMU locks a device file on its own host only'),
  'storage.destage': figure(exponential(seconds(1)), 'assumed'),
  'storage.head-lag': impossible,
  'storage.lease': impossible,
};

const lanTo = (what: string) =>
  `assumed: a round trip of about 60 µs (yourcmc.ru/wiki/Ceph_performance: 50 to 70 µs), and ${what}`;

export const profiles: readonly Profile[] = [
  {
    name: 'nfs-10gbe',
    summary: 'an NFS server with flash and a battery-backed cache, over 10 GbE',
    figures: {
      ...common,
      ...ethernet,
      'storage.open': figure(
        latency(us(400), ms(3)),
        lanTo('two or three calls: LOOKUP or OPEN, ACCESS, GETATTR (RFC 1813, RFC 8881)'),
      ),
      'storage.close': figure(latency(us(200), ms(2)), lanTo('one call: CLOSE (RFC 8881, 18.2)')),
      'storage.attributes': figure(latency(us(150), ms(1)), lanTo('an answer from the memory of the server')),
      'storage.read': figure(latency(us(300), ms(3)), lanTo('a read of flash')),
      'storage.write': figure(latency(us(350), ms(4)), lanTo('a write into a battery-backed cache')),
      'storage.flush': figure(
        latency(us(400), ms(8)),
        lanTo('COMMIT of what the cache already has (RFC 1813, 3.3.21)'),
      ),
      'storage.lock': figure(latency(us(300), ms(3)), lanTo('one call: NLM or LOCK')),
      'storage.write-bandwidth': figure(
        0.6e9,
        'assumed: half of what 10 GbE carries; UNSTABLE writes and COMMIT of one client',
      ),
      'storage.destage': figure(exponential(seconds(5)), 'assumed: the server writes back as Linux does'),
      'storage.head-lag': figure(exponential(ms(5)), 'assumed'),
      'storage.restart': figure(latency(seconds(60), seconds(300)), 'assumed: a reboot'),
      'storage.lease': figure(constant(seconds(90)), 'Linux fs/nfsd/nfs4state.c nfsd4_init_leases_net, 90 s'),
    },
  },
  {
    name: 'iscsi-10gbe',
    summary: 'a LUN of an all-flash array, iSCSI over 10 GbE',
    figures: {
      ...common,
      ...ethernet,
      ...lun,
      'storage.read': figure(latency(us(250), ms(2)), lanTo('a read of flash behind a controller')),
      'storage.write': figure(latency(us(250), ms(2)), lanTo('a write into a mirrored cache')),
      'storage.flush': figure(
        latency(us(200), ms(3)),
        lanTo('SYNCHRONIZE CACHE, which a cache that outlives power loss need not obey (SBC-4, 5.29)'),
      ),
      'storage.write-bandwidth': figure(0.9e9, 'assumed: one session, a little below what 10 GbE carries'),
      'storage.restart': figure(
        latency(seconds(30), seconds(120)),
        'assumed: the other controller takes over; open-iscsi replacement_timeout is 120 s',
      ),
    },
  },
  {
    name: 'fc-array',
    summary: 'a LUN of an all-flash array, 16 Gbit/s Fibre Channel; memory over 10 GbE',
    figures: {
      ...common,
      ...ethernet,
      ...lun,
      'storage.read': figure(
        latency(us(180), ms(1)),
        'assumed: a read of flash behind a controller; a fabric adds some µs',
      ),
      'storage.write': figure(latency(us(150), ms(1)), 'assumed: a write into a mirrored cache'),
      'storage.flush': figure(
        latency(us(120), ms(1)),
        'assumed: SYNCHRONIZE CACHE on a cache that outlives power loss',
      ),
      'storage.write-bandwidth': figure(1.4e9, 'FCIA, 16GFC: 1,600 MB/s each way; assumed: seven eighths of it'),
      'storage.restart': figure(latency(seconds(10), seconds(60)), 'assumed: the other controller takes over'),
    },
  },
  {
    name: 'local-nvme',
    summary: 'an NVMe drive that both hosts reach as if it were local; the fastest back end there is to compare with',
    figures: {
      ...common,
      ...ethernet,
      'storage.open': figure(latency(us(20), us(100)), 'assumed'),
      'storage.close': figure(latency(us(20), us(100)), 'assumed'),
      'storage.attributes': figure(latency(us(1), us(5)), 'assumed: a system call'),
      'storage.read': figure(
        latency(us(85), us(300)),
        'Intel P4500, 2 TB: 85 µs (Lenovo product guide); assumed: the tail',
      ),
      'storage.write': figure(
        latency(us(20), us(100)),
        'Intel P4500, 2 TB: 20 µs (Lenovo product guide); assumed: the tail',
      ),
      'storage.flush': figure(latency(us(25), us(200)), 'assumed: next to nothing with power-loss protection'),
      'storage.lock': figure(latency(us(1), us(10)), 'assumed: a system call'),
      'storage.write-bandwidth': figure(
        2e9,
        'assumed: a little above an Intel P4500 of 4 TB (1.8 GB/s, Lenovo product guide)',
      ),
      'storage.destage': figure(exponential(ms(100)), 'assumed'),
      'storage.head-lag': impossible,
      'storage.restart': impossible,
      'storage.lease': impossible,
    },
  },
  {
    name: 'ceph',
    summary: 'a Ceph cluster with three copies on flash, over 10 GbE: RBD or CephFS',
    figures: {
      ...common,
      ...ethernet,
      'storage.open': figure(
        latency(ms(3), ms(20)),
        'assumed: a watch and the header of the image, or a capability from the MDS',
      ),
      'storage.close': figure(latency(ms(1), ms(10)), 'assumed'),
      'storage.attributes': figure(latency(us(600), ms(5)), 'assumed: one call to an OSD or the MDS'),
      'storage.read': figure(
        latency(us(800), ms(6)),
        'assumed: one OSD of a busy cluster; an idle one on SATA flash takes 0.57 ms (yourcmc.ru/wiki/Ceph_performance)',
      ),
      'storage.write': figure(
        latency(ms(2), ms(15)),
        'assumed: the primary and two more OSDs of a busy cluster; idle ones on SATA flash take 1 ms (the same page)',
      ),
      'storage.flush': figure(
        latency(us(100), ms(2)),
        'Ceph acknowledges a write once all copies have it: a flush waits for what is under way only',
      ),
      'storage.lock': figure(latency(ms(1), ms(10)), 'assumed: a class method of the header object'),
      'storage.write-bandwidth': figure(
        400 * MIB,
        'assumed: a third of what 10 GbE carries, because the network carries every copy',
      ),
      'storage.destage': figure(exponential(ms(100)), 'assumed'),
      'storage.head-lag': impossible,
      'storage.restart': figure(latency(seconds(30), seconds(120)), 'assumed: OSDs peer again'),
      'storage.lease': figure(constant(seconds(300)), 'Ceph documentation, CephFS, eviction: session_autoclose 300 s'),
    },
  },
];

/** Fits what the scenario stores its image on. */
export function profileFor(storageKind: string): string {
  switch (storageKind) {
    case 'nfs':
    case 'gluster':
      return 'nfs-10gbe';
    case 'rbd':
    case 'cephfs':
      return 'ceph';
    case 'local':
      return 'local-nvme';
    default:
      return 'iscsi-10gbe';
  }
}
