import type { Id } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { getPerson, maskName, maskNumber, populationSays, populationSource } from '#holders'
import { holderOf } from './application.ts'
import { materialWords } from './materials.ts'
import { openItem } from './queue.ts'
import { applicationView } from './view.ts'

/** What the reviewer sees of one item: the form, the register's answer beside it, the materials. */
export async function reviewItem(work: Work, id: Id) {
  const opened = await openItem(work, id)
  if (isRefused(opened)) return opened
  const { item, application } = opened
  const person = (await getPerson(work, holderOf(application)))!
  const said = await populationSays(work, person.number)
  return {
    id: item.id, finding: item.finding, application: await applicationView(work, application), photo: application.photo,
    form: { name: maskName(person.name), number: maskNumber(person.number), sex: person.sex, birthYear: person.birthYear, address: person.address },
    register: { name: said && (item.finding === 'same' ? maskName(said.name) : said.name), typed: item.finding === 'name-differs' ? person.name : null, source: populationSource },
    papers: application.papers.map(each => ({ ...each, ...materialWords[each.material] })),
  }
}
