/** A chosen picture as a JPEG of at most 1600 px, for a copy; null when it cannot be read. */
export async function shrunk(file: File, type: 'image/jpeg' | 'image/png' = 'image/jpeg', most = 1600): Promise<string | null> {
  const picture = await createImageBitmap(file).catch(() => null)
  if (!picture) return null
  const scale = Math.min(1, most / Math.max(picture.width, picture.height))
  const canvas = Object.assign(document.createElement('canvas'), { width: Math.max(1, Math.round(picture.width * scale)), height: Math.max(1, Math.round(picture.height * scale)) })
  canvas.getContext('2d')!.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return canvas.toDataURL(type, 0.85)
}
