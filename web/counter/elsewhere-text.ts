import { texts } from '../i18n.ts'

/** Words of seeing by the card where somebody is insured. */
export const text = texts('counter-elsewhere', {
  zh: { link: '凭卡看参保和余额', claims: '医疗费报销', benefits: '待遇、资格认证', title: '看参保和余额', say: '本人的卡放在读卡器里、输过社保密码；要身份证的，填在下面。不用转移，参保地照常管', back: '这个人', do: '看', answered: '由{who}答复', accounts: '医保个人账户', untilMissing: '填证件有效期，或选长期' },
  en: { link: 'Insurance and balances, by the card', claims: 'Claim care paid for', benefits: 'Benefits, proof of life', title: 'Insurance and balances', say: 'The holder’s card is in the reader and the PIN entered; give the ID document below where it is asked for. Nothing is transferred, the home region keeps it', back: 'This person', do: 'See', answered: 'Answered by {who}', accounts: 'Medical accounts', untilMissing: 'Until when is the document valid?' },
})
