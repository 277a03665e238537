/**
 * A sentence that names a command, in the words of whoever reads it: an unpacked program has no npm, and its commands are
 * those of the file `juanzong`, which says so to what it starts.
 */
export const ownWords = (sentence: string): string =>
  process.env['JUANZONG_LAUNCHER'] === undefined
    ? sentence
    : sentence.replace(/npm run ([a-z-]+)(?: --(?= ))?/g, 'juanzong $1').replace(/npm start/g, 'juanzong start')
