/** Reads a data block that the page carries for its scripts. The page and its script are built together: the shape is ours. */
export const pageData = <Shape>(id: string): Shape => {
  const block = document.getElementById(id);
  if (!block?.textContent) throw new Error(`page without data block #${id}`);
  return JSON.parse(block.textContent);
};
