import { isRefused } from '#kit/refusal'
import type { Card } from '#cards'
import { findByNumber, foldName, getPerson, type Person } from '#holders'
import { relationsOf } from '#insurance'
import { dayOf } from '#kit/day'
import type { Id } from '#kit/ids'
import type { Work } from '#kit/work'
import { packOf, policy } from '#regions'
import type { BeneficiaryBody, RequestBody } from './bodies.ts'
import { heirPlace } from './cancelling.ts'
import { refuse } from './refusals.ts'
import type { Money } from './shared.ts'
import { cancellingsOf, type Beneficiary } from './store.ts'

type Of = { id: Id; person: Person; card: Card | null; region: string; money: Money }
const account = (text: string | undefined) => (text ?? '').replace(/\s/g, '')

/** To whom the money left will go: the heirs with their shares, the holder's own bank account, or nobody where it stays. (REPL-05) */
export async function beneficiariesAsked(work: Work, of: Of, asked: RequestBody) {
  if (of.money === 'stays') return []
  if (of.money === 'own-account') return own(work, of, asked)
  if (!asked.beneficiaries.length) return refuse('cancel-no-heir')
  const rows: Beneficiary[] = []
  for (const [place, given] of asked.beneficiaries.entries()) {
    const row = given.way === 'account' ? await intoAccount(work, of, given, place) : intoBank(work, of, given, place)
    if (isRefused(row)) return row
    rows.push(row)
  }
  return rows
}

const nobody = { heirBucket: null, heir: null, heirRegion: null } as const
const sealed = (work: Work, of: Of, place: number, given: Pick<BeneficiaryBody, 'name' | 'number'>) => ({
  place, nameSealed: work.vault.seal(given.name.normalize('NFC'), heirPlace('name', of.id, place)), numberSealed: given.number ? work.vault.seal(given.number, heirPlace('number', of.id, place)) : null,
})

function intoBank(work: Work, of: Of, given: Pick<BeneficiaryBody, 'name' | 'number' | 'relation' | 'parts' | 'bank' | 'bankAccount'>, place: number) {
  const digits = account(given.bankAccount)
  if (!given.bank || !/^\d{8,32}$/.test(digits)) return refuse('cancel-bank-missing')
  return { ...sealed(work, of, place, given), ...nobody, parts: given.parts, relation: given.relation, way: 'bank' as const, bank: given.bank, bankAccountSealed: work.vault.seal(digits, heirPlace('bank_account', of.id, place)) }
}

/** An heir who is on record under this name and number, lives, and is insured in this city; into the account of the region the money comes from where they have one. */
async function intoAccount(work: Work, of: Of, given: BeneficiaryBody, place: number) {
  const no = (why: string, whyEn: string) => refuse('cancel-heir-unknown', { row: place + 1, why, whyEn })
  const day = dayOf(work.now)
  if (!policy(of.region, 'cancel.heirs.account', day)) return no('这里的规定是付到银行账户', 'the rule here is a bank account')
  const key = await findByNumber(work, given.number)
  const heir = key && await getPerson(work, key)
  if (!heir || heir.id === of.person.id || foldName(heir.name) !== foldName(given.name)) return no('姓名和号码对不上参保人', 'name and number fit nobody on record')
  if ((await cancellingsOf(work, heir)).some(each => each.ground === 'death' && each.state === 'done')) return no('这个人的卡已因死亡注销', 'their own cards were cancelled because of death')
  const here = (await relationsOf(work, heir, day)).filter(each => each.state === '1' && packOf(each.region) === packOf(of.region))
  const insured = here.find(each => each.region === of.region) ?? here[0]
  if (!insured) return no('在本市没有有效参保', 'they are not insured in this city')
  return { ...sealed(work, of, place, given), parts: given.parts, relation: given.relation, way: 'account' as const, bank: null, bankAccountSealed: null, heirBucket: heir.bucket, heir: heir.id, heirRegion: insured.region }
}

/** The holder's own bank account: the one on the card, else the one that was given. */
function own(work: Work, of: Of, { account: given }: RequestBody) {
  const bank = of.card?.bankCard && of.card.financial !== 'none' && !given?.bankAccount
    ? { bank: policy(of.card.region, 'banks', dayOf(work.now)).find(each => each.code === of.card!.bank)?.zh ?? of.card.bank, bankAccount: of.card.bankCard } : given ?? {}
  const row = intoBank(work, of, { name: of.person.name, number: of.person.number, relation: '本人', parts: 1, bank: bank.bank, bankAccount: bank.bankAccount }, 0)
  return isRefused(row) ? row : [row]
}
