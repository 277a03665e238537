/** What a field may be filled with, for its list of options. Anything else may be typed too. */
export const SuggestedTexts = ({ texts }: { texts: readonly string[] }) => (
  <>
    {texts.map((text) => (
      <option value={text} />
    ))}
  </>
)
