/** The little of fontkit that the prints use; it ships no types. */
declare module 'fontkit' {
  export type Glyph = { readonly id: number; readonly advanceWidth: number; readonly codePoints: readonly number[] }
  export type Font = {
    readonly postscriptName: string
    readonly unitsPerEm: number
    readonly hasGlyphForCodePoint: (codePoint: number) => boolean
    readonly glyphForCodePoint: (codePoint: number) => Glyph
    readonly layout: (
      text: string,
      features?: readonly string[],
    ) => { readonly glyphs: readonly Glyph[]; readonly advanceWidth: number }
  }
  export function openSync(path: string): Font | { readonly fonts: readonly Font[] }
}
