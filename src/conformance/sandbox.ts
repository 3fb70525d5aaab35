/** What a server's sandbox tells whoever tries it; money in fen. `card_session`: where a terminal is stood in for, null where cards are read otherwise. */
export type Sandbox = {
  providers: readonly { fixmedins_code: string; fixmedins_name: string; admvs: string }[]
  people: readonly SandboxPerson[]
  catalogue: readonly SandboxItem[]
  diseases?: readonly { code: string; name: string }[]
  card_session?: string | null
}
export type SandboxItem = { med_list_codg: string; name: string; pric: number; class: string }
export type SandboxPerson = {
  name: string; certno: string; case?: string | null; insured: readonly { admvs: string; insutype: string; balance: number }[]
  cards: readonly { card_number: string; card_sn: string; state: string; social_pin: string | null }[]
}

/** People with whom everything can be done: one record of employees' insurance with money on the account, and one card that works with a known PIN. */
export const ablePeople = ({ people }: Sandbox): SandboxPerson[] => people.filter(({ case: shows = null, insured, cards }) =>
  shows === null && insured.length === 1 && insured[0]!.insutype === '310' && insured[0]!.balance > 0 && cards.length === 1 && cards[0]!.state === 'active' && cards[0]!.social_pin !== null)

/** The first pharmacy and the first hospital. */
export const placesOf = ({ providers }: Sandbox) => ({ pharmacy: providers.find(each => each.fixmedins_code.startsWith('P')) ?? null, hospital: providers.find(each => each.fixmedins_code.startsWith('H')) ?? null })

/** The cheapest item of each class there is, at most three. */
export function basketOf({ catalogue }: Sandbox): SandboxItem[] {
  const cheapest = (kind: string) => catalogue.filter(each => each.class === kind && each.pric > 0).sort((a, b) => a.pric - b.pric || (a.med_list_codg < b.med_list_codg ? -1 : 1))[0]
  return ['01', '02', '03'].flatMap(kind => cheapest(kind) ?? [])
}
