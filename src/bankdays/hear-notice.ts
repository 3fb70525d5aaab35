import type { Work } from '#kit/work'
import { endUntaken, noteUntaken } from './store.ts'

/** A notice as its bank sent it: its number there, what it says, of which card. */
export type Notice = { bank: string; notice: string; what: string; card: string }

/** Keeps that a notice was not taken and why, so that somebody sees it; taken later it is off the list. (BANK-04) */
export async function keepUntaken(work: Work, { bank, notice, what, card }: Notice, no: { refused: string; zh: string; en: string } | null): Promise<void> {
  if (no) await noteUntaken(work, { bank, notice, what, ending: card.slice(-4), cardDigest: work.vault.digest('bank-card', card), why: no.refused, whyZh: no.zh, whyEn: no.en }, work.now)
  else await endUntaken(work, bank, notice, work.now)
}
