declare module '*.md?blocks' {
  const blocks: import('./blocks').Block[];
  export default blocks;
}

declare module '*.md?names' {
  const definitions: import('./blocks').Definition[];
  export default definitions;
}
