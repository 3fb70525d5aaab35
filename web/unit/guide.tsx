import { FileDown } from 'lucide-react'
import { columns, mistakes } from '#shared/applications'
import { useLang, useText } from '../i18n.ts'
import { BlankForms } from '../ui/form-file.tsx'
import { Headline, useTitle } from '../ui/skeletons.tsx'
import { UnitFrame } from './frame.tsx'
import { text } from './text.ts'
import './unit.css'

/** How to fill in a roster: each column with everything that is checked in it, from the table the checks themselves use. */
export default function Guide() {
  const t = useText(text)
  const lang = useLang()
  useTitle(`${t('guideTitle')} · ${t('place')}`)
  const checks = (column: string) => [...new Set(Object.values(mistakes).filter(mistake => mistake.column === column).map(mistake => mistake.short[lang]))]
  return (
    <UnitFrame>
      <Headline title={t('guideTitle')} say={t('guideSay')} action={<a className="row" href="/api/rosters/template" download><FileDown size={16} aria-hidden />{t('template')}</a>} />
      <BlankForms />
      <section className="sheet"><div className="in stack"><p>{t('guideTop')}</p></div>
        <table className="fix guide"><caption className="sr">{t('guideTitle')}</caption><thead><tr><th scope="col">{t('guideColumn')}</th><th scope="col">{t('guideChecks')}</th></tr></thead>
          <tbody>{[...columns.map(column => ({ key: column.key as string, name: column[lang] })), { key: 'photo', name: t('photosTitle') }].map(({ key, name }) =>
            <tr key={key}><th scope="row">{name}</th><td>{checks(key).join(lang === 'zh' ? '、' : ', ') || '—'}</td></tr>)}</tbody></table></section>
    </UnitFrame>
  )
}
