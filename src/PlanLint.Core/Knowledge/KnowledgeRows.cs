using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using PlanLint.Diagnostics;
using PlanLint.Evaluation;
using PlanLint.Knowledge.Reading;
using PlanLint.Syntax;

namespace PlanLint.Knowledge;

/// <summary>The rows of knowledge files, indexed by the names their syntax shows and read on demand.</summary>
internal sealed class KnowledgeRows
{
    private readonly Lazy<ImmutableArray<SyntaxTree>> trees;
    private readonly Lazy<ResourceTypeIndex> types;
    private readonly ConcurrentDictionary<RowKind, object> read = new();

    /// <summary>The rows of files that are parsed when the first is asked for.</summary>
    public KnowledgeRows(Func<ImmutableArray<SyntaxTree>> parse)
    {
        trees = new(parse);
        types = new(() => new ResourceTypeIndex(Trees));
    }

    public ImmutableArray<SyntaxTree> Trees => trees.Value;

    public IEnumerable<string> TypeNames => types.Value.Names;

    /// <summary>The row of a type; null when there is none or it is wrong.</summary>
    public ResourceTypeKnowledge? ReadType(string resourceType) =>
        types.Value.Find(resourceType) is { } entry ? ResourceTypeRows.Read(resourceType, entry.Block, entry.Each, new DiagnosticBag()) : null;

    /// <summary>Rows of one kind in the order of the files; a later row with the same label takes the earlier one's place.</summary>
    public ImmutableArray<T> Of<T>(RowKind<T> kind) where T : class => ImmutableCollectionsMarshal.AsImmutableArray((T[])read.GetOrAdd(kind, static (k, own) => own.Read((RowKind<T>)k), this));

    private T[] Read<T>(RowKind<T> kind) where T : class
    {
        var found = new List<T>();
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var block in Trees.SelectMany(t => t.Body.GetBlocks(kind.Name)))
        {
            if (block.Labels.Count != kind.Labels || kind.Read(block, new DiagnosticBag()) is not { } row) continue;
            if (block.Labels is [var label] && !places.TryAdd(label.Value, found.Count)) found[places[label.Value]] = row;
            else found.Add(row);
        }
        return [.. found];
    }

    /// <summary>Reads every row of a tree and reports what is wrong.</summary>
    public static void Validate(SyntaxTree tree, DiagnosticBag diagnostics)
    {
        var file = new BodyReader(tree.Body, ToolRules.InputNotUnderstood, diagnostics);
        foreach (var kind in RowKinds.All)
            foreach (var block in file.Blocks(kind.Name, kind.Labels)) kind.Check(block, diagnostics);
        file.Finish();
    }
}
