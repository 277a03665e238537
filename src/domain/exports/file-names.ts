/**
 * The names of files in an archive: the person's, as Windows and everything else can hold it. The second of a name is
 * numbered, and what belongs together keeps one base.
 */
export const fileNames = (names: readonly string[]): readonly string[] => names.map(fileNaming())

/** The same, one name after the other. */
export function fileNaming(): (name: string) => string {
  const taken = new Set<string>()
  return (name) => {
    const base = fileName(name)
    for (let at = 1; ; at += 1) {
      const tried = at === 1 ? base : `${base}（${at}）`
      if (taken.has(tried.toLowerCase())) continue
      taken.add(tried.toLowerCase())
      return tried
    }
  }
}

/** Without the signs that no file name may hold, and not a name of old that Windows keeps for devices. */
export function fileName(name: string): string {
  const clean = [...name.replace(forbidden, ' ').replace(/\s+/g, ' ').trim()]
    .slice(0, 60)
    .join('')
    .replace(/[. ]+$/, '')
  return clean === '' || /^(?:con|prn|aux|nul|com\d|lpt\d)$/i.test(clean) ? `_${clean}` : clean
}

const forbidden = /[\\/:*?"<>|\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu
