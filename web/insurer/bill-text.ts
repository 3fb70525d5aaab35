import { texts } from '../i18n.ts'

/** Words of the bill of contributions, of a person and of a unit. */
export const text = texts('bill', {
  zh: {
    title: '{month} 应缴', month: '月份', none: '{month} 没有要缴的', noneSay: '退休的不缴；停保以后的月份不缴', sum: '合计 {yuan} 元：个人 {person}，单位 {unit}', scheme: '险种', base: '缴费基数', declared: '申报 {yuan}', floor: '低于下限，按下限算', ceiling: '高于上限，按上限算', yearly: '一年', person: '个人', unit: '单位', subsidy: '补助', rate: '{n}%', all: '小计', paid: '已缴', owed: '欠缴', open: '还没有记账',
    unitTitle: '{month} 单位应缴 {yuan} 元', unitNone: '{month} 没有要缴的人', unitSay: '{n} 个人。每个人、每个险种各自算到分再相加，合计就是各行的和', kinds: '按险种', people: '按人', who: '姓名', count: '{n} 条', rail: '应缴账单', records: '每人每险种',
  },
  en: {
    title: 'Owed for {month}', month: 'Month', none: 'Nothing is owed for {month}', noneSay: 'The retired owe nothing, nor does a record after it was paused', sum: '{yuan} yuan in all: {person} own, {unit} the unit’s', scheme: 'Insurance', base: 'Base', declared: 'declared {yuan}', floor: 'below the floor, held at it', ceiling: 'above the ceiling, held at it', yearly: 'a year', person: 'Own share', unit: 'Unit’s share', subsidy: 'Subsidy', rate: '{n} %', all: 'Sum', paid: 'paid', owed: 'owed', open: 'not booked yet',
    unitTitle: 'The unit owes {yuan} yuan for {month}', unitNone: 'Nobody owes for {month}', unitSay: '{n} people. Each person and insurance is worked out to the fen and added up; the sums are those of the lines', kinds: 'By insurance', people: 'By person', who: 'Name', count: '{n}', rail: 'Contributions', records: 'Each person and insurance',
  },
})
