import { z } from 'zod'
import { askBank } from '#banks'
import { cardsOf } from '#cards'
import { getPerson } from '#holders'
import { inWork, type House } from '#kit/work'
import { seeder } from './seed-ground.ts'
import { seeded } from './store.ts'

type OfBank = { card: string; idNumber: string }

/** Whose financial account is active at the centre is active at the bank beside the demo too, with a PIN the bank chose: asked for at every start, done once. */
export async function activateAtBank(house: House): Promise<void> {
  const cards = await inWork(house, seeder, async work => {
    const all: OfBank[] = []
    for (const one of await seeded(work)) {
      const { number } = (await getPerson(work, one))!
      for (const card of await cardsOf(work, one)) if (card.financial === 'active' && card.bankCard) all.push({ card: card.bankCard, idNumber: number })
    }
    return all
  })
  if (cards.length) await told(house, '/demo/activate', { cards })
}

const pins = z.object({ rows: z.array(z.object({ card: z.string(), pin: z.string().nullable() })) })
/** The bank PINs of people of the demo, by bank card number, as the bank tells them: the centre knows none. */
export async function bankPins(house: House, cards: readonly OfBank[]): Promise<Map<string, string | null>> {
  const answer = cards.length ? await told(house, '/demo/pins', { cards }) : null
  return new Map((pins.safeParse(answer).data?.rows ?? []).map(({ card, pin }) => [card, pin]))
}

/** What the bank beside the demo answers; null where none stands there, it does not answer, or it is a real one. */
async function told(house: House, path: string, body: object): Promise<unknown> {
  const answer = await askBank(house, path, body)
  return answer?.status === 200 ? answer.body : null
}
