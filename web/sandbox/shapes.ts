/** What /sandbox.json tells; money in fen. */
export type City = {
  staff: readonly { user: string; password: string; post: string; organisation: string }[]
  providers: readonly { fixmedins_code: string; fixmedins_name: string; admvs: string; terminals: readonly { id: string }[] }[]
  people: readonly Person[]
  catalogue: readonly { med_list_codg: string; name: string; pric: number | string; class: string }[]
}
export type Person = {
  name: string; certno: string; phone: string | null; case: string | null
  insured: readonly { admvs: string; insutype: string; balance: number }[]
  cards: readonly { card_number: string; card_sn: string; state: string; social_pin: string | null; financial_state: string }[]
}
/** One message of a purchase that was run. */
export type Said = { name?: string; infno?: string; door?: string; request?: unknown; response?: unknown; answer?: unknown; [more: string]: unknown }
export type Run = { messages?: readonly Said[]; steps?: readonly Said[]; stopped?: string | null; [more: string]: unknown }
export type Inbox = readonly { phone: string; messages: readonly { at: string; text?: string; zh?: string; en?: string }[] }[]
