/**
 * Does the same for each of a list, some at a time; answers in the order of the list. Where one fails no other is begun, and all that were
 * begun are seen to their end before that failure is told.
 */
export async function atATime<T, R>(most: number, all: readonly T[], act: (each: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const failures: unknown[] = [];
  const waiting = all.entries();
  const work = async () => {
    for (const [index, each] of waiting) {
      try {
        results[index] = await act(each);
      } catch (error) {
        failures.push(error);
      }
      if (failures.length > 0) return;
    }
  };
  await Promise.all(Array.from({ length: Math.min(most, all.length) }, work));
  if (failures.length > 0) throw failures[0];
  return results;
}
