import { refuser, type Sayings } from '#kit/refusal'

/** What this room says no to, as people's doors say it. */
export const sayings = {
  'number-length': { status: 422, zh: '身份证号有 {length} 位，应当是 18 位（老号码 15 位）。对照身份证再填', en: 'The ID number has {length} digits; it needs 18 (an old one 15). Check it against the ID card' },
  'number-characters': { status: 422, zh: '身份证号里有不能用的字符，只能是数字，最后一位可以是 X。对照身份证再填', en: 'The ID number has characters that cannot be in it: digits only, and X as the last. Check it against the ID card' },
  'number-area': { status: 422, zh: '没有 {area} 开头的地区，身份证号不能用。对照身份证改前 6 位', en: 'No region has the code {area}. Check the first 6 digits against the ID card' },
  'number-date': { status: 422, zh: '身份证号里的出生日期 {birth} 不存在。对照身份证改第 7 到 14 位', en: 'The birth date in the number, {birth}, does not exist. Check digits 7 to 14 against the ID card' },
  'number-future': { status: 422, zh: '身份证号里的出生日期 {birth} 还没有到。对照身份证改第 7 到 14 位', en: 'The birth date in the number, {birth}, lies ahead. Check digits 7 to 14 against the ID card' },
  'number-check': { status: 422, zh: '身份证号最后一位对不上，可能抄错了一位。对照身份证再填', en: 'The last digit does not fit the others: one digit may be miscopied. Check it against the ID card' },
  'number-not-citizen': { status: 422, zh: '这是港澳台居民居住证的号码，不是公民身份号码。人员类别改成港澳或台湾居民再填', en: 'This is the number of a Hong Kong, Macau or Taiwan residence permit, no citizen number. Choose that category and enter it again' },
  'person-known': { status: 409, zh: '这个号码已经登记过，没有再建一个人。用号码查找，打开这个人', en: 'This number is on record already; no second person was made. Search by the number and open that person' },
  'person-unknown': { status: 404, zh: '没有登记这个人。核对号码，第一次来的先登记', en: 'This person is not on record. Check the number; enter a newcomer first' },
  'person-elsewhere': { status: 403, zh: '这个人的社保不归您这里办，没有打开。请到参保地的窗口、发卡银行的网点或本人单位办', en: 'This person is not served at your office; nothing was opened. Their own city’s counter, the bank of their card or their unit can' },
  'too-many-found': { status: 422, zh: '找到 {most} 个以上的人，没有列出来。再问身份证号或手机号', en: 'More than {most} people match, so none are listed. Ask for the ID number or the phone' },
  'phone-same': { status: 409, zh: '这就是现在登记的手机号，不用改', en: 'This phone is on record already; there is nothing to change' },
  'phone-none': { status: 409, zh: '没有登记手机号，不用报失。有新手机号的，在这里登记', en: 'No phone is on record, so there is nothing to report. A new number can be entered here' },
  'phone-not-lost': { status: 409, zh: '手机没有报失，不用取消', en: 'The phone is not reported lost; there is nothing to take back' },
  'phone-silenced': { status: 409, zh: '这个号码报失了，不发验证码。换一个号码；手机找回或补了卡的，先带身份证到窗口取消报失', en: 'This number is reported lost and gets no codes. Use another; if the phone or its SIM is back, the report is first taken back at a counter with the ID' },
  'phone-too-often': { status: 429, zh: '验证码发得太勤，没有再发。一分钟后再试，一天最多五次', en: 'Codes were sent too often; none was sent now. Wait a minute; five a day at most' },
  'phone-code-none': { status: 409, zh: '没有在等的验证码，手机号没有改。请重新发一个，十分钟内填', en: 'No code is waited for and the phone is unchanged. Ask for a new one and enter it within ten minutes' },
  'phone-code-wrong': { status: 422, zh: '验证码不对，手机号没有改，还能试 {left} 次。照新手机收到的短信填', en: 'The code is wrong and the phone is unchanged; {left} tries left. Copy it from the message on the new phone' },
  'contact-stale': { status: 409, zh: '您打开以后，{by}在 {at} 动过这个人的登记：{what}。没有保存，看新的内容再改', en: 'Since you opened it {byEn} changed the record at {at}: {whatEn}. Nothing was saved; look at it again' },
  'identity-stale': { status: 409, zh: '您打开以后，{by}在 {at} 动过这个人的登记：{what}。没有改正，重新打开，看新的内容再办', en: 'Since you opened it {byEn} changed the record at {at}: {whatEn}. Nothing was mended; open it again and look at it' },
  'number-of-other': { status: 409, zh: '证件上的号码登记在另一个人名下，没有改正。用这个号码找到那个人，先核对是不是同一个人登记了两次；不是的，请公安机关查清号码再来',
    en: 'The number of the document is on record for another person; nothing was mended. Find that person by the number and check whether one person was entered twice; if not, the police clear up the number first' },
  'ward-of-age': { status: 409, zh: '已满 {age} 岁，自己办，不用监护人', en: 'This person is {age} or older and acts alone; no guardian is needed' },
  'guardian-unknown': { status: 404, zh: '没有登记这位监护人，没有改。先登记监护人本人，再来登记关系', en: 'The guardian is not on record; nothing was changed. Enter the guardian first' },
  'guardian-minor': { status: 422, zh: '监护人未满 {age} 岁，不能登记', en: 'The guardian is under {age}; nothing was entered' },
  'guardian-linked': { status: 409, zh: '这位监护人已经登记过', en: 'This guardian is linked already' },
  'guardian-not-linked': { status: 403, zh: '不是登记的监护人，或者本人已经成年，没有办。本人来办，或先登记监护人', en: 'No linked guardian, or the person is of age; nothing was done. The person acts, or the guardian is linked first' },
  'document-kind-wrong': { status: 422, zh: '{kind}不能证明这个人的身份，没有办。请带{needed}原件', en: 'A {kindEn} does not prove who this person is; nothing was done. Bring the original: {neededEn}' },
  'document-expired': { status: 422, zh: '证件 {until} 到期了，不能用，没有办。换了新证再来，或带临时身份证', en: 'The document expired on {until} and cannot be used; nothing was done. Come with the new one or a temporary ID card' },
  'document-validity-missing': { status: 422, zh: '没有证件的有效期，没有办。照证件填日期，长期的选长期；未满 16 岁的可以不填', en: 'The validity of the document is missing; nothing was done. Copy the date, or choose long-term; under 16 it may be left empty' },
  'document-validity-unreadable': { status: 422, zh: '证件有效期不是一个日期，没有办。照证件写成 2035-06-30 这样', en: 'The validity is no date; nothing was done. Copy it from the document, like 2035-06-30' },
  'document-differs': { status: 422, zh: '证件的{what}和登记的不一样，没有办。核对是不是本人的证件；登记错了，带户口簿到窗口更正', en: 'The {whatEn} of the document differs from the record; nothing was done. Check that it is the holder’s own; a wrong record is corrected at a counter' },
} as const satisfies Sayings

export const refuse = refuser(sayings)
