import type { Facts } from '#kit/refusal'
import type { Column } from './roster-columns.ts'

/**
 * What can be wrong with a row: the cell, a short name for the list of causes, and one sentence that says what is wrong and
 * what to do. `elsewhere`: nothing in the row is to be changed, it is put right in another place and checked again. (BATCH-02)
 */
type Said = { readonly column: Column | 'photo'; readonly elsewhere?: true; readonly short: { readonly zh: string; readonly en: string }; readonly zh: string; readonly en: string }

export const mistakes = {
  'cell-broken': { column: 'name', short: { zh: '公式出错', en: 'Broken formula' },
    zh: '这一格是一个出错的公式（{text}）。改成要填的内容', en: 'This cell holds a formula that failed ({text}). Type the value itself' },

  'number-missing': { column: 'number', short: { zh: '没有填号码', en: 'Number missing' },
    zh: '没有填社会保障号码。照身份证填 18 位', en: 'The social security number is missing. Copy the 18 digits of the ID card' },
  'number-lost': { column: 'number', short: { zh: '号码变成了数字', en: 'Number lost digits' },
    zh: '这一格存成了数字，表格软件只留 15 位，后面的变成了 0。把这一列设为文本，再填一遍号码', en: 'The cell holds a figure, so the spreadsheet turned the last digits into zeros. Set the column to text and type the number again' },
  'number-characters': { column: 'number', short: { zh: '号码里有别的字符', en: 'Wrong characters in the number' },
    zh: '号码里有“{characters}”。只能是数字，最后一位可以是 X', en: 'The number contains "{characters}". Only digits are allowed, and X as the last' },
  'number-length': { column: 'number', short: { zh: '号码位数少了', en: 'Number too short' },
    zh: '只有 {length} 位，应当是 18 位（老号码 15 位）', en: 'It has {length} digits; it needs 18 (an old number 15)' },
  'number-long': { column: 'number', short: { zh: '号码位数多了', en: 'Number too long' },
    zh: '有 {length} 位，多了。应当是 18 位', en: 'It has {length} digits, too many; it needs 18' },
  'number-area': { column: 'number', short: { zh: '号码地区不存在', en: 'Unknown region in the number' },
    zh: '没有 {area} 开头的地区。请对照身份证原件改前 6 位', en: 'No region has the code {area}. Check the first 6 digits against the ID card' },
  'number-date': { column: 'number', short: { zh: '号码里的日期不存在', en: 'Impossible date in the number' },
    zh: '没有 {year}年{month}月{day}日 这一天。请对照身份证原件改第 7 到 14 位', en: 'There is no {year}-{month}-{day}. Check digits 7 to 14 against the ID card' },
  'number-future': { column: 'number', short: { zh: '号码里的生日在今天之后', en: 'Born in the future' },
    zh: '号码里的生日 {birth} 还没有到。请对照身份证原件改第 7 到 14 位', en: 'The birthday in the number, {birth}, lies ahead. Check digits 7 to 14 against the ID card' },
  'number-check': { column: 'number', short: { zh: '号码校验位不对', en: 'Wrong check digit' },
    zh: '最后一位对不上，可能抄错了一位。请对照身份证原件', en: 'The last digit does not fit the others: one digit may be miscopied. Check it against the ID card' },
  'number-permit': { column: 'number', short: { zh: '居住证号码', en: 'Residence permit number' },
    zh: '这是港澳台居民居住证的号码，不能用名册申领。由本人带居住证原件到窗口办理，先从名册里去掉', en: 'This is the number of a Hong Kong, Macau or Taiwan residence permit, which a roster cannot take. The holder applies at a counter with the original; take this row off' },
  'number-refused': { column: 'number', short: { zh: '号码不能用', en: 'Number cannot be used' }, zh: '{zh}', en: '{en}' },

  'name-missing': { column: 'name', short: { zh: '没有填姓名', en: 'Name missing' },
    zh: '没有填姓名。照身份证填写', en: 'The name is missing. Copy it from the ID card' },
  'name-space': { column: 'name', short: { zh: '姓名里有空格', en: 'Space in the name' },
    zh: '姓名中间有空格。去掉空格；少数民族姓名用间隔号 ·', en: 'There is a space inside the name. Remove it; names of several parts use the dot ·' },
  'name-characters': { column: 'name', short: { zh: '姓名里有符号', en: 'Wrong characters in the name' },
    zh: '姓名里有“{characters}”。照身份证填写，只能是汉字、字母和间隔号 ·', en: 'The name contains "{characters}". Copy it from the ID card: Chinese characters, letters and the dot · only' },
  'name-short': { column: 'name', short: { zh: '姓名不完整', en: 'Name incomplete' },
    zh: '姓名只有一个字。照身份证填写全名', en: 'The name has one character only. Write the full name of the ID card' },
  'name-long': { column: 'name', short: { zh: '姓名太长', en: 'Name too long' },
    zh: '姓名有 {length} 个字，卡上最多印 {most} 个。请到窗口单独办理', en: 'The name has {length} characters and the card takes {most}. Apply for this person at a counter' },
  'name-encode': { column: 'name', short: { zh: '姓名里有印不出的字', en: 'Character that cannot be printed' },
    zh: '“{characters}”这个字没有国家标准编码，印不到卡上。改用身份证上印的字，或到窗口单独办理', en: '"{characters}" has no code in the national standard and cannot be put on a card. Use the character printed on the ID card, or apply at a counter' },
  'name-differs': { column: 'name', short: { zh: '姓名和登记的不同', en: 'Name differs from the record' },
    zh: '这个号码登记的姓名不是这个。请对照身份证原件，查姓名和号码哪个抄错了', en: 'Another name is on record for this number. Check against the ID card whether the name or the number is miscopied' },

  'sex-unknown': { column: 'sex', short: { zh: '性别写法不对', en: 'Sex not understood' },
    zh: '性别写的是“{text}”。写“男”或“女”，也可以空着', en: 'The sex reads "{text}". Write 男 or 女, or leave it empty' },
  'sex-differs': { column: 'sex', short: { zh: '性别和号码不符', en: 'Sex differs from the number' },
    zh: '号码第 17 位说是{number}，这里写的是{text}。对照身份证，改错的那个', en: 'Digit 17 of the number says {numberEn}, the cell says {text}. Check the ID card and correct the wrong one' },
  'birth-unreadable': { column: 'birth', short: { zh: '出生日期写法不对', en: 'Date of birth not understood' },
    zh: '出生日期“{text}”不是一个日期。写成 1995-02-28 这样，也可以空着', en: 'The date of birth "{text}" is no date. Write it like 1995-02-28, or leave it empty' },
  'birth-differs': { column: 'birth', short: { zh: '出生日期和号码不符', en: 'Date of birth differs from the number' },
    zh: '号码里的生日是 {birth}，这里写的是 {text}。对照身份证，改错的那个', en: 'The number says born {birth}, the cell says {text}. Check the ID card and correct the wrong one' },
  'too-young': { column: 'number', short: { zh: '还没到申领年龄', en: 'Too young' },
    zh: '满 {age} 岁才能申领，从 {from} 起可以。先从名册里去掉', en: 'A card can be applied for from the age of {age}, that is from {from}. Take this person off the roster' },
  'minor': { column: 'number', short: { zh: '未成年人', en: 'A minor' },
    zh: '未满 {age} 岁，要监护人带户口簿到窗口办理，名册不能代办', en: 'Younger than {age}: the guardian applies at a counter with the household register; a roster cannot' },

  'category-unknown': { column: 'category', short: { zh: '人员类别不认识', en: 'Unknown category' },
    zh: '没有“{text}”这个人员类别。可以写：{choices}', en: 'There is no category "{text}". Write one of {choices}' },
  'category-counter': { column: 'category', short: { zh: '要到窗口办理的人', en: 'To apply at a counter' },
    zh: '{text}不能用名册申领，由本人带证件原件到窗口办理。先从名册里去掉', en: 'People of this category ({text}) cannot be applied for by roster: they come to a counter with the original document. Take this row off' },
  'document-unknown': { column: 'document', short: { zh: '证件类型不认识', en: 'Unknown document' },
    zh: '没有“{text}”这种证件。可以写：{choices}', en: 'There is no document "{text}". Write one of {choices}' },
  'document-wrong': { column: 'document', short: { zh: '证件和号码不配', en: 'Document does not fit' },
    zh: '{text}不能证明这个号码。写{needed}', en: 'A {text} does not prove this number. Write {needed}' },
  'valid-missing': { column: 'validUntil', short: { zh: '没有填证件有效期', en: 'Validity missing' },
    zh: '没有填证件有效期。写成 2035-06-30 这样，长期的写“长期”', en: 'The date until which the ID document is valid is missing. Write it like 2035-06-30, or 长期 for long-term' },
  'valid-unreadable': { column: 'validUntil', short: { zh: '证件有效期写法不对', en: 'Validity not understood' },
    zh: '证件有效期“{text}”不是一个日期。写成 2035-06-30 这样，长期的写“长期”', en: 'The validity "{text}" is no date. Write it like 2035-06-30, or 长期 for long-term' },
  'document-expired': { column: 'validUntil', short: { zh: '证件过期了', en: 'Document expired' },
    zh: '证件 {until} 已经到期。先换新证，再填新的有效期', en: 'The document expired on {until}. Renew it first, then enter the new date' },

  'phone-missing': { column: 'phone', short: { zh: '没有填手机号', en: 'Phone missing' },
    zh: '没有填手机号。领卡通知发到这里', en: 'The mobile phone is missing. The notice to collect the card is sent there' },
  'phone-length': { column: 'phone', short: { zh: '手机号位数不对', en: 'Phone length' },
    zh: '手机号有 {length} 位，应当是 11 位', en: 'The phone number has {length} digits; it needs 11' },
  'phone-wrong': { column: 'phone', short: { zh: '手机号不对', en: 'Wrong phone' },
    zh: '这不是手机号。写 1 开头的 11 位号码，不要座机', en: 'This is no mobile number. Write 11 digits that begin with 1, not a landline' },
  'address-long': { column: 'address', short: { zh: '地址太长', en: 'Address too long' },
    zh: '地址有 {length} 个字，最多 {most} 个', en: 'The address has {length} characters; at most {most}' },
  'bank-unknown': { column: 'bank', short: { zh: '发卡银行不认识', en: 'Unknown bank' },
    zh: '没有“{text}”这家合作银行。可以写：{choices}；空着用单位选的银行', en: '"{text}" is no partner bank. Write one of {choices}, or leave it empty for the unit\'s bank' },
  'bank-differs': { column: 'bank', short: { zh: '不是单位选的银行', en: 'Not the unit\'s bank' },
    zh: '单位选的是{bank}，这里写的是{text}。改成{bank}或空着', en: 'The unit has chosen {bankEn}, the cell says {text}. Write {bankEn} or leave it empty' },

  'photo-missing': { column: 'photo', short: { zh: '没有照片', en: 'Photo missing' },
    zh: '照片包里没有这个人的照片。照片文件名要是社会保障号码，补传一张或一包', en: 'No photo of this person came with the roster. Name the file with the social security number and send it' },
  'photo-refused': { column: 'photo', short: { zh: '照片不合格', en: 'Photo refused' },
    zh: '照片不合格：{reasons}。换一张再传', en: 'The photo was refused: {reasonsEn}. Send another one' },

  'twice-in-file': { column: 'number', short: { zh: '名册里重复', en: 'Twice in the roster' },
    zh: '和第 {row} 行是同一个号码。留一行，去掉另一行', en: 'Row {row} has the same number. Keep one of the two' },
  'has-card': { column: 'number', elsewhere: true, short: { zh: '已经有卡', en: 'Has a card' },
    zh: '这个人已经有一张社保卡（{bank}，{state}）。丢了或坏了由本人办补换卡，不用再申领', en: 'This person already holds a card ({bankEn}, {stateEn}). If it is lost or damaged the holder asks for a replacement' },
  'has-application': { column: 'number', elsewhere: true, short: { zh: '已经在申领', en: 'Already applied' },
    zh: '这个人 {since} 已经申领，{state}。等它办完，不用再报', en: 'This person applied on {since}; the application is {stateEn}. Wait for it, do not apply again' },
  'applied-here': { column: 'number', elsewhere: true, short: { zh: '本单位报过了', en: 'Already sent by this unit' },
    zh: '这个人 {since} 已经由本单位申领，{state}。不用再报', en: 'This unit applied for this person on {since}; the application is {stateEn}. Nothing is to be done' },
  'not-insured': { column: 'number', elsewhere: true, short: { zh: '没有参保记录', en: 'Not insured' },
    zh: '在{region}没有参保记录。先办增员，再回来点“再查一次”', en: 'No insurance record in {regionEn}. Enrol the person first, then come back and check again' },
} as const satisfies Record<string, Said>

export type MistakeKind = keyof typeof mistakes
export type Mistake = { readonly kind: MistakeKind; readonly column: Column | 'photo'; readonly facts: Facts }

/** A mistake in its own cell unless another is named. */
export function mistake(kind: MistakeKind, facts: Facts = {}, column: Column | 'photo' = mistakes[kind].column): Mistake {
  return { kind, column, facts }
}

/** Both sentences of a mistake. */
export function sayMistake({ kind, facts }: Mistake): { zh: string; en: string } {
  const put = (sentence: string) => sentence.replace(/\{(\w+)\}/g, (_, key: string) => {
    const fact = facts[key]
    return Array.isArray(fact) ? fact.join('、') : String(fact ?? '')
  })
  return { zh: put(mistakes[kind].zh), en: put(mistakes[kind].en) }
}
