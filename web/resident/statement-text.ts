import { texts } from '../i18n.ts'

/** Words of the statement of the medical account. */
export const text = texts('statement', {
  zh: {
    title: '对账单', heading: '期末余额 {sum} 元', say: '按业务日列出每一笔；期初余额加减每一笔，就是期末余额', link: '对账单（可下载）', region: '参保地', own: '个人账户', family: '家人共济的钱', thisYear: '今年', lastYear: '去年', lastMonth: '上个月', from: '从', until: '到', opening: '期初余额', came: '收入', went: '支出', closing: '期末余额', left: '余 {sum}', none: '这段时间没有收支', noneSay: '余额没有变。换一段时间看看', pdf: '下载 PDF', show: '查看',
  },
  en: {
    title: 'Statement', heading: '{sum} yuan at the end', say: 'Every movement by its business day; the opening balance and they add up to the closing balance', link: 'Statement to keep', region: 'Region', own: 'The own account', family: 'What a relative shares', thisYear: 'This year', lastYear: 'Last year', lastMonth: 'Last month', from: 'From', until: 'Until', opening: 'Opening balance', came: 'Came in', went: 'Went out', closing: 'Closing balance', left: '{sum} left', none: 'Nothing moved in this time', noneSay: 'The balance stayed. Look at another time', pdf: 'Download as PDF', show: 'Show',
  },
})
