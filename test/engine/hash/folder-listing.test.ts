import { expect, it } from 'vitest';
import { folderListing } from '../../../engine/hash/folder-listing.ts';
import { hashText } from '../../../engine/hash/hash-file.ts';

const md5 = '0'.repeat(32);

it('an empty folder has the hash that DVC gives it', () => {
  expect(`${hashText(folderListing([]))}.dir`).toBe('d751713988987e9331980363e24189ce.dir');
});

it('files stand in the order of their code points, in the JSON that Python writes', () => {
  const listed = ['a1', 'a/1', 'a.txt', 'a-1', '\u{1f600}', '\uffee', 'é'].map((relpath) => ({ relpath, md5 }));
  const names = [...folderListing(listed).matchAll(/"relpath": "([^"]*)"/g)].map((match) => match[1]);
  expect(names).toEqual(['a-1', 'a.txt', 'a/1', 'a1', '\\u00e9', '\\uffee', '\\ud83d\\ude00']);
  expect(folderListing([{ relpath: 'x', md5 }])).toBe(`[{"md5": "${md5}", "relpath": "x"}]`);
});
