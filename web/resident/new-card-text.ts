import { texts } from '../i18n.ts'

/** Words of the new card that is to replace one, on the holder's start page. */
export const text = texts('new-card', {
  zh: {
    state_submitted: '新卡在办（{kind}）：等待审核', state_returned: '新卡在办（{kind}）：退回来了', state_approved: '新卡在办（{kind}）：审核通过，等待制卡', 'state_in-production': '新卡在办（{kind}）：制卡中', 'state_at-site': '新卡到了，可以领',
    returnedSay: '{reasons}。带身份证到窗口改好再交', collectSay: '到{place}领，本人带身份证原件。领走以后旧卡作废', waitSay: '做好了发短信，到{place}领。钱和看病记录跟着您走', waitPost: '做好了寄到登记的地址，收到后在这里确认，旧卡那时作废。钱和看病记录跟着您走', promised: '预计 {day}前', follow: '看走到哪一步',
  },
  en: {
    state_submitted: 'New card ({kind}): waiting for review', state_returned: 'New card ({kind}): returned', state_approved: 'New card ({kind}): approved, waiting to be made', 'state_in-production': 'New card ({kind}): being made',
    'state_at-site': 'The new card is there',
    returnedSay: '{reasons}. Bring your ID to a counter to mend it', collectSay: 'Collect it at {place} in person with the original ID. The old card ends then',
    waitSay: 'A text message tells when it is at {place}. Money and records stay yours', waitPost: 'It is posted to your address on record; confirm it here when it is there, and the old card ends then. Money and records stay yours', promised: 'expected by {day}', follow: 'See how far it is',
  },
})
