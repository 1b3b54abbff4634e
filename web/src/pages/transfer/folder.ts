/** Files from what was dropped: single ones, and folders with everything in them. */

export type Named = { file: File; name: string };

/** All files of a drop, named by their path within the folders that were dropped. */
export async function dropped(data: DataTransfer): Promise<Named[]> {
  const entries = [...data.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  if (entries.length === 0) return [...data.files].map((file) => ({ file, name: file.name }));
  const found: Named[] = [];
  for (const entry of entries) await walk(entry, "", found);
  return found;
}

/** The files of an input, by their path when a folder was chosen. */
export const chosen = (files: FileList): Named[] =>
  [...files].map((file) => ({ file, name: file.webkitRelativePath || file.name }));

async function walk(entry: FileSystemEntry, path: string, found: Named[]): Promise<void> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    found.push({ file, name: path + entry.name });
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  for (;;) {
    // A folder's entries come a hundred at a time.
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return;
    for (const each of some) await walk(each, `${path}${entry.name}/`, found);
  }
}
