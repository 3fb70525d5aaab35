import { timingSafeEqual } from 'node:crypto'
import type { Random } from '#kit/ids'
import { decodeCommand, encodeAnswer, SW, type Answer, type Command } from '../wire/apdu/apdu.ts'
import { fromBcd } from '../wire/apdu/bcd.ts'
import { bankName, layout, powerless, socialName, type FileName, type Image } from './image.ts'
import { cryptogram } from './keys.ts'
import { chipPin } from './personalise.ts'

type Step = { image: Image; answer: Answer }
const none = Buffer.alloc(0)
const say = (image: Image, sw: number, data: Buffer = none): Step => ({ image, answer: { data, sw } })
const power = (image: Image, change: Partial<Image['power']>): Image => ({ ...image, power: { ...image.power, ...change } })

/** Data of a command that also sent data: given at once when asked for (le), else announced by 61xx and fetched. */
function give(image: Image, command: Command, data: Buffer): Step {
  if (command.le !== null) return say(image, SW.ok, data)
  return say(power(image, { pending: data.toString('hex') }), 0x6100 | data.length)
}

function select(image: Image, command: Command): Step {
  const wanted = command.data.toString('hex').toUpperCase()
  if (command.p1 === 0x04) {
    const app = wanted === socialName ? 'social' : wanted === bankName && image.bank ? 'bank' : null
    if (!app) return say(image, SW.noFile)
    const label = Buffer.concat([Buffer.from([0x84, command.data.length]), command.data])
    return give(power(image, { ...powerless, app }), command, Buffer.concat([Buffer.from([0x6f, label.length]), label]))
  }
  if (command.p1 !== 0x02 || image.power.app !== 'social') return say(image, SW.noFile)
  return wanted === 'EF05' || wanted === 'EF06' ? say(power(image, { file: wanted }), SW.ok) : say(image, SW.noFile)
}

const fileOf = (image: Image, sfi: number): FileName | null => sfi === 0 ? image.power.file : sfi === 5 ? 'EF05' : sfi === 6 ? 'EF06' : null

function withLength(image: Image, le: number | null, data: Buffer): Step {
  return le === null || le === 0 || le === data.length ? say(image, SW.ok, data) : say(image, 0x6c00 | data.length)
}

function readRecord(image: Image, command: Command): Step {
  if (image.power.app === 'bank') {
    const pan = Buffer.from(image.bank!.pan.padEnd(20, 'F').slice(0, 20), 'hex')
    return command.p1 === 1 && command.p2 >> 3 === 1 ? withLength(image, command.le, Buffer.concat([Buffer.from([0x70, 12, 0x5a, 10]), pan])) : say(image, SW.noRecord)
  }
  if (image.power.app !== 'social') return say(image, SW.noFile)
  if ((command.p2 & 7) !== 4) return say(image, SW.wrongP1P2)
  const file = fileOf(image, command.p2 >> 3)
  if (!file) return say(image, SW.noFile)
  if (image.version === '3.00' && !image.power.authenticated) return say(image, SW.securityState)
  const tag = command.p1.toString(16).padStart(2, '0').toUpperCase()
  const value = image.files[file][tag]
  if (value === undefined || !(tag in layout[file])) return say(image, SW.noRecord)
  const bytes = Buffer.from(value, 'hex')
  return withLength(image, command.le, Buffer.concat([Buffer.from([command.p1, bytes.length]), bytes]))
}

function getChallenge(image: Image, command: Command, random: Random): Step {
  if (command.le !== 8) return say(image, 0x6c08)
  const challenge = random(8)
  return say(power(image, { challenge: challenge.toString('hex') }), SW.ok, challenge)
}

function internalAuthenticate(image: Image, command: Command): Step {
  if (image.power.app !== 'social') return say(image, SW.conditions)
  if (command.data.length !== 8) return say(image, SW.wrongLength)
  const counted = { ...image, counters: { ...image.counters, internal: image.counters.internal + 1 } }
  return give(counted, command, cryptogram(Buffer.from(image.keys.internal, 'hex'), command.data))
}

function externalAuthenticate(image: Image, command: Command): Step {
  if (image.power.app !== 'social' || image.power.challenge === null) return say(image, SW.conditions)
  if (image.counters.externalLeft === 0) return say(image, SW.locked)
  if (command.data.length !== 8) return say(image, SW.wrongLength)
  const expected = cryptogram(Buffer.from(image.keys.read, 'hex'), Buffer.from(image.power.challenge, 'hex'))
  if (timingSafeEqual(expected, command.data)) {
    return say(power({ ...image, counters: { ...image.counters, externalLeft: 5 } }, { challenge: null, authenticated: true }), SW.ok)
  }
  const left = image.counters.externalLeft - 1
  return say(power({ ...image, counters: { ...image.counters, externalLeft: left } }, { challenge: null, authenticated: false }), 0x63c0 | left)
}

function verify(image: Image, command: Command): Step {
  const { pin } = image
  if (image.power.app !== 'social' || !pin) return say(image, SW.noReference)
  if (pin.left === 0) return say(image, SW.locked)
  if (command.data.length === 0) return say(image, 0x63c0 | pin.left)
  if (command.data.length !== 3) return say(image, SW.wrongLength)
  const right = timingSafeEqual(Buffer.from(chipPin(image.keys.reload, fromBcd(command.data)), 'hex'), Buffer.from(pin.value, 'hex'))
  const left = right ? pin.tries : pin.left - 1
  const counted = power({ ...image, pin: { ...pin, left } }, { verified: right })
  return say(counted, right ? SW.ok : left === 0 ? SW.locked : 0x63c0 | left)
}

function getResponse(image: Image, command: Command): Step {
  const data = Buffer.from(image.power.pending, 'hex')
  if (data.length === 0) return say(image, SW.conditions)
  if (command.le !== 0 && command.le !== data.length) return say(image, 0x6c00 | data.length)
  return say(power(image, { pending: '' }), SW.ok, data)
}

/**
 * The chip: one command in, the next image and the answer out. Pure; `random` serves GET CHALLENGE only.
 * SELECT, READ RECORD (record number = tag), GET CHALLENGE, INTERNAL and EXTERNAL AUTHENTICATE, VERIFY, GET RESPONSE. (CHIP-01, CHIP-02)
 */
export function apply(image: Image, apdu: Buffer, random: Random): { image: Image; response: Buffer } {
  const command = decodeCommand(apdu)
  const step = command ? obey(command.ins === 0xc0 ? image : power(image, { pending: '' }), command, random) : say(image, SW.wrongLength)
  return { image: step.image, response: encodeAnswer(step.answer) }
}

function obey(image: Image, command: Command, random: Random): Step {
  if (command.cla !== 0x00) return say(image, SW.unknownCla)
  switch (command.ins) {
    case 0xa4: return select(image, command)
    case 0xb2: return readRecord(image, command)
    case 0x84: return getChallenge(image, command, random)
    case 0x88: return internalAuthenticate(image, command)
    case 0x82: return externalAuthenticate(image, command)
    case 0x20: return verify(image, command)
    case 0xc0: return getResponse(image, command)
    default: return say(image, SW.unknownIns)
  }
}
