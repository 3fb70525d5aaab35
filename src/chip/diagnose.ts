import type { IssuerKeys } from '#vault'
import { SW } from '../wire/apdu/apdu.ts'
import { send, type CardChannel } from './channel.ts'
import { layout, socialName, type FileName } from './image.ts'
import { isGenuine } from './judge-card.ts'
import { authenticateTo, type Authority } from './read-basic.ts'
import type { ChipReport } from './shared.ts'

/** The records a basic read needs, with their lengths. */
const records = (Object.keys(layout) as FileName[]).flatMap(file => Object.entries(layout[file]).map(([tag, [, length]]) => ({ file, tag, length })))

/**
 * What a chip answers, command by command, whole or damaged: reset, application, its own proof, every record, the PIN object asked without digits. Nothing is
 * written and no try is burnt: the reading key of a 3.00 card is used only after the chip proved that it is `ident`. (READ-05)
 */
export async function diagnoseChip(channel: CardChannel, issuer: IssuerKeys, ident: string, challenge: Buffer, authority: Authority): Promise<ChipReport> {
  const atr = channel.atr.toString('hex')
  const mute = (application: number): ChipReport => ({ atr, application, proof: '', records: records.map(({ file, tag }) => ({ file, tag, sw: 0, data: '' })), pin: 0 })
  if (!atr) return mute(0)
  const selected = await send(channel, { ins: 0xa4, p1: 0x04, data: Buffer.from(socialName, 'hex') })
  if (selected.sw !== SW.ok) return mute(selected.sw)
  const proof = await send(channel, { ins: 0x88, p2: 1, data: challenge })
  if (isGenuine(issuer, ident, challenge, proof.data)) await authenticateTo(channel, authority)
  const read: ChipReport['records'] = []
  for (const { file, tag, length } of records) {
    const answer = await send(channel, { ins: 0xb2, p1: Number.parseInt(tag, 16), p2: ((file === 'EF05' ? 5 : 6) << 3) | 4, le: length + 2 })
    read.push({ file, tag, sw: answer.sw, data: answer.data.toString('hex') })
  }
  const pin = await send(channel, { ins: 0x20 })
  return { atr, application: selected.sw, proof: proof.sw === SW.ok ? proof.data.toString('hex') : '', records: read, pin: pin.sw }
}

export type ChipFindings = {
  /** The chip powers up and knows the social security application. */
  reset: boolean
  /** Records that give no answer, or not the right shape; identification code as the chip tells it, null where unreadable. */
  unread: string[]; ident: string | null
  /** The chip proved that it is the registered one. */
  genuine: boolean
  /** The PIN object answers: tries left on the chip, 0 when the chip has locked it; null when it has none. */
  pin: number | null
}

/** Judges a report against the identification code on record; pure. (READ-05) */
export function judgeReport(issuer: IssuerKeys, ident: string, challenge: Buffer, report: ChipReport): ChipFindings {
  const held = (file: string, tag: string) => report.records.find(record => record.file === file && record.tag === tag)
  const unread = records.filter(({ file, tag, length }) => {
    const record = held(file, tag)
    return record?.sw !== SW.ok || record.data.length !== 2 * (length + 2) || record.data.slice(0, 2).toUpperCase() !== tag
  }).map(({ file, tag }) => `${file}/${tag}`)
  const code = unread.includes('EF05/01') ? null : held('EF05', '01')!.data.slice(4).toUpperCase()
  return {
    reset: report.atr.length > 0 && report.application === SW.ok, unread, ident: code, genuine: isGenuine(issuer, ident, challenge, Buffer.from(report.proof, 'hex')),
    pin: report.pin >> 4 === 0x63c ? report.pin & 0xf : report.pin === SW.locked ? 0 : null,
  }
}
