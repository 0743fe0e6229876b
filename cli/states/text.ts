import { longestState, tooLong } from "./checkpoint";

/** The text of a state, up to the longest there may be. @param from what to call it in a message */
export async function textOf(stream: AsyncIterable<Buffer | string>, from: string): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream) {
    chunks.push(Buffer.from(chunk));
    length += chunk.length;
    if (length > longestState) throw tooLong(from);
  }
  // Some shells begin what they write with the mark of its encoding.
  return Buffer.concat(chunks)
    .toString()
    .replace(/^\ufeff/, "");
}
