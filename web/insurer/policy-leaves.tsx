import { leavesOf, withLeaf, type Leaf } from '#shared/proving'
import { useText } from '../i18n.ts'
import { SelectField, TextField } from '../ui/form.tsx'
import { fenOf, yuan } from '../ui/words.ts'
import { levelKeys, text } from './policy-text.ts'

type Say = ReturnType<typeof useText<typeof text['zh']>>
const parts: Readonly<Record<string, 'deductible' | 'percent' | 'cap' | 'laterStays' | 'upTo' | 'employee' | 'resident' | 'filed' | 'transferred' | 'unfiled' | 'c1' | 'c2' | 'c3' | 'cActive' | 'cRetired'>> = {
  deductible: 'deductible', percent: 'percent', cap: 'cap', laterStays: 'laterStays', upTo: 'upTo', employee: 'employee', resident: 'resident', filed: 'filed', transferred: 'transferred', unfiled: 'unfiled', '01': 'c1', '02': 'c2', '03': 'c3', active: 'cActive', retired: 'cRetired' }
/** The place of a leaf in words: 三级 · 支付比例（%） · 在职. */
export function leafName(path: readonly string[], t: Say): string {
  const words = path.map((part, i) => part === 'levels' || part === 'tiers' ? '' : path[i - 1] === 'levels' ? t(levelKeys[part as keyof typeof levelKeys]) : path[i - 1] === 'tiers' ? t('tier', { n: Number(part) + 1 }) : parts[part] ? t(parts[part]) : part)
  return words.filter(Boolean).join(' · ') || t('value')
}
export const leafText = ({ kind, value }: Leaf, t: Say) => kind === 'yes-no' ? t(value ? 'yes' : 'no') : kind === 'fen' ? yuan(value as number) : String(value)
const same = (a: readonly string[], b: readonly string[]) => a.join('.') === b.join('.')

/** The leaves in which two values differ, with both. */
export function changesOf(now: unknown, next: unknown): { leaf: Leaf; was: Leaf | undefined }[] {
  const before = leavesOf(now)
  return leavesOf(next).map(leaf => ({ leaf, was: before.find(each => same(each.path, leaf.path)) })).filter(({ leaf, was }) => was?.value !== leaf.value)
}

/** Each leaf of a value as a field, what is in force beside it. `typed`: what was typed, by place. */
export function Leaves({ now, typed, say }: { now: unknown; typed: Readonly<Record<string, string>>; say: (place: string, text: string) => void }) {
  const t = useText(text)
  return (
    <div className="cols2">
      {leavesOf(now).map(leaf => {
        const place = leaf.path.join('.') || 'value', shown = leaf.kind === 'fen' ? yuan(leaf.value as number).replaceAll(',', '') : String(leaf.value)
        const label = leafName(leaf.path, t)
        return leaf.kind === 'yes-no'
          ? <SelectField key={place} name={`value.${place}`} label={label} value={typed[place] ?? shown} say={value => say(place, value)} options={[['true', t('yes')], ['false', t('no')]]} />
          : <TextField key={place} name={`value.${place}`} label={label} hint={`${t('now')} ${leafText(leaf, t)}`} inputMode="decimal" value={typed[place] ?? shown} say={value => say(place, value)} maxLength={14} />
      })}
    </div>
  )
}

/** The value as typed, or the fields that are no numbers. */
export function valueTyped(now: unknown, typed: Readonly<Record<string, string>>): { value: unknown } | { bad: string[] } {
  let value = now
  const bad: string[] = []
  for (const leaf of leavesOf(now)) {
    const place = leaf.path.join('.') || 'value'
    const said = typed[place]
    if (said === undefined) continue
    const read = leaf.kind === 'yes-no' ? said === 'true' : leaf.kind === 'fen' ? fenOf(said.trim()) : /^\d{1,3}(\.\d{1,2})?$/.test(said.trim()) ? Number(said) : null
    if (read === null) bad.push(`value.${place}`)
    else value = withLeaf(value, leaf.path, read)
  }
  return bad.length ? { bad } : { value }
}
