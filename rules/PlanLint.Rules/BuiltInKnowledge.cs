using System.Reflection;
using PlanLint.Knowledge;
using PlanLint.Text;

namespace PlanLint.Rules;

/// <summary>What PlanLint knows about resource types, from <c>rules/knowledge</c>.</summary>
public static class BuiltInKnowledge
{
    private const string Prefix = "knowledge/", Types = "knowledge/types/";
    private static readonly Assembly Assembly = typeof(BuiltInKnowledge).Assembly;
    private static readonly Lazy<KnowledgeBase> Shared = new(() => KnowledgeReader.ReadTrusted(
        Names().Where(n => !n.StartsWith(Types, StringComparison.Ordinal)).Select(Read),
        Names().Where(n => n.StartsWith(Types, StringComparison.Ordinal))
            .ToDictionary(n => n[Types.Length..].Split('.')[0], n => new Func<SourceText>(() => Read(n)), StringComparer.Ordinal)));

    /// <summary>
    /// The knowledge. The files are parsed on first use, those about the types of one provider when one is asked for; rows are read when
    /// asked for.
    /// </summary>
    public static KnowledgeBase Load() => Shared.Value;

    /// <summary>The files, ordered by name.</summary>
    public static IEnumerable<SourceText> Files() => Names().Select(Read);

    private static IEnumerable<string> Names() =>
        Assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private static SourceText Read(string name)
    {
        using var stream = Assembly.GetManifestResourceStream(name)!;
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return SourceText.From(bytes, name);
    }
}
