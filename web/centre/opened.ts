import type { ApplicationView, Claim, Lateness, QueueRow, Words } from '#shared/applications'

/** One application as `/api/review/items/:item` tells it. `{reasons}` in `messages.returned` stands for what is ticked. */
export type Opened = Lateness & {
  id: string; finding: QueueRow['finding']; application: ApplicationView; photo: string | null; checks: (Words & { good: boolean; cure?: Words })[]
  form: { name: string; number: string; birthYear: number; address: string | null }; register: { name: string | null; typed: string | null; source: Words }
  papers: (Words & { material: string; paper: string | null })[]; missing: Words | null; claim: Claim | null
  phone: string | null; messages: { approved: string; returned: string }; takeBackHours: number
}
