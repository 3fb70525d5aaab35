import type { Day } from '#kit/day'
import { yuan, fenNumber } from '#kit/money'
import { A4, pdfOf } from '#kit/pdf'
import { FileAnswer } from '#kit/route'
import { wrongReturns } from '#banks'
import { inWork, type By, type House, type Work } from '#kit/work'
import { note } from '#record'
import { wallClock } from '#kit/day'
import { partnerBanks } from './reconcile.ts'
import { refuse } from './refusals.ts'
import { dayKindWords, howWords, whatWords, type BankDay, type BankDayRow, type BankDifference, type Left } from './shared.ts'
import { certificateOf, differencesOf, selectDay, selectDays, sumsOf, untakenOnes, type DayKey, type DifferenceRow } from './store.ts'

const nameOf = (work: Pick<Work, 'now'>, code: string) => { const bank = partnerBanks(work).find(each => each.code === code); return { zh: bank?.zh ?? code, en: bank?.en ?? code } }
/** A key as pages show it: an order or batch number whole, a card's digest by its beginning. */
const shownKey = (key: string) => key.replace(/[0-9a-f]{64}/, digest => digest.slice(0, 8))

/** The days of every bank in a period, the newest first. */
export async function bankDays(work: Work, from: Day, until: Day): Promise<{ rows: BankDayRow[] }> {
  return { rows: (await selectDays(work, from, until)).map(row => ({ bank: row.bank, bankName: nameOf(work, row.bank), day: row.day, rows: row.rows, differences: row.differences, open: row.open, comparedAt: row.comparedAt?.toISOString() ?? null, certificate: row.certificate })) }
}

const shown = (work: Work, row: DifferenceRow): BankDifference => ({
  id: row.id, kind: row.kind, what: row.what, key: shownKey(row.key), ours: row.ours, theirs: row.theirs, foundAt: row.foundAt.toISOString(), why: row.why, how: row.how, resolvedAt: row.resolvedAt?.toISOString() ?? null,
  note: row.noteSealed && work.vault.openText(row.noteSealed, `bankdays.difference.note|${row.id}`),
})

/** One day of one bank: both sides' sums by kind, every difference, the certificate. Refused `bank-day-unknown`. */
export async function bankDay(work: Work, key: DayKey): Promise<BankDay | ReturnType<typeof refuse<'bank-day-unknown'>>> {
  const day = await selectDay(work, key)
  if (!day) return refuse('bank-day-unknown', { day: key.day })
  const differences = await differencesOf(work, key)
  const sums = (await sumsOf(work, key)).map(sum => ({ ...sum, ourAmount: fenNumber(sum.ourAmount), theirAmount: fenNumber(sum.theirAmount) }))
  return { bank: key.bank, bankName: nameOf(work, key.bank), day: key.day, rows: day.rows, differences: differences.length, open: day.open, comparedAt: day.comparedAt?.toISOString() ?? null, certificate: (await certificateOf(work, key))?.number ?? null, digest: day.digest, sums, rowsOf: differences.map(row => shown(work, row)) }
}

/** 对账凭证 on paper: number, both sums by kind, the digest, and every difference with how it stands. Refused `bank-day-unknown`. */
export async function certificatePdf(work: Work, key: DayKey) {
  const [day, made] = [await selectDay(work, key), await certificateOf(work, key)]
  if (!day || !made) return refuse('bank-day-unknown', { day: key.day })
  const [sums, differences, bank] = [await sumsOf(work, key), await differencesOf(work, key), nameOf(work, key.bank)]
  await note(work, { verb: 'bankdays.print-certificate', person: null, facts: { bank: key.bank, day: key.day, number: made.number } })
  const title = `银行对账凭证 ${bank.zh} ${key.day}`
  const bytes = await pdfOf(title, work.now, A4, document => {
    document.fontSize(20).text('银行对账凭证', { align: 'center' }).fontSize(10).text('Certificate of a bank’s day', { align: 'center' }).moveDown()
    const line = (name: string, value: string) => { document.fillColor('#555').text(name, { continued: true }).fillColor('#000').text(`　${value}`).moveDown(0.3) }
    line('凭证编号', made.number)
    line('银行', `${bank.zh} ${key.bank}`)
    line('业务日', key.day)
    for (const sum of sums) line(dayKindWords[sum.kind]?.zh ?? sum.kind, `中心 ${sum.ourCount} 笔 ${yuan(sum.ourAmount)} 元　银行 ${sum.theirCount} 笔 ${yuan(sum.theirAmount)} 元`)
    line('差异', made.differences ? `${made.differences} 处，${made.open ? `${made.open} 处还没有办结` : '都已办结'}` : '没有')
    for (const row of differences) line(`　${dayKindWords[row.kind]?.zh ?? row.kind} ${shownKey(row.key)}`, `${whatWords[row.what].zh}　中心 ${row.ours ?? '无'}　银行 ${row.theirs ?? '无'}　${row.how ? howWords[row.how].zh : '没有办结'}`)
    line('清单摘要 SM3', day.digest)
    line('核验码 SM3', made.digest)
    line('出具时间', wallClock(made.at))
    document.moveDown().text(made.open ? '还有差异没有办结，本凭证不表示两边一致。' : '两边一致。')
  })
  return new FileAnswer(`对账凭证-${key.bank}-${key.day}.pdf`, 'application/pdf', bytes)
}

/** What banks told and the centre did not take, and answers of theirs that lie in `from-bank/wrong`. */
export async function leftOver(house: House, by: By): Promise<Left> {
  const files = await wrongReturns(house)
  return inWork(house, by, async work => ({
    notices: (await untakenOnes(work, 200)).map(row => ({ bank: row.bank, bankName: nameOf(work, row.bank), notice: row.notice, what: row.what, ending: row.ending, why: { zh: row.whyZh, en: row.whyEn }, firstAt: row.firstAt.toISOString(), lastAt: row.lastAt.toISOString(), times: row.times })),
    files: files.map(({ file, at, bytes, faults }) => ({ file, at: at.toISOString(), bytes, faults })),
  }))
}
