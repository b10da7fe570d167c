using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Plans;
using PlanLint.Reporting;
using PlanLint.Secrets;
using PlanLint.Semantics;
using PlanLint.Text;
using PlanLint.Values;

namespace PlanLint.Hosting;

/// <summary>Draws what a plan does: its changes with their attributes, and the resources it touches with what they need.</summary>
internal static class PlanPictures
{
    private const int MostChanges = 5_000;
    private const int MostAttributes = 40;
    private const int LongestText = 120;

    private static readonly string[] Loudness = ["", "read", "move", "import", "create", "update", "forget", "replace", "delete"];

    /// <summary>The picture; values are redacted before they are cut, since half a secret is not found.</summary>
    public static PlanPicture Draw(Compilation compilation, Redactor redactor)
    {
        var changes = compilation.Plan!.AllChanges.Where(IsShown).ToList();
        var (nodes, edges) = Graph(compilation, changes);
        return new PlanPicture(
            [.. compilation.Plan!.Actions.Select(a => new PlannedChange(a.Address, Action(a))),
                .. changes.Take(MostChanges).Select(c => Change(compilation, c, redactor))], nodes, edges)
        {
            LeftOut = Math.Max(0, changes.Count - MostChanges),
        };
    }

    private static bool IsShown(ResourceChange change) => !change.IsNoOp || change.HasEffect;

    /// <summary>One change with what is shown of it; values are redacted.</summary>
    public static PlannedChange Change(Compilation compilation, ResourceChange change, Redactor redactor) => new(change.Address.ToString(), Action(change))
    {
        Reason = change.DeferredReason ?? change.ActionReason,
        Block = change.Address.Key is null && change.Address.Module.Steps.All(s => s.Key is null) ? "" : change.Address.BlockAddress().ToString(),
        AttributesLeftOut = change.IsUpdate || change.Replaces ? Math.Max(0, change.AttributeChanges.Length - MostAttributes) : 0,
        IsProtected = compilation.IsProtected(change),
        Location = compilation.Declaration(change.Address) is null ? null : compilation.Locate(change).Location,
        Attributes = change.IsUpdate || change.Replaces
            ? [.. change.AttributeChanges.Take(MostAttributes)
                .Select(a => Attribute(change, a, compilation.Knowledge.SecretArguments.Of(change.Address.Type), redactor))]
            : [],
    };

    /// <summary>The one word that counts, and whether it is for a later plan.</summary>
    public static string Action(ActionInvocation invocation) => invocation.IsDeferred ? "invoke later" : "invoke";

    /// <summary>The one word for what happens to a resource.</summary>
    public static string Action(ResourceChange change) => change.IsDeferred ? ActionWord(change) + " later" : ActionWord(change);

    private static string ActionWord(ResourceChange change) =>
        change.Replaces ? "replace"
        : change.Actions switch
        {
            ChangeActions.Create => "create",
            ChangeActions.Update => "update",
            ChangeActions.Delete => "delete",
            ChangeActions.Forget => "forget",
            ChangeActions.Read => "read",
            _ => change.Importing is not null ? "import" : change.PreviousAddress is not null ? "move" : string.Join("+", change.ActionWords),
        };

    private static ChangedAttribute Attribute(ResourceChange change, AttributeChange attribute, SecretPaths secret, Redactor redactor)
    {
        string Shown(Value? value, Value of) =>
            redactor.Redact(Quote.Of(value, attribute.IsSensitive || secret.Leads(attribute.Path, of)) with { Limit = LongestText });
        return new(redactor.Redact(attribute.Path.ToString()), Shown(attribute.Before, change.Before), Shown(attribute.After, change.After));
    }

    private static (ImmutableArray<GraphNode> Nodes, ImmutableArray<GraphEdge> Edges) Graph(Compilation compilation, List<ResourceChange> changes)
    {
        var nodes = new SortedDictionary<string, GraphNode>(StringComparer.Ordinal);
        var touched = new List<ResourceSymbol>();
        foreach (var block in changes.GroupBy(c => c.Address.BlockAddress()))
        {
            string loudest = block.Select(Action).MaxBy(a => Array.IndexOf(Loudness, a)) ?? "";
            nodes[block.Key.ToString()] = new GraphNode(block.Key.ToString(), loudest, block.Any(compilation.IsProtected))
            {
                Module = block.Key.Module.ToString(),
                Counts = string.Join(", ", block.GroupBy(Action, StringComparer.Ordinal).Select(g => Plural.Of(g.Count(), g.Key))),
            };
            if (compilation.Declaration(block.Key) is { } symbol) touched.Add(symbol);
        }
        if (compilation.Modules is not { } modules) return ([.. nodes.Values], []);

        var edges = new SortedSet<(string From, string To)>();
        foreach (var symbol in touched)
        {
            foreach (var needed in NearestResources(modules.Dependencies, symbol))
            {
                string to = Name(needed);
                nodes.TryAdd(to, new GraphNode(to, "", false) { Module = needed.Module.Path.ToString() });
                edges.Add((Name(symbol), to));
            }
        }
        return ([.. nodes.Values], [.. edges.Select(e => new GraphEdge(e.From, e.To))]);
    }

    /// <summary>Resources that a symbol needs without another resource in between: through locals, outputs and arguments.</summary>
    private static IEnumerable<ResourceSymbol> NearestResources(DependencyGraph graph, ResourceSymbol from)
    {
        var seen = new HashSet<Symbol> { from };
        var open = new Stack<Symbol>();
        open.Push(from);
        while (open.TryPop(out var symbol))
        {
            foreach (var needed in graph.DependenciesOf(symbol))
            {
                if (!seen.Add(needed)) continue;
                if (needed is ResourceSymbol resource) yield return resource;
                else open.Push(needed);
            }
        }
    }

    private static string Name(ResourceSymbol symbol) => new ResourceAddress(symbol.Module.Path, symbol.Mode, symbol.Type, symbol.Name).ToString();
}
