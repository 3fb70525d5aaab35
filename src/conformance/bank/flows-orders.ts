import type { BankFlow } from './run.ts'

/** The orders over HTTP: accounts opened once, how cards stand. */
export const orderFlows: readonly BankFlow[] = [
  { name: 'orders', zh: '开户订单，重来，换内容，没有密钥', en: 'orders to open accounts: again, with other content, without the key', needs: 'http', play: async ({ of, found }) => {
    const { post, bank } = of.http!
    const order = `kit-${of.random(6).toString('hex')}`
    const body = (name: string) => ({ bank, orders: [{ order, name, idType: 'citizen', idNumber: '340104198803120018', phone: null }] })
    const rowOf = (answer: { body: Record<string, unknown> }) => (answer.body['rows'] as Record<string, unknown>[] | undefined)?.[0] ?? {}
    const shut = await post('/centre/accounts', body('沈小华'), '0'.repeat(64))
    if (![401, 403].includes(shut.status)) found('key', 'HTTP', '401 or 403', String(shut.status))
    const first = rowOf(await post('/centre/accounts', body('沈小华')))
    if (!/^62\d{14,17}$/.test(String(first['card'] ?? ''))) found('order-once', 'card', 'a card number that begins with 62', String(first['card'] ?? first['refused'] ?? 'nothing'))
    const again = rowOf(await post('/centre/accounts', body('沈小华')))
    if (again['card'] !== first['card']) found('order-once', 'card of the same order', 'the same card', 'another')
    const other = rowOf(await post('/centre/accounts', body('王大明')))
    if (other['card'] !== undefined) found('order-once', 'order with other content', 'refused', 'a card')
    const states = (await post('/centre/states', { cards: [first['card'], '6299990000000000009'] })).body['rows'] as Record<string, unknown>[] | undefined
    if (states?.[0]?.['known'] !== true || states[0]['active'] !== false) found('states', 'the card just opened', 'known, not active', JSON.stringify(states?.[0] ?? null).slice(0, 80))
    if (states?.[1]?.['known'] !== false) found('states', 'a card of no bank', 'not known', JSON.stringify(states?.[1] ?? null).slice(0, 80))
  } },
]
