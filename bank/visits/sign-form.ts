import type { Id } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Staff } from '../access/session.ts'
import { socialOf } from '../cards/number.ts'
import { refuse } from '../refusals.ts'
import type { Work } from '../work.ts'
import { openVisitOf, type OpenVisit } from './held.ts'
import { saveForm } from './store.ts'

/** What the application form says: the holder's own facts, and the bank that holds the account with its 12-digit line number. (ACT-05) */
export type Form = { name: string; idNumber: string; social: string | null; card: string; bank: string; branch: string; line: string; phone: string | null }

export function formOf(work: Work, { visit, card, number, person }: OpenVisit): Form {
  const bank = work.banks.find(({ code }) => code === visit.bank)!
  const branch = work.branches.find(({ code }) => code === visit.branch)
  return { name: person.name, idNumber: person.idNumber, social: socialOf(work, card), card: number, bank: bank.zh, branch: branch?.zh ?? bank.zh, line: branch?.line ?? bank.line, phone: person.phone }
}

/** The form as the holder reads it before signing, and as it is printed. */
export async function seeForm(work: Work, by: Staff, id: Id) {
  const open = await openVisitOf(work, by, id, { holder: true })
  return isRefused(open) ? open : formOf(work, open)
}

const signed = /^data:image\/png;base64,[A-Za-z0-9+/]+=*$/
/** 签申请表: the holder signs; with the phone that the code goes to where the bank has none on record. The form and its signature are kept sealed. */
export async function signForm(work: Work, by: Staff, id: Id, { signature, phone }: { signature: string; phone: string | null }) {
  const open = await openVisitOf(work, by, id, { holder: true })
  if (isRefused(open)) return open
  const form = formOf(work, open)
  if (!signed.test(signature) || signature.length < 400) return refuse('signature-empty')
  if (form.phone !== null && phone !== null && phone !== form.phone) return refuse('phone-other')
  const reached = form.phone ?? phone
  if (reached === null) return refuse('phone-missing')
  await saveForm(work, id, work.keys.seal(JSON.stringify({ ...form, phone: reached, signature, at: work.now }), `visits.visit.form_sealed|${id}`), work.keys.seal(reached, `visits.visit.phone_sealed|${id}`))
  return { signed: true }
}
