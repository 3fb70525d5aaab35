import { isMedical } from '#insurance'
import type { Identified } from '#settlement'
import { ageText } from '#settlement'
import { amount, decimal } from '../../wire/national/envelope.ts'

/** `baseinfo`, `insuinfo[]`, `idetinfo[]` of 1101: one row an insurance and region; the account's balance is the 310 row's. */
export function personOutput({ person, relations, balances }: Identified, now: Date) {
  const age = ageText(person.birth, now)
  return {
    baseinfo: {
      psn_no: person.psnNo, psn_cert_type: person.category === 'resident' ? '01' : '99', certno: person.number, psn_name: person.name, gend: person.sex, naty: null, brdy: person.birth,
      age: decimal(BigInt(age.replace('.', '')), 1), exp_content: null,
    },
    insuinfo: relations.filter(isMedical).map(relation => ({
      balc: amount(relation.insutype === '310' ? balances.get(relation.region) ?? 0n : 0n), insutype: relation.insutype, psn_type: relation.psnType, psn_insu_stas: relation.state,
      psn_insu_date: relation.since, paus_insu_date: relation.pausedOn ?? (relation.state === '4' ? relation.until : null), cvlserv_flag: '0', insuplc_admdvs: relation.region,
      emp_name: relation.employerName ?? null,
    })),
    idetinfo: [] as unknown[],
  }
}
