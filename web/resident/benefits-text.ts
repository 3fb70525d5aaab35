import { texts } from '../i18n.ts'

/** Words of the payee's page: what was paid, what is held and why, the next proof of life. */
export const text = texts('benefits', {
  zh: {
    title: '我的待遇', none: '没有登记在发的待遇', noneSay: '养老金、失业保险金、工伤待遇、就业补贴和医疗费报销由经办机构登记，批准以后列在这里，发到社保卡的金融账户', stopped: '有 {sum} 元还没有到账', fine: '待遇都按月发到了卡里', waiting: '待遇批准后按月发到卡里',
    proofDue: '{day} 前要做一次待遇资格认证', proofSay: '本人带社保卡到社保窗口，不能代办。过期不做，从 {month} 起暂不发，认证后补发', proofLapsed: '待遇资格认证过期了', proofLapsedSay: '应在 {day} 前做。本人带社保卡到社保窗口认证，暂不发的钱下一批补发',
    months: '月份', sum: '金额', to: '发到', again: '已处理，下一批再发', mended: '处理好了', mendSay: '办好以后点一下，下一批再发到这张卡', since: '从', each: '每月', once: '一次', until: '到', open: '没有期限', number: '文号', grants: '批准的待遇', paid: '发放记录', state: '状态', card: '{bank}尾号 {account}', refusedWhy: '没有批准的原因', noLines: '还没有发放记录',
  },
  en: {
    title: 'My benefits', none: 'No benefit is on record', noneSay: 'Pension, unemployment and work injury benefits, subsidies and reimbursements stand here once the office approved them; they are paid to the account of your card', stopped: '{sum} yuan have not reached you yet', fine: 'Your benefits were paid to the card each month', waiting: 'Once approved, benefits are paid to the card each month',
    proofDue: 'A proof of life is due by {day}', proofSay: 'Come to a social security counter in person with the card; nobody can do it for you. Without it payment pauses from {month} and is made up for afterwards', proofLapsed: 'The yearly proof of life has lapsed', proofLapsedSay: 'It was due by {day}. Come to a social security counter in person with the card; what was held goes with the next batch',
    months: 'Months', sum: 'Amount', to: 'Paid to', again: 'Mended: goes with the next batch', mended: 'I have mended it', mendSay: 'Press once it is mended; it goes to this card with the next batch', since: 'From', each: 'Each month', once: 'Once', until: 'Until', open: 'without end', number: 'Decision', grants: 'Granted', paid: 'Payments', state: 'State', card: '{bank}, ending in {account}', refusedWhy: 'Why it was refused', noLines: 'Nothing was paid yet',
  },
})
