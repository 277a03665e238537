import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { extname, join } from 'node:path'
import type { Script } from './scripts.ts'

/**
 * Where faces for characters beyond the two Noto faces are looked for (docs/decisions/0024). Configuration, not code.
 */
export type FaceFolders = {
  /** Folders of which every TTF, OTF and TTC counts: data/fonts. */
  readonly own: readonly string[]
  /** Folders searched, with all below them, only for faces known to carry a script that the first faces lack. */
  readonly system: readonly string[]
}

/** 宋, 宋 semi-bold, 黑, and 仿宋 where the house has one (docs/law/paper.md §1). */
export type Style = 'song' | 'song-bold' | 'hei' | 'fang'

/** The faces that every style begins with; packages of this program. 仿宋 has no complete open face: 宋 stands in. */
const first: Readonly<Record<Style, string>> = {
  fang: '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  song: '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  'song-bold': '@expo-google-fonts/noto-serif-sc/600SemiBold/NotoSerifSC_600SemiBold.ttf',
  hei: '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
}

/** Of the alphabets the first faces have a quarter. These have them all, where the package is there. */
const alphabets: Readonly<Record<Style, string>> = {
  fang: '@expo-google-fonts/noto-serif/400Regular/NotoSerif_400Regular.ttf',
  song: '@expo-google-fonts/noto-serif/400Regular/NotoSerif_400Regular.ttf',
  'song-bold': '@expo-google-fonts/noto-serif/600SemiBold/NotoSerif_600SemiBold.ttf',
  hei: '@expo-google-fonts/noto-serif/400Regular/NotoSerif_400Regular.ttf',
}

/** What Windows, office programs, macOS and Fandol call their 仿宋, the best first. */
const fangs = ['simfang.ttf', 'FZFSK.TTF', 'STFANGSO.TTF', 'STFangsong.ttf', 'FandolFang-Regular.otf']

const serifs = [
  'NotoSerif-Regular.ttf',
  'LiberationSerif-Regular.ttf',
  'DejaVuSerif.ttf',
  'NimbusRoman-Regular.otf',
  'FreeSerif.ttf',
  'times.ttf',
  'Times New Roman.ttf',
]

/**
 * What Debian, macOS and Windows call the faces that have a script, the best first. For 汉字 beyond the first faces Debian's
 * fonts-hanazono and fonts-babelstone-han, and what Windows and collectors have.
 */
const known: Readonly<Record<Script, readonly string[]>> = {
  han: [
    'HanaMinB.ttf',
    'HanaMinA.ttf',
    'BabelStoneHan.ttf',
    'simsunb.ttf',
    'SimsunExtG.ttf',
    'PlangothicP1-Regular.ttf',
    'PlangothicP2-Regular.ttf',
  ],
  latin: serifs,
  cyrillic: serifs,
  greek: serifs,
  mongolian: ['NotoSansMongolian-Regular.ttf', 'NotoSansMongolian-Regular.otf', 'monbaiti.ttf'],
  tibetan: ['NotoSerifTibetan-Regular.ttf', 'NotoSansTibetan-Regular.ttf', 'Jomolhari.ttf', 'himalaya.ttf'],
  other: serifs,
}

/** The files to ask for a character, the first that has it answers. The folders are searched once. */
export type FaceFiles = {
  readonly first: (style: Style) => string
  /** For what the first face of a style lacks: the packaged alphabets, the folder of our own, the system's. */
  readonly lenders: (style: Style, script: Script) => readonly string[]
}

/** Which font files this machine has, ours before those of the system; looked for when first asked. */
export function faceFiles({ own, system }: FaceFolders): FaceFiles {
  let ours: readonly string[] | undefined
  let theirs: readonly string[] | undefined
  const firsts = new Map<Style, string>()
  const found = new Map<string, readonly string[]>()
  const ownFiles = () => {
    ours ??= own.flatMap((folder) => filesIn(folder).filter(isFont).sort())
    return ours
  }
  const installedOf = (names: readonly string[]) => {
    theirs ??= system.flatMap(filesIn)
    const here = [...ownFiles(), ...theirs]
    return names.flatMap((name) => here.filter((path) => path.endsWith(`/${name}`)).slice(0, 1))
  }
  const firstOf = (style: Style) =>
    (style === 'fang' ? installedOf(fangs)[0] : undefined) ?? require.resolve(first[style])
  const search = (style: Style, script: Script): readonly string[] => {
    const packaged = script === 'han' ? undefined : packagedFile(alphabets[style])
    const usual = style === 'fang' ? require.resolve(first.song) : undefined
    return [usual, packaged, ...ownFiles(), ...installedOf(known[script])].flatMap((path) => path ?? [])
  }
  return {
    first: (style) => {
      const file = firsts.get(style) ?? firstOf(style)
      firsts.set(style, file)
      return file
    },
    lenders: (style, script) => {
      const key = `${style} ${script}`
      const files = found.get(key) ?? search(style, script)
      found.set(key, files)
      return files
    },
  }
}

const require = createRequire(import.meta.url)

/** Undefined where the package is not installed: the system's faces answer then. */
function packagedFile(path: string): string | undefined {
  try {
    return require.resolve(path)
  } catch {
    return undefined
  }
}

const isFont = (name: string) => ['.ttf', '.otf', '.ttc'].includes(extname(name).toLowerCase())

/** Every file of a folder and below; a folder that is not there has none. */
function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/'))
  } catch {
    return []
  }
}
