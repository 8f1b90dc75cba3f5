// What a query's text may hold, checked before any other rule looks at it: in time that is linear in the text, fragments followed.
// Flows in: the parsed document. Flows out: one error that names the bound, the value and the limit.
import {
  GraphQLError,
  Kind,
  OperationTypeNode,
  visit,
  type ASTNode,
  type ASTVisitor,
  type DocumentNode,
  type FragmentDefinitionNode,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';
import type { Limits } from '../../limits.ts';
import { tooComplex } from '../errors.ts';

export type DocumentLimits = Pick<Limits, 'maxDepth' | 'maxSelections' | 'maxAliases' | 'maxRootFields' | 'maxDirectives'>;

/** Brackets of every kind may nest this many times as deep as fields: between two fields may stand inline fragments, in arguments lists and objects. */
const BRACKETS_PER_FIELD = 3;

/** A validation rule: OPERATION_TOO_COMPLEX past a bound, and then no other rule spends time on the document. */
export function documentBounds(limits: DocumentLimits) {
  return (context: ValidationContext): ASTVisitor => ({
    Document(document) {
      const fault = faultOfText(document, limits) ?? faultOfOperations(document, context, limits);
      if (fault === undefined) return undefined;
      context.reportError(fault);
      // What is put in its place is what the rules behind this one see.
      return { ...document, definitions: [] };
    },
  });
}

/** Counts what stands in the text, and how deep its brackets nest. `visit` does not recurse, so no depth of the text harms it. */
function faultOfText(document: DocumentNode, limits: DocumentLimits): GraphQLError | undefined {
  let selections = 0;
  let aliases = 0;
  let directives = 0;
  let brackets = 0;
  let deepest = 0;
  visit(document, {
    enter(node) {
      if (isBracket(node)) deepest = Math.max(deepest, (brackets += 1));
      else if (node.kind === Kind.DIRECTIVE) directives += 1;
      else if (node.kind === Kind.FIELD || node.kind === Kind.FRAGMENT_SPREAD || node.kind === Kind.INLINE_FRAGMENT) {
        selections += 1;
        if (node.kind === Kind.FIELD && node.alias) aliases += 1;
      }
    },
    leave(node) {
      if (isBracket(node)) brackets -= 1;
    },
  });
  const maxBrackets = limits.maxDepth * BRACKETS_PER_FIELD;
  if (deepest > maxBrackets)
    return tooComplex(`The query nests ${deepest} brackets deep, more than ${maxBrackets} (3 × MAX_DEPTH); nest less.`);
  if (selections > limits.maxSelections) {
    return tooComplex(
      `The query has ${selections} selections, more than ${limits.maxSelections} (MAX_SELECTIONS); ask for less in one query.`,
    );
  }
  if (aliases > limits.maxAliases)
    return tooComplex(`The query has ${aliases} aliases, more than ${limits.maxAliases} (MAX_ALIASES); ask in several queries.`);
  if (directives > limits.maxDirectives) {
    return tooComplex(`The query has ${directives} directives, more than ${limits.maxDirectives} (MAX_DIRECTIVES); leave some out.`);
  }
  return undefined;
}

function isBracket({ kind }: ASTNode): boolean {
  return kind === Kind.SELECTION_SET || kind === Kind.LIST || kind === Kind.OBJECT || kind === Kind.LIST_TYPE;
}

function faultOfOperations(document: DocumentNode, context: ValidationContext, limits: DocumentLimits): GraphQLError | undefined {
  const measured = new Map<FragmentDefinitionNode, Measure>();
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    if (definition.operation !== OperationTypeNode.QUERY) {
      return new GraphQLError(`This API only reads; there is no ${definition.operation} in it. Ask with a query.`, { nodes: definition });
    }
    const { depth, roots } = measureOf(definition.selectionSet, context, measured);
    if (depth > limits.maxDepth)
      return tooComplex(`The query nests ${depth} fields deep, more than ${limits.maxDepth} (MAX_DEPTH); nest less.`);
    if (roots > limits.maxRootFields) {
      return tooComplex(`The query has ${roots} root fields, more than ${limits.maxRootFields} (MAX_ROOT_FIELDS); ask in several queries.`);
    }
  }
  return undefined;
}

/** How many fields deep a selection set is, and how many fields stand at its top, each counted as often as it is spread. */
interface Measure {
  depth: number;
  roots: number;
}

/** Each fragment is measured once, so that fragments that spread each other cost no more than their text. */
function measureOf(set: SelectionSetNode, context: ValidationContext, measured: Map<FragmentDefinitionNode, Measure>): Measure {
  const measure: Measure = { depth: 0, roots: 0 };
  const add = ({ depth, roots }: Measure) => {
    measure.depth = Math.max(measure.depth, depth);
    measure.roots += roots;
  };
  for (const selection of set.selections) {
    if (selection.kind === Kind.FIELD) {
      add({ depth: 1 + (selection.selectionSet ? measureOf(selection.selectionSet, context, measured).depth : 0), roots: 1 });
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      add(measureOf(selection.selectionSet, context, measured));
    } else {
      const fragment = context.getFragment(selection.name.value);
      if (!fragment) continue;
      if (!measured.has(fragment)) {
        // A fragment that spreads itself is another rule's error; here it must only end.
        measured.set(fragment, { depth: 0, roots: 0 });
        measured.set(fragment, measureOf(fragment.selectionSet, context, measured));
      }
      add(measured.get(fragment)!);
    }
  }
  return measure;
}
