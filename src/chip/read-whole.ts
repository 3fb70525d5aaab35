import { SW } from '../wire/apdu/apdu.ts'
import { send, type CardChannel } from './channel.ts'
import { bankName, layout, type FileName, type Image } from './image.ts'
import { readBack, type ReadBack } from './read-back.ts'
import { selectSocial } from './read-basic.ts'

const sfi = { EF05: 5, EF06: 6 } as const
async function record(channel: CardChannel, file: FileName, tag: string, length: number): Promise<string | null> {
  const answer = await send(channel, { ins: 0xb2, p1: Number.parseInt(tag, 16), p2: (sfi[file] << 3) | 4, le: length + 2 })
  return answer.sw === SW.ok && answer.data.length === length + 2 ? answer.data.subarray(2).toString('hex') : null
}

/** The identification code a chip carries, which its issuer file tells anybody; null when it carries none that can be read. */
export async function readCode(channel: CardChannel): Promise<string | null> {
  return await selectSocial(channel) ? (await record(channel, 'EF05', '01', 16))?.toUpperCase() ?? null : null
}

/** Every item of a chip, read command by command as a machine does it; null when a record does not answer. The application is selected, a 3.00 card authenticated to. (PROD-04) */
export async function readWhole(channel: CardChannel): Promise<ReadBack | null> {
  const files: Image['files'] = { EF05: {}, EF06: {} }
  for (const file of ['EF05', 'EF06'] as const) for (const [tag, [, length]] of Object.entries(layout[file])) {
    const held = await record(channel, file, tag, length)
    if (held === null) return null
    files[file][tag] = held
  }
  const bank = await send(channel, { ins: 0xa4, p1: 0x04, data: Buffer.from(bankName, 'hex') })
  if (bank.sw !== SW.ok) return readBack({ files, bank: null })
  const track = await send(channel, { ins: 0xb2, p1: 1, p2: (1 << 3) | 4, le: 0 })
  return track.sw === SW.ok ? readBack({ files, bank: { pan: track.data.subarray(4).toString('hex').toUpperCase().replace(/F+$/, '') } }) : null
}
