/**
 * Stage 7, classify: the edges of a tree, (node, symbol) → node, in an open-addressing table of plain numbers: tens of thousands of them
 * are laid out in a millisecond, where a `Map` takes ten.
 *
 * @see https://en.wikipedia.org/wiki/Linear_probing
 */
export class EdgeTable {
  readonly #keys: Uint32Array;
  /** 0 where there is no edge: none leads to the root. */
  readonly #targets: Uint16Array;
  readonly #mask: number;

  /** @param edges per node after the root: the node above and the symbol that leads from it, 16 bits each */
  constructor(edges: Uint16Array) {
    // At least twice as many places as edges keep the ways to a free one short.
    const size = 2 ** Math.ceil(Math.log2(Math.max(2, edges.length)));
    this.#keys = new Uint32Array(size);
    this.#targets = new Uint16Array(size);
    this.#mask = size - 1;
    for (let at = 0; at < edges.length; at += 2) {
      const key = keyOf(edges[at] as number, edges[at + 1] as number);
      const place = this.#placeOf(key);
      this.#keys[place] = key;
      this.#targets[place] = at / 2 + 1;
    }
  }

  /** @returns the node that the symbol leads to; 0 for none */
  get(node: number, symbol: number): number {
    return this.#targets[this.#placeOf(keyOf(node, symbol))] as number;
  }

  /** Where the key stands, or the free place where it would. */
  #placeOf(key: number): number {
    let place = Math.imul(key ^ (key >>> 15), 0x9e3779b1) >>> 7;
    for (place &= this.#mask; this.#targets[place] !== 0 && this.#keys[place] !== key; )
      place = (place + 1) & this.#mask;
    return place;
  }
}

function keyOf(node: number, symbol: number): number {
  return node * 0x10000 + symbol;
}
