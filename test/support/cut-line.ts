import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** What a line does to what goes over it. `deaf`: requests reach the bank, its answers are lost; `held`: its answers wait; `dead`: nothing gets through and new calls are refused. */
export type Weather = 'fair' | 'deaf' | 'held' | 'dead'
/** A line to a bank that can be cut at any place. `flush`: what was held comes late. */
export type CutLine = { port: number; weather: Weather; heard: number; /** The weather turns with the message of this number. */ turn: { at: number; weather: Weather } | null; flush(): void; close(): void }

export async function cutLine(to: number): Promise<CutLine> {
  const sockets = new Set<Socket>()
  let held: { near: Socket; bytes: Buffer }[] = []
  const line: CutLine = { port: 0, weather: 'fair', heard: 0, turn: null, flush: () => { for (const { near, bytes } of held.splice(0)) near.write(bytes) }, close: () => { server.close(); for (const socket of sockets) socket.destroy() } }
  const server = createServer(near => {
    if (line.weather === 'dead') { near.destroy(); return }
    const far = connect(to, 'localhost')
    for (const socket of [near, far]) { sockets.add(socket); socket.on('error', () => {}); socket.once('close', () => { sockets.delete(socket); near.destroy(); far.destroy() }) }
    near.on('data', bytes => {
      if (line.turn && line.heard + 1 >= line.turn.at) { line.weather = line.turn.weather; line.turn = null }
      if (line.weather !== 'dead') { line.heard++; far.write(bytes) }
    })
    far.on('data', bytes => { if (line.weather === 'fair') near.write(bytes); else if (line.weather === 'held') held.push({ near, bytes: Buffer.from(bytes) }) })
  })
  await new Promise<void>(done => { server.listen(0, 'localhost', done) })
  line.port = (server.address() as AddressInfo).port
  return line
}
