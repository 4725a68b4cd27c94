/** The path from one document to another file of the repository. */
export function linkFrom(document: string, target: string): string {
  return '../'.repeat(document.split('/').length - 1) + target;
}
