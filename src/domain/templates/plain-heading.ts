/** A heading without what changes from year to year or means nothing: blanks, width of signs, the year itself. */
export const plainHeading = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/(?:19|20)\d\d年?(?:度|末|底)?/g, '')
    .toLowerCase()
