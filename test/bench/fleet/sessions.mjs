// Stands between the provider and the appliances, and counts the sessions that are open at a time.
import net from "node:net";
import { atExit } from "../../../tools/progress.mjs";

export class Sessions {
  #open = 0;
  /** The most that were open at a time. */
  most = 0;
  /** How many there were. */
  count = 0;

  /**
   * @param {number} port where the appliance listens
   * @returns {Promise<number>} where to reach it instead
   */
  async inFrontOf(port) {
    const server = net.createServer({ noDelay: true }, (near) => {
      const far = net.connect({ port, host: "127.0.0.1", noDelay: true });
      this.count++;
      this.most = Math.max(this.most, ++this.#open);
      // The provider has ended it: the appliance may take its time to do the same.
      let open = true;
      const ended = () => {
        if (open) this.#open--;
        open = false;
      };
      near.on("end", ended);
      near.on("close", () => {
        ended();
        far.destroy();
      });
      far.on("close", () => near.destroy());
      for (const socket of [near, far]) socket.on("error", () => undefined);
      near.pipe(far).pipe(near);
    });
    atExit(() => server.close());
    await new Promise((resolve, reject) => {
      server.once("error", reject);
      server.listen(0, "127.0.0.1", () => {
        resolve(undefined);
      });
    });
    return /** @type {net.AddressInfo} */ (server.address()).port;
  }
}
