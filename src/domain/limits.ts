const megabyte = 1024 * 1024

/**
 * How much may be sent at once, in bytes and pieces (docs/decisions/0111). What is read, what is refused and what the
 * pages say all look here.
 */
export const limits = {
  /** A form that people type. */
  form: megabyte,
  /** A picture, and the form that it comes in. */
  picture: 10 * megabyte,
  photo: 12 * megabyte,
  exchangeFile: 10 * megabyte,
  /** A zip of exchange files, as it is packed; what is in it counts as a batch. */
  archive: 50 * megabyte,
  attachedPaper: 20 * megabyte,
  paperPages: 1_000,
  /** What drawing a page of it may need. */
  paperMemory: 512 * megabyte,
  scan: 50 * megabyte,
  batchFiles: 500,
  batchBytes: 500 * megabyte,
  gridRows: 2_000,
  /** A workbook that is a list (docs/decisions/0231). */
  listFile: 20 * megabyte,
  listRows: 10_000,
  listColumns: 200,
  /** Characters in a cell: more than spreadsheets write into one. */
  listCell: 32_767,
  /** Characters in all cells together, those that are merged over several counted in each. */
  listText: 20_000_000,
  /** A file of definitions of cross-tables. */
  crossFile: 64 * 1024,
  /** The superior's blank workbook, and what is seen of it (docs/decisions/0289). */
  templateFile: 5 * megabyte,
  templateSheets: 40,
  templateRows: 500,
  templateColumns: 120,
  templateCells: 20_000,
  /** Cells to be filled in: each is counted whenever the page is drawn. */
  templateFields: 5_000,
  /** How many of them a house keeps. */
  templates: 100,
  /** People whose papers are printed as one file, and copies of each. */
  paperPeople: 100,
  paperCopies: 9,
  /** People times copies: what keeps the print room for ten seconds at most. */
  paperForms: 300,
  /** What those rows may weigh: 4 KB each, which is 1,400 characters. */
  grid: 8 * megabyte,
  /** What is over the limit of its form and still read, for the page that refuses it and holds what was typed. */
  kept: 16 * megabyte,
  /** People on one printed list. */
  nameListPeople: 2_000,
  /** Dossiers in one exported file, and how many of them one person takes out alone (docs/decisions/0227). */
  exportPeople: 1_000,
  exportAlone: 20,
  /** An exported archive of more bytes waits encrypted on the disk instead of in memory. */
  exportHeld: 50 * megabyte,
} as const

/** How long one request may take to arrive, in milliseconds: a whole batch over 8 Mbit/s. */
export const arrival = 10 * 60_000

/** How much one form may hold, in bytes. */
export type FormSize = {
  /** All that is typed and pasted. */
  readonly text: number
  /** Each file; none where no file comes, or where each file is answered by itself. */
  readonly file?: number
  /** Everything, as it travels. */
  readonly body: number
}

/** A limit of bytes as the pages say it: 10 MB. */
export const inMegabytes = (bytes: number): string => `${bytes / megabyte} MB`
