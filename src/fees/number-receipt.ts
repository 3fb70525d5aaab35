import { dayOf } from '#kit/day'
import { newId } from '#kit/ids'
import { Overtaken, type Work } from '#kit/work'
import { organisationById } from '#staff'
import { insertReceipt, nextSerial, type Receipt, type Way } from './store.ts'

type Content = Pick<Receipt, 'bucket' | 'person' | 'what' | 'application' | 'reason' | 'amount' | 'authority' | 'document' | 'documentDate' | 'office'> & Way
/** Gives a receipt the next number of its office and year and keeps it; number and receipt stand or fall with the Work. (REPL-02) */
export async function numbered(work: Work, content: Content): Promise<Receipt> {
  const day = dayOf(work.now)
  const [office, year] = [await organisationById(work, content.office), Number(day.slice(0, 4))]
  const number = `${office!.code}-${year}-${String(await nextSerial(work, content.office, year)).padStart(6, '0')}`
  const receipt: Receipt = { ...content, id: newId(work.now, work.random), number, day, at: work.now }
  // somebody else was faster with the same application: all of this is undone, and the next try finds what stands
  if (!await insertReceipt(work, receipt)) throw new Overtaken('two took one fee at once')
  return receipt
}
