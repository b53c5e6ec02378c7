// From a word as anyone writes it to its term in the index: what plugins/search/spelling.py does, step by step.
const WORD = /[\p{L}\p{N}]+(?:[\u0300-\u036f]+[\p{L}\p{N}]*)*/gu;
const MOST_LETTERS = 32;
const LONGEST_ENDING = 6;
const FOLDED = { æ: "ae", œ: "oe", ø: "o", ß: "ss", ł: "l", đ: "d", ð: "d", þ: "th", ħ: "h", ı: "i" };

export const wordsOf = (text) => text.toLowerCase().match(WORD) ?? [];
export const placesOfWords = (text) => text.matchAll(WORD);

export const fold = (word) =>
  word
    .toLowerCase()
    .replace(/[æœøßłđðþħı]/g, (letter) => FOLDED[letter])
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]+/g, "");

function shortened(word, step) {
  for (let start = Math.max(word.length - LONGEST_ENDING, 0); start < word.length; start += 1) {
    const ending = word.slice(start);
    if (!Object.hasOwn(step, ending)) continue;
    const [replacement, least] = step[ending];
    if (start + replacement.length >= least) return word.slice(0, start) + replacement;
  }
  return word;
}

export function makeSpelling({ letters, steps, ignored }) {
  const table = new Map(Object.entries(letters));
  const lengths = [...new Set([...table.keys()].map((key) => key.length))].sort((one, other) => other - one);
  const ignoredWords = new Set(ignored);
  const terms = new Map();

  function spelt(folded, other = table) {
    if (/^\p{Nd}+$/u.test(folded)) return folded;
    const characters = [...folded];
    let found = "";
    for (let at = 0; at < characters.length; ) {
      const length = lengths.find((size) => table.has(characters.slice(at, at + size).join(""))) ?? 1;
      const part = characters.slice(at, at + length).join("");
      for (const letter of other.get(part) ?? table.get(part) ?? part) if (!found.endsWith(letter)) found += letter;
      at += length;
    }
    return found;
  }

  function stem(word) {
    let stemmed = word;
    for (const step of steps) {
      for (let shorter; (shorter = shortened(stemmed, step)) !== stemmed; ) stemmed = shorter;
    }
    return stemmed;
  }

  const cut = (word) => [...fold(word)].slice(0, MOST_LETTERS).join("");

  // The letters of a word; with a variant, some Latin letters stand for others than they usually do.
  const lettersOf = (word, variant) => spelt(cut(word), variant && new Map(Object.entries(variant)));

  function term(word) {
    let found = terms.get(word);
    if (found === undefined) {
      const written = lettersOf(word);
      found = ignoredWords.has(written) ? "" : stem(written);
      terms.set(word, found);
    }
    return found;
  }

  return { term, stem, lettersOf };
}
