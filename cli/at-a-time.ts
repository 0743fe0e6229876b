/** Does the same for each of a list, some at a time; answers in the order of the list. */
export async function atATime<T, R>(most: number, all: readonly T[], act: (each: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const waiting = all.entries();
  const work = async () => {
    for (const [index, each] of waiting) results[index] = await act(each);
  };
  await Promise.all(Array.from({ length: most }, work));
  return results;
}
