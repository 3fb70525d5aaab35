import { addDays, dayOf, instantOf } from '#kit/day'
import type { Work } from '#kit/work'
import { keepPaper } from '#papers'
import { approveClaim, fileClaim, proposeClaim, turnDownClaim } from '#reimbursement'
import { membersAt, organisationById } from '#staff'
import { demoPeople } from './people.ts'
import { drawnPhoto } from './portrait.ts'
import { got } from './seed-ground.ts'
import { keyOf } from './seed-people.ts'

type Asked = Parameters<typeof fileClaim>[2]
type Line = { name: string; /** Days since it was filed. */ back: number; done: 'waits' | 'proposed' | 'approved' | 'returned' } & Pick<Asked, 'medType' | 'ground' | 'provider' | 'diagnosis' | 'lines'>
const elsewhere = { code: null, designated: true, level: '3' } as const
const lines: readonly Line[] = [
  { name: '陈静', back: 24, done: 'waits', medType: '21', ground: 'elsewhere', provider: { ...elsewhere, name: '南京鼓楼医院', area: '320100' }, diagnosis: '急性胆囊炎', lines: [{ name: '手术费', class: '01', amount: 680_000 }, { name: '腹部 CT', class: '02', amount: 62_000 }, { name: '一次性吻合器', class: '02', amount: 240_000 }, { name: '陪护床', class: '03', amount: 12_000 }] },
  { name: '马晓东', back: 6, done: 'proposed', medType: '13', ground: 'emergency', provider: { ...elsewhere, designated: false, name: '黄山风景区急救站', level: '1', area: '341000' }, diagnosis: '踝关节骨折', lines: [{ name: '急诊诊查费', class: '01', amount: 3_000 }, { name: '石膏固定', class: '01', amount: 86_000 }, { name: 'X 线检查', class: '02', amount: 18_000 }] },
  { name: '李秀英', back: 12, done: 'approved', medType: '21', ground: 'no-card', provider: { ...elsewhere, name: '北京友谊医院', area: '110000' }, diagnosis: '冠心病', lines: [{ name: '床位费', class: '01', amount: 90_000 }, { name: '冠脉造影', class: '01', amount: 520_000 }, { name: '支架', class: '02', amount: 860_000 }] },
  { name: '王建明', back: 3, done: 'returned', medType: '11', ground: 'line-down', provider: { code: 'H34010400301', name: '庐州中心医院', designated: true, level: '3', area: '340199' }, diagnosis: '高血压', lines: [{ name: '缬沙坦胶囊', class: '01', amount: 9_600 }, { name: '动态血压监测', class: '02', amount: 24_000 }] },
]

/** Claims in every stage, filed by their holders: late, waiting for the second person, paid, returned. For a city somebody looks at. (MED-09) */
export async function seedClaims(work: Work): Promise<void> {
  for (const [i, line] of lines.entries()) await claim(work, line, i)
}

async function claim(work: Work, line: Line, place: number): Promise<void> {
  const { name, back, done, ...asked } = line
  const one = demoPeople.find(each => each.name === name)!
  const person = await keyOf(work, one.number)
  const region = one.insured[0]!.region
  const then = addDays(dayOf(work.now), -back)
  const past: Work = { ...work, now: instantOf(`${then} 09:40:00`)!, by: { kind: 'holder', id: person.id, post: null, organisation: null, authority: 'session' } }
  const stay = asked.medType === '21'
  const papers: Asked['papers'] = []
  for (const material of ['invoice', 'fee-list', ...stay ? ['discharge-summary'] as const : []] as const) papers.push({ material, paper: await keepPaper(past, { person, kind: 'scan', material, bytes: await drawnPhoto(region, then, one.place) }) })
  const last = addDays(then, -4)
  const filed = got(await fileClaim(past, person, { key: `seed ${place}`, region, ...asked, first: stay ? addDays(last, -6) : last, last, disease: '', memo: '', invoices: [{ number: `0034${String(10_000_000 + place * 731_337)}`, day: last, amount: asked.lines.reduce((sum, each) => sum + each.amount, 0) }], papers }, null))
  if (done === 'waits') return
  const office = (await organisationById(work, filed.office!))!
  const at = { bucket: person.bucket, id: filed.id, person: person.id }
  const [first, second] = (await membersAt(work, office.id)).filter(each => each.post === 'insurance-clerk')
  const hand = (member: { id: string } | undefined, day: number, time: string): Work => ({ ...past, now: instantOf(`${addDays(then, day)} ${time}`)!, by: { kind: 'staff', id: member!.id, post: 'insurance-clerk', organisation: office.id, authority: 'demo.seed' } })
  const later = hand(first, 1, '15:00:00')
  if (done === 'returned') { got(await turnDownClaim(later, at, 'sendBack', { version: filed.version, reason: '发票照片看不清号码，请重拍' })); return }
  const proposed = got(await proposeClaim(later, at, { version: filed.version, classes: filed.details.lines.map(each => each.as) }))
  if (done === 'approved') got(await approveClaim(hand(second, 2, '10:00:00'), at, { version: proposed.version, fund: Number(proposed.fund) }))
}
