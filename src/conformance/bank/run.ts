import type { Duplex } from 'node:stream'
import type { Random } from '#kit/ids'
import { bankRules, type BankDeviation, type BankRule } from './rules.ts'
import { isoFlows } from './flows-iso.ts'
import { orderFlows } from './flows-orders.ts'
import { fileFlows } from './flows-files.ts'
import { kitTerminal, type KitTerminal, type TestCard, type TestTerminal } from './terminal.ts'

/** A pay-out folder as the centre sees it: a file is put under its name, and the answer to it taken away once it is there; null where none comes. `clearing`: the bank's line number. */
export type Folder = { bank: string; clearing: string; put(name: string, bytes: Buffer): Promise<void>; answer(name: string): Promise<{ kind: 'return' | 'refused'; bytes: Buffer } | null> }
/** What the kit needs of a bank: its lines, and as far as they are given its orders over HTTP and its folder of files. */
export type BankUnderTest = {
  dial: () => Promise<Duplex>; terminal: TestTerminal; cards: readonly TestCard[]
  http?: { bank: string; post: (path: string, body: object, key?: string) => Promise<{ status: number; body: Record<string, unknown> }> }
  files?: Folder; random: Random; now: () => Date; wait?: number
}
export type Step = { of: BankUnderTest; terminal: () => Promise<KitTerminal>; card: TestCard; poor: TestCard; found: (rule: BankRule, field: string, expected: string, got: string) => void }
export type BankFlow = { name: string; zh: string; en: string; needs?: 'http' | 'files'; play: (step: Step) => Promise<void> }
export const bankFlows: readonly BankFlow[] = [...isoFlows, ...orderFlows, ...fileFlows]
export type BankReport = { deviations: BankDeviation[]; played: string[]; skipped: { flow: string; why: string }[] }

/** Plays every flow, or one, against a bank's system over its own protocols and tells by rule what deviates. (FIN-07.a) */
export async function conformBank(of: BankUnderTest, only?: string): Promise<BankReport> {
  const report: BankReport = { deviations: [], played: [], skipped: [] }
  for (const flow of bankFlows.filter(({ name }) => only === undefined || name === only)) {
    if (flow.needs && !of[flow.needs]) { report.skipped.push({ flow: flow.name, why: flow.needs === 'http' ? 'no HTTP door was named' : 'no folder of files was named' }); continue }
    const open: KitTerminal[] = []
    const step: Step = {
      of, card: of.cards[0]!, poor: of.cards[1] ?? of.cards[0]!,
      found: (rule, field, expected, got) => { report.deviations.push({ flow: flow.name, rule, field, expected, got }) },
      terminal: async () => { const made = kitTerminal(await of.dial(), of.terminal, { random: of.random, wait: of.wait ?? 15_000 }); open.push(made); return made },
    }
    try { await flow.play(step); report.played.push(flow.name) } catch (error) { report.skipped.push({ flow: flow.name, why: (error as Error).message }) }
    for (const each of open) each.end()
  }
  return report
}

export const isBankClean = ({ deviations, skipped }: BankReport, allowed: readonly string[] = []) => deviations.length === 0 && skipped.every(({ why }) => allowed.includes(why))
/** A report in words, both languages: which flows were played, and each deviation by its rule. */
export function bankReportText({ deviations, played, skipped }: BankReport): string {
  const lines = bankFlows.filter(({ name }) => played.includes(name)).map(({ name, zh, en }) => `${deviations.some(({ flow }) => flow === name) ? '✗' : '✓'} ${name}\t${zh} / ${en}`)
  for (const { flow, why } of skipped) lines.push(`没有试完 / not played to its end: ${flow}: ${why}`)
  deviations.forEach(({ flow, rule, field, expected, got }, i) => lines.push(`${i + 1}. ${flow} ${field}: 应是 ${expected}，是 ${got} / expected ${expected}, got ${got}`, `   ${rule}: ${bankRules[rule].zh} / ${bankRules[rule].en}`))
  lines.push(deviations.length === 0 ? `${skipped.length ? '试过的全部相符 / everything that was played conforms' : '全部相符 / everything conforms'}` : `不符 ${deviations.length} 处 / ${deviations.length} deviations`)
  return lines.join('\n')
}
