import { sayings as access } from '#access'
import { sayings as applications } from '#applications'
import { sayings as banks } from '#banks'
import { sayings as bankdays } from '#bankdays'
import { sayings as benefits } from '#benefits'
import { sayings as contributions } from '#contributions'
import { sayings as cancellation } from '#cancellation'
import { sayings as merging } from '#merging'
import { sayings as cards } from '#cards'
import { sayings as care } from '#care'
import { sayings as chip } from '#chip'
import { sayings as clinics } from '#clinics'
import { sayings as family } from '#family'
import { sayings as files } from '#files'
import { sayings as filings } from '#filings'
import { sayings as clearing } from '#clearing'
import { sayings as holders } from '#holders'
import { sayings as hotline } from '#hotline'
import { sayings as identity } from '#identity'
import { sayings as imports } from '#imports'
import { sayings as insurance } from '#insurance'
import { sayings as losses } from '#losses'
import { sayings as messages } from '#messages'
import { sayings as fees } from '#fees'
import { fill, type Invalid, type Refusal, type Saying } from '#kit/refusal'
import { sayings as oldcards } from '#oldcards'
import { sayings as outbox } from '#outbox'
import { sayings as papers } from '#papers'
import { sayings as pins } from '#pins'
import { sayings as production } from '#production'
import { sayings as proving } from '#proving'
import { sayings as regions } from '#regions'
import { sayings as reimbursement } from '#reimbursement'
import { sayings as settlement } from '#settlement'
import { staffSayings as staff } from '#staff'
import { sayings as supervision } from '#supervision'
import { sayings as terminals } from '#terminals'

const door = {
  'input-invalid': { status: 400, zh: '有几项填得不对，改好再交，其余都留着', en: 'Some fields are wrong; mend them and send again, the rest is kept' },
  'not-found': { status: 404, zh: '这里没有您要的东西', en: 'There is nothing here' },
  'origin-foreign': { status: 403, zh: '这个请求不是从本站的页面发出的，没有办理', en: 'This request does not come from a page of ours and was not carried out' },
  'file-too-large': { status: 413, zh: '文件超过 {mebibytes} MB，没有收下', en: 'The files exceed {mebibytes} MB and were not taken' },
  'content-unreadable': { status: 400, zh: '送来的内容读不出来，没有办理。请按 /openapi.json 写成完整的 JSON 再送', en: 'The content cannot be read and nothing was done. Send it again as whole JSON, as /openapi.json says' },
  'content-kind': { status: 400, zh: '这里不收这种格式的内容，没有办理。请用 application/json，文件用 multipart/form-data', en: 'This kind of content is not taken here and nothing was done. Use application/json, for files multipart/form-data' },
  'list-too-long': { status: 422, zh: '这个清单超过 {most} 行，没有导出。缩小范围，分几次导', en: 'This list has more than {most} rows and was not taken out. Narrow it and take it in parts' },
  'outside-failed': { status: 503, zh: '数据库没有回应，什么都没有改。稍后再试', en: 'The database did not answer and nothing changed. Try again shortly' },
  'outcome-unknown': { status: 503, zh: '数据库没有回应，还不知道成没成。用同样的内容再交一次，不会办两次', en: 'The database did not answer; the outcome is unknown. Send the same again, it is not done twice' },
  'bug': { status: 500, zh: '这一步出了差错，已经记下。您填的都留着，再试一次；还不行请打 12333', en: 'Something broke and was logged. What you entered is kept; try again, else call 12333' },
} as const

/** Every refusal of every room and what the people's doors say: a room's refuse() does not compile without its saying. */
export const sayings = { ...door, ...files, ...proving, ...regions, ...outbox, ...chip, ...holders, ...hotline, ...insurance, ...identity, ...papers, ...staff, ...pins, ...cards, ...cancellation, ...merging, ...banks, ...applications, ...production, ...oldcards, ...terminals, ...losses, ...bankdays, ...clinics, ...fees, ...messages, ...care, ...family, ...settlement, ...access, ...imports, ...filings, ...clearing, ...reimbursement, ...benefits, ...contributions, ...supervision }
export type RefusalName = keyof typeof sayings

export type Said = { refused: string; facts: Refusal['facts']; zh: string; en: string; fields?: Invalid['fields'] }
const table: Readonly<Record<string, Omit<Saying, 'status'> & { status: number }>> = sayings

/** A refusal as HTTP says it: status and both sentences. */
export function say(refusal: Refusal | Invalid): { status: number; body: Said } {
  const saying = table[refusal.refused]
  if (!saying) throw new Error(`no door can say ${refusal.refused}`)
  return { status: saying.status, body: { refused: refusal.refused, facts: refusal.facts, zh: fill(saying.zh, refusal.facts), en: fill(saying.en, refusal.facts),
    ...('fields' in refusal ? { fields: refusal.fields } : {}) } }
}
