import type { IncomingMessage } from "node:http";
import { RequestProblem } from "./problem";

/** The body of a request; of one that is longer than `limitBytes` the rest is read too, so that its client comes to read the answer. */
export async function readBody(request: IncomingMessage, limitBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length <= limitBytes) chunks.push(chunk);
    }
  } catch {
    throw new RequestProblem(400, "the body breaks off");
  }
  if (length > limitBytes) throw new RequestProblem(413, `the body is longer than ${limitBytes} bytes`);
  const { "content-encoding": encoding = "identity" } = request.headers;
  if (encoding.toLowerCase() !== "identity") throw new RequestProblem(415, "the body is encoded");
  return Buffer.concat(chunks);
}

/** What JSON a body says; undefined when it is empty. */
export function readJson(body: Buffer): unknown {
  if (body.length === 0) return undefined;
  try {
    // It takes the mark of the encoding away.
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    throw new RequestProblem(400, "the body is not JSON");
  }
}
