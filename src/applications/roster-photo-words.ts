/** Short words for what is wrong with a photo, as they stand under it and beside its row. */
const words: Record<string, { zh: string; en: string }> = {
  'too-large': { zh: '文件太大', en: 'file too large' }, unreadable: { zh: '打不开，不是照片', en: 'cannot be opened, no photo' },
}
export function photoReasons(name: string): { zh: string; en: string } {
  return words[name] ?? { zh: name, en: name }
}
