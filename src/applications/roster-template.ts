import { dayOf } from '#kit/day'
import { isRefused, type Refusal } from '#kit/refusal'
import { FileAnswer } from '#kit/route'
import type { Work } from '#kit/work'
import { policy } from '#regions'
import { issuingRegion, officeOf } from './roster-own.ts'
import { photoNeed } from './roster-see.ts'
import { templateCategories, templateDocuments } from './roster-words.ts'
import { writeTemplate } from './roster-write.ts'

const grounds = { white: '白底', blue: '蓝底', red: '红底' } as const

/** The empty roster for the officer's unit: columns, choices and photo as the region asks for them today. */
export async function templateFor(work: Work): Promise<FileAnswer | Refusal> {
  const office = await officeOf(work)
  if (isRefused(office)) return office
  const need = photoNeed(issuingRegion(office.region), work.now)
  const bytes = await writeTemplate({
    unit: office.name, categories: templateCategories, documents: templateDocuments,
    banks: policy(issuingRegion(office.region), 'banks', dayOf(work.now)).map(bank => bank.zh),
    photo: `${grounds[need.ground]}，${need.width} × ${need.height} 像素，JPG，${Math.round(need.minBytes / 1024)} 到 ${Math.round(need.maxBytes / 1024)} KB`,
  })
  return new FileAnswer('社保卡批量申领名册.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', bytes)
}
