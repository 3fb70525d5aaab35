import { getPerson, maskName, maskNumber, refuseHolder } from '#holders'
import type { PersonKey } from '#kit/ids'
import { fenNumber } from '#kit/money'
import type { Work } from '#kit/work'
import { accountsOf } from '#ledger'
import { note } from '#record'
import { organisationById } from '#staff'
import { regionWords } from './office.ts'
import { refuse } from './refusals.ts'
import { recordsOf } from './see-insured.ts'
import { pensionOf } from './see-pension.ts'
import type { RecognisedView } from './shared.ts'

/** Two regions of one province: the first two digits of their codes. */
const province = (region: string) => region.slice(0, 2)

/**
 * 异地认卡: a holder who works, lives or travels elsewhere in the province is recognised at any of its counters by the card: records, what is in the accounts, whether the fund pays, as the
 * home region keeps them. Nothing goes over, no transfer is asked for; the look is on the holder's record with the regions that answered. `by`: what was shown. (INS-07)
 */
export async function recognised(work: Work, key: PersonKey, by: RecognisedView['by']) {
  const person = await getPerson(work, key)
  if (!person) return refuseHolder('person-unknown')
  const office = (await organisationById(work, work.by.organisation!))!
  const near = (region: string) => province(region) === province(office.region)
  const rows = (await recordsOf(work, key)).filter(each => near(each.region))
  if (!rows.length) return refuse('recognised-nowhere')
  const regions = [...new Set(rows.map(each => each.region))]
  await note(work, { verb: 'insurance.recognise', person: key, facts: { by, answered: regions.join(' ') } })
  return {
    by, name: maskName(person.name), number: maskNumber(person.number), rows, pension: (await pensionOf(work, key)).filter(each => near(each.region)),
    accounts: (await accountsOf(work, key)).filter(each => near(each.region)).map(each => ({ regionName: regionWords(work, each.region), balance: fenNumber(each.balance) })), answeredBy: [...new Set(rows.flatMap(each => each.office ?? []))],
  } satisfies RecognisedView
}
