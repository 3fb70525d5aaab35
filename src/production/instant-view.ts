import { fill, isRefused, type Refusal } from '#kit/refusal'
import { inWork, type By, type House, type Work } from '#kit/work'
import { feeReceipts } from '#applications'
import { getPerson, maskName } from '#holders'
import { memberNames, organisationById } from '#staff'
import { siteOf } from './blanks.ts'
import { applicationHere, mayIssue, type InstantAt } from './instant-here.ts'
import { instantTroubles, type InstantRow, type InstantView } from './instant-life.ts'
import { isHeld } from './instant-start.ts'
import { portOf } from './printer-port.ts'
import { sayings } from './refusals.ts'
import { newestOf, stepsOf, unfinishedAt, type Instant } from './store-instant.ts'
import { printerOf } from './store-printer.ts'

/** Why not, in both languages. */
const wordsOf = ({ refused, facts }: Refusal<keyof typeof sayings>) => ({ name: refused, zh: fill(sayings[refused].zh, facts), en: fill(sayings[refused].en, facts) })

/** How far the card of an application is at a counter, or why it cannot be made there; the machine is asked after the transaction. */
export async function seeInstant(house: House, by: By, at: InstantAt): Promise<InstantView | Refusal> {
  const seen = await inWork(house, by, async work => {
    const found = await applicationHere(work, at)
    if (isRefused(found)) return found
    const job = await newestOf(work, found.bucket, found.id)
    const printer = await printerOf(work, siteOf(work))
    const may = job && !job.ended ? null : await mayIssue(work, found)
    return { printer, view: { application: found.id, person: found.person, kind: found.kind, why: may && isRefused(may) ? wordsOf(may) : null, job: job && await jobView(work, job) } }
  })
  if (isRefused(seen)) return seen
  const { printer, view } = seen
  if (!printer) return { ...view, printer: null }
  const port = portOf(printer.port)
  const { state } = await port.look({ house, printer: printer.id })
  return { ...view, printer: { id: printer.id, name: printer.name, standIn: port.standIn, state } }
}

async function jobView(work: Work, job: Instant): Promise<NonNullable<InstantView['job']>> {
  const steps = (await stepsOf(work, job)).filter(each => each.step === 'paid' || each.attempt === job.attempt)
  const names = await memberNames(work, [job.by, ...steps.map(each => each.by)])
  const who = (id: string) => maskName(names.get(id) ?? '')
  const fee = await feeReceipts(work, { bucket: job.bucket, id: job.application })
  return {
    id: job.id, attempt: job.attempt, step: job.step, ended: job.ended, card: job.card, office: (await organisationById(work, job.office))?.name ?? '', here: job.office === work.by.organisation,
    trouble: job.trouble && { key: job.trouble, ...instantTroubles[job.trouble] }, spoilt: job.spoilt, running: isHeld(work, job),
    by: who(job.by), mine: job.by === work.by.id, since: job.since.toISOString(), steps: steps.map(each => ({ step: each.step, by: who(each.by), at: each.at.toISOString() })), ...fee,
  }
}

/** Cards begun at the office at work and not done: whoever is there can go on. */
export async function unfinishedHere(work: Work): Promise<{ printer: string | null; rows: InstantRow[] }> {
  const jobs = await unfinishedAt(work, siteOf(work), 50)
  const names = await memberNames(work, jobs.map(each => each.by))
  const rows: InstantRow[] = []
  for (const job of jobs) rows.push({
    person: job.person, application: job.application, name: maskName((await getPerson(work, { bucket: job.bucket, id: job.person }))?.name ?? ''), step: job.step,
    trouble: job.trouble && instantTroubles[job.trouble], by: maskName(names.get(job.by) ?? ''), since: job.since.toISOString(),
  })
  return { printer: (await printerOf(work, siteOf(work)))?.name ?? null, rows }
}
