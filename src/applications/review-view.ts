import { dayOf } from '#kit/day'
import type { Id } from '#kit/ids'
import { fill, isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { getPerson, maskName, maskNumber, maskPhone, populationSays, populationSource } from '#holders'
import { signatureOf, texts } from '#notices'
import { checksOf, judgePhoto, openPaper } from '#papers'
import { note } from '#record'
import { policy } from '#regions'
import { memberNames } from '#staff'
import { holderOf, onRecord, type Application } from './application.ts'
import { materialWords } from './materials.ts'
import { missingOf, missingWords } from './missing.ts'
import { selectItem } from './queue-store.ts'
import { claimOf, latenessOf } from './queue.ts'
import { refuse } from './refusals.ts'
import { messageOf } from './review.ts'
import { selectApplication } from './store.ts'
import { applicationView } from './view.ts'

/**
 * One item opened: the form beside the register's answer, the machine's verdict on the photo, what is missing, who is at it, and the
 * text message each decision would send (`{reasons}` stands for what is ticked). The look is on record. (APP-04, APP-07.a)
 */
export async function reviewItem(work: Work, id: Id) {
  const item = await selectItem(work, work.by.organisation!, id)
  if (!item) return refuse('review-gone')
  const application = (await selectApplication(work, item.bucket, item.application))!
  await note(work, { verb: 'applications.see-item', ...onRecord(application) })
  const person = (await getPerson(work, holderOf(application)))!
  const said = await populationSays(work, person.number)
  const missing = missingOf(work, person, application)
  const textOf = (what: 'approved' | 'returned') => { const { template, facts } = messageOf(work, application, what, '{reasons}'); return signatureOf(application.region, dayOf(work.now)) + fill(texts[template], facts) }
  return {
    id: item.id, finding: item.finding, application: await applicationView(work, application), photo: application.photo, checks: await photoChecks(work, application),
    form: { name: maskName(person.name), number: maskNumber(person.number), sex: person.sex, birthYear: person.birthYear, address: person.address },
    register: { name: said && (item.finding === 'same' ? maskName(said.name) : said.name), typed: item.finding === 'name-differs' ? person.name : null, source: populationSource },
    papers: application.papers.filter(each => each.material !== 'photo').map(each => ({ ...each, ...materialWords[each.material] })), missing: missing.length ? missingWords(missing) : null,
    claim: claimOf(work, item, await memberNames(work, [item.claimedBy])), ...latenessOf(work, application),
    phone: person.phone && maskPhone(person.phone), messages: { approved: textOf('approved'), returned: textOf('returned') },
    takeBackHours: policy(application.region, 'review.takeback.hours', dayOf(work.now)),
  }
}

/** What the machine says of the photo that was sent, by the rule of its region on the day it came; empty without a photo. */
async function photoChecks(work: Work, application: Application) {
  if (!application.photo) return []
  const paper = await openPaper(work, holderOf(application), application.photo)
  return isRefused(paper) ? [] : checksOf(await judgePhoto(paper.bytes, policy(application.region, 'photo', dayOf(application.submittedOn))))
}
