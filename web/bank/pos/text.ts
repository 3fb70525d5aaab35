import { texts } from '../../i18n.ts'

/** Words of the POS that stands in for one at a till. */
export const text = texts('pos', {
  zh: {
    title: 'POS 终端', at: '{name}，终端 {terminal}', idle: '等收银台', idleSay: '收银台要收款时，金额会出现在这里', insert: '请插卡', confirm: '请核对金额，按确认付款', pin: '请输入银行密码', offline: '连不上银行，先别刷卡', purchase: '消费', 'pay-in': '待遇入账', return: '退回',
    slot: '插卡口', slotSay: '替身没有真的读卡口：这里填社保卡上的银行卡号', card: '银行卡号', doInsert: '插卡', clear: '清除', cancel: '取消', ok: '确认', typed: '已输 {n} 位，共 {of} 位', inside: '卡 {card}', last: '上一笔', approved: '交易成功', declined: '没有付成', cancelled: '已取消，没有扣款', undone: '已冲正，没有扣款', stuck: '银行没有说清，请联系收单银行',
    settleTitle: '结算', batchNow: '批次 {batch}：', batchOne: '批次 {batch}', sums: '借 {debits} 笔 {debit} 元，贷 {credits} 笔 {credit} 元', settle: '结算', settleSay: '和银行对总数：平了就清空，不平就逐笔上送。没有结果的交易等有了结果再结。过了当天会自己结', wasEqual: '对平', wasUploaded: '不平，已逐笔上送', asking: '正在问银行', uploading: '不平，正在上送', refused: '银行没有受理（{code}），请联系收单银行',
    slip: 'POS 签购单', amount: '金额', merchant: '商户号', terminalNo: '终端号', cardNo: '卡号', kind: '交易', batch: '批次号', stan: '流水号', rrn: '参考号', auth: '授权码', when: '时间', yuan: '元', bankPin: '银行密码只进这台 POS，收银台和社保中心都看不到', print: '打印', none: '还没有交易', silent: 'POS 没有应答，正在再试', nowhere: '没有这台 POS', nowhereSay: '这里没有终端号是 {terminal} 的 POS',
  },
  en: {
    title: 'POS terminal', at: '{name}, terminal {terminal}', idle: 'Waiting for the till', idleSay: 'When the till asks for money, the amount appears here', insert: 'Insert the card', confirm: 'Check the amount, then press OK to pay', pin: 'Enter the bank PIN', offline: 'The bank cannot be reached; do not pay by card yet', purchase: 'Purchase', 'pay-in': 'Benefit paid in', return: 'Given back',
    slot: 'Card slot', slotSay: 'The stand-in has no real slot: put the bank card number of the social security card here', card: 'Bank card number', doInsert: 'Insert', clear: 'Clear', cancel: 'Cancel', ok: 'OK', typed: '{n} of {of} digits entered', inside: 'Card {card}', last: 'Last', approved: 'Approved', declined: 'Not paid', cancelled: 'Cancelled, nothing was taken', undone: 'Reversed, nothing was taken', stuck: 'The bank did not say; ask the acquiring bank',
    settleTitle: 'Settlement', batchNow: 'Batch {batch}:', batchOne: 'Batch {batch}', sums: 'debit {debits}: {debit} yuan, credit {credits}: {credit} yuan', settle: 'Settle', settleSay: 'Compares totals with the bank: equal, the batch is cleared; else each transaction is uploaded. What has no outcome yet is waited for. Past its day it settles by itself', wasEqual: 'Equal', wasUploaded: 'Differs, uploaded', asking: 'Asking the bank', uploading: 'Differs, uploading', refused: 'The bank did not take it ({code}); ask the acquiring bank',
    slip: 'POS slip', amount: 'Amount', merchant: 'Merchant', terminalNo: 'Terminal', cardNo: 'Card', kind: 'Transaction', batch: 'Batch', stan: 'Trace', rrn: 'Reference', auth: 'Authorisation', when: 'Time', yuan: 'yuan', bankPin: 'The bank PIN goes into this POS alone; neither the till nor the social security centre sees it', print: 'Print', none: 'No transaction yet', silent: 'The POS does not answer; trying again', nowhere: 'No such POS', nowhereSay: 'There is no POS with terminal number {terminal} here',
  },
})
