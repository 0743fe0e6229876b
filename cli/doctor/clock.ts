import type { Finding } from "./findings";

const noticeableMs = 60_000;
/** The shortest life of a registration token. */
const harmfulMs = 3_600_000;

/** How far this machine's clock is from the cloud's. */
export function clockFinding(aheadMs: number): Finding {
  const off = Math.abs(aheadMs);
  const seconds = Math.round(aheadMs / 1_000);
  const details = { cloudAheadSeconds: seconds };
  if (off < noticeableMs)
    return { check: "clock", level: "ok", says: `within ${Math.max(1, Math.ceil(off / 1_000))} s of the cloud's`, details };
  const says = `this machine's clock is ${spanOf(off)} ${aheadMs > 0 ? "behind" : "ahead of"} the cloud's`;
  return {
    ...{ check: "clock", level: off < harmfulMs ? "warning" : "problem", says, details },
    next: "Set it right, best by NTP: registration tokens and certificates are held against it.",
  };
}

function spanOf(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  return minutes < 120 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
}
