/** A table of opencc-js that its types leave out: traditional and simplified character, parted by a blank, pairs by `|`. */
declare module 'opencc-js/dict/TSCharacters' {
  const pairs: string;
  export default pairs;
}
