import { topics, type Topic, type Words } from './shared.ts'

type Happened = Words & { topic: Topic }
const of = (topic: Topic, rows: Record<string, readonly [zh: string, en: string]>): Record<string, Happened> =>
  Object.fromEntries(Object.entries(rows).map(([verb, [zh, en]]) => [verb, { zh, en, topic }]))

/** Every verb that the record of a person holds, in words; a PIN entry by its outcome, an application by its kind. A test holds the rooms' verbs against it. */
export const happened: Readonly<Record<string, Happened>> = {
  ...of('application', {
    'applications.submit': ['申领', 'applied'], 'applications.submit-replacement': ['申请补卡', 'replacement applied for'], 'applications.submit-exchange': ['申请换卡', 'exchange applied for'], 'applications.submit-renewal': ['申请到期换领', 'renewal applied for'],
    'applications.claim': ['审核人接手', 'taken up by a reviewer'], 'applications.approve': ['审核通过', 'approved'], 'applications.sendBack': ['退回修改', 'returned'], 'applications.mend': ['改好再交', 'mended'], 'applications.withdraw': ['撤回申领', 'withdrawn'],
    'applications.takeBack': ['收回决定，重新审', 'decision taken back'], 'applications.in-production': ['开始制卡', 'production begun'], 'applications.at-site': ['可以领卡', 'ready to collect'], 'applications.collected': ['申领办结', 'application done'],
    'applications.went-back': ['没有人领，退回', 'not collected, returned'], 'applications.lapse': ['没有人领，申领结束', 'never collected, ended'], 'applications.redirect': ['换领卡的地方', 'another place of collection'], 'applications.notify-date': ['通知新的日期', 'another date notified'],
    'applications.print-form': ['打印申领表', 'form printed'], 'applications.print-receipt': ['打印回执', 'receipt printed'], 'papers.keep': ['交材料', 'paper handed in'],
  }),
  ...of('card', {
    'cards.order': ['建卡', 'ordered'], 'imports.take-over': ['从原系统接收', 'taken over from the system before'], 'cards.make': ['制成', 'made'], 'cards.stock': ['质检合格', 'passed its check'], 'cards.send': ['发出', 'sent'], 'cards.arrive': ['到领卡处', 'arrived'], 'cards.hand-over': ['领取', 'collected'], 'cards.scrap': ['报废', 'scrapped'],
    'cards.confirm-receipt': ['确认收到邮寄的卡', 'received by post'], 'cards.lose': ['寄丢作废', 'lost by the post, ended'], 'cards.take-back': ['没有人领，退回', 'taken back'], 'cards.bring-back': ['退回的卡到卡中心', 'returned card at the centre'], 'cards.destroy': ['销毁', 'destroyed'],
    'cards.close': ['卡结束', 'card ended'], 'cards.hand-in': ['交回换卡', 'handed in'], 'cards.give-back': ['还给持卡人', 'given back'], 'cards.replace': ['换成新卡', 'replaced'], 'cards.remind-renewal': ['提醒到期换领', 'told of the card’s end'], 'cards.told-renewal': ['另行通知到期换领', 'told of the card’s end otherwise'], 'cards.end-visit': ['交还卡和证件，给须知', 'given back, with the guide'],
    'production.post': ['寄出', 'posted'], 'production.parcel-delivered': ['邮件送到', 'parcel delivered'], 'production.parcel-lost': ['邮件丢失', 'parcel lost'], 'production.ask-receipt-code': ['要收卡验证码', 'code to confirm receipt asked'], 'production.receipt-code-failed': ['收卡验证码填错', 'wrong code to confirm receipt'],
    'production.remind': ['提醒来领', 'reminded to collect'], 'production.sign-destruction': ['销毁签字', 'destruction signed'], 'terminals.diagnose': ['检测芯片', 'chip tested'],
    'production.instant-begin': ['开始当场制卡', 'made at the window: begun'], 'production.instant-take-over': ['同事接着制', 'taken over by a colleague'], 'production.instant-print': ['卡面印好', 'printed'], 'production.instant-register': ['当场制成，入册', 'made and registered'],
    'production.instant-trouble': ['制卡出了故障', 'trouble with the machine'], 'production.spoil-blank': ['空白卡报废', 'blank spoilt'], 'production.instant-give-up': ['不当场制了', 'given up at the window'], 'production.instant-to-plant': ['转卡中心制', 'handed to the card centre'],
  }),
  ...of('card', {
    'cancellation.request': ['申请注销', 'cancellation asked for'], 'cancellation.approve': ['批准注销', 'cancellation approved'], 'cancellation.refuse': ['注销没有批准', 'cancellation not approved'], 'cancellation.take-back': ['撤回注销', 'cancellation taken back'],
    'cancellation.settle-money': ['余款转出', 'money left'], 'cancellation.order': ['余款交银行支付', 'money left ordered at the bank'], 'cancellation.paid': ['银行付了余款', 'money left paid by the bank'], 'cancellation.returned': ['银行退回余款', 'money left came back from the bank'], 'cancellation.pay-again': ['余款改好再付', 'money left to be paid again'], 'cancellation.bank-told': ['银行知道卡已注销', 'bank told that the card ended'], 'cancellation.bank-told-back': ['银行知道注销已撤回', 'bank told that the card is back'], 'settlement.pay-out': ['个人账户支取到存折', 'paid out over the passbook'], 'cancellation.print': ['打印注销告知单', 'notice printed'], 'cards.cancel': ['注销', 'cancelled'], 'cards.put-back': ['注销撤回，恢复', 'cancellation taken back'], 'production.stop': ['停止制卡', 'production stopped'],
  }),
  ...of('social', {
    'cards.activate-social': ['启用', 'activated'], 'cards.report-loss': ['挂失', 'reported lost'], 'cards.release-loss': ['解挂', 'released'], 'cards.lapse-loss': ['电话挂失到期', 'report by phone lapsed'], 'cards.suspend': ['到期没激活，停用', 'not activated in time, suspended'], 'cards.resume': ['恢复使用', 'resumed'],
    'cards.identity-differs': ['信息不一致', 'data differ'], 'cards.identity-agrees': ['信息核对一致', 'data agree'],
  }),
  ...of('pin', {
    'pins.issue': ['给初始密码', 'initial PIN given'], 'pins.changed': ['改密码', 'PIN changed'], 'pins.first-changed': ['改初始密码', 'first PIN set'], 'pins.wrong': ['密码输错', 'wrong PIN'], 'pins.right': ['密码输对', 'right PIN'], 'pins.locked': ['密码锁定', 'PIN locked'],
    'pins.weak': ['新密码太简单，没改', 'weak PIN refused'], 'pins.none': ['还没有密码，没改', 'no PIN yet'], 'pins.must-set': ['要先设新密码', 'a new PIN is due'], 'pins.change': ['改密码没成', 'PIN not changed'], 'pins.evaluate': ['输密码', 'PIN entered'],
    'pins.reset': ['重置后设新密码', 'new PIN after reset'], 'pins.authorise-reset': ['授权重置密码', 'reset authorised'], 'pins.end': ['密码作废', 'PIN ended'], 'pins.enrol-finger': ['登记指纹', 'fingerprint registered'], 'pins.set-query-password': ['设查询密码', 'query password set'],
    'pins.check-query-password': ['查询密码输错', 'wrong query password'], 'pins.remind-old': ['提醒换旧密码', 'reminded of an old PIN'],
  }),
  ...of('financial', { 'cards.link-bank-card': ['开户', 'account opened'], 'cards.financial-active': ['激活', 'activated'], 'cards.financial-lost': ['银行挂失', 'reported lost at the bank'], 'cards.financial-released': ['银行解挂', 'released by the bank'], 'cards.financial-lapsed': ['银行电话挂失到期', 'report at the bank’s telephone lapsed'],
    'losses.pass-on': ['向银行转报挂失', 'report of loss passed to the bank'], 'losses.not-taken': ['银行没有受理转报', 'report not taken by the bank'], 'losses.print-receipt': ['打印挂失回执', 'receipt of the loss printed'] }),
  ...of('fee', { 'fees.take': ['收工本费', 'fee taken'], 'fees.give-back': ['退工本费', 'fee given back'], 'fees.owe': ['工本费待退', 'fee to be given back'], 'fees.ask-account': ['请 POS 从金融账户收工本费', 'fee asked of the financial account'], 'fees.account-paid': ['金融账户付了工本费', 'fee paid from the financial account'], 'fees.account-not-paid': ['金融账户没有付成工本费', 'financial account did not pay the fee'], 'fees.send-back': ['工本费退回金融账户', 'fee on its way back to the account'], 'fees.account-returned': ['工本费已退回金融账户', 'fee back on the account'], 'fees.account-not-returned': ['银行没有退进工本费', 'bank refused to take the fee back'], 'fees.print-receipt': ['打印收据', 'receipt printed'] }),
  ...of('identity', {
    'identity.open-case': ['发现信息不一致', 'difference found'], 'identity.add-to-case': ['又发现不一致', 'further difference found'], 'identity.claim-case': ['接手核对', 'case taken up'], 'identity.settle-case': ['核对完成', 'case settled'], 'holders.mend-identity': ['改正身份信息', 'record mended'],
  }),
  ...of('contact', {
    'holders.enter-person': ['登记', 'entered'], 'holders.set-contact': ['改联系方式', 'contact changed'], 'holders.ask-phone': ['要手机验证码', 'phone code asked'], 'holders.phone-code-failed': ['手机验证码填错', 'wrong phone code'], 'holders.report-phone-lost': ['手机丢了', 'phone reported lost'],
    'holders.end-phone-lost': ['手机恢复', 'phone report ended'], 'holders.link-guardian': ['登记监护关系', 'guardianship linked'], 'holders.end-guardian': ['解除监护关系', 'guardianship ended'],
  }),
  ...of('insurance', {
    'family.ask': ['申请家庭共济', 'sharing of the medical account asked for'], 'family.agree': ['同意家庭共济', 'sharing agreed to'], 'family.decline': ['不同意家庭共济', 'sharing declined'], 'family.withdraw': ['撤回家庭共济申请', 'sharing withdrawn'],
    'family.put-in': ['家庭共济转入', 'money put into a sharing'], 'family.take-back': ['家庭共济退回', 'money of a sharing taken back'], 'family.end': ['结束家庭共济', 'sharing ended'],
  }),
  ...of('insurance', {
    'reimbursement.file': ['申请报销', 'care paid out of pocket claimed'], 'reimbursement.mend': ['报销补正再交', 'claim mended'], 'reimbursement.withdraw': ['撤回报销申请', 'claim withdrawn'], 'reimbursement.sendBack': ['报销退回补正', 'claim returned'],
    'reimbursement.propose': ['报销初审通过', 'claim reviewed'], 'reimbursement.putBack': ['报销退回初审', 'claim put back to its review'], 'reimbursement.approve': ['报销办好', 'claim approved'], 'reimbursement.refuse': ['不予报销', 'claim refused'], 'reimbursement.hold': ['审核人接手报销', 'claim taken up'], 'reimbursement.print': ['打印报销单', 'claim printed'],
  }),
  ...of('insurance', {
    'filings.file': ['申请备案', 'filing applied for'], 'filings.approve': ['备案办好', 'filing approved'], 'filings.sendBack': ['备案退回补正', 'filing returned'], 'filings.refuse': ['备案没有通过', 'filing not approved'], 'filings.mend': ['补正备案', 'filing mended'],
    'filings.withdraw': ['撤回备案', 'filing withdrawn'], 'filings.end': ['备案终止', 'filing ended'], 'filings.remind': ['提醒备案快到期', 'told of the filing’s end'], 'filings.takeOver': ['备案随并档转来', 'filing taken over in a merge'], 'filings.claim': ['经办人接手备案', 'filing taken up'],
  }),
  ...of('use', { 'supervision.open-case': ['用卡异常，基金监管立案', 'unusual use of the card, case opened'], 'supervision.claim-case': ['监管经办人接手', 'case taken up'], 'supervision.dismiss': ['监管核查：没有问题', 'looked into: nothing wrong'], 'supervision.confirm': ['监管核查：查实', 'looked into: confirmed'], 'supervision.takeBack': ['监管决定收回', 'decision on the case taken back'] }),
  ...of('insurance', { 'insurance.enrol': ['参保', 'enrolled'], 'insurance.change-state': ['参保状态变了', 'insurance state changed'], 'insurance.record-month': ['记缴费', 'contribution recorded'], 'insurance.certify': ['开出转移凭证', 'transfer certified'], 'insurance.withdraw-transfer': ['转移撤回', 'transfer withdrawn'], 'insurance.arrive': ['参保关系转入', 'record arrived'], 'insurance.bear-interest': ['养老账户计息', 'interest on the pension account'], 'imports.take-record': ['按经办文件办', 'done from the agency’s file'] }),
  ...of('insurance', {
    'benefits.grant': ['登记待遇', 'benefit entered'], 'benefits.approve-grant': ['批准待遇', 'benefit approved'], 'benefits.refuse-grant': ['待遇没有批准', 'benefit refused'], 'benefits.end-grant': ['终止待遇', 'benefit ended'], 'imports.take-grant': ['按待遇文件登记', 'benefit entered from a file'],
    'benefits.returned': ['银行退回待遇', 'payment returned by the bank'], 'benefits.mend': ['退回的待遇已处理', 'returned payment mended'], 'benefits.prove': ['待遇资格认证', 'proof of life'], 'benefits.remind': ['提醒做资格认证', 'told that a proof is due'],
  }),
  ...of('insurance', {
    'contributions.declare': ['申报缴费', 'contribution declared'], 'contributions.paid': ['缴费', 'contribution paid'], 'contributions.failed': ['代扣没有扣成', 'deduction failed'], 'contributions.ask-mandate': ['要签代扣委托的验证码', 'code for a mandate sent'], 'contributions.mandate-code-failed': ['代扣委托验证码输错', 'wrong code for a mandate'],
    'contributions.sign-mandate': ['签代扣委托', 'mandate signed'], 'contributions.end-mandate': ['代扣委托终止', 'mandate ended'], 'contributions.ask-refund': ['登记退费', 'refund entered'], 'contributions.print-receipt': ['打印缴费凭证', 'receipt printed'],
  }),
  ...of('look', { 'contributions.see-own': ['看了自己的缴费', 'own contributions seen'], 'contributions.see-of-person': ['窗口看了缴费', 'contributions seen at a window'] }),
  ...of('contact', { 'holders.withdraw-phone': ['手机号撤下', 'phone taken off the record'], 'holders.put-back-phone': ['手机号恢复', 'phone put back'] }),
  ...of('pin', { 'pins.end-query-password': ['查询密码作废', 'query password ended'] }),
  ...of('application', { 'applications.stop': ['申领停办', 'application ended'] }),
  ...of('insurance', { 'merging.request': ['申请合并', 'merge asked for'], 'merging.approve': ['批准合并', 'merged'], 'merging.refuse': ['合并没有批准', 'merge not approved'], 'holders.merge': ['档案合并', 'two records of one person merged'], 'insurance.merge-records': ['参保记录并入另一条', 'record merged into another'], 'insurance.take-over': ['参保记录转来', 'record taken over'], 'insurance.end-records': ['参保终止', 'insurance ended'], 'insurance.put-back-records': ['参保恢复', 'insurance put back'] }),
  ...of('old', { 'oldcards.put-back': ['旧卡恢复', 'old card put back'], 'oldcards.enter': ['登记旧卡', 'old card entered'], 'oldcards.stop': ['旧卡停用', 'old card stopped'] }),
  ...of('use', { 'terminals.open-session': ['读卡', 'card read'], 'terminals.read-card': ['读卡，不能用', 'card read, not usable'], 'terminals.match-finger': ['指纹对上', 'fingerprint matched'], 'terminals.miss-finger': ['指纹对不上', 'fingerprint not matched'], 'terminals.choose-region': ['选参保地', 'insured region chosen'] }),
  ...of('care', {
    'care.register': ['挂号', 'registered for a visit'], 'care.record': ['就诊和诊断上传', 'visit and diagnosis sent'], 'care.admit': ['入院登记', 'admitted to hospital'], 'care.charge': ['费用明细上传', 'charges sent'], 'care.drop': ['费用明细撤销', 'charges taken back'],
    'care.cancel': ['就诊登记撤销', 'visit taken back'], 'care.discharge': ['出院登记', 'discharged'], 'care.undo-discharge': ['出院登记撤销', 'discharge taken back'], 'care.see': ['医疗机构看了就诊', 'visit seen by a provider'],
    'settlement.see-person': ['医疗机构查了参保', 'insurance seen by a provider'], 'settlement.see-customer': ['收银台看了参保', 'insurance seen at a till'], 'benefits.see-claimable': ['看了可领的待遇', 'benefits to claim seen'], 'benefits.see-proof': ['看了资格认证', 'proof of life seen'], 'benefits.claim': ['申领待遇', 'benefit claimed'], 'benefits.claim-paid': ['申领的待遇已入账', 'claimed benefit credited'], 'benefits.claim-ended': ['申领撤回，随下一批发', 'claim taken back'],
    'settlement.bank-paid': ['金融账户付了自己付的部分', 'own part paid from the bank card'], 'settlement.bank-not-paid': ['金融账户没有付成', 'bank card did not pay'], 'settlement.bank-returned': ['退回金融账户', 'given back to the bank card'],
    'settlement.see-settlement': ['看了结算单', 'settlement seen'], 'settlement.see-visit': ['看了就诊', 'visit seen'],
    'settlement.see-year': ['医疗机构查了年度累计', 'year’s totals seen by a provider'], 'settlement.see-split': ['看了费用怎么分的', 'split of a bill seen'], 'settlement.see-care': ['看了就医记录', 'care seen'], 'settlement.see-account': ['看了个人账户', 'medical account seen'],
  }),
  ...of('document', { 'holders.present-document': ['出示证件', 'document shown'], 'cards.admit-agent': ['代办人出示证件', 'agent’s document shown'], 'holders.guardian-acts': ['监护人代办', 'guardian acts'] }),
  ...of('sign-in', { 'hotline.begin': ['有人打 12333 报了姓名和证件号', 'somebody called 12333 in this name'], 'hotline.ask-code': ['12333 发验证码', 'code sent by 12333'], 'hotline.proven': ['12333 核对了本人', 'identified by 12333'], 'hotline.not-proven': ['12333 没有核对上', 'not identified by 12333'], 'hotline.end': ['12333 通话结束', 'call to 12333 ended'] }),
  ...of('sign-in', { 'staff.holder-sign-in': ['登录网上服务', 'signed in on the web'], 'staff.holder-sign-in-failed': ['登录没成', 'sign-in failed'] }),
  ...of('look', {
    'insurance.see-relations': ['看了参保记录', 'saw the insurance records'], 'insurance.find-transfer': ['按凭证查到', 'found by a certificate'], 'insurance.recognise': ['在外地凭卡看了参保', 'insurance seen elsewhere by the card'], 'insurance.see-mine': ['看了自己的参保记录', 'saw the own insurance records'],
    'holders.unmask': ['看了完整号码', 'saw the whole number'], 'holders.see-person': ['打开了个人页', 'opened the page'], 'holders.see-found': ['查找到', 'found in a search'], 'cards.see-cards': ['看了卡', 'saw the cards'], 'cards.see-numbers': ['看了完整卡号', 'saw the whole card numbers'],
    'cards.see-by-number': ['按卡号查找', 'found by card number'], 'papers.see-paper': ['看了材料', 'saw a paper'], 'cards.see-history': ['看了卡的经过', 'saw the card’s timeline'], 'cards.see-timeline': ['看了经过', 'saw the timeline'], 'production.see-address': ['看了收件地址', 'saw the address'],
    'banks.see-own': ['看了自己的金融账户', 'own financial account seen'],
    'family.see': ['看了家庭共济', 'saw the sharing of the account'],
    'reimbursement.see-own': ['看了自己的报销', 'own claims seen'], 'reimbursement.see-of-person': ['窗口看了报销', 'claims seen at a window'], 'reimbursement.see-claim': ['审核时看了报销', 'claim seen for its review'],
    'insurance.see-bill': ['看了应缴账单', 'contributions owed seen'],
    'filings.check': ['医院查了待遇', 'benefits checked by a provider'], 'production.see-proof': ['看了卡样', 'saw the card’s proof'], 'record.see-entries': ['审计查看', 'seen in an audit'], 'look': ['看了资料', 'saw data'],
  }),
}

/** The key under which an entry of the record stands in `happened`; null for what is no event of a person. */
export function eventOf({ verb, facts }: { verb: string; facts: Readonly<Record<string, unknown>> }): string | null {
  const outcome = facts['outcome'] === 'wrong' && facts['left'] === 0 ? 'locked' : facts['outcome']
  const told = (verb === 'pins.change' || verb === 'pins.evaluate') && typeof outcome === 'string' ? `pins.${outcome}` : verb === 'applications.submit' && (facts['kind'] === 'replacement' || facts['kind'] === 'exchange' || facts['kind'] === 'renewal') ? `${verb}-${facts['kind']}` : verb
  if (told in happened) return told
  if (verb in happened) return verb
  return /\.see(-|$)/.test(verb) ? 'look' : null
}

/** Which topics a post is shown: a branch and a unit what they have to do with, the city's posts everything that was done with the card, a holder who looked and what hospitals did too. */
export function topicsOf(post: string | null): ReadonlySet<Topic> {
  const all = Object.keys(topics) as Topic[]
  if (post === null) return new Set(all)
  if (post === 'branch-teller') return new Set(['application', 'card', 'social', 'pin', 'financial', 'document', 'old'])
  if (post === 'unit-officer' || post === 'centre-producer') return new Set(['application', 'card'])
  return new Set(all.filter(topic => topic !== 'look' && topic !== 'sign-in' && topic !== 'care'))
}
