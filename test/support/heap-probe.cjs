// Preloaded into a provider process: on SIGUSR2 it says how many bytes its heap holds after a collection.
process.on("SIGUSR2", () => {
  global.gc?.();
  process.stderr.write(`heap ${process.memoryUsage().heapUsed}\n`);
});
