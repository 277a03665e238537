import type { PixelsDrawn } from '#domain/dossiers/paper.ts'
import { faceFiles } from './face-files.ts'

/** How wide a page is drawn: an A4 scan stays readable, and nobody gets the original by looking. */
const widest = 1_600

const mostPixels = 120_000_000

type Raw = { readonly width: number; readonly height: number; readonly channels: 1 | 2 | 3 | 4 }

/** How many pages a scan has: a TIFF may hold several. */
export async function pagesOf(bytes: Uint8Array): Promise<number> {
  const { default: sharp } = await import('sharp')
  const { pages = 1, format } = await sharp(bytes, { limitInputPixels: mostPixels }).metadata()
  return format === 'tiff' ? pages : 1
}

/**
 * One page of a scan as a JPEG of its own, upright, with the mark across it again and again; undefined where there is no such
 * page. The library draws in threads of its own.
 */
export async function drawPicture(bytes: Uint8Array, page: number, mark: string): Promise<Buffer | undefined> {
  if (page > (await pagesOf(bytes))) return undefined
  const { default: sharp } = await import('sharp')
  const image = sharp(bytes, { limitInputPixels: mostPixels, page: page - 1 })
  const upright = image.rotate().resize({ width: widest, withoutEnlargement: true })
  const { data, info } = await upright
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  return marked(data, info, mark)
}

/** A page that is drawn already, as a JPEG with the mark across it. */
export const markPixels = ({ pixels, width, height }: PixelsDrawn, mark: string): Promise<Buffer> =>
  marked(pixels, { width, height, channels: 4 }, mark)

async function marked(pixels: Uint8Array, raw: Raw, mark: string): Promise<Buffer> {
  const { default: sharp } = await import('sharp')
  const tile = await markTile(mark, raw.width, raw.height)
  return sharp(pixels, { raw })
    .flatten({ background: '#ffffff' })
    .composite([{ input: tile, tile: true, gravity: 'northwest', blend: 'over' }])
    .jpeg({ quality: 82 })
    .toBuffer()
}

/** A white sheet that says in words why there is nothing on it. */
export async function drawWords(words: string): Promise<Buffer> {
  const { default: sharp } = await import('sharp')
  const text = { text: escaped(words), ...face(), width: 900, rgba: true, dpi: 150 }
  const [width, height] = [1_100, 500]
  return sharp({ create: { width, height, channels: 3, background: '#ffffff' } })
    .composite([{ input: { text } }])
    .jpeg({ quality: 82 })
    .toBuffer()
}

/** The words in grey on nothing, small enough to repeat across the page. */
async function markTile(mark: string, width: number, height: number): Promise<Buffer> {
  const { default: sharp } = await import('sharp')
  const words = await sharp({
    text: {
      text: `<span foreground="#80808066">${escaped(mark)}</span>`,
      ...face(),
      rgba: true,
      dpi: 150,
    },
  })
    .png()
    .rotate(-20, { background: '#00000000' })
    .toBuffer()
  const inside = await sharp(words)
    .resize({ width: Math.max(1, Math.min(width, 560)), withoutEnlargement: true })
    .png()
    .toBuffer()
  const { width: wide = 1, height: high = 1 } = await sharp(inside).metadata()
  const [across, down] = [60, 90]
  const tile = await sharp(inside).extend({ right: across, bottom: down, background: '#00000000' }).png().toBuffer()
  // A page smaller than the words and the room around them gets a corner of it.
  return sharp(tile)
    .extract({ left: 0, top: 0, width: Math.min(width, wide + across), height: Math.min(height, high + down) })
    .png()
    .toBuffer()
}

const face = () => ({ fontfile: faceFiles({ own: [], system: [] }).first('hei'), font: 'Noto Sans SC' })

const escaped = (text: string): string => text.replace(/[<>&]/g, (sign) => `&#${sign.charCodeAt(0)};`)
