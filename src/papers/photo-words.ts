import type { PhotoCheck, PhotoFault } from './judge-photo.ts'

type Words = { zh: string; en: string }
/** Each check: what it looks at, what is wrong when it fails, and the cure. `{x}` is filled from the facts. */
const said: Record<PhotoCheck, { what: Words; wrong: Words; cure: Words }> = {
  'unreadable': { what: { zh: '打得开', en: 'Can be opened' }, wrong: { zh: '打不开，不是照片', en: 'It cannot be opened: it is no photo' }, cure: { zh: '换一张 JPEG 照片', en: 'Choose a JPEG photo' } },
  'format': { what: { zh: '是 JPEG 格式', en: 'Is a JPEG' }, wrong: { zh: '格式是 {format}，应当是 JPEG', en: 'The format is {format}; it needs JPEG' }, cure: { zh: '另存为 .jpg 再传', en: 'Save it as .jpg and send again' } },
  'bytes-few': { what: { zh: '够清楚', en: 'Sharp enough' }, wrong: { zh: '只有 {size} KB，太小，印出来会糊', en: 'It has {size} KB only and would print blurred' }, cure: { zh: '用原图，不要截图，至少 {least} KB', en: 'Use the original, no screenshot; at least {least} KB' } },
  'bytes-many': { what: { zh: '文件不太大', en: 'Not too large' }, wrong: { zh: '有 {size} KB，太大', en: 'It has {size} KB, too many' }, cure: { zh: '压缩到 {most} KB 以内再传', en: 'Bring it below {most} KB and send again' } },
  'pixels': { what: { zh: '尺寸对', en: 'Right size' }, wrong: { zh: '是 {width} × {height} 像素，应当是 {needWidth} × {needHeight}', en: 'It has {width} × {height} pixels; it needs {needWidth} × {needHeight}' },
    cure: { zh: '按 {needWidth} × {needHeight} 裁剪', en: 'Cut it to {needWidth} × {needHeight}' } },
  'ground': { what: { zh: '底色对', en: 'Right background' }, wrong: { zh: '底色不对，要纯{groundZh}底', en: 'The background is not plain {ground}' }, cure: { zh: '在纯{groundZh}墙前重拍，不要有影子', en: 'Take it again before a plain {ground} wall, without shadows' } },
  'no-subject': { what: { zh: '看得见人', en: 'Someone is seen' }, wrong: { zh: '照片里看不到人，或者人太小', en: 'Nobody is seen, or much too small' }, cure: { zh: '拍到头和肩，占照片大半', en: 'Show head and shoulders, filling most of the photo' } },
  'several': { what: { zh: '只有一个人', en: 'One person only' }, wrong: { zh: '照片里不只一个人', en: 'There is more than one figure' }, cure: { zh: '一个人单独拍', en: 'Take it of one person alone' } },
  'off-centre': { what: { zh: '人在中间', en: 'In the middle' }, wrong: { zh: '人不在中间', en: 'The person is not in the middle' }, cure: { zh: '挪到中间，头顶留一点空', en: 'Move to the middle and leave a little room above the head' } },
}
const grounds: Record<string, string> = { white: '白', blue: '蓝', red: '红' }

const fill = (text: string, facts: Record<string, string | number>) => text.replace(/\{(\w+)\}/g, (_, key: string) => key === 'groundZh' ? grounds[facts['ground'] as string] ?? '' : String(facts[key] ?? ''))
const filled = (words: Words, facts: Record<string, string | number>): Words => ({ zh: fill(words.zh, facts), en: fill(words.en, facts) })

/** What is wrong and what to do, in both languages. */
export function sayFault({ name, facts }: Pick<PhotoFault, 'name' | 'facts'>): Words & { cure: Words } {
  return { ...filled(said[name].wrong, facts), cure: filled(said[name].cure, facts) }
}

/** Every check with its result, for the page; what was not reached after an unreadable file is left out. */
export function checksOf(faults: readonly PhotoFault[]): (Words & { good: boolean; cure?: Words })[] {
  const failed = new Map(faults.map(fault => [fault.name, fault]))
  const names = failed.has('unreadable') ? ['unreadable' as const] : (Object.keys(said) as PhotoCheck[]).filter(name => failed.has(name) || !(failed.has('ground') && ['no-subject', 'several', 'off-centre'].includes(name)))
  return names.map(name => {
    const fault = failed.get(name)
    return fault ? { ...sayFault(fault), good: false } : { ...said[name].what, good: true }
  })
}
