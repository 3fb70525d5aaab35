import { z } from 'zod'
import { personKey } from '#kit/ids'
import { isRefused, type Refusal } from '#kit/refusal'
import { route, type Route } from '#kit/route'
import type { Work } from '#kit/work'
import { note } from '#record'
import { getPerson } from './find.ts'
import { endGuardian, guardiansOf, linkGuardian, standsHere } from './guardians.ts'
import { askPhone, confirmPhone } from './phone-code.ts'
import { phoneIsBack, phoneLostOf, reportPhoneLost } from './phone-lost.ts'
import { refuse } from './refusals.ts'
import { setContact } from './set-contact.ts'
import { addressField, codeField, guardianRelations, phoneField, shownDocument, type Contact } from './shared.ts'
import { maskPhone } from './words.ts'

const key = z.string().max(64).optional()
const ofPerson = z.object({ person: z.uuid() })
const here = { document: shownDocument, guardian: z.uuid().optional(), key }
const me = (work: Work) => personKey(work.by.id!)
const changed = (result: { phone: string | null; version: number; told?: string | null } | Refusal) => isRefused(result) ? result : { phone: result.phone && maskPhone(result.phone), version: result.version, told: result.told ?? null }

/** The holder's own phone and address, and those of whom a window serves. A phone changes with the code it got, everywhere. (HOLD-04, HOLD-05, HOLD-06) */
export const contactRoutes: Route[] = [
  route({
    method: 'GET', path: '/my/contact', may: 'holder', summary: 'One’s own phone, masked, and address',
    handle: async (work): Promise<Contact | Refusal> => {
      const person = await getPerson(work, me(work))
      if (!person) return refuse('person-unknown')
      await note(work, { verb: 'holders.see-contact', person })
      return { phone: person.phone && maskPhone(person.phone), address: person.address, lost: (await phoneLostOf(work, person))?.since.toISOString() ?? null, version: person.version }
    },
  }),
  route({ method: 'POST', path: '/my/contact/phone', may: 'holder', summary: 'A code goes to the new phone; nothing changes yet', body: z.strictObject({ phone: phoneField, key }), handle: (work, { body }) => askPhone(work, me(work), body.phone) }),
  route({
    method: 'POST', path: '/my/contact/phone/confirm', may: 'holder', summary: 'The code of the new phone: it is in force, the old one is told', keepsRefused: true, body: z.strictObject({ code: codeField, key }),
    handle: async (work, { body }) => changed(await confirmPhone(work, me(work), body.code)),
  }),
  route({
    method: 'POST', path: '/my/contact/address', may: 'holder', summary: 'A new address; what was is kept', body: z.strictObject({ address: addressField, version: z.int(), key }),
    handle: async (work, { body }) => changed(await setContact(work, me(work), { address: body.address }, {}, body.version)),
  }),
  route({
    method: 'POST', path: '/people/:person/contact/phone', may: 'staff:people.contact', summary: 'At a window, document shown: a code goes to the new phone', params: ofPerson, body: z.strictObject({ phone: phoneField, ...here }),
    handle: async (work, { params, body }) => {
      const stands = await standsHere(work, personKey(params.person), 'holders.contact', body)
      return isRefused(stands) ? stands : askPhone(work, personKey(params.person), body.phone)
    },
  }),
  route({
    method: 'POST', path: '/people/:person/contact/phone/confirm', may: 'staff:people.contact', summary: 'At a window: the code that came to the new phone', params: ofPerson, keepsRefused: true, body: z.strictObject({ code: codeField, ...here }),
    handle: async (work, { params, body }) => {
      const stands = await standsHere(work, personKey(params.person), 'holders.contact', body)
      return isRefused(stands) ? stands : changed(await confirmPhone(work, personKey(params.person), body.code, stands))
    },
  }),
  route({
    method: 'POST', path: '/people/:person/contact/address', may: 'staff:people.contact', summary: 'At a window, document shown: a new address', params: ofPerson, body: z.strictObject({ address: addressField, version: z.int().optional(), ...here }),
    handle: async (work, { params, body }) => {
      const stands = await standsHere(work, personKey(params.person), 'holders.contact', body)
      return isRefused(stands) ? stands : changed(await setContact(work, personKey(params.person), { address: body.address }, stands, body.version))
    },
  }),
  route({
    method: 'POST', path: '/people/:person/phone-lost', may: 'staff:people.contact', summary: 'At a window, document shown: the phone is lost; no codes, no messages, its sessions end', params: ofPerson, body: z.strictObject(here),
    handle: async (work, { params, body }) => {
      const stands = await standsHere(work, personKey(params.person), 'holders.phone-lost', body)
      return isRefused(stands) ? stands : reportPhoneLost(work, personKey(params.person), 'counter', stands)
    },
  }),
  route({
    method: 'POST', path: '/people/:person/phone-lost/end', may: 'staff:people.contact', summary: 'At a window, document shown: the phone or its number is back', params: ofPerson, body: z.strictObject(here),
    handle: async (work, { params, body }) => {
      const stands = await standsHere(work, personKey(params.person), 'holders.phone-lost', body)
      return isRefused(stands) ? stands : phoneIsBack(work, personKey(params.person), stands)
    },
  }),
  route({
    method: 'GET', path: '/people/:person/guardians', may: 'staff:people.see', summary: 'Who acts for a minor', params: ofPerson,
    handle: async (work, { params }) => {
      await note(work, { verb: 'holders.see-guardians', person: personKey(params.person) })
      return { rows: await guardiansOf(work, personKey(params.person)) }
    },
  }),
  route({
    method: 'POST', path: '/people/:person/guardians', may: 'staff:people.contact', summary: 'Links a guardian to a minor, the guardian’s document shown', params: ofPerson,
    body: z.strictObject({ number: z.string().trim().min(1).max(30), relation: z.enum(guardianRelations), document: shownDocument, register: z.literal(true, '没有出示户口簿 | The household register was not shown'), key }),
    handle: (work, { params, body }) => linkGuardian(work, personKey(params.person), body),
  }),
  route({
    method: 'POST', path: '/people/:person/guardians/:link/end', may: 'staff:people.contact', summary: 'Ends the link', params: z.object({ person: z.uuid(), link: z.uuid() }), body: z.strictObject({ key }),
    handle: (work, { params }) => endGuardian(work, personKey(params.person), params.link),
  }),
]
