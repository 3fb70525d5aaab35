import type { Id } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Staff } from '../access/session.ts'
import { socialOf } from '../cards/number.ts'
import { stateOf } from '../cards/state.ts'
import { selectCard } from '../cards/store.ts'
import { numberOf } from '../orders/open-accounts.ts'
import { termsOf } from '../orders/terms.ts'
import { selectPasskeys } from '../passkeys/store.ts'
import type { Work } from '../work.ts'
import { stepsDone } from './bind.ts'
import { openVisitOf } from './held.ts'
import { saveEnd } from './store.ts'

const last = (number: string | null, shown = 4) => number && `${'*'.repeat(4)}${number.slice(-shown)}`

const bankOf = ({ banks }: Work, bank: string) => {
  const { zh, phone } = banks.find(({ code }) => code === bank)!
  return { bank: zh, bankPhone: phone }
}

/** A visit as the window's pages show it: who is here, how the card stands, which steps are done. Numbers masked. */
export async function seeVisit(work: Work, by: Staff, id: Id) {
  const open = await openVisitOf(work, by, id)
  if (isRefused(open)) return open
  const { visit, card, number, person } = open
  const terms = await termsOf(work, card)
  const existing = visit.existing && await selectCard(work, card.bucket, visit.existing)
  return {
    visit: id, comes: visit.comes, at: visit.at, ...bankOf(work, visit.bank),
    person: { name: person.name, idNumber: last(person.idNumber), phone: person.phone && `${person.phone.slice(0, 3)}****${person.phone.slice(-4)}` },
    card: { number: last(number), social: last(socialOf(work, card)), ...stateOf(work, card) },
    activation: {
      here: terms.places.includes('branch'), places: terms.places, steps: terms.steps, done: await stepsDone(work, visit), existingAllowed: terms.existing, existing: existing ? last(numberOf(work, existing)) : null, bound: visit.boundAt, online: visit.online,
    },
    face: { known: (await selectPasskeys(work, visit.bucket, visit.customer)).length, proven: visit.provenAt },
  }
}

/** 办完: cards and document are given back; the visit is over. (ACT-13) */
export async function endVisit(work: Work, by: Staff, id: Id) {
  const open = await openVisitOf(work, by, id)
  if (isRefused(open)) return open
  await saveEnd(work, id)
  return { ended: true }
}
