declare module '*.md?blocks' {
  const blocks: import('./blocks').Block[];
  export default blocks;
}
