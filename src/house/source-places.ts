import { readFileSync } from 'node:fs'
import { SourceMap } from 'node:module'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * The lines of a stack with their places in the source instead of in what was emitted from it. The map beside a file is read
 * when an error is told, once for all its lines: had Node to keep the maps of all files, they would be 12 MiB that nearly
 * nobody ever asks for. A place without a map stays what it is.
 */
export function inSource(lines: readonly string[]): readonly string[] {
  const maps = new Map<string, SourceMap | undefined>()
  return lines.map((line) =>
    line.replace(/(file:\/\/\/?|\/)([^():]+\.js):(\d+):(\d+)/, (place, root, path, row, column) => {
      const file = root.startsWith('file:') ? fileURLToPath(`file:///${path}`) : `/${path}`
      if (!maps.has(file)) maps.set(file, mapBeside(file))
      return sourceOf(file, maps.get(file), Number(row), Number(column)) ?? place
    }),
  )
}

function sourceOf(file: string, map: SourceMap | undefined, row: number, column: number): string | undefined {
  const found = map?.findOrigin(row, column)
  return found && 'fileName' in found
    ? `${resolve(dirname(file), found.fileName)}:${found.lineNumber}:${found.columnNumber}`
    : undefined
}

function mapBeside(file: string): SourceMap | undefined {
  try {
    return new SourceMap(JSON.parse(readFileSync(`${file}.map`, 'utf8')))
  } catch {
    return undefined
  }
}
