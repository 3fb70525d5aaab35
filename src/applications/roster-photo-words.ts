import { photoChecks, sayFault, type PhotoCheck } from '#papers'

type Words = { zh: string; en: string }
/** What a roster finds by itself, before a photo is judged. */
const own: Record<string, Words> = {
  'too-large': { zh: '文件超过 5 MB', en: 'The file is larger than 5 MB' }, ignored: { zh: '不是照片', en: 'It is no photo' },
}

/** A photo's fault as it is stored in clear: its name with its figures, `pixels:width=120:height=148`. No personal data. */
export function keepFault({ name, facts }: { name: string; facts: Record<string, string | number> }): string {
  return [name, ...Object.entries(facts).map(([key, value]) => `${key}=${String(value).replace(/[:=,]/g, '.')}`)].join(':')
}

/** The name of a kept fault. */
export const faultName = (kept: string): string => kept.split(':')[0]!

/** A kept fault in words, as it stands under the photo and beside its row. */
export function sayKept(kept: string): Words {
  const [name = '', ...pairs] = kept.split(':')
  if (own[name]) return own[name]
  if (!(photoChecks as readonly string[]).includes(name)) return { zh: name, en: name }
  const { zh, en } = sayFault({ name: name as PhotoCheck, facts: Object.fromEntries(pairs.map(pair => pair.split('='))) as Record<string, string> })
  return { zh, en }
}
