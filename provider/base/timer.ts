/** Calls `action` once after `ms`, beside whatever goes on; answers how to forget it. Nothing waits for it. */
export function after(ms: number, action: () => void): () => void {
  const timer = setTimeout(action, ms).unref();
  return () => {
    clearTimeout(timer);
  };
}
