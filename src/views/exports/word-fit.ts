import { firstSize, hanging } from '#views/prints/resume-sizes.ts'
/** Room in a cell that is set in Word, in mm. */
export type Room = { readonly width: number; readonly height: number }

/** How words are set, in points. */
export type Setting = { readonly size: number; readonly leading: number }

/**
 * The largest of the form's sizes at which the words find room, in half points down from `largest`; the smallest where
 * none does, and the row grows. Word knows its own faces: here a full-width character is an em and the others are half
 * of one, which is what 宋体 and Times New Roman come to.
 */
export function fitted(text: string, room: Room, largest: number): Setting {
  const fits = (setting: Setting) => linesOf(text, room.width, setting.size) * setting.leading <= points(room.height)
  return sizesFrom(largest).map(spaced).find(fits) ?? spaced(smallest)
}

/**
 * How the résumé is set: first by the number of its lines at 14 points, then smaller until it finds room
 * (docs/law/appointment-form.md §3). The months in front of a line hang outside, nine characters wide.
 */
export function fittedResume(resume: string, room: Room): Setting {
  const hung = (size: number) => points(room.width) - hanging * size
  const lines = (size: number) =>
    entriesOf(resume).reduce((all, line) => all + wrapped(line.replace(/^[\d.-]+\s*/, ''), hung(size), size), 0)
  const atFourteen = lines(14)
  const first = firstSize(atFourteen)
  const fits = ({ size, leading }: Setting) => lines(size) * leading <= points(room.height)
  return sizesFrom(first).map(close).find(fits) ?? close(smallest)
}

const smallest = 7
const sizesFrom = (largest: number) =>
  Array.from({ length: (largest - smallest) * 2 + 1 }, (_, step) => largest - step / 2)

/** 16 points at 14, and as near at every other size. */
const spaced = (size: number): Setting => ({ size, leading: (size * 8) / 7 })
const close = (size: number): Setting => ({ size, leading: size + 1 })

const points = (mm: number) => (mm * 72) / 25.4
const entriesOf = (text: string) => text.split(/\r\n|[\r\n]/)
const linesOf = (text: string, width: number, size: number) =>
  entriesOf(text).reduce((all, line) => all + wrapped(line, points(width), size), 0)

/** A character less a line than there is room for, since Word breaks before a sign that may not begin a line. */
const wrapped = (line: string, width: number, size: number) => {
  const room = Math.floor(width / size)
  const ems = lengthOf(line)
  return ems <= room ? 1 : Math.ceil(ems / Math.max(1, room - 1))
}

/** In ems; office programs set Latin letters and digits a quarter of an em apart from Chinese beside them. */
const lengthOf = (line: string) => {
  const narrow = line.match(/[\x20-\x7e]/g)?.length ?? 0
  const meetings = line.match(/[\w](?=\p{Script=Han})|\p{Script=Han}(?=\w)/gu)?.length ?? 0
  return [...line].length - narrow / 2 + meetings / 4
}
