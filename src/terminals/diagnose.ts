import { getCard, holderOf, ofOtherCity, type DocumentShape } from '#cards'
import { judgeReport, type ChipFindings, type ChipReport } from '#chip'
import { dayOf } from '#kit/day'
import type { Id, PersonKey } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { presentDocument } from '#holders'
import { pinState } from '#pins'
import { note } from '#record'
import { policy } from '#regions'
import { issuerKeys, saidByTerminal } from '#vault'
import { ownTerminal } from './own-terminal.ts'
import { refuse } from './refusals.ts'
import type { Diagnosis, DiagnosisCheck, ReportShape } from './shared.ts'
import { lockSlot, setChallenge } from './store.ts'

const FRESH_MS = 120_000

/** What the terminal signs when it says what a chip answered to a diagnosis. */
export const reportWords = (said: Omit<ReportShape, 'mac'>) =>
  [said.challenge, said.atr, said.application, said.proof, said.pin, ...said.records.map(({ file, tag, sw, data }) => `${file}${tag}:${sw}:${data}`)].join('|').toLowerCase()

/**
 * 检查卡: the card in the reader, the holder's document shown. Reset, files, keys and PIN are each told, and what to do; no try is burnt, nothing on card, PIN or
 * terminal is changed, no session opens. Refused `challenge-stale`, `terminal-unproved`, `other-card`, `document-…`. (READ-05)
 */
export async function diagnoseCard(work: Work, terminalId: Id, asked: { person: PersonKey; card: Id; document: DocumentShape; report: ReportShape }) {
  const terminal = await ownTerminal(work, terminalId)
  if (isRefused(terminal)) return terminal
  const card = await getCard(work, asked.person.bucket, asked.card)
  if (card?.person !== asked.person.id) return refuse('card-not-registered')
  const elsewhere = await ofOtherCity(work, card)
  if (elsewhere) return elsewhere
  const { report } = asked
  const slot = await lockSlot(work, terminal.id)
  const fresh = slot.challenge?.toString('hex') === report.challenge.toLowerCase() && slot.challengedAt && work.now.getTime() - slot.challengedAt.getTime() <= FRESH_MS
  if (!fresh) return refuse('challenge-stale')
  await setChallenge(work, terminal.id, null)
  if (!saidByTerminal(work.vault, terminal.id, terminal.key, reportWords(report), Buffer.from(report.mac, 'hex'))) return refuse('terminal-unproved')
  const document = await presentDocument(work, holderOf(card), { ...asked.document, for: 'cards.diagnose' })
  if (isRefused(document)) return document
  const keys = issuerKeys(work.vault, policy(card.region, 'issuing.area', dayOf(work.now)))
  const found = judgeReport(keys, card.ident, Buffer.from(report.challenge, 'hex'), report as ChipReport)
  if (found.ident && found.ident !== card.ident) return refuse('other-card')
  const pin = await pinState(work, card)
  const diagnosis = told(found, report.records.length, pin)
  await note(work, { verb: 'terminals.diagnose', person: asked.person, subject: { kind: 'card', id: card.id },
    facts: { verdict: diagnosis.verdict, bad: diagnosis.checks.filter(each => !each.good).map(each => each.check), terminal: terminal.id } })
  return diagnosis
}

/** The four checks in words, and what follows from them. */
function told(found: ChipFindings, records: number, pin: Awaited<ReturnType<typeof pinState>>): Diagnosis {
  const check = (name: DiagnosisCheck['check'], good: boolean, yes: [string, string], no: [string, string]): DiagnosisCheck => {
    const [zh, en] = good ? yes : no
    return { check: name, good, zh, en }
  }
  const silent: [string, string] = ['芯片没有应答，查不了', 'The chip does not answer; it cannot be checked']
  const locked = pin?.locked != null
  const unread = ['EF05', 'EF06'].map(file => [file, found.unread.filter(each => each.startsWith(file)).length] as const).filter(([, count]) => count)
  const chip = found.pin !== null
  const checks = [
    check('reset', found.reset, ['上电有应答，社保应用在', 'It answers on power-up and has the social security application'], ['上电没有应答，或者没有社保应用', 'It does not answer on power-up, or the application is missing']),
    check('files', found.reset && !found.unread.length, [`${records} 条记录都读得出`, `All ${records} records can be read`],
      found.reset ? [`${unread.map(([file, count]) => `${file} 有 ${count} 条记录`).join('，')}读不出来`, `${unread.map(([file, count]) => `${count} records of ${file}`).join(', ')} cannot be read`] : silent),
    check('keys', found.genuine, ['密钥认证通过，就是登记的这张卡', 'The keys prove it is the registered card'],
      found.reset ? ['密钥认证没有通过：密钥坏了，或者是复制的卡', 'The keys do not prove it: they are damaged, or this is a copy'] : silent),
    check('pin', found.reset && chip && !locked, pin?.mustSet ? ['密码功能好，还没有设密码', 'The PIN works; none is set yet'] : [`密码功能好，还能试 ${pin?.left ?? 0} 次，没有用掉次数`, `The PIN works, ${pin?.left ?? 0} tries left; none was used`],
      !found.reset ? silent : !chip ? ['芯片上没有密码功能', 'The chip has no PIN function'] : ['密码锁定了，不是卡坏了', 'The PIN is locked; the card is not damaged']),
  ]
  const damaged = !found.reset || found.unread.length > 0 || !found.genuine || !chip
  return {
    checks, verdict: damaged ? 'exchange' : locked ? 'reset-pin' : 'healthy',
    ...damaged ? { zh: '卡坏了，换卡', en: 'The card is damaged: exchange it' } : locked ? { zh: '卡没有坏，密码锁定了，重置密码', en: 'The card is sound, its PIN is locked: reset it' }
      : { zh: '卡没有坏', en: 'The card is sound' },
  }
}
