import { damaged, softwareChannel, type Image } from '#chip'
import type { Id } from '#kit/ids'
import { inWork, type By, type House, type Work } from '#kit/work'
import type { PrinterPort } from './printer-port.ts'
import { saveStandIn, selectStandIn, type StandIn } from './store-printer.ts'

const machine: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'printer.stand-in' }
const place = (printer: Id) => `production.stand_in.chip|${printer}`

/** One thing the machine does, lasting by itself: no break of the centre's program undoes it. */
const act = <T>(house: House, printer: Id, what: (now: StandIn, work: Work) => T | Promise<T>) => inWork(house, machine, async work => {
  const now = await selectStandIn(work, printer)
  if (!now) throw new Error('no stand-in machine of that printer')
  return what(now, work)
})

/**
 * The machine that stands in for a card printer, in a demo only: it has a slot, a chip station and a print head in a table of its own. What happens to the
 * card in it lasts whatever becomes of the centre's program, and it counts how often a chip was written and a face printed. Its states are set in the sandbox.
 */
export const standIn: PrinterPort = {
  standIn: true,
  look: ({ house, printer }) => act(house, printer, ({ state, key, serial, chip, printed }, work) => ({
    state, card: state === 'no-card' || !key ? null
      : { key, serial: serial!, printed, channel: chip && softwareChannel(JSON.parse(work.vault.openText(chip, place(printer))) as Image, work.random) },
  })),
  feed: ({ house, printer, key }) => act(house, printer, async (now, work) => {
    if (now.state === 'no-card' || now.state === 'jammed') return { trouble: now.state, spoilt: false }
    if (now.key !== key) await saveStandIn(work, { ...now, key, serial: work.random(8).toString('hex').toUpperCase(), chip: null, writes: 0, printed: null, prints: 0 })
    return null
  }),
  write: ({ house, printer }, image) => act(house, printer, async (now, work) => {
    if (now.state === 'no-card' || now.state === 'jammed') return { trouble: now.state, spoilt: false }
    const written = now.state === 'chip-bad' ? damaged(image) : image
    await saveStandIn(work, { ...now, chip: work.vault.seal(JSON.stringify(written), place(printer)), writes: now.writes + 1 })
    return null
  }),
  print: ({ house, printer }, _face, digest) => act(house, printer, async (now, work) => {
    // it pulls the ribbon before it touches the card; a card that sticks under the head is half printed
    if (now.state === 'no-card' || now.state === 'no-ribbon') return { trouble: now.state, spoilt: false }
    if (now.state === 'jammed') return { trouble: 'jammed', spoilt: true }
    await saveStandIn(work, { ...now, printed: digest, prints: now.prints + 1 })
    return null
  }),
}
