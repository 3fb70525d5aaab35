import { fieldWords, type CaseView, type Says } from '#shared/identity'
import { useLang, useText } from '../i18n.ts'
import { day } from '../ui/words.ts'
import { text } from './identity-text.ts'
import './identity.css'

type Field = 'number' | 'name' | 'sex' | 'birth'
const usual: readonly Field[] = ['number', 'name']

/** Card, record and document side by side, one row a field; what differs from the record is said in words. Sex and birth where they differ, or no number tells them. */
export function IdentitySides({ view, document }: { view: CaseView; document: Says | null }) {
  const t = useText(text)
  const lang = useLang()
  const more = (['sex', 'birth'] as const).filter(field => view.category !== 'resident' || (document?.[field] && document[field] !== view.record[field]))
  const sides = [
    { key: 'card', says: view.card, nothing: t('notRead') },
    { key: 'record', says: view.record, nothing: '' },
    { key: 'document', says: document, nothing: t('notSeen') },
  ] as const
  const word = (field: Field, value: string) => (field === 'sex' ? t(value === '1' ? 'male' : 'female') : field === 'birth' ? day(value) : value)
  return (
    <table className="threes">
      <caption className="sr">{t('table')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('field')}</th>
          {sides.map(side => <th key={side.key} scope="col">{t(side.key)}</th>)}
        </tr>
      </thead>
      <tbody>
        {[...usual, ...more].map(field => (
          <tr key={field}>
            <th scope="row">{fieldWords[field]![lang]}</th>
            {sides.map(({ key, says, nothing }) => {
              const value = says?.[field]
              return (
                <td key={key}>
                  <span className="of" aria-hidden>{t(key)}</span>
                  {value ? <b className={field === 'number' ? 'num' : ''}>{word(field, value)}</b> : <span className="note">{nothing}</span>}
                  {value && value !== view.record[field] && <span className="differs">{t('differ')}</span>}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
