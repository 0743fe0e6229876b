import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import { TextDecoder } from "node:util";

/** The text of a file, or what is wrong with the file: a clause that follows its name. */
export type SmallFile = { text: string } | { problem: string; cause?: unknown };

/**
 * Reads a file that a setting names: a regular one, of bounded size, with text in UTF-8. A pipe would be waited for, a device read
 * without end, and bytes that are no text would be sent as others than they are. A mark of the byte order is no part of the text.
 */
export function readSmallFile(path: string, mostBytes: number): SmallFile {
  let bytes: Buffer | undefined;
  try {
    bytes = regularBytes(path, mostBytes);
  } catch (cause) {
    return { problem: "cannot be read", cause };
  }
  if (bytes === undefined) return { problem: "is not a regular file" };
  if (bytes.length > mostBytes) return { problem: `is larger than ${sizeInWords(mostBytes)}` };
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return text.includes("\0") ? { problem: "holds a NUL character" } : { text };
  } catch (cause) {
    return { problem: "is not text in UTF-8", cause };
  }
}

/** What is in the file, and of a larger one a byte more than `mostBytes`; undefined when it is no regular file. */
function regularBytes(path: string, mostBytes: number): Buffer | undefined {
  // Opening a pipe that nobody writes to would wait.
  const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOCTTY);
  try {
    if (!fstatSync(file).isFile()) return undefined;
    const bytes = Buffer.alloc(mostBytes + 1);
    let length = 0;
    for (let read = -1; read !== 0 && length < bytes.length; length += read) {
      read = readSync(file, bytes, length, bytes.length - length, null);
    }
    return bytes.subarray(0, length);
  } finally {
    closeSync(file);
  }
}

const sizeInWords = (bytes: number): string => (bytes >= 1_048_576 ? `${bytes / 1_048_576} MiB` : `${bytes / 1_024} KiB`);
