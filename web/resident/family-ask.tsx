import { relationWords, type FamilyPage } from '#shared/family'
import { useState } from 'react'
import { isRefused } from '../api/call.ts'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Form, SelectField, TextField, type Wrong } from '../ui/form.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { yuan } from '../ui/words.ts'
import { text } from './family-text.ts'

type Account = FamilyPage['accounts'][number]
const empty = { name: '', number: '', relation: '' }

/** Whom the account is shared with: name, number and who they are. Nothing moves before they agreed. */
export function AskRelative({ accounts, leave, done }: { accounts: readonly Account[]; leave: () => void; done: (name: string) => void }) {
  const t = useText(text)
  const lang = useLang()
  const [region, choose] = useState(accounts[0]!.region)
  const [said, setSaid] = useState(empty)
  const [wrong, setWrong] = useState<Wrong>({})
  const send = useSend<FamilyPage>('/api/my/family', { forget: ['/api/my/family'] })
  const account = accounts.find(each => each.region === region) ?? accounts[0]!
  const put = (more: Partial<typeof empty>) => setSaid({ ...said, ...more })
  const submit = async () => {
    const faults = Object.fromEntries((Object.keys(empty) as (keyof typeof empty)[]).filter(name => !said[name].trim()).map(name => [name, t('missing')]))
    setWrong(faults)
    if (Object.keys(faults).length) return
    const answer = await send.send({ region, name: said.name.trim(), number: said.number.trim(), relation: said.relation })
    if (answer && !isRefused(answer)) done(said.name.trim())
  }
  const rule = account.rule!
  return (
    <section className="sheet padded stack">
      <h2>{t('addTitle')}</h2>
      <p className="note">{t('limit', { most: rule.most, relations: rule.relations.map(each => relationWords[each][lang]).join(lang === 'zh' ? '、' : ', ') })}</p>
      <Form refused={send.refused} wrong={wrong} send={() => void submit()}>
        {accounts.length > 1 && <SelectField name="region" label={t('region1')} value={region} say={choose} options={accounts.map(each => [each.region, `${each.regionName[lang]} ${yuan(each.balance)}`] as const)} />}
        <SelectField name="relation" label={t('who')} value={said.relation} say={relation => put({ relation })} options={[['', t('choose')], ...rule.relations.map(each => [each, relationWords[each][lang]] as const)]} />
        <TextField name="name" label={t('name')} value={said.name} say={name => put({ name })} maxLength={60} />
        <TextField name="number" label={t('number')} hint={t('numberHint')} value={said.number} say={number => put({ number })} maxLength={30} />
        <Unknown of={send} />
        <Button kind="primary" block type="submit" busy={send.busy}>{t('send')}</Button>
        <Button block onClick={leave}>{t('leave')}</Button>
      </Form>
    </section>
  )
}
