import { commandWord, sentence } from "../../base/sentence";
import { ProviderError } from "../../base/errors";
import type { Appliance, CloudServiceStatus, ServerList } from "./appliance";
import { enterMachineMode, isIn, machineNeeded } from "./cluster";
import { usualPatience, type Answer, type Conversation, type Patience } from "./conversation";
import type { Prompt } from "./dialogue";
import { featureSwitches, shownBy, type FeatureState, type FeatureSwitch } from "./feature";
import { passGate } from "./gate";
import { readFacts, type ApplianceFacts } from "./identify";
import { readMenu, readServers, stateOf, type Menu } from "./menu";
import { unexpected } from "./obstacles";
import { asks, find, says, wordsOf } from "./texts";

/** Passes what stands before the first prompt, goes to machine mode, and finds out what the appliance is. */
export async function startSession(talk: Conversation, machine?: string): Promise<Appliance> {
  const login = await passGate(talk);
  const top = await enterMachineMode(talk, login, machine);
  const version = await talk.say("version");
  return new Session(
    talk,
    readFacts(version.text, login.text, version.prompt.kind === "top" ? version.prompt : top.prompt, talk.names),
    machine,
    top.prompt.kind === "top" && top.prompt.mode !== undefined,
  );
}

/** A command that has a menu, entered. */
interface Opened {
  menu: Menu;
  answer: Answer;
}

class Session implements Appliance {
  tokenGiven = false;
  /** True from a change until its commit. */
  private changed = false;
  /** Commands that this appliance turned out not to have. */
  private readonly lacking = new Set<string>();

  constructor(
    private readonly talk: Conversation,
    readonly facts: ApplianceFacts,
    private readonly machine: string | undefined,
    readonly clustered: boolean,
  ) {}

  feature(patience?: Patience): Promise<FeatureState | undefined> {
    return this.operate(patience, async () => {
      for (const each of featureSwitches.filter(({ command }) => !this.lacking.has(command))) {
        const opened = await this.tryOpen(each.command);
        if (opened === undefined) {
          this.lacking.add(each.command);
          continue;
        }
        const shown = shownBy(each, opened.menu);
        if (shown === "asks") return this.askFeature(each.enable);
        await this.leave(opened.answer);
        if (shown !== undefined) return shown;
      }
      return undefined;
    });
  }

  servers(patience?: Patience): Promise<ServerList | undefined> {
    return this.operate(patience, async () => {
      const { menu, answer } = await this.open("cloudserviceconfig");
      if (!menu.offers.includes("SETTRS")) {
        await this.leave(answer);
        return undefined;
      }
      const list = await this.talk.say("settrs");
      if (!asks(list, "ask-server")) throw unexpected(this.talk, '"settrs"', list);
      await this.leave(list);
      const current = currentServer(list);
      return { offered: readServers(list.text).map(({ host }) => host), ...(current === undefined ? {} : { current }) };
    });
  }

  enable(patience?: Patience): Promise<boolean> {
    return this.operate(patience, async () => {
      for (const each of featureSwitches.filter(({ command }) => !this.lacking.has(command))) {
        const opened = await this.tryOpen(each.command);
        if (opened === undefined) this.lacking.add(each.command);
        else if (await this.flip(each, opened)) return true;
      }
      return false;
    });
  }

  status(patience?: Patience): Promise<CloudServiceStatus> {
    return this.operate(patience, async () => {
      const { menu, answer } = await this.open("cloudserviceconfig");
      const state = stateOf(menu);
      if (!state) throw unexpected(this.talk, '"cloudserviceconfig"', answer);
      await this.leave(answer);
      const { before, offers } = menu;
      return { state, said: this.talk.quote(before || answer.text), offers, licensed: says(before, "smart-licence") };
    });
  }

  isLicensed(patience?: Patience): Promise<boolean> {
    return this.operate(patience, async () => {
      const { menu, answer } = await this.open("cloudserviceconfig");
      const licensed = says(menu.before, "smart-licence");
      if (!licensed && !stateOf(menu)) throw unexpected(this.talk, '"cloudserviceconfig"', answer);
      await this.leave(answer);
      return licensed;
    });
  }

  selectServer(server: string, patience?: Patience): Promise<void> {
    return this.operate(patience, async () => {
      const list = await this.openServerList();
      if (!this.changed && currentServer(list) === server.toLowerCase()) {
        await this.leave(list);
        return;
      }
      if (!asks(list, "ask-server")) throw unexpected(this.talk, '"settrs"', list);
      const servers = readServers(list.text);
      const wanted = servers.find(({ host }) => host === server.toLowerCase());
      if (!wanted) {
        const offered = servers.map(({ host }) => host).join(", ") || "none";
        throw new ProviderError({
          code: "server-not-offered",
          reason: `the appliance does not offer the server ${server}; it offers: ${this.talk.quote(offered)}`,
          next: `Choose a \`region\` whose server it offers, or a release of AsyncOS that knows this one (this is ${this.facts.version}).`,
        });
      }
      this.changed = true;
      const outcome = await this.talk.say(wanted.number);
      const selected = find(outcomeOf(outcome), "server-selected")?.groups?.["host"];
      if (selected?.toLowerCase() !== wanted.host) throw unexpected(this.talk, `"${wanted.number}" for ${wanted.host}`, outcome);
      await this.leave(outcome);
      await this.commit(`Cisco Threat Response server ${wanted.host}`);
    });
  }

  register(token: string, patience?: Patience): Promise<void> {
    return this.operate(patience, async () => {
      // Anything else on this line would be further commands to the appliance.
      if (!/^[!-~]{1,1024}$/.test(token)) {
        throw new ProviderError({
          code: "invalid-input",
          reason: "the registration token is not one word of printable characters",
          next: "Copy the token again, without blanks and line breaks.",
        });
      }
      const { menu, answer } = await this.open("cloudserviceconfig");
      const state = stateOf(menu);
      if (state === "registered" || state === "registering") {
        await this.leave(answer);
        return;
      }
      if (!menu.offers.includes("REGISTER")) throw this.notOffered("REGISTER", menu, answer);
      const question = await this.talk.say("register");
      if (!asks(question, "ask-token", menu.dialect)) throw unexpected(this.talk, '"register"', question);

      this.tokenGiven = true;
      const outcome = await this.talk.say(token, { secret: true });
      const said = outcomeOf(outcome);
      if (says(said, "registering") || says(said, "registered")) {
        await this.leave(outcome);
        return;
      }
      if (!says(said, "registration-failed") && outcome.prompt.kind === "top")
        throw unexpected(this.talk, "the token", outcome, true);
      throw new ProviderError({
        code: "registration-failed",
        reason: `the appliance did not take the registration token; it says "${this.talk.quote(said)}"`,
        next: "Check that the token is of the region whose server is selected, and has not expired.",
      });
    });
  }

  deregister(patience?: Patience): Promise<void> {
    return this.operate(patience, async () => {
      const { menu, answer } = await this.open("cloudserviceconfig");
      const state = stateOf(menu);
      if (!menu.offers.includes("DEREGISTER")) {
        if (state === undefined || state === "busy" || state === "registering" || state === "registered") {
          throw this.notOffered("DEREGISTER", menu, answer);
        }
        await this.leave(answer);
        return;
      }
      if (state === "deregistering") {
        await this.leave(answer);
        return;
      }
      if (says(menu.before, "smart-licence")) throw this.heldByLicence(menu.before);
      const question = await this.talk.say("deregister");
      if (says(outcomeOf(question), "smart-licence")) throw this.heldByLicence(outcomeOf(question));
      if (!asks(question, "ask-deregister", menu.dialect)) throw unexpected(this.talk, '"deregister"', question);
      const outcome = await this.talk.say("yes");
      const said = outcomeOf(outcome);
      if (says(said, "smart-licence")) throw this.heldByLicence(said);
      if (!says(said, "deregistering") && !says(said, "deregistered")) throw unexpected(this.talk, '"deregister"', outcome, true);
      await this.leave(outcome);
    });
  }

  close(): void {
    this.talk.close({ polite: !this.changed });
  }

  /** Runs one operation; after a failure the session stands at the top without changes of ours, or is cut. */
  private async operate<T>(patience = usualPatience, work: () => Promise<T>): Promise<T> {
    this.talk.allow(patience);
    try {
      return await work();
    } catch (error) {
      const { prompt } = this.talk;
      if (this.changed || !prompt) this.talk.close();
      else await this.leave({ text: "", prompt }).catch(() => undefined);
      throw error;
    }
  }

  /** Turns the feature on with this switch, if it can be seen to be off; false when nothing of the kind is offered. */
  private async flip(feature: FeatureSwitch, { menu, answer }: Opened): Promise<boolean> {
    const { command, enable, disable } = feature;
    const shown = shownBy(feature, menu);
    if (shown === "off" || shown === "asks") {
      await this.switchOn(enable, disable);
      return true;
    }
    if (shown === undefined && enable === "ENABLE") throw unexpected(this.talk, `"${command}"`, answer);
    await this.leave(answer);
    return shown === "on";
  }

  /** Asks the switch that shows its state in a question alone, and takes nothing; whatever else it says cuts the session. */
  private async askFeature(verb: string): Promise<FeatureState> {
    this.changed = true;
    const typed = verb.toLowerCase();
    const question = await this.talk.say(typed);
    const isOn = asks(question, "ask-disable-securex");
    if (!isOn && !asks(question, "ask-enable-securex")) throw unexpected(this.talk, `"${typed}"`, question);
    await this.leave(await this.talk.say("no"));
    this.changed = false;
    return isOn ? "on" : "off";
  }

  private async switchOn(verb: string, opposite?: string): Promise<void> {
    const typed = verb.toLowerCase();
    let outcome = await this.talk.say(typed);
    if (asks(outcome, "ask-disable-securex")) {
      await this.leave(await this.talk.say("no"));
      return;
    }
    this.changed = true;
    const asked = asks(outcome, "ask-enable-securex");
    if (asked) outcome = await this.talk.say("yes");
    const { before, offers } = readMenu(outcome.text);
    const isOn = asked || says(outcomeOf(outcome), "enabled") || (opposite !== undefined && offers.includes(opposite));
    if (!isOn || says(before, "disabled")) throw unexpected(this.talk, `"${typed}"`, outcome);
    await this.leave(outcome);
    await this.commit("enable Cisco Threat Response");
  }

  /** Enters a command that is restricted to machine mode, and reads its menu; undefined where the appliance has no such command. */
  private async tryOpen(command: string): Promise<Opened | undefined> {
    let answer = await this.talk.say(command);
    if (asks(answer, "ask-machine-mode")) {
      if (this.machine === undefined) throw machineNeeded(this.talk, this.talk.quote(answer.prompt.text));
      // To which machine the appliance switches is seen at the top, before the command is tried again.
      const top = await this.leave(await this.talk.say("y"));
      if (!isIn(top, this.machine)) await enterMachineMode(this.talk, top, this.machine);
      answer = await this.talk.say(command);
    }
    if (says(answer.text, "unknown-command")) return undefined;
    if (says(answer.text, "wrong-role")) throw unexpected(this.talk, `"${command}"`, answer);
    return { menu: readMenu(answer.text), answer };
  }

  private async open(command: string): Promise<Opened> {
    const opened = await this.tryOpen(command);
    if (opened) return opened;
    throw new ProviderError({
      code: "unsupported-version",
      reason: `the appliance does not know the command "${command}" (AsyncOS ${this.facts.version})`,
      next: "Check the account's role and the feature keys; the command is there in an ESA from 13.0.0-314 and an SMA from 12.5 on.",
    });
  }

  private async openServerList(): Promise<Answer> {
    const first = await this.open("cloudserviceconfig");
    if (first.menu.offers.includes("SETTRS")) return this.talk.say("settrs");
    if (!first.menu.offers.includes("ENABLE")) throw this.notOffered("SETTRS", first.menu, first.answer);

    // Later releases: the cloud service is switched on by itself, and asks for its server then or afterwards (5.5).
    this.changed = true;
    const outcome = await this.talk.say("enable");
    if (asks(outcome, "ask-server")) return outcome;
    if (readMenu(outcome.text).offers.includes("SETTRS")) return this.talk.say("settrs");
    await this.leave(outcome);
    await this.commit("enable Cisco cloud services");
    const second = await this.open("cloudserviceconfig");
    if (!second.menu.offers.includes("SETTRS")) throw this.notOffered("SETTRS", second.menu, second.answer);
    return this.talk.say("settrs");
  }

  /** Back to the top. An empty line leaves a menu one level up, but takes what a question proposes: only a proposed no is taken. */
  private async leave(from: Answer): Promise<Answer> {
    let answer = from;
    for (let level = 0; level < 6 && answer.prompt.kind !== "top"; level++) {
      if (answer.prompt.kind !== "question" || !isHarmless(answer.prompt)) break;
      answer = await this.talk.say("");
    }
    if (answer.prompt.kind === "top") return answer;
    this.talk.close();
    throw unexpected(this.talk, "an empty line", answer);
  }

  private async commit(comment: string): Promise<void> {
    this.talk.at(`committing on ${this.facts.hostName}: ${comment}`);
    let answer = await this.talk.say("commit");
    for (let question = 0; question < 3 && answer.prompt.kind === "question"; question++) {
      if (asks(answer, "ask-comment")) answer = await this.talk.say(`cisco-ctr: ${comment}`);
      else if (asks(answer, "ask-rollback")) answer = await this.talk.say("y");
      else break;
    }
    const done = says(answer.text, "committed") || says(answer.text, "nothing-to-commit");
    if (!done || answer.prompt.kind !== "top") throw unexpected(this.talk, '"commit"', answer, true);
    this.changed = false;
  }

  /** A smart licence registers by itself, and no command of the appliance ends that. */
  private heldByLicence(said: string): ProviderError {
    return new ProviderError({
      code: "smart-licence",
      reason: `${this.facts.hostName} is registered by its smart licence and cannot be deregistered by itself; it says "${this.talk.quote(said)}"`,
      next: "Deregister its smart licence first, if it is to leave.",
    });
  }

  private notOffered(verb: string, menu: Menu, answer: Answer): ProviderError {
    if (stateOf(menu) === undefined) return unexpected(this.talk, '"cloudserviceconfig"', answer);
    return new ProviderError({
      code: "refused",
      reason: `the appliance does not offer ${verb} now; it says "${this.talk.quote(menu.before || answer.text)}"`,
      next: sentence`Commit or discard pending changes on the appliance, look at \`cloudserviceconfig\` there, and run ${commandWord("apply")} again.`,
    });
  }
}

/** Whether an empty line takes nothing: a menu, or a question that proposes no. */
const isHarmless = ({ proposal }: Prompt & { kind: "question" }): boolean => proposal !== undefined && /^n?o?$/i.test(proposal);

/** What a command led to, without the menu that may follow. */
function outcomeOf(answer: Answer): string {
  const { before, offers } = readMenu(answer.text);
  return offers.length > 0 || answer.prompt.kind === "top" ? before : wordsOf(answer);
}

const currentServer = ({ text }: Answer): string | undefined => find(text, "current-server")?.groups?.["host"]?.toLowerCase();
