using System.Collections.Concurrent;
using System.Collections.Immutable;
using PlanLint.Diagnostics;
using PlanLint.Evaluation;
using PlanLint.Knowledge.Reading;
using PlanLint.Syntax;

namespace PlanLint.Knowledge;

/// <summary>The rows of knowledge files, indexed by the names their syntax shows and read on demand; a layer over the rows that it extends.</summary>
internal sealed class KnowledgeRows
{
    private readonly KnowledgeRows? below;
    private readonly Lazy<ImmutableArray<SyntaxTree>> trees;
    private readonly Lazy<ResourceTypeIndex> types;
    private readonly ConcurrentDictionary<RowKind, object> read = new();
    private readonly ProviderFiles? providers;

    /// <summary>The rows of files that are parsed when the first is asked for.</summary>
    /// <param name="parse">Parses the files of this layer.</param>
    /// <param name="below">The rows that these extend; null for the first layer.</param>
    /// <param name="providers">Files about the types of one provider each, which count only where no other row names a type.</param>
    public KnowledgeRows(Func<ImmutableArray<SyntaxTree>> parse, KnowledgeRows? below = null, ProviderFiles? providers = null)
    {
        this.below = below;
        this.providers = providers ?? below?.providers;
        trees = new(parse);
        types = new(() => new ResourceTypeIndex(AllTrees));
    }

    public IEnumerable<string> TypeNames => types.Value.Names.Concat(providers?.All.SelectMany(i => i.Names) ?? []).Distinct().Order(StringComparer.Ordinal);

    private IEnumerable<SyntaxTree> AllTrees => below is null ? trees.Value : below.AllTrees.Concat(trees.Value);

    /// <summary>The row of a type; null when there is none or it is wrong.</summary>
    public ResourceTypeKnowledge? ReadType(string resourceType) =>
        (types.Value.Named(resourceType) ?? providers?.Of(resourceType)?.Named(resourceType) ?? types.Value.Matching(resourceType)) is { } entry
            ? ResourceTypeRows.Read(resourceType, entry.Block, entry.Each, new DiagnosticBag())
            : null;

    /// <summary>
    /// Rows of one kind, those that count first first: a layer's before those it extends, else in the order of the files. A later row
    /// with the same label takes the earlier one's place.
    /// </summary>
    public ImmutableArray<T> Of<T>(RowKind<T> kind) where T : class => Section(kind).Rows;

    private Section<T> Section<T>(RowKind<T> kind) where T : class =>
        (Section<T>)read.GetOrAdd(kind, static (k, rows) => rows.Read((RowKind<T>)k), this);

    private Section<T> Read<T>(RowKind<T> kind) where T : class
    {
        var (labels, found) = (new List<string>(), new List<T>());
        foreach (var block in trees.Value.SelectMany(t => t.Body.GetBlocks(kind.Name)))
        {
            if (block.Labels.Count != kind.Labels || kind.Read(block, new DiagnosticBag()) is not { } row) continue;
            int place = block.Labels is [var label] ? labels.IndexOf(label.Value) : -1;
            if (place >= 0) found[place] = row;
            else
            {
                labels.Add(block.Labels is [var name] ? name.Value : "");
                found.Add(row);
            }
        }
        if (below is null) return new([.. labels], [.. found]);
        var (lower, own) = (below.Section(kind), labels.ToHashSet(StringComparer.Ordinal));
        for (int i = 0; i < lower.Rows.Length; i++)
        {
            if (kind.Labels > 0 && own.Contains(lower.Labels[i])) continue;
            labels.Add(lower.Labels[i]);
            found.Add(lower.Rows[i]);
        }
        return new([.. labels], [.. found]);
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
