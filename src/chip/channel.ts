import type { Random } from '#kit/ids'
import { decodeAnswer, encodeCommand, type Answer, type Command } from '../wire/apdu/apdu.ts'
import { apply } from './apply.ts'
import { reset, type Image } from './image.ts'

/** A card in a slot, whatever drives it: software chip, virtual reader, real reader. `atr` are its historical bytes. */
export type CardChannel = { readonly atr: Buffer; transmit(apdu: Buffer): Promise<Buffer> }

/** The software chip in a slot, powered up. `image()` is the chip as it stands, to be kept afterwards. */
export function softwareChannel(inserted: Image, random: Random): CardChannel & { image(): Image } {
  let image = reset(inserted)
  return {
    atr: Buffer.from(image.atr, 'hex'),
    transmit: async apdu => {
      const step = apply(image, apdu, random)
      image = step.image
      return step.response
    },
    image: () => image,
  }
}

/** Sends a command, repeating it with the right length on 6Cxx and fetching what 61xx announces. */
export async function send(channel: CardChannel, command: Partial<Command> & { ins: number }): Promise<Answer> {
  const whole: Command = { cla: 0, p1: 0, p2: 0, data: Buffer.alloc(0), le: null, ...command }
  const answer = decodeAnswer(await channel.transmit(encodeCommand(whole)))
  if (answer.sw >> 8 === 0x6c) return decodeAnswer(await channel.transmit(encodeCommand({ ...whole, le: answer.sw & 0xff })))
  if (answer.sw >> 8 === 0x61) return send(channel, { ins: 0xc0, le: answer.sw & 0xff })
  return answer
}
