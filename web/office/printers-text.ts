import { texts } from '../i18n.ts'

/** Words of the page of card printers. */
export const text = texts('printers', {
  zh: {
    rail: '打印机', title: '{n} 个窗口有制卡打印机', titleNone: '还没有窗口有制卡打印机', say: '本市开了即时制卡的，有打印机的窗口可以当场补卡、换卡。登记、搬动、停用都记在您名下', list: '制卡打印机', add: '登记打印机',
    office: '窗口', name: '打印机', nameHint: '窗口认得出的名字，例如“证卡打印机 1 号”', serial: '序列号', serialHint: '照机身铭牌写', driver: '驱动', state: '状态', used: '上次制卡', never: '还没有用过', retiredOn: '{day}停用',
    none: '还没有打印机', noneSay: '从右上角登记第一台', standIn: '替身不印真卡：它只把制卡的每一步走一遍，用来试。办真业务的窗口不要登记它', noOffice: '每个业务窗口都有打印机了', noOfficeSay: '要换一台，先停用原来的；还没有业务窗口的，先在“人员”里登记机构', addDo: '登记打印机', notNow: '先不办', shut: '关上',
    oneTitle: '{name}，{office}', busy: '里面有一张没做完的卡。先在窗口做完、不办了或者交给卡厂，再来搬动或停用', registered: '{at}登记', usedAt: '上次制卡 {at}', moveSay: '机器搬到别的窗口以后在这里改，原来的窗口就不能当场制卡了', moveTo: '搬到', moveDo: '改窗口', retireSay: '停用后不再在它上面开始新的卡，做过的卡照旧查得到。要再用，重新登记', retireDo: '停用打印机',
  },
  en: {
    rail: 'Printers', title: '{n} counters have a card printer', titleNone: 'No counter has a card printer yet', say: 'Where the city has instant issuing, a counter with a printer replaces and exchanges cards on the spot. What you register, move or retire is recorded under you', list: 'Card printers', add: 'Register a printer',
    office: 'Counter', name: 'Printer', nameHint: 'A name its counter knows it by, such as “Card printer 1”', serial: 'Serial', serialHint: 'As on its plate', driver: 'Driver', state: 'State', used: 'Last used', never: 'Not used yet', retiredOn: 'Retired on {day}',
    none: 'No printer yet', noneSay: 'Register the first at the top right', standIn: 'The stand-in prints no real card: it goes through every step, to try things. Do not register it where real cards are asked for', noOffice: 'Every counter has a printer', noOfficeSay: 'To replace one, retire it first; where there is no counter yet, enter it under “Staff”', addDo: 'Register', notNow: 'Not now', shut: 'Close',
    oneTitle: '{name}, {office}', busy: 'It has an unfinished card. Finish it at the counter, give it up or leave it to the plant; then come again to move or retire it', registered: 'Registered {at}', usedAt: 'Last used {at}', moveSay: 'Once the machine was carried to another counter, change it here; the former counter makes no cards any more', moveTo: 'To', moveDo: 'Change the counter', retireSay: 'Nothing is begun on a retired printer; the cards it made stay on record. To use it again, register it anew', retireDo: 'Retire the printer',
  },
})
