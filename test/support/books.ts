import assert from 'node:assert/strict'
import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'
import { textOfZip } from '../../src/wire/zip.ts'
import type { City } from '../harness/index.ts'
import type { Json, Pharmacy } from './pharmacy.ts'

/** What a provider's program keeps of an answer; amounts in fen, negative where something was given back. */
export type Book = { setl_id: string; mdtrt_id: string; psn_no: string; total: number; fund: number; account: number; cash: number; region: string; insutype: string; clearing: string; refunded: boolean }
const fen = (value: number) => Math.round(value * 100)
export const bookOf = (who: { psnNo: string; insured: Json }, output: Json, clearing: string, refunded = false): Book => {
  const info = output.setlinfo
  return { setl_id: info.setl_id, mdtrt_id: info.mdtrt_id, psn_no: who.psnNo, total: fen(info.medfee_sumamt), fund: fen(info.fund_pay_sumamt), account: fen(info.acct_pay), cash: fen(info.psn_cash_pay ?? info.cash_payamt), region: who.insured.insuplc_admdvs,
    insutype: who.insured.insutype, clearing, refunded }
}
export const sum = (books: readonly Book[], of: 'total' | 'fund' | 'account' | 'cash') => books.reduce((all, book) => all + book[of], 0)
const yuan = (value: number) => (value / 100).toFixed(2)
export const linesOf = (books: readonly Book[]) => books.map(book => `${[book.setl_id, book.mdtrt_id, book.psn_no, yuan(book.total), yuan(book.fund), yuan(book.account), book.refunded ? 1 : 0].join('\t')}\r\n`).join('')

/** 3201 over what a provider has. */
export const totals = (as: { message: Pharmacy['message'] }, from: string, until: string, books: readonly Book[], more: Json = {}) => as.message('3201', { data: { insutype: '310', clr_type: '41', setl_optins: '340100', stmt_begndate: from, stmt_enddate: until,
  medfee_sumamt: sum(books, 'total') / 100, fund_pay_sumamt: sum(books, 'fund') / 100, acct_pay: sum(books, 'account') / 100, fixmedins_setl_cnt: books.length, ...more } })

/** What of a provider's program comparing needs. */
export type Speaker = Pick<Pharmacy, 'send' | 'message'> & { provider: { fixmedins_code: string } }

export async function zipped(text: string): Promise<Buffer> {
  const zip = new ZipFile()
  zip.addBuffer(Buffer.from(text), '对账.txt')
  zip.end()
  return buffer(zip.outputStream)
}
/** 9101 with the file of lines, then the 3202 that names it. */
export async function details(as: Speaker, from: string, until: string, books: readonly Book[], more: Json = {}, text = linesOf(books)): Promise<Json> {
  const sent = await as.send(as.message('9101', { fsUploadIn: { in: (await zipped(text)).toString('base64'), filename: 'd.zip', fixmedins_code: as.provider.fixmedins_code } }))
  assert.equal(sent.infcode, 0, sent.err_msg)
  return as.message('3202', { data: { setl_optins: '340100', file_qury_no: sent.output.file_qury_no, stmt_begndate: from, stmt_enddate: until, medfee_sumamt: sum(books, 'total') / 100, fund_pay_sumamt: sum(books, 'fund') / 100, cash_payamt: sum(books, 'cash') / 100,
    fixmedins_setl_cnt: books.length, clr_type: '41', ...more } })
}
/** The rows of a 3202's result, fetched by 9102. */
export async function resultOf(city: City, as: Speaker, answer: Json): Promise<string[][]> {
  assert.equal(answer.infcode, 0, answer.err_msg)
  const { file_qury_no, filename } = answer.output.fileinfo
  const got = await fetch(`${city.base}/fsi/api`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(as.message('9102', { fsDownloadIn: { file_qury_no, filename, fixmedins_code: as.provider.fixmedins_code } })) })
  const text = await textOfZip(Buffer.from(await got.arrayBuffer()))
  return text!.split('\n').filter(Boolean).map(line => line.split('\t'))
}
/** Compares what a provider has with ours, all in one: the rows that differ. */
export const compared = async (city: City, as: Speaker, from: string, until: string, books: readonly Book[], more: Json = {}) => resultOf(city, as, await as.send(await details(as, from, until, books, more)))

/** 3203 over what a provider has: settlements less what was given back. */
export const claimOf = (as: { message: Pharmacy['message'] }, from: string, until: string, books: readonly Book[], more: Json = {}) => as.message('3203', { data: { clr_type: '41', clr_way: '1', setlym: until.slice(0, 7).replace('-', ''),
  psntime: books.reduce((all, book) => all + (book.refunded ? -1 : 1), 0), medfee_sumamt: sum(books, 'total') / 100, med_sumfee: sum(books, 'total') / 100, fund_appy_sum: sum(books, 'fund') / 100, cash_payamt: sum(books, 'cash') / 100, acct_pay: sum(books, 'account') / 100,
  begndate: from, enddate: until, ...more } })
/** 3204 of a claim. */
export const withdrawalOf = (as: { message: Pharmacy['message'] }, claim: string) => as.message('3204', { data: { clr_appy_evt_id: claim } })
