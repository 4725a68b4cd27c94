/** A command line without some options that take a value, in both ways of writing them: `--seed 7`, `--seed=7`. */
export function wordsAgain(words: readonly string[], without: readonly string[]): string[] {
  const kept: string[] = [];
  for (let index = 0; index < words.length; index++) {
    const word = words[index]!;
    if (without.includes(word)) index += 1;
    else if (!without.some((option) => word.startsWith(`${option}=`))) kept.push(word);
  }
  return kept;
}
