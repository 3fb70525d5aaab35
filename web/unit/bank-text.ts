import { texts } from '../i18n.ts'

/** Words of the unit's issuing bank. */
export const text = texts('unit-bank', {
  zh: {
    title: '发卡银行', is: '职工的卡由{bank}发', isSay: '以后申领的都按这家。要换，交新的确认函；换之前申领的不变', none: '还没有选发卡银行', noneSay: '选一家，打印确认函，盖单位公章，扫描传上来。没有确认函，名册不能提交', free: '这里不要确认函，提交名册时选也行',
    choose: '选发卡银行', change: '换一家银行', which: '发卡银行', pick: '选银行', needBank: '先选银行', needFile: '先选盖了章的扫描件', print: '打印确认函', printSay: '打印出来，经办人签字，盖单位公章',
    scan: '盖了章的确认函', scanHint: 'PDF、JPEG 或 PNG，不超过 10 MB', send: '交确认函', kept: '确认函收到了，马上生效', keptSay: '没提交的名册按新选的银行', lost: '没有连上，不知道收到没有', lostSay: '再交一次也不会重复', letters: '交过的确认函', since: '{day} 起', before: '{day} 交', paper: '确认函的样子',
  },
  en: {
    title: 'Issuing bank', is: 'Your staff’s cards are issued by {bank}', isSay: 'For everyone who applies from now on. To change it, hand in a new letter; those who applied before keep theirs', none: 'No issuing bank is chosen yet',
    noneSay: 'Choose one, print the letter, seal it, upload the scan. Without it no roster can be submitted', free: 'No letter is needed here; a bank can be chosen with each roster', choose: 'Choose the issuing bank', change: 'Change the bank', which: 'Issuing bank', pick: 'Choose a bank', needBank: 'Choose a bank first', needFile: 'Choose the sealed scan first',
    print: 'Print the letter', printSay: 'The officer signs the printed letter and the unit seals it', scan: 'The sealed letter', scanHint: 'PDF, JPEG or PNG, at most 10 MB', send: 'Hand in the letter', kept: 'The letter was taken and holds from now on', keptSay: 'Rosters not submitted yet follow it',
    lost: 'The connection was lost; it is not known whether it arrived', lostSay: 'Handing it in again does not double it', letters: 'Letters handed in', since: 'since {day}', before: 'handed in {day}', paper: 'The letter as printed',
  },
})
