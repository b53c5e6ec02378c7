// How a new thing is called: its title in Latin letters by the Transliteration Act, after its date. The letters
// come from plugins/domain/transliteration.py; what is a rule there is one here, and a test compares the two.

/** A slug of ASCII letters, digits and single hyphens. */
export function slugify(text, letters) {
  return text
    .normalize("NFC")
    .toLowerCase()
    .replace(/българия/gu, "bulgaria")
    .replace(/ия(?![а-яѝ])/gu, "ia")
    .replace(/\p{L}/gu, (letter) => letters[letter] ?? letter)
    .normalize("NFKD")
    .replace(/[^\0-\x7f]+/gu, "")
    .replace(/[^a-z0-9]+/gu, "-")
    .replace(/^-|-$/gu, "");
}

/** A slug that ends with a whole word where it would be too long. */
function shortened(slug, longest) {
  if (slug.length <= longest) return slug;
  const cut = slug.slice(0, longest + 1);
  return cut.includes("-") ? cut.slice(0, cut.lastIndexOf("-")) : slug.slice(0, longest);
}

/** The title's slug, with a number where another thing has it; none where the title has no letter or digit. */
export function freeSlug(title, taken, { letters, longestSlug }) {
  const slug = shortened(slugify(title, letters), longestSlug);
  const numbered = (number) => (number > 1 ? `${slug}-${number}` : slug);
  let number = 1;
  while (taken.includes(numbered(number))) number += 1;
  return slug && numbered(number);
}

/** A folder's name: the date in front of the slug, as far as it is known. */
export function folderName(slug, date) {
  const day = /^\d{4}(?:-\d\d){0,2}/u.exec(date ?? "")?.[0];
  return day ? `${day}-${slug}` : slug;
}
