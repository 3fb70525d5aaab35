import { z } from 'zod'
import { dayIn } from '#kit/day'
import { personKey } from '#kit/ids'
import { isRefused, type Refusal } from '#kit/refusal'
import { listFile, route, type Route } from '#kit/route'
import type { Work } from '#kit/work'
import { organisationById } from '#staff'
import { regionsHere } from './office.ts'
import { findTransfer, transfersWaiting, transferViews } from './see-transfers.ts'
import type { TransferRow } from './shared.ts'
import type { Transfer } from './store-transfer.ts'
import { arriveTransfer } from './transfer-in.ts'
import { certify, withdrawTransfer } from './transfer-out.ts'

const key = z.string().max(64).optional()
const ofTransfer = z.object({ person: z.uuid(), transfer: z.uuid() })
const decideBody = z.strictObject({ key, version: z.int() })
const waitingFile = listFile<TransferRow>({ zh: '等转入的参保关系', en: 'Records waiting to arrive' }, [
  ['参保人', 'Insured', row => row.name], ['社会保障号码', 'Social security number', row => row.number], ['凭证编号', 'Certificate', row => row.certificate], ['转出地', 'From', (row, lang) => row.from[lang]], ['险种', 'Insurance', (row, lang) => row.scheme[lang]],
  ['缴费月数', 'Months', row => row.months], ['开出日期', 'Certified', row => dayIn(row.at)],
])
async function viewed(work: Work, done: Transfer | Refusal) {
  if (isRefused(done)) return done
  const office = await organisationById(work, work.by.organisation!)
  const here = new Set((office ? await regionsHere(work, office) : []).map(each => each.code))
  return (await transferViews(work, { bucket: done.bucket, id: done.person }, here)).find(each => each.id === done.id)!
}

export const transferRoutes: Route[] = [
  route({ method: 'POST', path: '/people/:person/insurance/:relation/transfer', may: 'staff:insurance.transfer', summary: 'Certifies a record for another region; it is paused here', params: z.object({ person: z.uuid(), relation: z.uuid() }), body: z.strictObject({ key, to: z.string().regex(/^\d{6}$/), version: z.int() }),
    handle: async (work, { params, body }) => viewed(work, await certify(work, personKey(params.person), params.relation, body)) }),
  route({ method: 'POST', path: '/people/:person/transfers/:transfer/arrive', may: 'staff:insurance.transfer', summary: 'Takes a certified record in at the new region', params: ofTransfer, body: decideBody,
    handle: async (work, { params, body }) => viewed(work, await arriveTransfer(work, personKey(params.person), params.transfer, body.version)) }),
  route({ method: 'POST', path: '/people/:person/transfers/:transfer/withdraw', may: 'staff:insurance.transfer', summary: 'Takes a certificate back before it has arrived', params: ofTransfer, body: decideBody,
    handle: async (work, { params, body }) => viewed(work, await withdrawTransfer(work, personKey(params.person), params.transfer, body.version)) }),
  route({ method: 'POST', path: '/insurance/transfers/find', may: 'staff:insurance.transfer', summary: 'Whose a certificate is, by its number', body: z.strictObject({ key, certificate: z.string().regex(/^\d{20,24}$/, '凭证编号是 24 位数字 | The number of a certificate has 24 digits') }), handle: (work, { body }) => findTransfer(work, body.certificate) }),
  route({ method: 'GET', path: '/insurance/transfers', may: 'staff:insurance.transfer', file: waitingFile, summary: 'Certificates that wait for this office, the longest first', handle: work => transfersWaiting(work) }),
]
