import { type FileRead, readFile, type SentFile } from '#domain/imports/read-file.ts'
import type { Read } from '#domain/imports/reading.ts'

/** Reads one file; everything it needs is handed to it, and what was read is handed back. */
export const read = (file: SentFile): Promise<readonly Read<FileRead>[]> => readFile(file)
