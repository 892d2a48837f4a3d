/**
 * A text whose last article goes while another article with it comes: the interleavings of `texts.ts` that random schedules seldom meet.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CatalogueForTests } from '../schedules/catalogue-for-tests.ts';
import { ControlledWorker, callNumber, writes } from '../schedules/controlled-worker.ts';
import { type ScheduleStores, scheduleStores } from '../schedules/schedule-stores.ts';

let stores: ScheduleStores;
beforeAll(async () => {
  stores = await scheduleStores();
});
afterAll(() => stores.close());

const inCatalogue = <Result>(run: (catalogue: CatalogueForTests) => Promise<Result>) =>
  stores.forOne((table) => run(new CatalogueForTests(stores, table)));

/** The last article with the text goes; then a near copy of it comes, which takes the text out of the bands. */
async function withdrawAndTakeOut(catalogue: CatalogueForTests): Promise<void> {
  await catalogue.putAndVisit('former.txt', 'alone');
  await catalogue.putAndVisit('near.txt', 'harbour, a sentence dropped');
}

/** Once for each call of a visit: what happens while it is held before that call. */
async function heldBeforeEachCall(
  prepare: (catalogue: CatalogueForTests) => Promise<void>,
  key: string,
  meanwhile: (catalogue: CatalogueForTests) => Promise<void>,
): Promise<number> {
  for (let call = 0; ; call++) {
    const worker = new ControlledWorker();
    const held = worker.holdBefore(callNumber(call));
    const wasHeld = await inCatalogue(async (catalogue) => {
      await prepare(catalogue);
      const visit = catalogue.visit(key, worker);
      const reached = await Promise.race([held.reached.then(() => true), visit.then(() => false)]);
      await meanwhile(catalogue);
      held.resume();
      await visit;
      await catalogue.expectAsInReference(`held before call ${call}`);
      return reached;
    });
    if (!wasHeld) return call;
  }
}

/** Calls that such a visit has at least: the cases above are not empty. */
const MANY_CALLS = 12;

describe('an exact copy that comes while the last article with its text goes', () => {
  const prepare = async (catalogue: CatalogueForTests) => {
    await catalogue.putAndVisit('former.txt', 'harbour');
    await catalogue.change('exact.txt', { put: 'harbour' });
  };

  it('is in one group with the near copy that came meanwhile, wherever its worker was', async () => {
    expect(await heldBeforeEachCall(prepare, 'exact.txt', withdrawAndTakeOut)).toBeGreaterThan(MANY_CALLS);
  });

  it('is so too when its worker dies at any call after it was overtaken, and another takes over', async () => {
    let calls = 0;
    for (let died = true; died; calls++) {
      await inCatalogue(async (catalogue) => {
        await prepare(catalogue);
        const worker = new ControlledWorker();
        const held = worker.holdBefore(writes('Put', 'M#')); // it has found the text in use
        const visit = catalogue.visit('exact.txt', worker);
        await held.reached;
        await withdrawAndTakeOut(catalogue);
        worker.killAfter(callNumber(calls));
        held.resume();
        died = await visit.then(
          () => false,
          () => true,
        );
        await catalogue.visit('exact.txt');
        await catalogue.expectAsInReference(`killed after call ${calls}`);
      });
    }
    expect(calls).toBeGreaterThan(MANY_CALLS);
  });
});

describe('a text that comes back', () => {
  it('joins the copies that came after it was taken out of the bands', () =>
    inCatalogue(async (catalogue) => {
      await catalogue.putAndVisit('former.txt', 'harbour');
      await withdrawAndTakeOut(catalogue);
      await catalogue.putAndVisit('former.txt', 'harbour');
      await catalogue.expectAsInReference();
    }));

  it('stays where it is, wherever the newcomer was that is about to take it out', async () => {
    const prepare = async (catalogue: CatalogueForTests) => {
      await catalogue.putAndVisit('former.txt', 'harbour');
      await catalogue.putAndVisit('former.txt', 'alone');
      await catalogue.change('near.txt', { put: 'harbour, a sentence dropped' });
    };
    const comesBack = (catalogue: CatalogueForTests) => catalogue.putAndVisit('exact.txt', 'harbour');
    expect(await heldBeforeEachCall(prepare, 'near.txt', comesBack)).toBeGreaterThan(MANY_CALLS);
  });
});

describe('texts that no article has any more', () => {
  it('do not crowd out the living version of an object that is overwritten a hundred times', () =>
    inCatalogue(async (catalogue) => {
      for (let number = 0; number < 100; number++) await catalogue.putAndVisit('overwritten.txt', `version ${number}`);
      await catalogue.putAndVisit('copy.txt', 'version 100');
      await catalogue.expectAsInReference();
    }));

  it('do not crowd out the one of forty copies that is left', () =>
    inCatalogue(async (catalogue) => {
      for (let number = 0; number < 40; number++) await catalogue.putAndVisit(`${number}.txt`, `version ${number}`);
      for (let number = 1; number < 40; number++) {
        await catalogue.change(`${number}.txt`, 'delete');
        await catalogue.visit(`${number}.txt`);
      }
      await catalogue.putAndVisit('copy.txt', 'version 101'); // draws sixteen others first
      await catalogue.expectAsInReference();
    }));

  it('do not hold together what they connected', () =>
    inCatalogue(async (catalogue) => {
      for (const text of ['chain a', 'chain c', 'chain b'] as const) await catalogue.putAndVisit(text, text);
      await catalogue.expectAsInReference('connected');
      await catalogue.change('chain b', 'delete');
      await catalogue.visit('chain b');
      await catalogue.expectAsInReference('split');
      expect(new Set(await catalogue.groups()).size).toBe(2);
    }));
});
