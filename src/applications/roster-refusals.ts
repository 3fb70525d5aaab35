import { refuser, type Sayings } from '#kit/refusal'

/** What a roster's doors say when the answer is no; part of the room's table. */
export const rosterSayings = {
  'roster-unknown': { status: 404, zh: '没有这份名册。回到所有名册，从列表里打开', en: 'There is no such roster. Go back to all rosters and open it from the list' },
  'roster-not-a-unit': { status: 403, zh: '只有单位或村（社区）的经办人能传名册。用单位的账号登录', en: 'Only the officer of an employer or a village sends rosters. Sign in with the unit\'s account' },
  'roster-sheet-missing': { status: 400, zh: '没有收到名册。选一份 .xlsx 表格再传', en: 'No roster came. Choose an .xlsx spreadsheet and send again' },
  'roster-not-a-sheet': { status: 422, zh: '这个文件打不开，不是 .xlsx 表格。在表格软件里打开，另存为 .xlsx 再传', en: 'The file cannot be opened: it is no .xlsx spreadsheet. Open it in the spreadsheet program, save it as .xlsx and send again' },
  'roster-old-xls': { status: 422, zh: '这是老的 .xls 格式，或者加了密码。另存为没有密码的 .xlsx 再传', en: 'This is the old .xls format, or it has a password. Save it as .xlsx without a password and send again' },
  'roster-sheet-broken': { status: 422, zh: '这份表格是坏的，读到一半读不下去。在表格软件里打开，另存一份再传', en: 'The spreadsheet is damaged and cannot be read to its end. Open it in the spreadsheet program, save a copy and send that' },
  'roster-sheet-too-large': { status: 413, zh: '这份表格展开后太大，没有收。只留名册那一张，去掉图片和别的表，再传', en: 'The spreadsheet is too large once unpacked and was not taken. Keep the roster alone, without pictures and other sheets, and send again' },
  'roster-headings': { status: 422, zh: '表头里找不到 {missing}，没有收。下载模板，把人填进去再传', en: 'The headings lack {missing}; nothing was taken. Download the template, fill it in and send again' },
  'roster-no-rows': { status: 422, zh: '名册里一个人也没有，没有收。从表头下一行开始填，再传', en: 'The roster lists nobody and was not taken. Fill in from the row below the headings and send again' },
  'roster-too-many-rows': { status: 413, zh: '名册超过 {limit} 人，没有收。分成几份再传', en: 'The roster has more than {limit} people and was not taken. Split it and send the parts' },
  'roster-photos-not-a-zip': { status: 422, zh: '第 {place} 个照片包打不开，不是 .zip。把照片压缩成 .zip（不是 rar、7z）再传，这次什么也没有收', en: 'Photo file {place} cannot be opened: it is no .zip. Compress the photos to .zip (not rar or 7z) and send again; nothing was taken' },
  'roster-photos-too-many': { status: 413, zh: '第 {place} 个照片包超过 {limit} 个文件，这次什么也没有收。分成几包再传', en: 'Photo file {place} holds more than {limit} files; nothing was taken. Split it and send the parts' },
  'roster-photos-too-large': { status: 413, zh: '第 {place} 个照片包展开后太大，这次什么也没有收。分成几包，每张照片不超过 5 MB，再传', en: 'Photo file {place} is too large once unpacked; nothing was taken. Split it, at most 5 MB a photo, and send again' },
  'roster-photos-too-dense': { status: 422, zh: '第 {place} 个照片包展开后会大出 {limit} 倍以上，照片不会这样，没有收。重新压缩再传', en: 'Photo file {place} would unpack to more than {limit} times its size, which photos never do; nothing was taken. Compress it afresh and send again' },
  'roster-photo-missing': { status: 400, zh: '没有收到照片。选一张再传', en: 'No photo came. Choose one and send again' },
  'roster-busy': { status: 409, zh: '这份名册正在办，现在不能改。等几秒，进度走完再改', en: 'Work on this roster is going on, so it cannot be changed now. Wait a few seconds until it is done' },
  'roster-cleared': { status: 410, zh: '这份名册过了保存期限，已经删除，不能再改。要改的人，填一份新的名册传上来', en: 'The time to keep this roster is over and it was deleted; it cannot be changed. Send whoever is to be mended in a new roster' },
  'roster-row-unknown': { status: 404, zh: '名册里没有这一行。重新打开这份名册', en: 'The roster has no such row. Open it again' },
  'roster-row-stale': { status: 409, zh: '这一行刚被改过（可能在另一个窗口）。看新的内容再改', en: 'This row was changed meanwhile, perhaps in another window. Look at it again before you change it' },
  'roster-row-done': { status: 409, zh: '这个人已经提交，名册里不能再改。要改，等卡中心退回，或到窗口办理', en: 'This person is already submitted and cannot be changed in the roster. Wait for the card centre to return it, or go to a counter' },
  'roster-nothing-good': { status: 409, zh: '没有可以提交的人。先把要改的行改好', en: 'Nobody can be submitted. Mend the rows first' },
  'roster-bank-missing': { status: 422, zh: '没有选发卡银行，没有提交。从列表里选一家', en: 'No issuing bank was chosen; nothing was submitted. Choose one of the list' },
  'roster-bank-not-units': { status: 422, zh: '单位选的是{bank}，不能改成别家。要换，先在“发卡银行”页交新的银行选择确认函', en: 'The unit has chosen {bankEn}. To change it, first hand in a new bank selection letter on the page “Issuing bank”' },
  'roster-not-attested': { status: 422, zh: '没有一个人的身份证复印件确认过盖章，没有提交。看过复印件，勾“都盖了单位公章”再提交',
    en: 'No ID copy is attested to carry the unit’s seal; nothing was submitted. Look at the copies, tick that they carry the seal, and submit again' },
  'letter-first': { status: 422, zh: '单位还没有交银行选择确认函，没有提交。在“发卡银行”页打印、盖章、上传，马上就能提交',
    en: 'The unit has not handed in its bank selection letter; nothing was submitted. Print it on the page “Issuing bank”, seal it, upload it, then submit' },
  'letter-missing': { status: 400, zh: '没有收到确认函。选一份盖了章的扫描件再传', en: 'No letter came. Choose the scan with the seal and send again' },
  'letter-kind': { status: 422, zh: '这个文件打不开，没有收。只收 PDF、JPEG 或 PNG 扫描件', en: 'The file cannot be opened and was not taken. Send a scan as PDF, JPEG or PNG' },
  'roster-place-wrong': { status: 422, zh: '卡不能送到那里，没有提交。从列表里选一个地方', en: 'The cards cannot go there; nothing was submitted. Choose a place of the list' },
  'roster-nothing-bad': { status: 404, zh: '没有要改的行，没有表格可下载', en: 'No row is to be mended, so there is no spreadsheet to download' },
} as const satisfies Sayings

/** The refusals of a roster by name. */
export const refuseRoster = refuser(rosterSayings)
