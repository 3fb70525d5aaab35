/** What the kit holds a bank's system to; a deviation names one of them. */
export const bankRules = {
  'answered': { zh: '每条读得懂的报文都有应答，读不懂的不拖住后面的', en: 'Every message that can be read is answered, and one that cannot holds up none after it' },
  'form': { zh: '应答按报文表填，MAC 对，金额和流水号是请求里的', en: 'An answer is as the table of messages says, its MAC is right, amount and number are the request’s' },
  'sign-in': { zh: '签到给出两把工作密钥和新的批次号；没登记的商户签不进来', en: 'A sign-in gives two working keys and a new batch; an unregistered merchant gets none' },
  'approved': { zh: '写得对、余额够、密码对的交易应该成功，带参考号和授权码', en: 'A right transaction with enough money and the right PIN is approved, with reference and authorisation' },
  'moves': { zh: '余额正好动了交易的金额', en: 'The balance moves by exactly the amount' },
  'once': { zh: '同一笔再发一次，应答一样，只动一次账', en: 'The same message again is answered the same, and money moves once' },
  'other-content': { zh: '同一流水号写别的内容，不办', en: 'Other content under a used number is not done' },
  'mac': { zh: 'MAC 不对的报文是 A0，不动账', en: 'A message with a wrong MAC is A0 and moves nothing' },
  'pin': { zh: '没有密码或密码不对，不动账；密码错是 55', en: 'Without the PIN or with a wrong one nothing moves; a wrong one is 55' },
  'declined': { zh: '不办的交易按原因给应答码，不动账', en: 'What is not done is declined with its reason’s code and moves nothing' },
  'void': { zh: '撤销退回整笔，只撤一次', en: 'A void gives the whole back, once' },
  'refund': { zh: '退货可以分几次，加起来不超过原金额', en: 'A refund may come in parts, together no more than the original' },
  'reversal': { zh: '冲正退回原交易，再发一次也成功；没见过的原交易也成功', en: 'A reversal undoes its original, and succeeds when sent again or when the original never came' },
  'late': { zh: '冲正之后才到的原交易不办', en: 'An original that comes after its reversal is not done' },
  'format': { zh: '缺域的报文是 30，不是不答', en: 'A message that lacks a field is answered 30, not dropped' },
  'totals': { zh: '批结算的合计和银行记的一样就是平，差一分也是不平；撤销和退货在贷方，冲正掉的不算', en: 'Totals of a batch that are the bank’s are equal, and a fen off they are not; voids and refunds are credits, what was reversed does not count' },
  'settled-once': { zh: '同一批次再结一次，回答一样', en: 'The same batch settled again is answered the same' },
  'batch-closed': { zh: '结过的批次不再收交易，签到给新批次', en: 'A settled batch takes nothing more, and a sign-in gives a new one' },
  'upload': { zh: '不平的批次逐笔上送，重发也成功；笔数不符的结束不成功', en: 'A batch that differs is uploaded, a repeat too is taken, and an end with another count is not' },
  'key': { zh: '没有出示密钥的请求不办', en: 'A request without the key is not done' },
  'order-once': { zh: '同一订单再来，给同一张卡；换了内容的不办', en: 'The same order again gives the same card; with other content it is not done' },
  'states': { zh: '问到的卡都答：有没有、启用没有', en: 'Every card that is asked for is answered: known, active' },
  'file-lines': { zh: '回盘一行不少，每行有结果，合计对', en: 'The return has every line with its result, and its sums are right' },
  'file-once': { zh: '同一文件再来，回盘一样，不再付', en: 'The same file again gives the same return and pays nothing more' },
  'file-altered': { zh: '同一批次号的另一份内容整份退回', en: 'Other content under a batch number is refused as a whole' },
  'file-half': { zh: '没写完的文件不办', en: 'A file that is not whole is not carried out' },
} as const satisfies Record<string, { zh: string; en: string }>
export type BankRule = keyof typeof bankRules
/** One thing that is not as it should be: in which flow, at which field or step, what was expected and what was there. */
export type BankDeviation = { flow: string; rule: BankRule; field: string; expected: string; got: string }
