/** What the answer to this process's last change of an object said of it. */
interface OwnAnswer<Wire> {
  /** Undefined where it was deleted. */
  wire: Wire | undefined;
  /** How many changes this process had made by then. */
  change: number;
  at: number;
}

/** What the API answered to this process's own changes, of each object the last. */
export class OwnAnswers<Wire> {
  private readonly last = new Map<string, OwnAnswer<Wire>>();
  /** Ids of what was changed, in the order of the answers. */
  private readonly ids: string[] = [];

  /** How many answers there were. */
  get count(): number {
    return this.ids.length;
  }

  keep(id: string, answer: OwnAnswer<Wire>): void {
    this.last.set(id, answer);
    this.ids.push(id);
  }

  of(id: string): OwnAnswer<Wire> | undefined {
    return this.last.get(id);
  }

  /**
   * Writes over a list what came of later changes.
   *
   * @param changes how many this process had made before the list was asked for
   * @param told how many answers the list has taken up already
   */
  writeOver(items: Map<string, Wire>, { changes, told }: { changes: number; told: number }): void {
    for (const id of this.ids.slice(told)) {
      const own = this.last.get(id);
      if (own === undefined || changes >= own.change) continue;
      if (own.wire === undefined) items.delete(id);
      else items.set(id, own.wire);
    }
  }
}
