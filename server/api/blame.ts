// Which argument is at fault where graphql-js itself turned down a literal or a variable.
// Flows in: the document, and the error's place in it. Flows out: the argument's name; inside an input object that of its field, as errors of ours name it.
import { BREAK, Kind, visit, type ArgumentNode, type ASTNode, type DocumentNode, type Location, type ValueNode } from 'graphql';

/** The argument in which a node of the document stands; undefined where it stands in none. */
export function argumentAt(document: DocumentNode, node: ASTNode): string | undefined {
  return node.kind === Kind.ARGUMENT ? node.name.value : findArgument(document, (part) => isWithin(node.loc, part.loc));
}

/** The argument that a variable is handed to. `path` is the place in the variable's value, such as `filter.kinds[0]`, where it is known. */
export function argumentOfVariable(document: DocumentNode, variable: string, path?: string): string | undefined {
  const field = path === undefined ? undefined : /^\w+\.(\w+)/u.exec(path)?.[1];
  return field ?? findArgument(document, (part) => holdsVariable(part, variable));
}

function findArgument(document: DocumentNode, isMeant: (value: ValueNode) => boolean): string | undefined {
  let found: ArgumentNode | undefined;
  visit(document, {
    Argument(argument) {
      if (!isMeant(argument.value)) return undefined;
      found = argument;
      return BREAK;
    },
  });
  if (found?.value.kind !== Kind.OBJECT) return found?.name.value;
  return (found.value.fields.find(({ value }) => isMeant(value)) ?? found).name.value;
}

function holdsVariable(value: ValueNode, name: string): boolean {
  let holds = false;
  visit(value, {
    Variable(variable) {
      if (variable.name.value !== name) return undefined;
      holds = true;
      return BREAK;
    },
  });
  return holds;
}

function isWithin(inner: Location | undefined, outer: Location | undefined): boolean {
  return inner !== undefined && outer !== undefined && outer.start <= inner.start && inner.end <= outer.end;
}
