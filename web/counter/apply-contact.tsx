import { useLang, useText } from '../i18n.ts'
import { SelectField, TextField } from '../ui/form.tsx'
import { placesOf, type Choices, type Contact } from './apply-steps.ts'
import { text } from './apply-text.ts'

/** Phone, address, bank and where the card is collected; the places are those of the bank. */
export function ContactFields({ choices, value, say }: { choices: Choices; value: Contact; say: (part: Partial<Contact>) => void }) {
  const t = useText(text)
  const lang = useLang()
  const { places, place } = placesOf(choices, value)
  return (
    <div className="cols2">
      <TextField
        name="phone"
        label={t('phone')}
        hint={t(choices.phone ? 'phoneHint' : 'phoneNew')}
        value={choices.phone ?? value.phone}
        disabled={!!choices.phone}
        say={phone => say({ phone })}
        inputMode="tel"
      />
      <TextField
        name="address"
        label={t('address')}
        hint={t('addressHint')}
        value={value.address}
        say={address => say({ address })}
        maxLength={100}
      />
      <SelectField
        name="bank"
        label={t('bank')}
        value={value.bank}
        say={bank => say({ bank, place: '' })}
        options={choices.banks.map(bank => [bank.code, bank[lang]] as const)}
      />
      <SelectField
        name="delivery"
        label={t('place')}
        value={place?.organisation ?? ''}
        say={one => say({ place: one })}
        options={places.map(one => [one.organisation, one.kind === 'post' ? t('byPost') : one.name] as const)}
      />
    </div>
  )
}
