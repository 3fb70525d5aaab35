import { classWords } from '#shared/reimbursement'
import { Plus, X } from 'lucide-react'
import { useLang, useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { SelectField, TextField } from '../ui/form.tsx'
import { text } from './claim-text.ts'
import { another, type Bill, type Charge } from './draft.ts'

const changed = <Row,>(rows: readonly Row[], at: number, part: Partial<Row>) => rows.map((row, i) => i === at ? { ...row, ...part } : row)

/** The invoices, one a row. */
export function Bills({ rows, put }: { rows: Bill[]; put: (rows: Bill[]) => void }) {
  const t = useText(text)
  return (
    <fieldset className="stack"><legend>{t('invoices')}</legend>
      <p className="note">{t('invoicesSay')}</p>
      {rows.map((row, i) => (
        <div key={i} className="claimrow">
          <TextField name={`invoices.${i}.number`} label={t('number')} value={row.number} say={number => put(changed(rows, i, { number }))} maxLength={30} />
          <TextField name={`invoices.${i}.day`} label={t('issued')} type="date" value={row.day} say={day => put(changed(rows, i, { day }))} />
          <TextField name={`invoices.${i}.amount`} label={t('amount')} inputMode="decimal" value={row.amount} say={amount => put(changed(rows, i, { amount }))} maxLength={12} />
          {rows.length > 1 && <Take say={() => put(rows.filter((_, k) => k !== i))} />}
        </div>
      ))}
      {rows.length < 20 && <div className="row"><Button size="dense" icon={<Plus size={16} aria-hidden />} onClick={() => put([...rows, another.bill()])}>{t('addInvoice')}</Button></div>}
    </fieldset>
  )
}

/** The list of charges, one a row, each with its class. */
export function Charges({ rows, put }: { rows: Charge[]; put: (rows: Charge[]) => void }) {
  const t = useText(text)
  const lang = useLang()
  return (
    <fieldset className="stack"><legend>{t('lines')}</legend>
      <p className="note">{t('linesSay')}</p>
      {rows.map((row, i) => (
        <div key={i} className="claimrow">
          <TextField name={`lines.${i}.name`} label={t('item')} value={row.name} say={name => put(changed(rows, i, { name }))} maxLength={100} />
          <SelectField name={`lines.${i}.class`} label={t('class')} value={row.class} say={value => put(changed(rows, i, { class: value }))} options={[['', t('choose')], ...Object.entries(classWords).map(([code, each]) => [code, each[lang]] as const)]} />
          <TextField name={`lines.${i}.amount`} label={t('amount')} inputMode="decimal" value={row.amount} say={amount => put(changed(rows, i, { amount }))} maxLength={12} />
          {rows.length > 1 && <Take say={() => put(rows.filter((_, k) => k !== i))} />}
        </div>
      ))}
      {rows.length < 200 && <div className="row"><Button size="dense" icon={<Plus size={16} aria-hidden />} onClick={() => put([...rows, another.charge()])}>{t('addLine')}</Button></div>}
    </fieldset>
  )
}

function Take({ say }: { say: () => void }) {
  const t = useText(text)
  return <Button kind="link" icon={<X size={16} aria-hidden />} onClick={say}>{t('take')}</Button>
}
