/**
 * Response codes (F39) of UnionPay POS. `means`: what a code says about the money of the request it answers: `done`, or `not` done. `reversal`: what it says when it answers
 * a reversal: `done`, `none` there was nothing to reverse, `again` later, `person` no repetition will change it, somebody must look.
 */
export type Response = { zh: string; en: string; means: 'done' | 'not'; reversal: 'done' | 'none' | 'again' | 'person' }
const no = (zh: string, en: string, reversal: Response['reversal'] = 'person'): Response => ({ zh, en, means: 'not', reversal })

export const responses = {
  '00': { zh: '成功', en: 'approved', means: 'done', reversal: 'done' },
  '01': no('请持卡人与发卡银行联系', 'call the issuing bank'),
  '03': no('商户未登记', 'invalid merchant'),
  '04': no('没收卡，请联系收单行', 'capture the card'),
  '05': no('发卡行不予承兑', 'do not honour'),
  '12': no('无效交易', 'invalid transaction'),
  '13': no('无效金额', 'invalid amount'),
  '14': no('无效卡号', 'no such card number'),
  '15': no('此卡无对应发卡行', 'no such issuer'),
  '21': no('卡未启用或未初始化', 'card not initialised'),
  '22': no('关联交易错误', 'suspected malfunction, original does not match'),
  '25': no('找不到原交易', 'original not found', 'none'),
  '30': no('报文格式错误', 'format error'),
  '34': no('作弊卡', 'suspected fraud, capture the card'),
  '38': no('密码错误次数超限', 'PIN tries exceeded, capture the card'),
  '40': no('发卡行不支持的交易类型', 'function not supported by the issuer'),
  '41': no('挂失卡', 'lost card'),
  '43': no('被窃卡', 'stolen card'),
  '45': no('芯片卡不得降级使用磁条', 'chip card may not be used by its stripe'),
  '51': no('余额不足', 'insufficient funds'),
  '54': no('卡已过期', 'expired card'),
  '55': no('密码错误', 'incorrect PIN'),
  '57': no('不允许此卡做此交易', 'transaction not permitted to this card'),
  '58': no('不允许此终端做此交易', 'transaction not permitted to this terminal'),
  '59': no('卡片校验错误', 'suspected fraud'),
  '61': no('金额超限', 'exceeds amount limit'),
  '62': no('受限制的卡', 'restricted card'),
  '63': no('违反安全规定', 'security violation'),
  '64': no('原始金额不正确', 'original amount incorrect'),
  '65': no('超出取款次数限制', 'exceeds count limit'),
  '68': no('交易超时', 'response received too late', 'again'),
  '75': no('密码错误次数超限', 'PIN tries exceeded'),
  '77': no('批次不符，请重新签到', 'batch differs, sign in again', 'again'),
  '79': no('脱机交易对账不平', 'offline totals differ'),
  '90': no('日期切换正在处理', 'cut-off in progress', 'again'),
  '91': no('发卡行不能操作', 'issuer inoperative', 'again'),
  '92': no('金融机构或中间网络设施找不到', 'no route to the institution', 'again'),
  '94': no('重复交易', 'duplicate transmission'),
  '96': no('交换中心系统异常', 'system malfunction', 'again'),
  '97': no('终端未登记', 'terminal not registered'),
  '98': no('发卡方超时', 'issuer timed out', 'again'),
  '99': no('PIN 格式错，请重新签到', 'PIN format error, sign in again'),
  A0: no('MAC 校验错，请重新签到', 'MAC error, sign in again', 'again'),
} as const satisfies Record<string, Response>

export type ResponseCode = keyof typeof responses
/** What a code means; one that is not in the table is a no for whose reversal a person is needed. */
export const responseOf = (code: string): Response => (responses as Record<string, Response>)[code] ?? no(`未知应答码 ${code}`, `unknown response code ${code}`)
/** Why a reversal is sent (its F39). */
export const reasons = { 98: ['没有收到应答', 'no answer came'], 96: ['终端异常', 'the terminal failed'], '06': ['其他', 'another reason'], A0: ['应答的 MAC 不对', 'the answer’s MAC was wrong'] } as const
export type Reason = '98' | '96' | '06' | 'A0'
