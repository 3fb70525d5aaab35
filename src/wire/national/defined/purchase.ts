import { answers } from '../answers.ts'
import type { Definition, Rule } from '../define.ts'
import { scaled } from '../fields.ts'
import { inputs } from '../messages.ts'
import { card, keeping, ofClerk, ofOwnCard, settles, splitting } from './refused.ts'

const MOST_LINES = 200
/** What pages can show exactly. */
const tooLarge: Rule = { field: 'medfee_sumamt', zh: '数字太大', en: 'is too large', breaks: ({ medfee_sumamt }) => scaled(medfee_sumamt!, 2) > BigInt(Number.MAX_SAFE_INTEGER) }
const input = { druginfo: { table: inputs.druginfo, rules: [tooLarge] }, drugdetail: { table: inputs.drugdetail, most: MOST_LINES, within: 'druginfo' } } as const
const bill = [...ofOwnCard, ...card, ...splitting, 'psn-unknown', 'line-matched-otherwise', 'lent-inpatient', 'item-unknown', 'line-differs', 'line-twice', 'visit-not-today'] as const

/** A purchase in a pharmacy. */
export const purchaseDefinitions = {
  '2101': {
    zh: '药店预结算', en: 'Pharmacy pre-settlement',
    when: { zh: '收钱以前发：看这张单子怎么分担，什么都不改。插着卡就行，不用输密码', en: 'Before money is taken: shows how the bill is split and changes nothing. The card is enough, the PIN is not needed' },
    input, output: { nodes: { setlinfo: { table: answers.tried }, setldetail: { table: answers.setldetail, most: 50, may: true }, detlcutinfo: { table: answers.line, most: MOST_LINES } } }, region: true,
    refusals: bill,
  },
  '2102': {
    zh: '药店结算', en: 'Pharmacy settlement',
    when: { zh: '持卡人输过密码以后发：记账，扣个人账户。没有听到回答就用同一个报文再发，回答不变，不会扣两次', en: 'After the holder entered the PIN: posts and takes from the personal account. If no answer is heard the same message is sent again; it is answered the same and never taken twice' },
    input, output: { nodes: { setlinfo: { table: answers.settled }, setldetail: { table: answers.setldetail, most: 50, may: true }, detlcutinfo: { table: answers.line, most: MOST_LINES } } }, region: true, kept: true,
    refusals: [...bill, ...keeping, ...settles], undone: ['2103', '2601'],
  },
  '2103': {
    zh: '药店结算撤销', en: 'Pharmacy settlement cancelled',
    when: { zh: '退药时发：整笔退回，成为一笔新的负数结算，balc 是退回以后的余额。不用插卡', en: 'When medicine is returned: the whole is given back as a new settlement of negative amounts, balc after it. Needs no card' },
    input: { data: { table: inputs.cancel } }, output: { nodes: { setlinfo: { table: answers.givenBack }, setldetail: { table: answers.setldetail, most: 50, may: true } } }, kept: true,
    refusals: [...ofClerk, ...keeping, 'settlement-unknown'], undone: ['2601'],
  },
} as const satisfies Record<string, Definition>
