import { keepFile, openFile, seeFile, type Kept } from '#files'
import { wallClock } from '#kit/day'
import { isRefused } from '#kit/refusal'
import { inWork, type By } from '#kit/work'
import { inNameOf, senderOf } from '#messages'
import type { Fault } from '../../wire/national/fields.ts'
import { once } from './once.ts'
import type { Transaction, Transactions } from './transactions.ts'

const by: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'national' }
const fault = (field: string, zh: string, en: string): Fault[] => [{ field, zh, en }]
/** Days a file can be fetched; the published texts name the field and no number of days. [X] */
export const KEPT_DAYS = 7
export const keptUntil = (now: Date): Date => new Date(now.getTime() + KEPT_DAYS * 86_400_000)

const told = ({ id, name, until }: Kept, code: string) => ({ file_qury_no: id, filename: name, fixmedins_code: code, dld_endtime: wallClock(until) })

/** 9101 文件上传: the bytes were taken out of the message before it was read (lift.ts). */
const uploading: Transaction<'9101'> = async ({ house, envelope, sender, input: { fsUploadIn: asked } }) => {
  const { file } = envelope
  if (!file) return fault('fsUploadIn.in', '应该是 0 到 255 的整数的列表，或者 base64 文字', 'must be a list of integers from 0 to 255, or base64')
  return inWork(house, by, work => once(work, sender, async (own, provider) => {
    const kept = await keepFile(own, { provider: provider.organisation, name: asked.filename, bytes: file, until: keptUntil(work.now) })
    return isRefused(kept) ? kept : { output: told(kept, sender.code), number: kept.id }
  }, async (own, id) => {
    const kept = await seeFile(own, { provider: own.by.organisation!, id: id! })
    return isRefused(kept) ? kept : { output: told(kept, sender.code) }
  }))
}

/** 9102 文件下载: the bytes themselves are the answer. */
const downloading: Transaction<'9102'> = async ({ house, sender, input: { fsDownloadIn: asked } }) => {
  return inWork(house, by, async work => {
    const provider = await senderOf(work, sender)
    if (isRefused(provider)) return provider
    const which = { provider: provider.organisation, id: asked.file_qury_no }
    const kept = await seeFile(work, which)
    if (isRefused(kept)) return kept
    if (asked.filename && asked.filename !== kept.name) return fault('fsDownloadIn.filename', '和这个编号的文件名不一样', 'is not the name of the file of this number')
    const opened = await openFile(inNameOf(work, provider.organisation), which)
    return isRefused(opened) ? opened : { file: { name: opened.name, bytes: opened.bytes } }
  })
}

export const fileTransactions: Transactions<'9101' | '9102'> = { '9101': uploading, '9102': downloading }
