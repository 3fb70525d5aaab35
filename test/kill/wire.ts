import { connect, createServer, type Socket } from 'node:net'

/** A line between the program and its database that counts what is sent over it: a Sync or a simple query is one call. */
export type Wire = { url: string; arm(call: number, when: 'before' | 'after', strike: () => void): void; struck(): boolean; close(): Promise<void> }

/** Cuts messages out of a stream of the frontend's or backend's bytes; `first` is the start-up message, which has no type. */
function messages(tell: (type: string) => void, first: boolean): (chunk: Buffer) => void {
  let rest = Buffer.alloc(0)
  let starting = first
  return chunk => {
    rest = Buffer.concat([rest, chunk])
    for (;;) {
      const head = starting ? 0 : 1
      if (rest.length < head + 4) return
      const length = head + rest.readInt32BE(head)
      if (rest.length < length) return
      tell(starting ? 'start' : String.fromCharCode(rest[0]!))
      rest = rest.subarray(length)
      starting = false
    }
  }
}

export async function wireTo(url: string): Promise<Wire> {
  const { port, hostname } = new URL(url)
  let left = -1, after = false, done = false
  let strike: (() => void) | null = null
  const sockets = new Set<Socket>()
  const fire = () => { done = true; const act = strike; strike = null; act?.() }
  const server = createServer(near => {
    const far = connect(Number(port), hostname)
    let open = 0, awaited = 0
    const asked = messages(type => {
      if (!'SQ'.includes(type)) return
      open++
      if (!strike || --left > 0 || awaited) return
      if (after) awaited = open
      else fire()
    }, true)
    // calls are answered in the order they were sent; the first Z of a connection answers none
    const said = messages(type => {
      if (type !== 'Z') return
      open = Math.max(0, open - 1)
      if (awaited && --awaited === 0) fire()
    }, false)
    near.on('data', chunk => { asked(chunk); if (!done) far.write(chunk) })
    far.on('data', chunk => { said(chunk); if (!done) near.write(chunk) })
    for (const [one, other] of [[near, far], [far, near]] as const) {
      sockets.add(one)
      one.on('close', () => { sockets.delete(one); other.destroy() }).on('error', () => other.destroy())
    }
  })
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready))
  return {
    url: Object.assign(new URL(url), { host: `127.0.0.1:${(server.address() as { port: number }).port}` }).href,
    arm(call, when, act) { left = call; after = when === 'after'; strike = act },
    struck: () => done,
    close: () => new Promise(ended => { for (const socket of sockets) socket.destroy(); server.close(() => ended()) }),
  }
}
