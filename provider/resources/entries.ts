import { commandWord, sentence } from "../base/sentence";
import { forUndo } from "../base/call";
import type { DeviceWire } from "../clients/cloud/devices";
import type { Context } from "../lifecycle/definition";

/** Removes entries whose tokens nobody has used, up to the first that cannot be; the next run finds by its mark what is left. */
export async function takeBack({ call, cloud }: Context, entries: readonly DeviceWire[]): Promise<{ all: boolean }> {
  const undo = forUndo(call);
  const left = entries.map(({ id }) => id);
  try {
    for (const { id } of entries) {
      await cloud.devices.delete(undo, id);
      left.shift();
    }
  } catch {
    for (const id of left) {
      call.log.warn(
        sentence`device entry ${id} stays in region "${cloud.region.name}" for now; the next ${commandWord("apply")} looks for it.`,
      );
    }
  }
  return { all: left.length === 0 };
}
