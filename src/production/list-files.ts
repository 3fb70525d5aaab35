import { dayIn, minuteIn } from '#kit/day'
import { listFile } from '#kit/route'
import { atStage, itemStates, reasons, sizeOf, stages } from './life.ts'
import type { BatchRow, BlankMoveRow, BlankRow, ConsignmentRow, HeldRow, ItemRow, OverdueRow, PostRow, PrinterRow, ReturnedRow, SiteStock, ToCollectRow, WaitingGroup } from './shared.ts'
import { blankMoves, carriers, printerStates, type Carrier } from './shared.ts'

const itemWords: Record<(typeof itemStates)[number], { zh: string; en: string }> = {
  ordered: { zh: '等写芯片', en: 'to be written' }, exported: { zh: '在卡厂', en: 'at the plant' }, personalised: { zh: '等质检', en: 'to be checked' }, passed: { zh: '质检合格', en: 'passed' }, failed: { zh: '报废', en: 'failed' }, stuck: { zh: '卡住', en: 'stuck' }, sent: { zh: '在途', en: 'sent' },
  arrived: { zh: '待领', en: 'arrived' }, collected: { zh: '已领', en: 'collected' }, returning: { zh: '退回途中', en: 'returning' }, returned: { zh: '已退回', en: 'returned' }, destroyed: { zh: '已销毁', en: 'destroyed' },
}
const holder = ['持卡人', 'Holder', (row: { name: string }) => row.name] as const
const card = ['社保卡号', 'Card number', (row: { cardNumber: string }) => row.cardNumber] as const
const bank = ['银行', 'Bank', (row: { bank: string }) => row.bank] as const

/** Columns of this room's lists as files. */
export const waitingFile = listFile<WaitingGroup>({ zh: '等建批的申领', en: 'Waiting for a batch' }, [
  ['参保地', 'Region', (row, lang) => row.regionName[lang]], ['银行', 'Bank', row => row.bankName], ['人数', 'Applications', row => row.count], ['最早的承诺日期', 'First promised day', row => row.promisedOn],
])
export const batchesFile = listFile<BatchRow>({ zh: '制卡批次', en: 'Batches' }, [
  ['批次', 'Batch', row => row.number], ['参保地', 'Region', (row, lang) => row.regionName[lang]], ['银行', 'Bank', row => row.bankName], ['建批', 'Made', row => row.madeOn], ['张数', 'Cards', row => sizeOf(row.counts)],
  ['走到哪一步', 'At', (row, lang) => { const at = atStage(row.counts); return stages.find(one => one.stage === at)?.[lang] ?? (lang === 'zh' ? '都领了' : 'all collected') }],
  ...itemStates.map(state => [itemWords[state].zh, itemWords[state].en, (row: BatchRow) => row.counts[state]] as const),
])
export const batchCardsFile = listFile<ItemRow>({ zh: '批次里的卡', en: 'Cards of a batch' }, [
  holder, ['社会保障号码', 'Social security number', row => row.number], ['卡识别码', 'Identification code', row => row.ident], ['芯片序号', 'Chip serial', row => row.chipSerial], ['银行卡号', 'Bank card', row => row.bankCard],
  ['状态', 'State', (row, lang) => itemWords[row.state][lang]], ['原因', 'Reason', (row, lang) => row.reason ? reasons[row.reason][lang] : ''], ['第几次', 'Attempt', row => row.attempt], ['从', 'Since', row => dayIn(row.since)], ['送到', 'Delivered to', row => row.deliverTo],
])
export const consignmentsFile = listFile<ConsignmentRow>({ zh: '货', en: 'Deliveries' }, [
  ['批次或退货单', 'Batch or return', row => row.number], ['到', 'To', row => row.place], ['从', 'From', row => row.from], ['张数', 'Cards', row => row.cards], ['发出', 'Sent', row => dayIn(row.sentAt)], ['签收', 'Received', row => dayIn(row.receivedAt)],
])
export const sitesFile = listFile<SiteStock, { sites: readonly SiteStock[] }>({ zh: '各处的卡', en: 'Cards by place' }, [
  ['地方', 'Place', row => row.name], ['等领', 'Waiting', row => row.waiting], ['在途', 'On the way', row => row.onTheWay], ['来过', 'Came', row => row.came], ['领走', 'Collected', row => row.collected], ['退回', 'Went back', row => row.back], ['过期没领', 'Overdue', row => row.overdue],
  ['最早一张', 'Oldest', row => dayIn(row.oldest)], ['账实', 'Book', (row, lang) => row.agrees ? (lang === 'zh' ? '相符' : 'agrees') : lang === 'zh' ? '不符' : 'differs'],
], answer => answer.sites)
export const toCollectFile = listFile<ToCollectRow>({ zh: '待领卡', en: 'Cards to hand over' }, [
  holder, ['社会保障号码', 'Social security number', row => row.number], card, bank, ['到货', 'Arrived', row => dayIn(row.since)], ['在谁手里', 'In whose hands', (row, lang) => !row.hands ? '' : row.hands.mine ? (lang === 'zh' ? '我' : 'me') : row.hands.by],
])
export const overdueFile = listFile<OverdueRow>({ zh: '过期没领的卡', en: 'Cards past their time' }, [
  holder, card, bank, ['在哪里', 'At', row => row.place], ['到货', 'Arrived', row => dayIn(row.since)], ['领到哪天为止', 'Until', row => row.last], ['等了几天', 'Days waited', row => row.waited],
])
const held = [holder, card, bank, ['哪天拿的', 'Taken', (row: HeldRow) => row.takenOn], ['在谁手里', 'In whose hands', (row: HeldRow) => row.by], ['交给谁', 'Offered to', (row: HeldRow) => row.offeredTo]] as const
export const handsFiles = {
  mine: listFile<HeldRow, { mine: readonly HeldRow[] }>({ zh: '我手里的卡', en: 'Cards in my hands' }, held, answer => answer.mine),
  offered: listFile<HeldRow, { offered: readonly HeldRow[] }>({ zh: '等我接的卡', en: 'Cards offered to me' }, held, answer => answer.offered),
  others: listFile<HeldRow, { others: readonly HeldRow[] }>({ zh: '同事手里的卡', en: 'Cards in colleagues’ hands' }, held, answer => answer.others),
}
export const returnedFile = listFile<ReturnedRow>({ zh: '退回的卡', en: 'Cards that came back' }, [
  holder, card, bank, ['从哪里', 'From', row => row.from], ['退货单', 'Consignment', row => row.consignment], ['退回', 'Since', row => dayIn(row.since)], ['第一个签字', 'First signature', (row, lang) => row.signed ? (row.signed.mine ? (lang === 'zh' ? '我' : 'me') : row.signed.by) : ''],
])
const posted = [holder, card, bank, ['从', 'Since', (row: PostRow) => dayIn(row.since)], ['承运', 'Carrier', (row: PostRow, lang: 'zh' | 'en') => carriers[row.carrier as Carrier]?.[lang]], ['单号', 'Tracking', (row: PostRow) => row.tracking], ['送达', 'Delivered', (row: PostRow) => dayIn(row.deliveredAt)]] as const
export const postFiles = {
  waiting: listFile<PostRow, { waiting: readonly PostRow[] }>({ zh: '要寄的卡', en: 'Cards to be posted' }, posted, answer => answer.waiting),
  underWay: listFile<PostRow, { underWay: readonly PostRow[] }>({ zh: '在邮路上的卡', en: 'Cards under way by post' }, posted, answer => answer.underWay),
}
export const printersFile = listFile<PrinterRow>({ zh: '制卡打印机', en: 'Card printers' }, [
  ['窗口', 'Counter', row => row.officeName], ['代码', 'Code', row => row.officeCode], ['打印机', 'Printer', row => row.name], ['驱动', 'Driver', (row, lang) => row.driver[lang]], ['序列号', 'Serial', row => row.serial],
  ['状态', 'State', (row, lang) => printerStates[row.state][lang]], ['登记', 'Registered', row => dayIn(row.madeAt)], ['上次制卡', 'Last used', row => minuteIn(row.usedAt)], ['停用于', 'Retired', row => dayIn(row.retiredAt)],
])
export const blankFiles = {
  stock: listFile<BlankRow>({ zh: '空白卡', en: 'Blank cards' }, [
    ['银行', 'Bank', row => row.bankName], ['卡面', 'Face', (row, lang) => row.faceName[lang]], ['结存', 'Left', row => row.left], ['入库', 'Came', row => row.came], ['制卡领用', 'Made', row => row.made], ['报废', 'Scrapped', row => row.scrapped], ['盘点更正', 'Corrected', row => row.corrected],
  ]),
  moves: listFile<BlankMoveRow, { moves: readonly BlankMoveRow[] }>({ zh: '空白卡进出', en: 'Movements of blanks' }, [
    ['时间', 'When', row => minuteIn(row.at)], ['银行', 'Bank', row => row.bankName], ['卡面', 'Face', (row, lang) => row.faceName[lang]], ['事由', 'What', (row, lang) => blankMoves[row.what][lang]], ['变动', 'Change', row => row.change], ['结存', 'Left', row => row.left], ['说明', 'Note', row => row.note], ['经办', 'By', row => row.by],
  ], answer => answer.moves),
}
