import { readFileSync } from 'node:fs'
import { SourceMap } from 'node:module'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * A line of a stack with its place in the source instead of in what was emitted from it. The map beside a file is read when an
 * error is told: had Node to keep the maps of all files, they would be 12 MiB that nearly nobody ever asks for. A place
 * without a map stays what it is.
 */
export const inSource = (line: string): string =>
  line.replace(/(file:\/\/\/?|\/)([^():]+\.js):(\d+):(\d+)/, (place, root, path, row, column) => {
    const file = root.startsWith('file:') ? fileURLToPath(`file:///${path}`) : `/${path}`
    return sourceOf(file, Number(row), Number(column)) ?? place
  })

function sourceOf(file: string, row: number, column: number): string | undefined {
  try {
    const map = new SourceMap(JSON.parse(readFileSync(`${file}.map`, 'utf8')))
    const found = map.findOrigin(row, column)
    return 'fileName' in found
      ? `${resolve(dirname(file), found.fileName)}:${found.lineNumber}:${found.columnNumber}`
      : undefined
  } catch {
    return undefined
  }
}
