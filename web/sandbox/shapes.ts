/** What /sandbox.json tells; money in fen. */
export type City = {
  staff: readonly { user: string; password: string; post: string; organisation: string }[]
  providers: readonly { fixmedins_code: string; fixmedins_name: string; admvs: string; terminals: readonly { id: string }[] }[]
  people: readonly Person[]
  catalogue: readonly { med_list_codg: string; name: string; pric: number | string; class: string }[]
  /** The partner bank beside the demo: the port of its pages, and its staff. */
  bank?: { port: number; staff: readonly { user: string; password: string; zh: string; en: string; organisation: string }[] } | null
}
export type Person = {
  name: string; certno: string; phone: string | null; case: string | null
  insured: readonly { admvs: string; insutype: string; balance: number }[]
  cards: readonly { card_number: string; card_sn: string; state: string; social_pin: string | null; financial_state: string; bank_card?: string | null; bank_pin?: string | null }[]
}
/** One message of a purchase that was run. */
export type Said = { name?: string; infno?: string; door?: string; request?: unknown; response?: unknown; answer?: unknown; [more: string]: unknown }
export type Run = { messages?: readonly Said[]; steps?: readonly Said[]; stopped?: string | null; [more: string]: unknown }
export type Inbox = readonly { phone: string; messages: readonly { at: string; text?: string; zh?: string; en?: string }[] }[]
type Words = { zh: string; en: string }
export type Title = Words & { infno: string }
export type SheetField = Words & { name: string; form: string; must: boolean; values: readonly { value: string; zh: string; en: string | null }[]; closed: boolean; dictionary: string | null; rules: readonly Words[] }
export type SheetNode = Words & { name: string; most: number | null; mayBeEmpty: boolean; also: readonly string[]; within: string | null; fields: readonly SheetField[]; rules: readonly (Words & { field: string })[] }
/** What /sandbox/transactions/2207.json tells. */
export type TransactionSheet = Title & {
  when: Words; addresses: readonly { path: string; ours: boolean }[]; likeOf: Title | null; needsRegion: boolean; before: readonly (Words & { infno: string | null })[]; envelope: readonly SheetField[]; input: readonly SheetNode[]; answer: readonly SheetField[]
  output: { file: boolean; fields: readonly SheetField[]; nodes: readonly SheetNode[] }; refusals: readonly (Words & { code: string })[]; kept: boolean; undoneBy: readonly Title[]; undoes: readonly Title[]
}
export type Prepared = { infno: string; path: string; message: unknown; before: readonly { step: string }[] } | { stopped: { step: string; said: string } }
/** What /sandbox/clients/P….json tells. */
export type Judged = Title & { done: number; again: number; refused: number; wrong: number; state: 'done' | 'tried' | 'never' }
export type JudgedClient = {
  code: string; name: string; clean: boolean; firstAt: string | null; lastAt: string | null; operators: readonly string[]; transactions: readonly Judged[]
  wrong: readonly (Title & { field: string | null; code: string | null; count: number; lastAt: string; mended: boolean })[]; declined: readonly (Title & { code: string; count: number })[]; habits: readonly (Words & { name: string; seen: boolean })[]
}
