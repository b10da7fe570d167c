using PlanLint.Knowledge;
using PlanLint.Text;

namespace PlanLint.Rules;

/// <summary>What PlanLint knows about resource types, from <c>rules/knowledge/*.hcl</c>.</summary>
public static class BuiltInKnowledge
{
    private const string Prefix = "knowledge/";
    private static readonly Lazy<KnowledgeBase> Shared = new(() => KnowledgeReader.ReadTrusted(Files()));

    /// <summary>The knowledge. The files are parsed on first use; rows are read when asked for.</summary>
    public static KnowledgeBase Load() => Shared.Value;

    /// <summary>The files, ordered by name.</summary>
    public static IEnumerable<SourceText> Files()
    {
        var assembly = typeof(BuiltInKnowledge).Assembly;
        foreach (string name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            byte[] bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            yield return SourceText.From(bytes, name);
        }
    }
}
