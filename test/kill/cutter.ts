import { connect, createServer, type Socket } from 'node:net'

/** A line between the program and its database that can be cut just where it hurts: the database committed, the program does not hear it. */
export type Cutter = { url: string; /** Cuts every connection at the next answer to a commit; resolves when it was. */ cutAtCommit(): Promise<void>; close(): Promise<void> }

const COMMITTED = Buffer.from('COMMIT\0')

export async function cutterTo(url: string): Promise<Cutter> {
  const { port, hostname } = new URL(url)
  const sockets = new Set<Socket>()
  let cut: (() => void) | null = null
  const server = createServer(near => {
    const far = connect(Number(port), hostname)
    near.setNoDelay()
    far.setNoDelay()
    near.on('data', chunk => far.write(chunk))
    far.on('data', chunk => {
      if (!cut || !chunk.includes(COMMITTED)) return void near.write(chunk)
      const done = cut
      cut = null
      for (const socket of sockets) socket.destroy()
      done()
    })
    for (const [one, other] of [[near, far], [far, near]] as const) {
      sockets.add(one)
      one.on('close', () => { sockets.delete(one); other.destroy() }).on('error', () => other.destroy())
    }
  })
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready))
  return {
    url: Object.assign(new URL(url), { host: `127.0.0.1:${(server.address() as { port: number }).port}` }).href,
    cutAtCommit: () => new Promise(done => { cut = done }),
    close: () => new Promise(ended => { for (const socket of sockets) socket.destroy(); server.close(() => ended()) }),
  }
}
