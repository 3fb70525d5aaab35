import { bankOf } from '#banks'
import { getCard, holderOf, onRecord } from '#cards'
import { getPerson, maskCard, maskNumber } from '#holders'
import { wallClock } from '#kit/day'
import type { Bucket, Id } from '#kit/ids'
import { slipPdf, type Paper } from '#kit/pdf'
import { FileAnswer } from '#kit/route'
import type { Work } from '#kit/work'
import { note } from '#record'
import { organisationById } from '#staff'
import { refuse } from './refusals.ts'
import { selectReport, type Report } from './store.ts'

/** 挂失回执: one for the visit, both accounts by name, each with its own time and how it is released. (LOSS-01, LOSS-08) */
export async function receiptPdf(work: Work, key: { bucket: Bucket; id: Id }, of: { person: Id; card?: Id }, paper: Paper) {
  const row = await selectReport(work, key)
  if (!row || row.person !== of.person || of.card !== undefined && row.card !== of.card) return refuse('report-unknown')
  const card = (await getCard(work, row.bucket, row.card))!
  const person = (await getPerson(work, holderOf(card)))!
  const bank = bankOf(work, card.region, row.bank)
  const office = row.office ? (await organisationById(work, row.office))?.name : null
  await note(work, { verb: 'losses.print-receipt', ...onRecord(card), facts: { number: row.number, paper } })
  const bytes = await slipPdf({
    name: `挂失回执 ${row.number}`, made: work.now, title: '社会保障卡挂失回执', subtitle: 'Receipt of a reported loss',
    lines: [['回执编号', row.number], ['持卡人', person.name], ['社会保障号码', maskNumber(person.number)], ['社保卡号', maskCard(card.number)], ['受理', `${row.via === 'counter' ? office ?? '窗口' : row.via === 'online' ? '网页' : '12333'} ${wallClock(row.at)}`],
      ['社保账户', row.socialAt ? `${wallClock(row.socialAt)} 挂失，停用` : '这次没有挂失'], ['金融账户', financialSays(row, bank?.zh ?? row.bank, bank?.phone ?? '')]],
    foot: `找到卡后两边分别解挂：社保账户由本人带身份证到社保窗口，金融账户由${bank?.zh ?? '发卡银行'}办理（${bank?.phone ?? ''}）。解一边不等于解两边。`,
  }, paper)
  return new FileAnswer(`挂失回执-${row.number}.pdf`, 'application/pdf', bytes)
}

function financialSays(row: Report, bank: string, phone: string): string {
  switch (row.financial) {
    case 'not-asked': return `这次没有挂失。要挂失请打${bank} ${phone}`
    case 'not-passed': return `没有转报，银行不受理。请本人打${bank} ${phone}`
    case 'open': return `${wallClock(row.at)} 已向${bank}转报，银行还没有回答，正在继续送。急的请打 ${phone}`
    case 'lost': return `${wallClock(row.lostSince!)} ${bank}已挂失，停止付款${row.lostUntil ? `，到 ${row.lostUntil} 24:00` : ''}`
    case 'refused': return `${bank}没有挂失：${row.whyZh ?? ''}。请打 ${phone}`
  }
}
