// What undoes a batch that does not fit what the store holds. Which of its elements is at fault is found out afterwards.

export class Unfit extends Error {
  override readonly name = 'Unfit';
}
