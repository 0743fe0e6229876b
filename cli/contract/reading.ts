import { UnexpectedShape } from "../../provider/clients/http/shapes";
import type { Finding, NounLooks } from "./assumption";
import { answerOf, confirmed, differs, isObject, listIn, open, statusOf } from "./settle";

/** Whether the provider's own reader takes every one of these. */
export function readable(items: readonly unknown[], read: (json: unknown) => unknown): Finding {
  for (const item of items) {
    try {
      read(item);
    } catch (problem) {
      if (problem instanceof UnexpectedShape) return differs("an answer that can be read", problem.message);
      throw problem;
    }
  }
  return confirmed();
}

/** Whether a list stands bare, and `limit` and `offset` choose from it. */
export function paged({ pages, second }: NounLooks): Finding {
  const [first] = pages;
  if (!first) return open("it was not asked");
  const items = pages.flatMap((page) => listIn(page));
  if (isObject(first.answer?.body)) return differs("a bare list", "a list under `data`");
  if (!second) return open("two objects are needed to see what `limit` and `offset` do");
  const [chosen, ...more] = listIn(second);
  if (more.length > 0) return differs("one object for `limit` 1", String(more.length + 1));
  if (chosen?.["id"] !== items[1]?.["id"]) return differs("the second object for `offset` 1", chosen ? "another one" : "none");
  return confirmed();
}

/** Whether an object that is not there is told by 404 and a word for its kind. */
export function goneIsTold({ missing }: NounLooks, word: string): Finding {
  const { body } = answerOf(missing, 404);
  return isObject(body) && body["error"] === word ? confirmed() : differs(`404 ${word}`, statusOf(missing));
}
