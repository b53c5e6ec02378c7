// Finds entries in the index of a language. Only the files that a query needs are fetched, and each of them once.
import { makeMeaning } from "./search_meaning.js";
import { makeSpelling } from "./search_spelling.js";

const LONGEST_QUERY = 160;
const MOST_WORDS = 8;
const MOST_ENDINGS = 30; // of a word that is still being typed
const HALF_TYPED = 0.7;

async function fetchJson(address, options) {
  const response = await fetch(address, options);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
}

// Opens the index whose catalogue stands at an address; load gives the JSON of an address.
export async function openIndex(address, load = fetchJson) {
  const folder = address.replace(/index\.json$/, "");
  const catalogue = await load(address, { cache: "no-cache" }); // it names files that a release takes away
  const spelling = makeSpelling(catalogue.spelling);
  const prefixes = Object.keys(catalogue.parts);
  const loading = new Map();

  function file(name) {
    if (!loading.has(name)) {
      const content = load(folder + name);
      content.catch(() => loading.delete(name));
      loading.set(name, content);
    }
    return loading.get(name);
  }

  const part = (prefix) => file(`index/terms.${catalogue.parts[prefix]}.json`);
  const text = (number) => file(`texts/${number}.json?${catalogue.texts}`);
  const vocabulary = () => file(`index/vocabulary.${catalogue.vocabulary}.json`);
  const meaning = makeMeaning(spelling, catalogue.spelling);

  async function postings(term) {
    const fitting = prefixes.filter((prefix) => (prefix.endsWith(" ") ? prefix === `${term} ` : term.startsWith(prefix)));
    const longest = fitting.sort((one, other) => other.length - one.length)[0];
    const terms = longest === undefined ? {} : await part(longest);
    return Object.hasOwn(terms, term) ? terms[term] : undefined;
  }

  // The terms that begin with what has been typed of a word, those that stand in most entries first.
  async function endings(typed) {
    const below = prefixes.filter((prefix) => prefix.startsWith(typed));
    const above = prefixes.filter((prefix) => typed.startsWith(prefix)).sort((one, other) => other.length - one.length);
    const parts = await Promise.all((below.length ? below.slice(0, 4) : above.slice(0, 1)).map(part));
    const found = parts.flatMap((terms) => Object.entries(terms).filter(([term]) => term.startsWith(typed)));
    return found.sort(([, one], [, other]) => other.length - one.length).slice(0, MOST_ENDINGS);
  }

  // What is looked for instead of a word: lists of entries by term, each with how much it counts.
  async function lists({ term, letters, unfinished }) {
    const [exact, longer] = await Promise.all([
      postings(term),
      unfinished && letters.length > 1 ? endings(letters) : [],
    ]);
    const found = longer.map(([ending, list]) => ({ term: ending, list, share: HALF_TYPED }));
    return exact ? [{ term, list: exact, share: 1 }, ...found.filter((one) => one.term !== term)] : found;
  }

  async function understood(query) {
    const words = meaning.wordsOf(query).slice(0, MOST_WORDS);
    const found = await Promise.all(words.map(lists));
    if (found.every((some) => some.length > 0)) return found;
    const meant = meaning.guess(query, words, found.map((some) => some.length > 0), await vocabulary());
    return Promise.all(
      meant.map(async (terms, index) =>
        terms === null
          ? found[index]
          : (await Promise.all(terms.map(async ([term, share]) => ({ term, share, list: await postings(term) })))).filter(
              ({ list }) => list,
            ),
      ),
    );
  }

  async function allowed(filters) {
    const chosen = Object.entries(filters).filter(([, value]) => value);
    if (!chosen.length) return null;
    const facets = await file(`index/facets.${catalogue.facets}.json`);
    const sets = chosen.map(([name, value]) => {
      let number = 0;
      const steps = Object.hasOwn(facets[name] ?? {}, value) ? facets[name][value] : [];
      return new Set(steps.map((step) => (number += step)));
    });
    return (number) => sets.every((set) => set.has(number));
  }

  // The numbers of the entries that fit a query, the best one first; terms are those that were looked for.
  async function search(query, filters = {}) {
    const [words, fits] = await Promise.all([understood(query.slice(0, LONGEST_QUERY)), allowed(filters)]);
    const scores = new Float64Array(catalogue.entries);
    const covers = new Float64Array(catalogue.entries);
    let whole = 0;
    for (const expansions of words) {
      if (!expansions.length) continue;
      whole += addWord(expansions, scores, covers, catalogue);
    }
    const found = [...scores.keys()].filter((number) => scores[number] > 0 && (!fits || fits(number)));
    const most = found.reduce((best, number) => Math.max(best, covers[number]), 0);
    const numbers = found.filter((number) => covers[number] >= most / 2);
    const value = (number) => scores[number] * (0.3 + (0.7 * covers[number]) / whole);
    numbers.sort((one, other) => value(other) - value(one) || other - one);
    return { numbers, terms: new Set(words.flat().map(({ term }) => term)) };
  }

  return { search, text, spelling, messages: catalogue.messages };
}

const indexes = new Map();

// The index whose catalogue stands at an address, opened once; after a failure it is opened anew.
export function indexAt(address) {
  if (!indexes.has(address)) {
    const opening = openIndex(address);
    opening.catch(() => indexes.delete(address));
    indexes.set(address, opening);
  }
  return indexes.get(address);
}

// After a release an open page may ask for files that are gone.
export const forgetIndexes = () => indexes.clear();

// Adds what a word says of each entry, by the best of its expansions; gives back how much the word counts.
function addWord(expansions, scores, covers, { entries, weights }) {
  const best = new Float64Array(entries);
  let counts = 0;
  for (const { list, share } of expansions) {
    const rarity = Math.log(1 + (entries - list.length + 0.5) / (list.length + 0.5));
    counts = Math.max(counts, rarity);
    let number = 0;
    for (const posting of list) {
      number += Math.floor(posting / weights);
      best[number] = Math.max(best[number], (share * rarity * (posting % weights)) / weights);
    }
  }
  for (let number = 0; number < entries; number += 1) {
    if (!best[number]) continue;
    scores[number] += best[number];
    covers[number] += counts;
  }
  return counts;
}
