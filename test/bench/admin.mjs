// What a bench asks of an emulator's admin API.

/**
 * @param {string} admin its address
 * @param {string} method
 * @param {string} call
 * @param {unknown} [body]
 * @returns {Promise<unknown>} undefined where the answer is empty
 */
export async function askAdmin(admin, method, call, body) {
  const response = await fetch(`${admin}${call}`, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${call} -> ${response.status}: ${text}`);
  return text === "" ? undefined : /** @type {unknown} */ (JSON.parse(text));
}
