import type { CauseName } from './causes.ts'
import type { Words } from './life.ts'

/** What happened and what it means; then what to do, where, with what. `{reset}` and the like are places of the policy, `{region}` names. */
export type CauseWords = { what: Words; todo: Words }

/** Every cause in both languages, as terminals, pages and the national interface say it. (READ-01, READ-02) */
export const causeWords = {
  'chip-damaged': {
    what: { zh: '芯片读不出来', en: 'The chip cannot be read' },
    todo: { zh: '带卡和身份证到{reset}检测，坏了就换卡', en: 'Bring the card and ID to {reset} for a test; a damaged card is exchanged' },
  },
  'authentication-failed': {
    what: { zh: '芯片没有通过认证，这张卡不能用', en: 'The chip failed authentication; the card cannot be used' },
    todo: { zh: '带卡和身份证到{reset}查验', en: 'Bring the card and ID to {reset}' },
  },
  'cancelled': {
    what: { zh: '这张卡已经注销', en: 'This card was cancelled' },
    todo: { zh: '要用卡，带身份证到{centre}重新申领', en: 'To have a card, apply again with the ID at {centre}' },
  },
  'cancelled-on': {
    what: { zh: '这张卡 {day} 已经注销', en: 'This card was cancelled on {day}' },
    todo: { zh: '要用卡，带身份证到{centre}重新申领', en: 'To have a card, apply again with the ID at {centre}' },
  },
  'replaced': {
    what: { zh: '这张卡已经换成新卡，旧卡不能再用', en: 'This card was replaced by a new one and no longer works' },
    todo: { zh: '请用新卡；新卡没有领就带身份证去领', en: 'Use the new card; if it was not collected, collect it with the ID' },
  },
  'expired': {
    what: { zh: '卡的有效期到 {validUntil} 为止，社保账户停用了', en: 'The card was valid until {validUntil}; its social account has stopped' },
    todo: { zh: '本人带身份证原件和旧卡到社保窗口或{centre}换领', en: 'The holder brings the original ID and the old card to a social security counter or {centre} to renew it' },
  },
  'lost': {
    what: { zh: '社保账户已挂失，卡停用了', en: 'The social account is reported lost; the card does not work' },
    todo: { zh: '卡找到了，持卡人带身份证到{reset}解挂；没找到就补卡',
      en: 'If the card was found, the holder releases it with the ID at {reset}; otherwise it is replaced' },
  },
  'lost-until': {
    what: { zh: '社保账户已电话挂失，到 {until} 24:00 为止，卡停用了', en: 'The social account was reported lost by phone, until 24:00 of {until}; the card does not work' },
    todo: { zh: '要一直有效，带身份证到{report}写书面挂失；卡找到了，带身份证到{reset}解挂',
      en: 'To make it stand, report it in writing with the ID at {report}; if the card was found, release it with the ID at {reset}' },
  },
  'lost-replacing': {
    what: { zh: '社保账户已挂失，新卡在办', en: 'The social account is reported lost and a new card is under way' },
    todo: { zh: '新卡到了会发短信，本人带身份证去领；旧卡找到了也不能用', en: 'A text message tells when the new card is there; the holder collects it with the ID. The old one does not work even if it is found' },
  },
  'suspended': {
    what: { zh: '社保账户暂停使用', en: 'The social account is suspended' },
    todo: { zh: '激活金融账户后马上恢复，带身份证和卡到发卡银行网点办',
      en: 'It resumes as soon as the financial account is activated: ID and card, at a branch of the issuing bank' },
  },
  'handed-in': {
    what: { zh: '这张卡已经交回换新卡，停用了', en: 'This card was handed in for an exchange and does not work' },
    todo: { zh: '新卡到了会发短信，本人带身份证去领；领以前没有卡可用', en: 'A text message tells when the new card is there; the holder collects it with the ID and has no card until then' },
  },
  'handed-in-idle': {
    what: { zh: '这张卡已经交回换新卡，停用了；现在没有新卡在做', en: 'This card was handed in for an exchange and does not work; no new card is being made' },
    todo: { zh: '换卡申领退回的，改好再交；没有在办的，本人带身份证到社保窗口重新换卡', en: 'An application that came back is mended and sent again; where none is under way the holder exchanges anew at a social security counter, with the ID' },
  },
  'not-collected': {
    what: { zh: '这张卡还没有领，社保账户没有启用', en: 'This card was not handed over; its social account is not activated' },
    todo: { zh: '本人带身份证到{place}领卡', en: 'The holder collects it with the ID at {place}' },
  },
  'not-confirmed': {
    what: { zh: '卡寄给本人了，还没有确认收到，社保账户没有启用', en: 'The card was posted and its arrival is not confirmed; its social account is not activated' },
    todo: { zh: '收到后在网上填验证码和卡号后四位确认，或者本人带身份证和卡到社保窗口确认', en: 'Once it is there, the holder confirms it on the web with a code and the card’s last four, or at a social security counter with ID and card' },
  },
  'not-arrived': {
    what: { zh: '这张卡还没有送到领卡的地方，社保账户没有启用', en: 'This card has not reached its place of collection; its social account is not activated' },
    todo: { zh: '送到{place}会发短信，到时候本人带身份证去领', en: 'A text message tells when it is at {place}; the holder then collects it with the ID' },
  },
  'not-activated-pin': {
    what: { zh: '社保账户还没有启用', en: 'The social account is not activated' },
    todo: { zh: '带身份证和卡到{change}，改一次初始密码就能用', en: 'Bring the ID and the card to {change} and change the initial PIN once' },
  },
  'not-activated': {
    what: { zh: '社保账户还没有启用', en: 'The social account is not activated' },
    todo: { zh: '带身份证和卡到{centre}启用', en: 'Bring the ID and the card to {centre} to activate it' },
  },
  'not-activated-window': {
    what: { zh: '社保账户还没有启用', en: 'The social account is not activated' },
    todo: { zh: '带身份证和卡到{activate}，核对资料后就能用', en: 'Bring the ID and the card to {activate}; after a data check it works' },
  },
  'not-activated-finger': {
    what: { zh: '社保账户还没有启用', en: 'The social account is not activated' },
    todo: { zh: '本人带身份证和卡到{activate}，输密码、录指纹后就能用', en: 'The holder brings ID and card to {activate} in person, enters the PIN and gives a fingerprint' },
  },
  'identity-differs': {
    what: { zh: '卡上的身份信息和参保记录不一致', en: 'The identity on the card differs from the insurance record' },
    todo: { zh: '带身份证和卡到参保地的社保窗口或{centre}核对，改正后就能用', en: 'Bring the ID and the card to a counter where you are insured or to {centre}; it works once the data are mended' },
  },
  'identity-card-wrong': {
    what: { zh: '卡上的身份信息和身份证不一致，这张卡停用了', en: 'The identity on the card differs from the ID; this card has stopped' },
    todo: { zh: '带身份证和卡到社保窗口换卡，余额和记录不变', en: 'Bring the ID and the card to a social security counter to exchange it; balance and history stay' },
  },
  'pin-locked': {
    what: { zh: '社保密码锁定了', en: 'The social PIN is locked' },
    todo: { zh: '本人带身份证和卡到{reset}重置', en: 'The holder has it reset with ID and card at {reset}' },
  },
  'pin-initial': {
    what: { zh: '还是初始密码{pin}，不能付钱', en: 'The PIN is still the initial one{pin} and cannot pay' },
    todo: { zh: '带身份证和卡到{change}改一次就能用', en: 'Bring the ID and the card to {change} and change it once' },
  },
  'pin-to-set': {
    what: { zh: '社保密码还没有设，不能付钱', en: 'No social PIN is set; the card cannot pay' },
    todo: { zh: '带身份证和卡到{reset}设新密码', en: 'Bring the ID and the card to {reset} and set a new PIN' },
  },
  'pin-wrong': {
    what: { zh: '密码不对，还能试 {left} 次', en: 'Wrong PIN, tries left: {left}' },
    todo: { zh: '忘了就带身份证和卡到{reset}重置', en: 'If it is forgotten, have it reset with ID and card at {reset}' },
  },
  'pin-timed-out': {
    what: { zh: '输密码超时了，不算输错', en: 'The PIN entry timed out; no try was counted' },
    todo: { zh: '在密码键盘上从头再输一次', en: 'Enter it again from the start on the pad' },
  },
  'not-insured-here': {
    what: { zh: '在{region}没有医保参保记录，不能医保结算', en: 'There is no medical insurance record in {region}; insurance cannot settle' },
    todo: { zh: '在别处参保的，到参保地办异地就医备案；没参保的，到医保窗口参保',
      en: 'If insured elsewhere, file for treatment away from home there; otherwise enrol at the insurance counter' },
  },
  'in-arrears': {
    what: { zh: '{region}的医保停缴了，不能医保结算', en: 'Contributions in {region} have stopped; insurance cannot settle' },
    todo: { zh: '在职的找单位补缴，自己缴费的到医保窗口补缴，到账后就能用',
      en: 'Employees ask their unit to pay; others pay at the insurance counter; it works once the money is in' },
  },
  'double-record': {
    what: { zh: '{region}有两条有效的参保记录，合并前都不能结算', en: 'There are two valid records in {region}; neither settles until they are merged' },
    todo: { zh: '带身份证到{region}的经办机构合并账户，钱和记录都会保留',
      en: 'Bring the ID to the office of {region} to merge them; money and history are kept' },
  },
  'choose-region': {
    what: { zh: '在{region}都有有效的参保记录', en: 'There are valid records in {region}' },
    todo: { zh: '请选这次用哪个参保地，选定后这次就医都用它', en: 'Pick the region for this visit; the choice holds until the visit is over' },
  },
} as const satisfies Record<CauseName | 'cancelled-on' | 'lost-until' | 'lost-replacing' | 'identity-card-wrong' | 'handed-in' | 'handed-in-idle' | 'not-collected' | 'not-arrived' | 'not-confirmed' | 'not-activated-pin' | 'not-activated-window' | 'not-activated-finger', CauseWords>
export type CauseKey = keyof typeof causeWords
