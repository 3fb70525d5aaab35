import { texts } from '../i18n.ts'

/** Words of pension accounts and their yearly interest. */
export const text = texts('insurer-pension', {
  zh: {
    account: '养老个人账户', balance: '账户里有', inRegion: '{region}，{scheme}', year: '年度', opening: '年初', paid: '当年存入', rate: '记账利率', interest: '利息', closing: '年末', now: '今年到现在', nowSay: '年初 {opening} 元，今年存入 {paid} 元；过了年计息', noYears: '还没有计过息的年度',
    late: '{month} 的缴费到账晚，那一年已经计过息，从 {booked} 起计息', how: '利息怎么算', howSay: '年初的钱计 12 个月；每月存入的钱从到账那个月计到年底，1 月 12 个月，12 月 1 个月；合起来四舍五入到分', 
    title: '养老账户年度计息', titleDue: '{year} 年可以计息', titleNone: '{year} 年的记账利率还没有', say: '每个账户每年只计一次；中断了再点一次，接着算', run: '给 {year} 年计息', runSay: '按 {rate} 计息。计过的不再计', rateNone: '利率还没有公布，由系统管理员录入政策值 pension.interest', done: '{year} 年计完：这次 {n} 个账户，利息 {yuan} 元', doneNone: '{year} 年早就计完了，这次没有新账户', history: '计过息的年度', none: '还没有计过息', noneSay: '有了养老缴费，过了年在这里计息', region: '参保地', accounts: '账户', at: '办完', going: '没有办完', rail: '年度计息', chooseYear: '哪一年？', rateOf: '{year} 年，利率 {rate}',
  },
  en: {
    account: 'Pension account', balance: 'In the account', inRegion: '{region}, {scheme}', year: 'Year', opening: 'At its beginning', paid: 'Paid in', rate: 'Rate', interest: 'Interest', closing: 'At its end', now: 'This year so far', nowSay: '{opening} yuan at its beginning, {paid} yuan paid in since; interest comes after the year', noYears: 'No year bears interest yet',
    late: 'The money of {month} came late, after that year had been closed; it bears interest from {booked}', how: 'How interest is computed', howSay: 'What was there at the beginning bears twelve months; what comes in a month bears from that month to December: January twelve, December one; the sum is rounded half up to the fen', 
    title: 'Yearly interest on pension accounts', titleDue: 'The year {year} can be closed', titleNone: 'The rate of {year} is not known yet', say: 'An account bears interest once a year; a run that broke off goes on when it is started again', run: 'Close the year {year}', runSay: 'At {rate}. What is closed is not closed again', rateNone: 'The rate is not announced; the system administrator enters it as pension.interest', done: '{year}: {n} accounts closed now, {yuan} yuan of interest', doneNone: '{year} was closed before; nobody came since', history: 'Closed years', none: 'No year was closed yet', noneSay: 'Once pension contributions are there, close a year after its end', region: 'Region', accounts: 'Accounts', at: 'Done', going: 'not finished', rail: 'Yearly interest', chooseYear: 'Which year?', rateOf: '{year}, at {rate}',
  },
})
