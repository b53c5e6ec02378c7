// The part of a text in which most of what was looked for stands, with marks on it. Text stays text.
import { placesOfWords } from "./search_spelling.js";

const LENGTH = 180;
const LEAD = 50;

// The places of words whose terms were looked for: where each begins and ends.
function places(text, terms, spelling) {
  const found = [];
  for (const match of placesOfWords(text)) {
    const term = spelling.term(match[0].toLowerCase());
    if (terms.has(term)) found.push({ term, start: match.index, end: match.index + match[0].length });
  }
  return found;
}

// Where to begin: at the place from which on the most different terms stand within the length.
function densest(found) {
  let [best, most] = [0, 0];
  found.forEach(({ start }, index) => {
    const within = new Set();
    for (let next = index; next < found.length && found[next].end - start <= LENGTH - LEAD; next += 1)
      within.add(found[next].term);
    if (within.size > most) [best, most] = [start, within.size];
  });
  return best;
}

// From the beginning of a line or a little before a place, as far as there is room: whole words.
function cut(text, place) {
  const line = text.lastIndexOf("\n", place) + 1;
  const from = place - LEAD;
  const start = from > line ? text.indexOf(" ", from) + 1 : line;
  const to = start + LENGTH;
  const end = to < text.length ? Math.max(text.slice(0, to).search(/\s\S*$/), place) : text.length;
  return [start, end];
}

function append(element, text, found, start, end) {
  let at = start;
  for (const { start: from, end: to } of found) {
    if (from < at || to > end) continue;
    const mark = document.createElement("mark");
    mark.textContent = text.slice(from, to);
    element.append(text.slice(at, from), mark);
    at = to;
  }
  element.append(text.slice(at, end));
}

// Puts a text into an element, with marks on what was looked for.
export function putMarked(element, text, terms, spelling) {
  append(element, text, places(text, terms, spelling), 0, text.length);
}

// Puts an excerpt into an element: of the summary if something stands there or nowhere else, else of the text.
export function putExcerpt(element, { summary = "", text = "" }, terms, spelling) {
  const inSummary = places(summary, terms, spelling);
  const inText = inSummary.length ? [] : places(text, terms, spelling);
  const [source, found] = inText.length ? [text, inText] : [summary || text, inSummary];
  const [start, end] = cut(source, densest(found));
  if (start > 0) element.append("… ");
  append(element, source, found, start, end);
  if (end < source.length) element.append(" …");
}
