import type { PersonKey } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import { FileAnswer } from '#kit/route'
import type { Work } from '#kit/work'
import { dayOf } from '#kit/day'
import { getPerson, refuseHolder } from '#holders'
import { note } from '#record'
import { packOf, packRegions } from '#regions'
import { holderOf, onRecord, type Application } from './application.ts'
import { formPdf } from './form-pdf.ts'
import { blankSheet, enteredIn, filledSheet, type Entered, type FormSheet } from './form-sheet.ts'
import { guidePdf } from './guide-pdf.ts'
import { guideOfRegion } from './guide-sections.ts'
import { regionFor } from './ground.ts'
import { refuse } from './refusals.ts'

async function file(work: Work, sheet: FormSheet) {
  const bytes = await formPdf(sheet, work.now)
  return isRefused(bytes) ? bytes : new FileAnswer(`${sheet.title.zh}.pdf`, 'application/pdf', bytes)
}
/** The region asked for, else the one this house serves first; null for one without a pack. */
const regionOr = (region: string | undefined) => { const of = region ?? packRegions()[0]!; return packOf(of) === null ? null : of }

/** 空白申领表: to fill in by hand. (APP-13) */
export async function printBlank(work: Work, region: string | undefined) {
  const of = regionOr(region)
  return of ? file(work, blankSheet(of, dayOf(work.now))) : refuse('form-region-unknown', { region: region! })
}
/** 办事指南 of a region, from its policy of today. (APP-13) */
export async function printGuide(work: Work, region: string | undefined) {
  const of = regionOr(region)
  if (!of) return refuse('form-region-unknown', { region: region! })
  const guide = await guideOfRegion(work, of)
  const bytes = await guidePdf(guide, work.now)
  return isRefused(bytes) ? bytes : new FileAnswer(`${guide.title.zh}.pdf`, 'application/pdf', bytes)
}
/** The form of one who has not sent it yet, with what was entered so far; nothing is stored but the look. (APP-13) */
export async function printEntered(work: Work, key: PersonKey, entered: Entered) {
  const person = await getPerson(work, key)
  if (!person) return refuseHolder('person-unknown')
  await note(work, { verb: 'applications.print-form', person })
  return file(work, await filledSheet(work, person, await regionFor(work, key), entered, null))
}
/** The form of an application as it was sent, to be signed. (APP-13) */
export async function printApplication(work: Work, application: Application) {
  const person = await getPerson(work, holderOf(application))
  if (!person) return refuseHolder('person-unknown')
  await note(work, { verb: 'applications.print-form', ...onRecord(application) })
  return file(work, await filledSheet(work, person, application.region, enteredIn(application), application))
}
