import sharp from 'sharp'

/** Two inches at 300 dpi and a little: 4:5. */
const size = { width: 480, height: 600 }

/**
 * The photo as it goes on paper: upright by its EXIF mark, cropped to 4:5 and never stretched, flattened on white, in sRGB,
 * without what the camera wrote beside it. Undefined where the bytes are no picture.
 */
export async function uprightPhoto(bytes: Uint8Array): Promise<Uint8Array | undefined> {
  try {
    return await sharp(bytes, { limitInputPixels: 50_000_000 })
      .rotate()
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .resize({ ...size, fit: 'cover', position: 'centre' })
      .jpeg({ quality: 90, chromaSubsampling: '4:4:4' })
      .toBuffer()
  } catch {
    return undefined
  }
}
