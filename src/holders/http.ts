import { z } from 'zod'
import { personKey } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import { route, type Route } from '#kit/route'
import { enterPerson } from './enter-person.ts'
import { findPeople } from './find.ts'
import type { Person } from './person.ts'
import { shownDocument, type DocumentKind, type FoundPerson } from './shared.ts'
import { personOnRecord } from './on-record.ts'
import { unmask } from './unmask.ts'
import { maskName, maskNumber, maskPhone } from './words.ts'

const found = (person: Person): FoundPerson => ({ id: person.id, name: maskName(person.name), number: maskNumber(person.number), phone: person.phone && maskPhone(person.phone), sex: person.sex, birthYear: person.birthYear })
const key = z.string().max(64).optional()

export const routes: Route[] = [
  route({
    method: 'POST', path: '/record/person', may: 'staff:record.read', summary: 'Under which id somebody stands on record, by the exact number; nothing else is told',
    body: z.object({ number: z.string().trim().min(1).max(30), key }), handle: (work, { body }) => personOnRecord(work, body.number),
  }),
  route({
    method: 'POST', path: '/people/find', may: 'staff:people.find', summary: 'People of an exact number or phone, or of a full name and year of birth; at most 20',
    body: z.union([
      z.object({ number: z.string().trim().min(1).max(30), key }), z.object({ phone: z.string().trim().min(1).max(20), key }),
      z.object({ name: z.string().trim().min(1).max(60), birthYear: z.int().min(1880).max(2200), key })]),
    handle: async (work, { body }) => {
      const people = await findPeople(work, body)
      return isRefused(people) ? people : { rows: people.map(found) }
    },
  }),
  route({
    method: 'POST', path: '/people', may: 'staff:people.enter', summary: 'Enters a newcomer; numbers are checked, people without a citizen number are given theirs',
    body: z.object({
      key, number: z.string().max(30).nullish(), name: z.string().max(60).default(''), phone: z.string().trim().max(20).nullish(), address: z.string().trim().max(100).nullish(),
      category: z.enum(['resident', 'foreigner', 'hk-macau', 'taiwan', 'overseas-chinese']).default('resident'),
      documents: z.array(shownDocument).max(5).default([]), sex: z.enum(['1', '2']).optional(), birth: z.iso.date().optional(), country: z.string().regex(/^[A-Z]{3}$/).optional(),
    }),
    handle: async (work, { body: { documents, ...body } }) => {
      const person = await enterPerson(work, { ...body, documents: documents.map(each => ({ ...each, kind: each.kind as DocumentKind })) })
      return isRefused(person) ? person : found(person)
    },
  }),
  route({
    method: 'POST', path: '/people/:person/unmask', may: 'staff:people.unmask', summary: 'The whole number, name and phone; the look is recorded',
    params: z.object({ person: z.uuid() }), handle: (work, { params }) => unmask(work, personKey(params.person)),
  }),
]
