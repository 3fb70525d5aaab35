import { totalmem } from 'node:os'

const MIB = 1024 * 1024
/**
 * What the embedded PostgreSQL is told of the machine: a quarter of its memory for pages (128 MiB to 8 GiB), a checkpoint each 4 GiB written instead of one, full pages written
 * as they are, no compiling of statements that take a millisecond. (decision 0170)
 */
export function sized(memory = totalmem()): Record<string, string> {
  const buffers = Math.max(128, Math.min(8192, Math.floor(memory / 4 / MIB)))
  return { shared_buffers: `${buffers}MB`, max_wal_size: '4GB', wal_compression: 'off', jit: 'off' }
}
