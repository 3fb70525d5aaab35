import { answers } from '../answers.ts'
import type { Definition, Rule } from '../define.ts'
import { inputs } from '../messages.ts'
import { card, keeping, ofOwnCard, sender } from './refused.ts'

const operator: Rule = { field: 'opter_no', zh: '应该和 opter 相同', en: 'must equal opter', breaks: ({ opter_no }, { envelope }) => opter_no !== envelope.opter }
/** A field another one asks for. */
const needed = (field: string, when: (row: Readonly<Record<string, string>>) => boolean, zh: string, en: string): Rule => ({ field, zh, en, breaks: row => when(row) && !row[field] })

/** Signing in and out, who somebody is, and undoing what was not heard. */
export const houseDefinitions = {
  '9001': {
    zh: '签到', en: 'Sign-in',
    when: { zh: '操作员上班时发一次。回来的 sign_no 绑定机构、操作员和网络地址，放进以后每条报文，一天有效', en: 'Once when an operator begins. The sign_no that comes back is bound to provider, operator and address, goes into every later message and is good for a day' },
    input: { signIn: { table: inputs.signIn, rules: [operator] } }, output: { nodes: { signinoutb: { table: answers.signed } } }, kept: true,
    refusals: ['provider-differs', 'provider-unknown', 'not-designated-yet', 'designation-ended', ...keeping], undone: ['9002'],
  },
  '9002': {
    zh: '签退', en: 'Sign-out',
    when: { zh: '操作员下班时发。签到和这个操作员的卡会话同时结束；最后一个操作员签退，机构的卡会话全部结束', en: 'When an operator ends. The sign-in and the operator’s card sessions end; with the provider’s last operator all of them' },
    input: { signOut: { table: inputs.signOut, also: ['data'], rules: [operator] } }, output: { nodes: { signinoutb: { table: answers.signed } } }, kept: true, refusals: [...sender, ...keeping],
  },
  '1101': {
    zh: '人员信息获取', en: 'Person',
    when: { zh: '读卡以后、办任何业务以前发：得到人员编号和每条参保记录，一个统筹区一个险种一行。收费时用其中一行的 insuplc_admdvs 和 insutype。用身份证（02）只能查人，一小时 120 次', en: 'After the card is read, before any business: gives psn_no and every insurance record, one row a region and scheme. Later messages use insuplc_admdvs and insutype of one row. An ID card (02) only identifies, 120 times an hour' },
    input: { data: { table: inputs.person, rules: [
      needed('card_sn', row => row['mdtrt_cert_type'] === '03', '凭证类型 03 时必填卡识别码', 'is missing; certificate type 03 needs it'),
      needed('psn_name', row => row['mdtrt_cert_type'] === '02', '凭证类型 02 时必填姓名', 'is missing; certificate type 02 needs it'),
    ] } },
    output: { nodes: { baseinfo: { table: answers.baseinfo }, insuinfo: { table: answers.insuinfo, most: 100, may: true }, idetinfo: { table: answers.idetinfo, most: 100, may: true } } },
    refusals: [...ofOwnCard, ...card, 'old-card-dead', 'card-not-matched', 'person-not-found', 'looked-up-too-often', 'ecard-not-here', 'cert-unknown'],
  },
  '2601': {
    zh: '冲正', en: 'Reversal',
    when: { zh: '没有听到结算、撤销或入院的回答、不想再发同一个报文时用：把那个报文办的事退回。报文没有到过也可以发，它会留下记号，以后到了也不办', en: 'When the answer of a settlement, cancel or admission was not heard and the same message is not to be sent again: undoes what it did. Harmless for a message that never came; it leaves a mark, and the message is refused when it comes' },
    input: { data: { table: inputs.reversal } }, output: {}, kept: true,
    refusals: [...sender, ...keeping, 'not-reversible', 'psn-unknown', 'balance-spent', 'lines-changed', 'bill-not-last', 'visit-settled', 'visit-has-fees', 'visit-left'],
  },
} as const satisfies Record<string, Definition>
