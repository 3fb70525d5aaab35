import { useCallback, useEffect, useState } from 'react'

/** Where the frame lies on the picture: its centre (0–1) and how much of the picture it takes (0–1, 1 = as much as fits). */
export type Frame = { x: number; y: number; size: number }
export const whole: Frame = { x: 0.5, y: 0.5, size: 1 }
const within = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value))

/** The six buttons: a step of the frame, kept on the picture. */
export function nudge(frame: Frame, step: 'left' | 'right' | 'up' | 'down' | 'bigger' | 'smaller'): Frame {
  const by = 0.04
  const size = step === 'bigger' ? within(frame.size * 0.92, 0.2, 1) : step === 'smaller' ? within(frame.size / 0.92, 0.2, 1) : frame.size
  const x = frame.x + (step === 'left' ? by : step === 'right' ? -by : 0),
    y = frame.y + (step === 'up' ? by : step === 'down' ? -by : 0)
  return { x: within(x, 0, 1), y: within(y, 0, 1), size }
}

/** The part of the picture the frame covers, in its own pixels, in the proportion of width to height. */
export function cutOf(picture: { width: number; height: number }, frame: Frame, width: number, height: number) {
  const fit = Math.min(picture.width / width, picture.height / height) * frame.size
  const w = width * fit,
    h = height * fit
  return {
    x: within(frame.x * picture.width - w / 2, 0, picture.width - w),
    y: within(frame.y * picture.height - h / 2, 0, picture.height - h),
    w,
    h,
  }
}

/** A JPEG of exactly width × height within the bytes asked for, as near to the most as quality allows; null when the browser cannot. */
export async function jpegOf(
  picture: ImageBitmap,
  frame: Frame,
  { width, height, maxBytes }: { width: number; height: number; maxBytes: number },
): Promise<Blob | null> {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const paint = canvas.getContext('2d')
  if (!paint) return null
  const cut = cutOf(picture, frame, width, height)
  paint.fillStyle = '#ffffff'
  paint.fillRect(0, 0, width, height)
  paint.drawImage(picture, cut.x, cut.y, cut.w, cut.h, 0, 0, width, height)
  const made = (quality: number) => new Promise<Blob | null>(resolve => canvas.toBlob(resolve, 'image/jpeg', quality))
  let blob = await made(0.95)
  for (let quality = 0.9; blob && blob.size > maxBytes && quality > 0.2; quality -= 0.08) blob = await made(quality)
  return blob
}

/** The chosen file as a picture to cut from; `wrong` when it is none. */
export function usePicture(): { picture: ImageBitmap | null; wrong: boolean; take: (file: File | null) => void } {
  const [picture, setPicture] = useState<ImageBitmap | null>(null)
  const [wrong, setWrong] = useState(false)
  useEffect(() => () => picture?.close(), [picture])
  const take = useCallback((file: File | null) => {
    setWrong(false)
    if (file)
      void createImageBitmap(file).then(setPicture, () => {
        setPicture(null)
        setWrong(true)
      })
  }, [])
  return { picture, wrong, take }
}
