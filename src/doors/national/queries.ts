import { linesOf, ownVisit, visitsOf } from '#care'
import { peopleByPsnNos } from '#holders'
import { instantOf, wallClock } from '#kit/day'
import { isRefused, type Refusal } from '#kit/refusal'
import { inWork, type By, type Work } from '#kit/work'
import { inNameOf, senderOf } from '#messages'
import { note } from '#record'
import { askSettlement, askYear, cutLines, refuseSettlement } from '#settlement'
import type { Infno } from '../../wire/national/definitions.ts'
import { amount } from '../../wire/national/envelope.ts'
import { cutinfo, visitOutput } from './answer.ts'
import type { Asked, Outcome, Transaction, Transactions } from './transactions.ts'

const by: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'national' }
const MOST = 100
const answered = (out: { output: unknown } | Refusal): Outcome => out as Outcome

/** 5201 就诊信息: the provider's own visits of a person, newest first. */
const visits: Transaction<'5201'> = async ({ house, sender, input: { data: asked } }) => {
  return answered(await inWork(house, by, async work => {
    const provider = await senderOf(work, sender)
    if (isRefused(provider)) return provider
    const person = (await peopleByPsnNos(work, [asked.psn_no])).get(asked.psn_no)
    if (!person) return refuseSettlement('psn-unknown')
    const [from, to] = [asked.begntime ? instantOf(asked.begntime)! : null, asked.endtime ? instantOf(asked.endtime)! : null]
    const mine = (await visitsOf(work, person, MOST)).filter(visit => visit.provider === provider.organisation && visit.state !== 'void' && (!asked.mdtrt_id || visit.id === asked.mdtrt_id) && (!asked.med_type || visit.medType === asked.med_type)
      && (!from || visit.begun >= from) && (!to || visit.begun <= to))
    await note(inNameOf(work, provider.organisation), { verb: 'care.see', person, subject: { kind: 'provider', id: provider.organisation }, facts: { code: provider.code, visits: mine.length } })
    return { output: { mdtrtinfo: mine.map(visit => ({ mdtrt_id: visit.id, psn_no: asked.psn_no, insutype: visit.insutype, begntime: wallClock(visit.begun), endtime: visit.ended && wallClock(visit.ended), med_type: visit.medType,
      ipt_otp_no: visit.detail.number, atddr_no: visit.detail.doctor, chfpdr_name: visit.detail.doctorName, adm_dept_name: visit.detail.deptName, dise_codg: visit.detail.disease || null, dise_name: visit.detail.diseaseName || null,
      insuplc_admdvs: visit.region, fixmedins_code: provider.code, fixmedins_name: provider.name })) } }
  }))
}

/** Does something with one of the provider's own visits, named with its person. */
const ofVisit = (asked: { psn_no: string; mdtrt_id: string }, act: (work: Work, visit: Exclude<Awaited<ReturnType<typeof ownVisit>>, Refusal>, provider: Exclude<Awaited<ReturnType<typeof senderOf>>, Refusal>) => Promise<{ output: unknown }>) => async ({ house, sender }: Pick<Asked, 'house' | 'sender'>): Promise<Outcome> =>
  answered(await inWork(house, by, async work => {
    const provider = await senderOf(work, sender)
    if (isRefused(provider)) return provider
    const named = { visit: asked.mdtrt_id, psnNo: asked.psn_no, infno: sender.infno }
    let visit = await ownVisit(work, provider.organisation, named, 'outpatient')
    if (isRefused(visit) && visit.refused === 'visit-kind') visit = await ownVisit(work, provider.organisation, named, 'inpatient')
    if (isRefused(visit)) return visit
    await note(inNameOf(work, provider.organisation), { verb: 'care.see', person: { bucket: visit.bucket, id: visit.person }, subject: { kind: 'provider', id: provider.organisation }, facts: { code: provider.code, visit: visit.id } })
    return act(work, visit as Exclude<typeof visit, Refusal>, provider)
  }))

/** 5202 诊断信息 of one of the provider's visits. */
const diagnoses: Transaction<'5202'> = async of => {
  const { data: asked } = of.input
  return ofVisit(asked, (_work, visit) => Promise.resolve({ output: { diseinfo: visit.detail.diagnoses.map(each => ({ mdtrt_id: visit.id, psn_no: asked.psn_no, diag_type: each.kind, diag_srt_no: each.order, diag_code: each.code, diag_name: each.name,
    maindiag_flag: each.main ? '1' : '0', diag_dept: each.dept, dise_dor_name: each.doctor, diag_time: each.at, vali_flag: '1' })) } }))(of)
}

/** 5203 结算信息: a settlement as it was answered, whether it was given back since. */
const settlement: Transaction<'5203'> = async ({ house, sender, input: { data: asked } }) => {
  return answered(await inWork(house, by, async work => {
    const found = await askSettlement(work, { ...sender, psnNo: asked.psn_no, setlId: asked.setl_id, visit: asked.mdtrt_id || null })
    if (isRefused(found)) return found
    const { settled: { detail }, undone } = found
    const { setlinfo, setldetail } = visitOutput(found.settled)
    return { output: { setlinfo: { ...setlinfo, begndate: detail.begun.slice(0, 10), enddate: detail.begun.slice(0, 10), invono: detail.invoice, refd_setl_flag: undone ? '1' : '0', opter: found.settled.row.operator }, setldetail } }
  }))
}

/** 5204 费用明细: the lines of a settlement, or what was charged of a visit so far. */
const fees: Transaction<'5204'> = async of => {
  const { data: asked } = of.input
  if (asked.setl_id) return answered(await inWork(of.house, by, async work => {
    const found = await askSettlement(work, { ...of.sender, psnNo: asked.psn_no, setlId: asked.setl_id, visit: asked.mdtrt_id })
    return isRefused(found) ? found : { output: { feedetail: found.settled.detail.lines.map(line => ({ ...cutinfo(line), setl_id: asked.setl_id, mdtrt_id: asked.mdtrt_id, med_list_codg: line.code, medins_list_codg: line.own, hilist_name: line.name })) } }
  }))
  return ofVisit(asked, async (work, visit, provider) => {
    const lines = await linesOf(work, visit.bucket, visit.id)
    const kept = new Map(lines.map(line => [line.sn, line]))
    const cut = await cutLines(work, provider, lines, wallClock(visit.kind === 'outpatient' ? visit.begun : visit.ended ?? work.now).slice(0, 10))
    return { output: { feedetail: cut.map(line => ({ ...cutinfo(line), mdtrt_id: visit.id, setl_id: kept.get(line.sn)!.settled, chrg_bchno: kept.get(line.sn)!.batch, fee_ocur_time: kept.get(line.sn)!.at, med_list_codg: line.code, medins_list_codg: line.own, hilist_name: line.name })) } }
  })(of)
}

/** 5206 年度累计: a row a sum of the year, with the card in the reader. The codes of cum_type_code are ours. */
const year: Transaction<'5206'> = async ({ house, sender, input: { data: asked } }) => {
  return answered(await inWork(house, by, async work => {
    const found = await askYear(work, { ...sender, psnNo: asked.psn_no, year: Number(asked.cum_ym.slice(0, 4)) || Number(wallClock(work.now).slice(0, 4)) })
    if (isRefused(found)) return found
    return { output: { cuminfo: found.years.flatMap(({ region, insutype, year, deductible, fund, more }) => Object.entries({ deductible, fund, ...more }).map(([name, cum]) =>
      ({ insuplc_admdvs: region, insutype, year: String(year), cum_ym: `${year}12`, cum_type_code: name, cum: name === 'stays' ? Number(cum) : amount(cum) }))) } }
  }))
}

/** Queries of the provider's own: 5201–5204, and 5206 of whose card is here. (MED-07.d) */
export const queryTransactions: Transactions<Extract<Infno, `52${string}`>> = { '5201': visits, '5202': diagnoses, '5203': settlement, '5204': fees, '5206': year }
