import { useText } from '../i18n.ts'
import { NextStep } from '../ui/accounts.tsx'
import { Button } from '../ui/button.tsx'
import { text } from './text.ts'

/** The next step of an account that the bank has still to activate. */
export function NextBank() {
  const t = useText(text)
  return (
    <NextStep
      title={t('nextBank')}
      facts={[
        [t('bring'), t('bringWhat')],
        [t('where'), t('whereTo')],
        [t('long15'), t('long15Say')],
      ]}
    >
      <Button kind="bank" block>
        {t('find')}
      </Button>
    </NextStep>
  )
}
