// What a reader may mean whose words are in no text: another keyboard layout, another spelling, a slip of the hand.
import { wordsOf } from "./search_spelling.js";

const LIKELY = 0.5; // of the letters of a query, so much must be known before it is read in another layout
const MOST_TERMS = 8;
const RELATED = 0.6;
const SLIPPED = [1, 0.5, 0.35]; // how much a word counts that is so many slips away

// Slips between two words (letters left out, put in, changed, swapped), as far as there are no more than most.
function slips(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      current[column] = Math.min(last[column] + 1, current[column - 1] + 1, last[column - 1] + (same ? 0 : 1));
      if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1])
        current[column] = Math.min(current[column], before[column - 2] + 1);
    }
    if (Math.min(...current) > most) return most + 1;
    [before, last] = [last, current];
  }
  return last[other.length];
}

// Whoever slips seldom does so twice in the first two letters; so most words need not be compared letter by letter.
const beginAlike = (one, other) =>
  one[0] === other[0] || one[1] === other[1] || one[0] === other[1] || one[1] === other[0];

function nearest(term, vocabulary) {
  let most = term.length < 4 ? 0 : term.length < 7 ? 1 : 2;
  let found = [];
  if (!most) return found;
  for (const other of vocabulary) {
    if (Math.abs(term.length - other.length) > most || !beginAlike(term, other)) continue;
    const distance = slips(term, other, most);
    if (distance > most) continue;
    if (distance < most) found = [];
    most = distance;
    found.push([other, SLIPPED[distance]]);
  }
  return found.slice(0, MOST_TERMS);
}

function related(term, vocabulary) {
  if (term.length < 4) return [];
  const near = vocabulary.filter(
    (other) =>
      (other.startsWith(term) && other.length - term.length < 5) ||
      (other.length > 3 && term.startsWith(other) && term.length - other.length < 4),
  );
  return near.slice(0, MOST_TERMS).map((other) => [other, RELATED]);
}

// The vocabulary is sorted: is there a word in it that begins so?
function beginsOne(letters, vocabulary) {
  let [low, high] = [0, vocabulary.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (vocabulary[middle] < letters) low = middle + 1;
    else high = middle;
  }
  return vocabulary[low]?.startsWith(letters) ?? false;
}

// Each variant of the letters, and each two of them together.
const combined = (variants) =>
  variants.flatMap((one, index) => [one, ...variants.slice(index + 1).map((other) => ({ ...one, ...other }))]);

export function makeMeaning(spelling, { variants, layouts }) {
  const readings = combined(variants);
  let known = null;

  // The vocabulary is one list for as long as the index is open.
  function termsOf(vocabulary) {
    known ??= new Set(vocabulary);
    return known;
  }

  // The words of a query; the last one may still be unfinished. Words that are too common are left out.
  function words(query) {
    const written = wordsOf(query);
    const unfinished = /[\p{L}\p{N}\p{M}]$/u.test(query) ? written.length - 1 : -1;
    const all = written.map((word, index) => ({
      word,
      letters: spelling.lettersOf(word),
      term: spelling.term(word),
      unfinished: index === unfinished,
    }));
    const some = all.filter(({ term }) => term);
    return some.length || unfinished < 0 ? some : all.slice(-1);
  }

  const isKnown = ({ term, letters, unfinished }, vocabulary, terms) =>
    terms.has(term) || (unfinished && letters.length > 2 && beginsOne(letters, vocabulary));

  // The query as it would stand there had the other layout been on, both ways.
  function retyped(query) {
    const lower = query.toLowerCase();
    const swapped = layouts.flatMap(([keys, letters]) => [
      [keys, letters],
      [letters, keys],
    ]);
    return swapped
      .map(([from, to]) => [...lower].map((key) => (from.includes(key) ? to[from.indexOf(key)] : key)).join(""))
      .filter((other) => other !== lower);
  }

  function knownPart(some, vocabulary, terms) {
    const length = (list) => list.reduce((sum, { letters }) => sum + letters.length, 0);
    return length(some.filter((word) => isKnown(word, vocabulary, terms))) / (length(some) || 1);
  }

  function instead({ word, letters, term, unfinished }, vocabulary, terms) {
    const otherwise = readings
      .map((variant) => spelling.lettersOf(word, variant))
      .filter((other) => other !== letters)
      .flatMap((other) => {
        const stemmed = spelling.stem(other);
        if (terms.has(stemmed)) return [stemmed];
        return unfinished && other.length > 2 ? vocabulary.filter((one) => one.startsWith(other)).slice(0, MOST_TERMS) : [];
      });
    if (otherwise.length) return [...new Set(otherwise)].map((other) => [other, 1]);
    const near = nearest(term, vocabulary);
    return near.length && near[0][1] >= SLIPPED[1] ? near : [...related(term, vocabulary), ...near].slice(0, MOST_TERMS);
  }

  // For each word the terms that are meant, with how much each counts; null where the word is known as it stands.
  function guess(query, some, isFound, vocabulary) {
    const terms = termsOf(vocabulary);
    const length = (list) => list.reduce((sum, { letters }) => sum + letters.length, 0);
    const asTyped = length(some.filter((_, index) => isFound[index])) / (length(some) || 1);
    const best = retyped(query)
      .map(words)
      .map((others) => ({ others, part: knownPart(others, vocabulary, terms) }))
      .reduce((one, other) => (other.part > one.part ? other : one), { part: Math.max(asTyped, LIKELY) });
    if (!best.others) return some.map((word, index) => (isFound[index] ? null : instead(word, vocabulary, terms)));
    return best.others.map((word) => [
      [word.term, 1],
      ...(word.unfinished ? vocabulary.filter((one) => one.startsWith(word.letters)).slice(0, MOST_TERMS) : []).map(
        (one) => [one, 1],
      ),
    ]);
  }

  return { wordsOf: words, guess };
}
