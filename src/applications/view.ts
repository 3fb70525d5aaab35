import { dayOf } from '#kit/day'
import type { Id } from '#kit/ids'
import type { Work } from '#kit/work'
import { entriesOf, type Entry } from '#record'
import { fenNumber } from '#kit/money'
import { policy } from '#regions'
import { organisationById, type Organisation } from '#staff'
import { holderOf, type Application } from './application.ts'
import { promiseNote } from './promise.ts'
import { isLiving, successorReasons, type ApplicationView, type Place, type Reason, type Step, type Words } from './shared.ts'

/** By post: the centre sends it to the address on record; there is no place to go to. */
export const postView = (centre: Id): Place => ({ kind: 'post', organisation: centre, name: '邮寄到登记的地址', address: null, hours: null, phone: null })
export function placeView(place: Organisation): Place {
  return { kind: place.kind === 'branch' ? 'branch' : place.kind === 'unit' || place.kind === 'village' ? 'unit' : 'counter', organisation: place.id, name: place.name, address: place.address, hours: place.hours, phone: place.phone }
}

const reasonWords = ({ reason }: Application): Words | null => reason && { ...successorReasons.replacement, ...successorReasons.exchange, ...successorReasons.renewal }[reason]

/** An application as its applicant and the staff see it. */
export async function applicationView(work: Work, application: Application): Promise<ApplicationView> {
  const bank = policy(application.region, 'banks', dayOf(work.now)).find(one => one.code === application.bank)
  const place = await organisationById(work, application.delivery.organisation)
  return {
    id: application.id, person: application.person, number: application.number, version: application.version, state: application.state, channel: application.channel,
    kind: application.kind, replaces: application.replaces, reason: reasonWords(application), fee: fenNumber(application.fee),
    bank: { zh: bank?.zh ?? application.bank, en: bank?.en ?? application.bank }, submittedOn: dayOf(application.submittedOn), promisedOn: application.promisedOn, promiseNote: promiseNote(application.region, dayOf(application.submittedOn), application.promisedOn),
    place: application.delivery.kind === 'post' ? postView(application.delivery.organisation) : place ? placeView(place) : { ...application.delivery, name: '', address: null, hours: null, phone: null },
    reasons: application.reasons, steps: stepsOf(application, await entriesOf(work, { person: holderOf(application), subject: application.id })),
  }
}

const what: Record<string, Words> = {
  'submitted': { zh: '申领收到', en: 'Application received' }, 'successor-replacement': { zh: '补卡申请收到', en: 'Replacement applied for' }, 'successor-exchange': { zh: '换卡申请收到，旧卡交回', en: 'Exchange applied for, old card handed in' }, 'successor-renewal': { zh: '到期换领申请收到，旧卡照常使用', en: 'Renewal applied for; the old card works on' }, 'returned': { zh: '退回修改', en: 'Returned to be mended' }, 'mended': { zh: '改好再交', en: 'Mended and sent again' },
  'approved': { zh: '审核通过', en: 'Approved' }, 'taken-back': { zh: '收回，重新审', en: 'Taken back, reviewed again' }, 'review': { zh: '审核', en: 'Review' }, 'in-production': { zh: '制卡', en: 'Being made' }, 'at-site': { zh: '送到领卡处', en: 'At the place of collection' },
  'collected': { zh: '领卡', en: 'Collected' }, 'confirmed': { zh: '寄给本人，确认收到', en: 'Sent by post, its receipt confirmed' }, 'went-back': { zh: '没有人领，退回卡中心', en: 'Not collected, returned to the card centre' }, 'lapsed': { zh: '没有人领，卡销毁', en: 'Never collected, the card destroyed' }, 'withdrawn': { zh: '已撤回', en: 'Withdrawn' },
}

/** Every step that was and is ahead, from the record: what went wrong stays, with how it was mended; what goes by post lies at no place. (APP-10, COLL-04) */
function stepsOf(application: Application, entries: readonly Entry[]): Step[] {
  const taken = application.delivery.kind === 'post' ? 'confirmed' : 'collected'
  const done = entries.toReversed().flatMap(({ verb, at }, i): Step[] => {
    const step = (name: string, how: Step['how'], note: Words | null = null): Step => ({ key: `${name}-${i}`, what: what[name]!, on: dayOf(at), how, note })
    if (verb === 'applications.submit') return [step(application.replaces ? `successor-${application.kind}` : 'submitted', 'done')]
    if (verb === 'applications.sendBack') return [step('returned', 'fixed', reasonsOf(application.reasons))]
    if (verb === 'applications.mend') return [step('mended', 'done')]
    if (verb === 'applications.approve') return [step('approved', 'done')]
    if (verb === 'applications.takeBack') return [step('taken-back', 'fixed')]
    if (verb === 'applications.withdraw') return [step('withdrawn', 'done')]
    if (verb === 'applications.went-back') return [step('went-back', 'fixed')]
    if (verb === 'applications.lapse') return [step('lapsed', 'fixed')]
    const moved = /^applications\.(in-production|at-site|collected)$/.exec(verb)?.[1]
    return moved ? [step(moved === 'collected' ? taken : moved, 'done')] : []
  })
  const last = done.at(-1)
  if (last && isLiving(application)) last.how = 'now'
  const there = taken === 'confirmed' ? [taken] : ['at-site', taken]
  const ahead: Partial<Record<Application['state'], string[]>> = {
    submitted: ['review', 'in-production', ...there], returned: ['review', 'in-production', ...there], approved: ['in-production', ...there], 'in-production': there, 'at-site': [taken],
  }
  return [...done, ...(ahead[application.state] ?? []).map((name): Step => ({ key: name, what: what[name]!, on: null, how: 'ahead' }))]
}

const reasonsOf = (reasons: readonly Reason[]): Words | null => reasons.length ? { zh: reasons.map(each => each.zh).join('；'), en: reasons.map(each => each.en).join('; ') } : null
