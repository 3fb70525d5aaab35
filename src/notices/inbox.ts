import type { Id } from '#kit/ids'
import type { Work } from '#kit/work'
import { selectInbox } from './store.ts'

export type Message = { id: Id; phone: string; text: string; at: string; template: string }

/** The stand-in for the phone network: what arrived at a phone (all phones when null), newest first. Demo cities only. */
export async function inbox(work: Work, phone: string | null, limit = 50): Promise<Message[]> {
  const rows = await selectInbox(work, phone ? work.vault.digest('message-phone', phone) : null, limit)
  return rows.map(row => ({ id: row.id, template: row.template, at: row.at.toISOString(),
    phone: work.vault.openText(row.phoneSealed, `notices.message.phone|${row.id}`), text: work.vault.openText(row.textSealed, `notices.message.text|${row.id}`) }))
}
