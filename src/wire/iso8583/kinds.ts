import type { FieldName } from './fields.ts'

/** What a request or an answer carries: what it must, what it may beside; an answer of an approval (F39 00) also `approved`. Nothing else. */
export type Leg = { mti: string; must: readonly FieldName[]; may: readonly FieldName[]; approved?: readonly FieldName[] }
/**
 * A kind of message. `processing` F3, `condition` F25, `type` 60.1, `network` 60.3: what tells it from others. `undone`: when no answer comes it is reversed; where not, the
 * outcome stays unknown until somebody asks. `keyed`: its messages carry a MAC. `side`: where its amount counts in the totals of a batch; without, it is no part of a batch.
 */
export type Kind = { zh: string; en: string; processing?: string; condition?: string; type?: string; network?: readonly string[]; undone?: true; keyed?: true; side?: 'debit' | 'credit'; request: Leg; answer: Leg }

const words = (text: string) => text.split(' ') as FieldName[]
const leg = (mti: string, must: string, may = '', approved = ''): Leg => ({ mti, must: words(must), may: may ? words(may) : [], ...approved && { approved: words(approved) } })

const CARD = 'pan expiry cardSequence track2 track3 pinCapture pinBlock security icc acquirer'
const ANSWERED = 'stan time date response terminal merchant control'
const ECHO = 'pan processing amount expiry settled entry cardSequence condition acquirer reference authorisation institutions currency icc remark mac'
const AT = 'processing stan entry condition terminal merchant control mac'

/** A transaction of money: what a terminal sends and what it is answered. */
const money = (zh: string, en: string, processing: string, type: string, more: { must?: string; may?: string; mti?: [string, string]; undone?: true; side?: 'debit' | 'credit' } = {}): Kind => ({
  zh, en, processing, condition: '00', type, keyed: true, ...more.undone && { undone: true }, ...more.side && { side: more.side },
  request: leg(more.mti?.[0] ?? '0200', `${AT} amount currency${more.must ? ` ${more.must}` : ''}`, `${CARD} remark${more.may ? ` ${more.may}` : ''}`),
  answer: leg(more.mti?.[1] ?? '0210', `processing ${ANSWERED}`, ECHO, 'amount reference settled mac'),
})
const network = (zh: string, en: string, mti: [string, string], codes: readonly string[], request: [string, string?], answer: [string?, string?] = []): Kind => ({
  zh, en, type: '00', network: codes,
  request: leg(mti[0], `stan terminal merchant control${request[0] ? ` ${request[0]}` : ''}`, request[1]),
  answer: leg(mti[1], ANSWERED, `settled acquirer reference remark${answer[1] ? ` ${answer[1]}` : ''}`, answer[0]),
})

/**
 * The messages of the dialect, once: codec, checks, terminal, tests and pages read this table. 60.1 of withdrawal, deposit, transfer and pay-in, the layout of their F62, and
 * network codes 005 (SM4 keys) are ours: no public text gives them. Settlement and upload carry no MAC, as the terminals of others send them. (decision 0185)
 */
export const kinds = {
  'sign-in': network('签到', 'sign-in', ['0800', '0810'], ['001', '003', '004', '005'], ['', 'time date own remark'], ['own', '']),
  'sign-out': network('签退', 'sign-out', ['0820', '0830'], ['002'], ['', 'remark']),
  echo: network('回响测试', 'echo test', ['0820', '0830'], ['301'], ['']),
  settlement: network('批结算', 'batch settlement', ['0500', '0510'], ['201'], ['currency additional remark'], ['additional', 'currency']),
  'batch-upload': network('批上送', 'batch upload', ['0320', '0330'], ['201'], ['additional'], ['', 'additional']),
  // terminals differ in which of the two says that totals were equal
  'batch-end': network('批上送结束', 'end of a batch upload', ['0320', '0330'], ['202', '207'], ['additional'], ['', 'additional']),
  balance: {
    zh: '余额查询', en: 'balance inquiry', processing: '310000', condition: '00', type: '01', keyed: true,
    request: leg('0200', `${AT} currency`, `${CARD} remark`), answer: leg('0210', `processing ${ANSWERED}`, `${ECHO} balance`, 'balance reference mac'),
  },
  purchase: money('消费', 'purchase', '000000', '22', { may: 'own', undone: true, side: 'debit' }),
  void: money('消费撤销', 'void of a purchase', '200000', '23', { must: 'reference original', may: 'authorisation', undone: true, side: 'credit' }),
  refund: money('退货', 'refund', '200000', '25', { must: 'reference original', may: 'authorisation', mti: ['0220', '0230'], side: 'credit' }),
  withdrawal: money('取现', 'cash withdrawal', '010000', '70', { undone: true }),
  dispensed: money('取现确认', 'cash dispensed', '010000', '73', { must: 'original', mti: ['0220', '0230'] }),
  deposit: money('现金存款', 'cash deposit', '210000', '71', { undone: true }),
  // it may have reached its payee: what became of it is asked under its own number
  transfer: money('转账', 'transfer', '400000', '72', { must: 'own' }),
  // 待遇 the centre ordered, credited to its payee's card who keys the PIN; F62 is the order. Asked again under its own number, never reversed
  'pay-in': money('待遇入账', 'benefit paid in', '470000', '74', { must: 'own', side: 'credit' }),
  reversal: {
    zh: '冲正', en: 'reversal', keyed: true,
    request: leg('0400', 'processing amount stan entry condition response terminal merchant currency control original mac', 'pan expiry cardSequence authorisation reference acquirer icc remark'),
    answer: leg('0410', `processing ${ANSWERED}`, ECHO, 'amount mac'),
  },
} as const satisfies Record<string, Kind>

export type KindName = keyof typeof kinds
/** Kinds whose amounts a batch counts, by side. */
export const counted = (side: 'debit' | 'credit'): KindName[] => kindNames.filter(name => kindOf(name).side === side)
export const kindNames = Object.keys(kinds) as KindName[]
/** A kind by its name, as the table's own type. */
export const kindOf = (name: KindName): Kind => kinds[name]
