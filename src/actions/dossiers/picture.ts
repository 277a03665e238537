import { limits } from '#domain/limits.ts'
import { isHeic } from '#domain/parsing/heic.ts'
import { ok, type Result, refuse } from '#domain/result.ts'

/** A portrait as it is kept for viewing and printing: upright, flattened sRGB JPEG, without EXIF, GPS or camera data. */
export type Picture = { readonly bytes: Buffer; readonly width: number; readonly height: number }

export type PictureRefusal = 'not-a-picture' | 'picture-heic' | 'picture-broken' | 'picture-too-large'

const mostPixels = 40_000_000
const formats = ['jpeg', 'png', 'tiff']

/** 640 × 800: twice what the form prints at 300 dpi (docs/law/appointment-form.md §2). */
const box = { width: 640, height: 800 }

/**
 * 照片: brought upright by its EXIF orientation, cropped to 4:5 and re-encoded. The content decides what it is, never a
 * name; larger than 10 MB or 40 megapixels is refused.
 */
export async function preparePicture(bytes: Uint8Array): Promise<Result<Picture, PictureRefusal>> {
  if (bytes.length > limits.picture) return refuse('picture-too-large')
  if (isHeic(bytes)) return refuse('picture-heic')
  // Loaded with the first picture: it takes 20 MiB, and most days bring none.
  const { default: sharp } = await import('sharp')
  try {
    const image = sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' })
    const { format, autoOrient } = await image.metadata()
    if (!formats.includes(format ?? '')) return refuse('not-a-picture')
    const { data, info } = await image
      .rotate()
      .resize({ ...boxFor(autoOrient), fit: 'cover', position: 'top' })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .jpeg({ quality: 90 })
      .toBuffer({ resolveWithObject: true })
    return ok({ bytes: data, width: info.width, height: info.height })
  } catch (error) {
    if (error instanceof Error && /pixel limit/i.test(error.message)) return refuse('picture-too-large')
    return refuse(beginsAsPicture(bytes) ? 'picture-broken' : 'not-a-picture')
  }
}

/** It is a JPEG, PNG or TIFF by its first bytes, and cannot be read to its end: another format would not help. */
const beginsAsPicture = (bytes: Uint8Array): boolean =>
  [
    [0xff, 0xd8, 0xff],
    [0x89, 0x50, 0x4e, 0x47],
    [0x49, 0x49, 0x2a, 0],
    [0x4d, 0x4d, 0, 0x2a],
  ].some((magic) => magic.every((byte, at) => bytes[at] === byte))

/** The largest 4:5 inside the upright picture, never enlarged. */
function boxFor({ width, height }: { width: number; height: number }) {
  const wide = Math.max(1, Math.min(box.width, width, Math.floor((height * box.width) / box.height)))
  return { width: wide, height: Math.max(1, Math.round((wide * box.height) / box.width)) }
}
