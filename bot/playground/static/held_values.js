// Picks, out of everything entered, the values of the fields that are there now.

/** Every element of these blocks with its block, however deep it is nested. */
function elementsOf(blocks) {
  return (blocks ?? []).flatMap((block) => [
    ...[block.element, block.accessory, ...(Array.isArray(block.elements) ? block.elements : [])]
      .filter((element) => element?.action_id).map((element) => [block.block_id, element.action_id]),
    ...elementsOf(block.child_blocks),
  ]);
}

/** Values of the fields the view has now; those of removed fields are left out. */
export function valuesFor(blocks, values) {
  const present = {};
  for (const [blockId, actionId] of elementsOf(blocks)) {
    const held = values[blockId]?.[actionId];
    if (held) (present[blockId] ??= {})[actionId] = held;
  }
  return present;
}
