import type { Readable, Writable } from "node:stream";
import type { dynamic } from "@pulumi/pulumi";

/** A call that does not end on the signal does not keep the process longer than this. */
const longestFarewellMs = 8_000;

/** Counts the calls of the engine that are being worked on. */
export class CallsInHand {
  private count = 0;
  private idle: () => void = () => undefined;

  /** The same provider, counted. */
  counted({ create, read, update, delete: remove, ...others }: dynamic.ResourceProvider): dynamic.ResourceProvider {
    return {
      ...others,
      create: (inputs: unknown) => this.track(create(inputs)),
      ...(read && { read: (id, outs) => this.track(read(id, outs)) }),
      ...(update && { update: (id, olds: unknown, news: unknown) => this.track(update(id, olds, news)) }),
      ...(remove && { delete: (id, outs: unknown) => this.track(remove(id, outs)) }),
    };
  }

  /** Calls back once no call is in hand. */
  whenIdle(listener: () => void): void {
    this.idle = listener;
    if (this.count === 0) listener();
  }

  private async track<T>(work: Promise<T>): Promise<T> {
    this.count++;
    try {
      return await work;
    } finally {
      this.count--;
      if (this.count === 0) this.idle();
    }
  }
}

/**
 * Writes lines to a stream for as long as somebody reads them. With the engine its end of the pipe goes: the error of that is nobody's,
 * and what is being undone goes on.
 */
export function lineWriter(stream: Writable): (line: string) => void {
  let isRead = true;
  stream.on("error", () => {
    isRead = false;
  });
  return (line) => {
    if (isRead) stream.write(`${line}\n`);
  };
}

/**
 * Ends this process when the engine is gone. The engine's death shows only in the end of standard input: the parent process id does
 * not change, because a shell stands between. Calls in hand learn it by `abort`, and finish or undo what they do.
 */
export function endWithEngine(stdin: Readable, calls: CallsInHand, abort: () => void, exit: () => void): void {
  const farewell = (): void => {
    abort();
    setTimeout(exit, longestFarewellMs).unref();
    calls.whenIdle(exit);
  };
  stdin.once("end", farewell);
  stdin.once("error", farewell);
  stdin.resume();
}
