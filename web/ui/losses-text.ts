import { texts } from '../i18n.ts'

/** Words of a loss on both sides. */
export const text = texts('losses', {
  zh: {
    social: '社保账户', financial: '金融账户', stopped: '{time} 挂失', not: '没有挂失', notSay: '{bank}电话 {phone}', open: '已转报，等银行回答', openSay: '{time} 起一直在送；急的打 {phone}', passed: '{bank}停付', until: '到 {day} 24:00',
    none: '银行不受理转报', noneSay: '请本人打{bank} {phone}', refused: '银行没有挂失', both: '两个账户，这一次', receipt: '挂失回执', offer: '金融账户要另外挂失', offerSay: '本人要求的，马上转报{bank}', ask: '本人要求同时挂失金融账户，转报{bank}', doPass: '挂失金融账户',
    done: '两个账户都挂失了', doneOpen: '社保账户已挂失，银行还没有回答', also: '本人的话，一个账户一句；没说的不报', atBank: '已在银行挂失', atBankSince: '{time}，{how}', howPhone: '银行电话', howWritten: '书面', releaseAt: '由{bank}解挂，{phone}', socialToo: '社保账户没有挂失。本人要挂失的，在这里办',
  },
  en: {
    social: 'Social account', financial: 'Financial account', stopped: 'stopped {time}', not: 'Not reported', notSay: '{bank}, phone {phone}', open: 'Passed on, the bank has not answered', openSay: 'Being sent since {time}; in a hurry ring {phone}', passed: '{bank} pays nothing', until: 'until {day} 24:00',
    none: 'The bank takes none from here', noneSay: 'The holder rings {bank}, {phone}', refused: 'The bank did not stop it', both: 'Both accounts, this visit', receipt: 'Receipt of the loss', offer: 'The financial account is reported separately', offerSay: 'With the holder’s word it goes to {bank} at once', ask: 'The holder wants the financial account stopped too: passed on to {bank}', doPass: 'Report the financial account',
    done: 'Both accounts are stopped', doneOpen: 'The social account is stopped; the bank has not answered', also: 'One word for each account; what was not said is not reported', atBank: 'Reported lost at the bank', atBankSince: '{time}, {how}', howPhone: 'bank’s telephone', howWritten: 'in writing', releaseAt: '{bank} releases it, {phone}', socialToo: 'The social account is not reported. If the holder wants it, it is done here',
  },
})
