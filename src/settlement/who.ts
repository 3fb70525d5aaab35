import { peopleByPsnNos, type Person } from '#holders'
import { relationsOfMany } from '#insurance'
import type { Day } from '#kit/day'
import type { PersonKey } from '#kit/ids'
import type { Work } from '#kit/work'
import type { Insured } from './decide.ts'

/** The people of many person numbers; who is not known is left out. */
export const peopleOf = (work: Work, psnNos: readonly string[]): Promise<Map<string, Person>> => peopleByPsnNos(work, [...new Set(psnNos)])

/** The insurance records of many people on a day, by person. */
export const insuredOf = (work: Work, people: readonly PersonKey[], day: Day): Promise<Map<string, readonly Insured[]>> => relationsOfMany(work, people, day)
