import { useState } from 'react'
import { useWho } from '../api/me.ts'
import { useLang, useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Form, TextField, type Wrong } from '../ui/form.tsx'
import { patterns } from '../paths.ts'
import { Link } from '../ui/link.tsx'
import { Message } from '../ui/message.tsx'
import { TaskPage } from '../ui/skeletons.tsx'
import type { Asking } from './apply-asking.ts'
import { text } from './apply-text.ts'

/** How one is reached; who one is comes from the sign-in, the insurance record from the register. */
export function You({ choices, draft, put, on }: Asking) {
  const t = useText(text)
  const lang = useLang()
  const who = useWho()
  const [wrong, setWrong] = useState<Wrong>({})
  const go = () => {
    const digits = choices.phone ?? draft.phone.replace(/\s/g, '')
    const masked = digits === choices.phone
    const faults: Wrong = {
      ...(masked || /^1\d{10}$/.test(digits) ? {} : { phone: t('phoneWrong', { n: digits.length }) }),
      ...(draft.address.trim() ? {} : { address: t('addressMissing') }),
    }
    setWrong(faults)
    if (!Object.keys(faults).length) {
      put({ phone: digits, address: draft.address.trim() })
      on()
    }
  }
  return (
    <TaskPage title={t('youTitle')} say={t('youSay', { name: who?.name ?? '' })}>
      <Message tone={choices.insured ? 'ok' : 'warn'} title={t(choices.insured ? 'insuredOk' : 'insuredNone')}>
        <span>{choices.insured ? choices.insured[lang] : t('insuredNoneSay')}</span>
      </Message>
      <Form wrong={wrong} send={go}>
        {choices.phone ? (
          <div className="between onrecord">
            <span>
              {t('phone')} <span className="num">{choices.phone}</span>
            </span>
            <Link className="tap" to={patterns.resident.contact}>
              {t('changePhone')}
            </Link>
          </div>
        ) : (
          <TextField
            name="phone"
            label={t('phone')}
            hint={t('phoneHint')}
            inputMode="tel"
            autoComplete="tel"
            maxLength={13}
            value={draft.phone}
            say={phone => put({ phone })}
          />
        )}
        <TextField
          name="address"
          label={t('address')}
          autoComplete="street-address"
          maxLength={100}
          value={draft.address}
          say={address => put({ address })}
        />
        <Button kind="primary" type="submit" block>
          {t('next')}
        </Button>
      </Form>
    </TaskPage>
  )
}
