using System.Buffers;
using System.Collections.Immutable;
using PlanLint.Knowledge;
using PlanLint.Plans;

namespace PlanLint.Processes;

/// <summary>One read-only <c>kubectl get</c> of all objects of a kind.</summary>
public sealed record KubectlQuery
{
    private static readonly SearchValues<char> GroupCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789.-");

    private KubectlQuery(string kind) => Kind = kind;

    /// <summary>The kind, <c>Kind</c> or <c>Kind.group</c>.</summary>
    public string Kind { get; }

    /// <summary>What kubectl is started with; no shell is between.</summary>
    public ImmutableArray<string> Arguments => ["get", Kind, "--all-namespaces", "--output=json", "--show-managed-fields", "--request-timeout=60s"];

    /// <summary>A query of a kind; null when the text is no kind: plans are written by others, and kubectl has options.</summary>
    public static KubectlQuery? Of(string kind)
    {
        int dot = kind.IndexOf('.', StringComparison.Ordinal);
        string name = dot < 0 ? kind : kind[..dot];
        bool isName = name.Length is > 0 and < 64 && char.IsAsciiLetter(name[0]) && name.All(char.IsAsciiLetterOrDigit);
        bool isGroup = dot < 0 || (kind.Length - dot is > 1 and < 254 && kind.AsSpan(dot + 1).IndexOfAnyExcept(GroupCharacters) < 0);
        return isName && isGroup ? new KubectlQuery(kind) : null;
    }

    /// <summary>Queries of just the kinds that a plan creates, ordered; empty when it creates nothing in Kubernetes.</summary>
    public static ImmutableArray<KubectlQuery> For(Plan plan, KnowledgeBase knowledge) =>
    [
        .. plan.ResourceChanges
            .Where(c => c.IsCreate)
            .Select(c => knowledge.Identify(c.Address.Type, c.After))
            .Where(i => i?.System == "kubernetes")
            .Select(i => i!.Kind)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .Select(Of)
            .OfType<KubectlQuery>(),
    ];

    /// <summary>The command line, as a person would type it.</summary>
    public override string ToString() => $"kubectl {string.Join(' ', Arguments)}";
}
