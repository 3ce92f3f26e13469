/** Where in a text, both from 1. */
export type Place = { line: number; column: number };

export type Read =
  | { value: unknown; places: Map<string, Place> }
  | { fault: Place & { text: string } };

const BARE = /[-+.\w]+/y;
const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?$/;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y;

/** JSON with the place of every value by its pointer, or what is wrong and where: browsers do not all say where. */
export function readJson(text: string): Read {
  const reader = new Reader(text);
  try {
    reader.document();
    return { value: JSON.parse(text), places: reader.places };
  } catch (fault) {
    const [at, what] = fault instanceof Fault ? [fault.at, fault.message] : [0, 'this is not JSON'];
    return { fault: { ...placeAt(text, at), text: what } };
  }
}

/** The place of the value at `pointer`, or of the nearest one that contains it. */
export function placeOf(places: Map<string, Place>, pointer: string): Place | undefined {
  for (let at = pointer; ; at = at.slice(0, at.lastIndexOf('/'))) {
    const place = places.get(at);
    if (place || !at.includes('/')) return place;
  }
}

class Fault extends Error {
  constructor(
    readonly at: number,
    text: string,
  ) {
    super(text);
  }
}

function placeAt(text: string, at: number): Place {
  const before = text.slice(0, at).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}

class Reader {
  readonly places = new Map<string, Place>();
  private at = 0;

  constructor(private readonly text: string) {}

  document() {
    this.value('');
    if (this.next() !== undefined) this.fail('nothing may follow');
  }

  private value(pointer: string) {
    const first = this.next();
    this.places.set(pointer, placeAt(this.text, this.at));
    if (first === '{') this.object(pointer);
    else if (first === '[') this.array(pointer);
    else if (first === '"') this.string();
    else this.bare();
  }

  private object(pointer: string) {
    this.parts('}', () => {
      if (this.next() !== '"') this.fail('a name in quotes is expected');
      const name = this.string();
      if (this.next() !== ':') this.fail(`: is expected after "${name}"`);
      this.at++;
      this.value(`${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`);
    });
  }

  private array(pointer: string) {
    let index = 0;
    this.parts(']', () => this.value(`${pointer}/${index++}`));
  }

  private parts(end: string, part: () => void) {
    this.at++;
    if (this.next() === end) {
      this.at++;
      return;
    }
    for (;;) {
      part();
      const after = this.next();
      if (after !== ',' && after !== end) this.fail(`, or ${end} is expected`);
      this.at++;
      if (after === end) return;
    }
  }

  private string(): string {
    const found = this.matched(STRING);
    if (found === undefined) throw new Fault(this.at, 'this text has no end or a character that must be escaped');
    return JSON.parse(found) as string;
  }

  private bare() {
    const from = this.at;
    const word = this.matched(BARE);
    if (word === undefined) throw new Fault(from, from >= this.text.length ? 'the text ends too early' : 'a value is expected');
    if (!['true', 'false', 'null'].includes(word) && !NUMBER.test(word)) throw new Fault(from, `"${word}" is no value`);
  }

  private matched(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    this.at += found?.length ?? 0;
    return found;
  }

  /** What comes after white space; undefined at the end. */
  private next(): string | undefined {
    while (/[ \t\r\n]/.test(this.text[this.at] ?? '')) this.at++;
    return this.text[this.at];
  }

  private fail(text: string): never {
    throw new Fault(this.at, this.at >= this.text.length ? `the text ends too early, ${text}` : text);
  }
}
