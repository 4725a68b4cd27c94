const loading = new Map<string, Promise<void>>();

/**
 * Loads a script that lies beside the page, once. Not with `import` or `fetch`: a page that was opened from a disk may
 * use neither.
 *
 * @throws Error where it is not there
 */
export function loadScript(file: string): Promise<void> {
  const known = loading.get(file);
  if (known !== undefined) return known;
  const promise = new Promise<void>((resolve, reject) => {
    const script = document.createElement('script');
    script.src = file;
    script.onload = () => resolve();
    script.onerror = () => {
      // Somebody who is online again may try again.
      loading.delete(file);
      script.remove();
      reject(new Error(`${file} could not be loaded; it belongs beside this page`));
    };
    document.head.append(script);
  });
  loading.set(file, promise);
  return promise;
}
