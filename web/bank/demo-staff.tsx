import { Asked, useRead } from '../api/read.tsx'
import { useLang, useText } from '../i18n.ts'
import { text } from './text.ts'

type Sandbox = { staff: readonly { user: string; password: string; zh: string; en: string; organisation: string }[] }

/** The sign-ins of a demo, as they are printed on the platform's sandbox page too. */
export function DemoStaff() {
  const t = useText(text)
  const lang = useLang()
  const sandbox = useRead<Sandbox>('/api/sandbox')
  return (
    <section className="sheet padded stack" id="staff">
      <h2>{t('demoStaff')}</h2>
      <Asked of={sandbox} rows={4}>
        {({ staff }) => (
          <>
            <p>
              {t('password')} <code>{staff[0]?.password}</code>
            </p>
            <dl className="seats">
              {[...Map.groupBy(staff, row => row.organisation)].map(([office, rows]) => (
                <div key={office}>
                  <dt>{office}</dt>
                  <dd>
                    {rows.map(row => (
                      <span key={row.user}>
                        <code>{row.user}</code> {row[lang]}
                      </span>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </>
        )}
      </Asked>
    </section>
  )
}
