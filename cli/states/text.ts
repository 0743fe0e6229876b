import { createReadStream, readFileSync, statSync } from "node:fs";
import type * as streams from "node:stream";
import { longestState, tooLong } from "./checkpoint";

/** The text of a state in a file. What is no file of a disk, such as a pipe, is read as it comes. */
export async function textIn(file: string, signal: AbortSignal): Promise<string> {
  const found = statSync(file);
  if (!found.isFile()) return textOf(createReadStream(file), file, signal);
  if (found.size > longestState) throw tooLong(file);
  return withoutByteOrder(readFileSync(file, "utf8"));
}

/** The text of a state, up to the longest there may be. @param from what to call it in a message */
export async function textOf(stream: streams.Readable, from: string, signal: AbortSignal): Promise<string> {
  const { addAbortSignal } = require("node:stream") as typeof streams;
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of addAbortSignal(signal, stream) as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > longestState) throw tooLong(from);
  }
  return withoutByteOrder(Buffer.concat(chunks).toString());
}

/** Some shells begin what they write with the mark of its encoding. */
const withoutByteOrder = (text: string): string => text.replace(/^\ufeff/, "");
