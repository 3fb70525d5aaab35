import { providersByCodes, refuseProvider } from '#clinics'
import { openCardSession } from '#demo'
import { invalid, isRefused } from '#kit/refusal'
import { inWork, type By, type House } from '#kit/work'
import { organisationById } from '#staff'
import { terminalsOf } from '#terminals'

export type CardSession = { fixmedins_code: string; card_number: string; pin: string | null; finger: string | null; terminal: string | null }
const looker: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'sandbox' }

/** Reads `{fixmedins_code, card_number, pin, finger, terminal}`; the PIN may be missing: the card alone opens a session that identifies and pre-settles. `finger`: a name such as right-thumb; `terminal`: the code of one of the provider's. */
export function readAsked(body: unknown): CardSession | ReturnType<typeof invalid> {
  const asked = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>
  const faults = (['fixmedins_code', 'card_number'] as const).filter(name => typeof asked[name] !== 'string' || !asked[name])
    .map(field => ({ field, zh: `${field} 必填，没有填`, en: `${field} is missing` }))
  const text = (name: string) => asked[name] === undefined || asked[name] === null || asked[name] === '' ? null : String(asked[name])
  if (faults.length) return invalid(faults)
  return { fixmedins_code: String(asked['fixmedins_code']), card_number: String(asked['card_number']), pin: text('pin'), finger: text('finger'), terminal: text('terminal') }
}

/** What the terminal of a provider would do with a card, for an integrator who has none yet: read, authenticate, PIN. (item 10 of the sandbox) */
export async function cardSession(house: House, asked: CardSession) {
  const at = await inWork(house, looker, async work => {
    const provider = (await providersByCodes(work, [asked.fixmedins_code])).get(asked.fixmedins_code)
    if (!provider) return refuseProvider('provider-unknown', { code: asked.fixmedins_code })
    const organisation = (await organisationById(work, provider.organisation))!
    const terminal = (await terminalsOf(work, organisation.id)).find(each => each.software && (asked.terminal === null || each.code === asked.terminal))
    return terminal ? { organisation: organisation.id, terminal: terminal.id } : refuseProvider('provider-unknown', { code: asked.fixmedins_code })
  })
  if (isRefused(at)) return at
  const by: By = { kind: 'service', id: at.organisation, post: 'sandbox', organisation: at.organisation, authority: 'sandbox' }
  const opened = await openCardSession(house, by, { terminal: at.terminal, cardNumber: asked.card_number, pin: asked.pin, finger: asked.finger })
  if (isRefused(opened)) return opened
  const { session, causes } = opened
  return {
    session: session.id, fixmedins_code: asked.fixmedins_code, terminal: at.terminal, factors: session.factors, opened_at: session.openedAt.toISOString(), ends_at: session.endsAt.toISOString(),
    causes: causes.map(({ cause, zh, en }) => ({ cause, zh, en })),
  }
}
