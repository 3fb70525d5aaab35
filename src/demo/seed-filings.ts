import { liveCardOf } from '#cards'
import { providerOf, type Provider } from '#clinics'
import { approveFiling, emptyDetails, fileFor, turnDownFiling, type FilingDetails, type FilingWanted } from '#filings'
import { addDays, dayOf, instantOf } from '#kit/day'
import type { Work } from '#kit/work'
import { keepPaper } from '#papers'
import { policy } from '#regions'
import { organisationById, organisationsOf } from '#staff'
import { endSession, terminalsOf } from '#terminals'
import { demoPeople } from './people.ts'
import { drawnPhoto } from './portrait.ts'
import { askReader } from './reader.ts'
import { clerk } from './seed-cards.ts'
import { got } from './seed-ground.ts'
import { keyOf } from './seed-people.ts'

type Line = { name: string; sort: FilingWanted['sort']; area?: string; details: Partial<FilingDetails>; /** Days since it was filed. */ back: number; done: 'waits' | 'approved' | 'returned' }
const lines: readonly Line[] = [
  { name: '李秀英', sort: 'chronic', details: { disease: 'M03900', diagnosisName: '高血压病 3 级', doctor: '郑医生' }, back: 40, done: 'approved' },
  { name: '林玉兰', sort: 'chronic', details: { disease: 'M01600', diagnosisName: '2 型糖尿病', doctor: '郑医生' }, back: 23, done: 'waits' },
  { name: '杨国强', sort: 'long-term', area: '110000', details: { reason: '随子女居住', address: '北京市海淀区' }, back: 2, done: 'waits' },
  { name: '刘芳', sort: 'maternity', details: { diagnosis: 'Z34.900', diagnosisName: '正常妊娠监督', weeks: '12' }, back: 1, done: 'waits' },
  { name: '黄丽', sort: 'temporary', area: '440100', details: { reason: '出差' }, back: 3, done: 'approved' },
  { name: '徐海燕', sort: 'chronic', details: { disease: 'M04600', diagnosisName: '冠状动脉粥样硬化性心脏病', doctor: '郑医生' }, back: 6, done: 'returned' },
]

/** Filings in every stage, filed at a pharmacy with the card in its reader: approved, waiting, late, returned. For a city somebody looks at; the suites bring their own. (MED-12) */
export async function seedFilings(work: Work): Promise<void> {
  const organisation = (await organisationsOf(work, { kind: 'provider' }))[0]!
  const provider = (await providerOf(work, organisation.id))!
  const terminal = (await terminalsOf(work, organisation.id))[0]!.id
  const till: Work = { ...work, by: clerk(organisation, 'till-operator') }
  for (const line of lines) await fileLine(till, provider, terminal, line)
}

async function fileLine(till: Work, provider: Provider, terminal: string, line: Line): Promise<void> {
  const one = demoPeople.find(each => each.name === line.name)!
  const person = await keyOf(till, one.number)
  const card = await liveCardOf(till, person)
  const answer = await askReader(till, { function: 'iReadCardBas', terminal, card: card!.number, iType: 3 }) as { read?: { session: { id: string } | null } }
  const session = answer.read?.session?.id
  if (!session) throw new Error(`the seed could not read the card of ${line.name}`)
  const then = addDays(dayOf(till.now), -line.back)
  const past: Work = { ...till, now: instantOf(`${then} 10:20:00`)! }
  const region = one.insured[0]!.region
  const papers = []
  for (const material of policy(region, 'filing.papers', then)[line.sort]) papers.push({ material, paper: await keepPaper(past, { person, kind: 'scan', material, bytes: await drawnPhoto(region, then, one.place) }) })
  const filed = got(await fileFor(past, { person, provider, request: `seed ${line.sort}`, region, insutype: null, sort: line.sort, from: then, until: null, area: line.area ?? null, business: null, place: null,
    chosen: line.sort === 'chronic' ? [provider.code] : [], details: { ...emptyDetails, ...line.details }, papers, renews: null }))
  await endSession(till, person.bucket, session, 'removed')
  if (line.done === 'waits' || filed.state === 'approved') return
  const office: Work = { ...past, now: instantOf(`${addDays(then, 1)} 15:00:00`)!, by: clerk((await organisationById(till, filed.office!))!, 'insurance-clerk') }
  const at = { bucket: person.bucket, id: filed.id, person: person.id }
  if (line.done === 'returned') got(await turnDownFiling(office, at, 'sendBack', { version: filed.version, reason: '缺冠脉造影报告，请补交' }))
  else got(await approveFiling(office, at, { version: filed.version, from: filed.from, until: filed.until, limit: filed.limit }))
}
