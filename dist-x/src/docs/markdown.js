/** The path from one document to another file of the repository. */
export function linkFrom(document, target) {
    return '../'.repeat(document.split('/').length - 1) + target;
}
