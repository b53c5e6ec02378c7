// How a new thing's folder is called: its date, and its title in Latin letters by the Transliteration Act. The letters
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

/** A folder's name that none of `taken` is; none where the title has nothing of which one can be made. */
export function folderName(title, date, taken, letters) {
  const slug = slugify(title, letters);
  const day = /^\d{4}(?:-\d\d){0,2}/u.exec(date ?? "")?.[0];
  const name = day ? `${day}-${slug}` : slug;
  const numbered = (number) => (number > 1 ? `${name}-${number}` : name);
  let number = 1;
  while (taken.includes(numbered(number))) number += 1;
  return slug && numbered(number);
}
