import { totalmem } from 'node:os'

const MIB = 1024 * 1024
/**
 * What the embedded PostgreSQL is told of the machine: an eighth of its memory for pages (128 MiB to 2 GiB), a checkpoint each 2 GiB written instead of one, full pages written
 * compressed, no compiling of statements that take a millisecond. (decision 0170)
 */
export function sized(memory = totalmem()): Record<string, string> {
  const buffers = Math.max(128, Math.min(2048, Math.floor(memory / 8 / MIB)))
  return { shared_buffers: `${buffers}MB`, max_wal_size: '2GB', wal_compression: 'pglz', jit: 'off' }
}
