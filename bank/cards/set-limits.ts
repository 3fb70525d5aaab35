import { isRefused } from '#kit/refusal'
import { channels, type Channel, type Limit } from '../banks.ts'
import { refuse } from '../refusals.ts'
import type { Work } from '../work.ts'
import { holdCard, type Asking } from './hold.ts'
import { insertEvent, updateLimits } from './store.ts'

/** The holder's own limits by channel, none above the bank's; a channel left out has the bank's. */
export async function setLimits(work: Work, asking: Asking, limits: Partial<Record<Channel, Limit>>, who: string) {
  const held = await holdCard(work, asking)
  if (isRefused(held)) return held
  const above = channels.find(channel => {
    const [own, most] = [limits[channel], work.rules.limits[channel]]
    return own && (own.single > most.single || own.daily > most.daily || own.times > most.times)
  })
  if (above) return refuse('limit-above')
  const said = Object.fromEntries(channels.flatMap(channel => limits[channel] ? [[channel, { ...limits[channel], single: String(limits[channel].single), daily: String(limits[channel].daily) }]] : []))
  await updateLimits(work, held.card, said)
  await insertEvent(work, held.card, held.seq, 'limits-set', { channel: 'branch', who }, work.now)
  return { limits: said }
}
