using System.Text;
using PlanLint.Evaluation;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Provenance;

/// <summary>
/// The references of an expression as plan files spell them: for <c>aws_vpc.a[0].tags.x</c> the whole traversal, each shorter one, the
/// instance and the resource. Tools before Terraform 1.0 wrote the shortest only, so neither side need have all.
/// </summary>
internal sealed class WrittenReferences
{
    private readonly HashSet<string> all = new(StringComparer.Ordinal);
    private readonly List<(string Longest, string Shortest)> own = [];
    private readonly List<string> spelled = [];

    private WrittenReferences(IEnumerable<ExpressionSyntax> expressions)
    {
        foreach (var reference in expressions.SelectMany(ReferenceWalk.FreeReferences)) Add(reference.Steps);
    }

    /// <summary>The references of an expression.</summary>
    public static WrittenReferences In(ExpressionSyntax expression) => new([expression]);

    /// <summary>The references of all arguments of blocks, nested blocks included.</summary>
    public static WrittenReferences In(IEnumerable<BlockSyntax> blocks) =>
        new(blocks.SelectMany(b => b.DescendantNodes().OfType<AttributeSyntax>()).Select(a => a.Value));

    /// <summary>All of them as Terraform's own plan JSON lists them: each with what it is a part of behind it, keys in brackets.</summary>
    public IReadOnlyList<string> Spelled => spelled;

    /// <summary>True when there are none.</summary>
    public bool IsEmpty => own.Count == 0;

    /// <summary>True when a plan that spells <paramref name="planned"/> may have been made from this expression.</summary>
    public bool Match(IReadOnlyCollection<string> planned)
    {
        var theirs = planned.Select(Normal).ToHashSet(StringComparer.Ordinal);
        if (!theirs.IsSubsetOf(all)) return false;
        // One traversal longer than its subject shows that this tool writes whole traversals.
        bool isWhole = theirs.Any(t => own.Exists(o => t == o.Longest && o.Longest != o.Shortest));
        return own.TrueForAll(o => theirs.Contains(isWhole ? o.Longest : o.Shortest) || theirs.Contains(o.Longest));
    }

    private void Add(IReadOnlyList<TraversalStep> steps)
    {
        // Plans leave the prefix out.
        if (steps is [{ Name: "resource" }, _, _, ..]) steps = [.. steps.Skip(1)];
        int subject = SubjectLength(steps);
        var text = new StringBuilder();
        string shortest = "";
        for (int i = 0; i < steps.Count; i++)
        {
            Append(text, steps[i], isFirst: i == 0);
            if (i + 1 < subject) continue;
            string prefix = text.ToString();
            if (i + 1 == subject) shortest = prefix;
            all.Add(prefix);
        }
        AddSpelled(steps, subject);
        // A module's output is a subject of its own, as is one instance of a resource.
        own.Add((text.ToString(), shortest));
    }

    private void AddSpelled(IReadOnlyList<TraversalStep> steps, int subject)
    {
        var text = new StringBuilder();
        var parts = new List<string>();
        for (int i = 0; i < steps.Count; i++)
        {
            if (steps[i].Name is { } name) text.Append(i == 0 ? "" : ".").Append(name);
            else if (steps[i].KeyKind == LiteralKind.String) text.Append('[').Append(QuotedString.Of(steps[i].Key!)).Append(']');
            else text.Append('[').Append(steps[i].Key).Append(']');
            if (i + 1 >= subject) parts.Add(text.ToString());
        }
        parts.Reverse();
        spelled.AddRange(parts);
    }

    /// <summary>How many steps name a declaration: two for most, three for data sources and ephemeral resources.</summary>
    private static int SubjectLength(IReadOnlyList<TraversalStep> steps) => Math.Min(steps.Count, steps[0].Name switch
    {
        "data" or "ephemeral" => 3,
        "self" => 1,
        _ => 2,
    });

    private static void Append(StringBuilder text, TraversalStep step, bool isFirst)
    {
        if (step.Name is { } name)
        {
            if (!isFirst) text.Append('.');
            text.Append(name);
        }
        else if (step.KeyKind == LiteralKind.String && SyntaxFactory.IsIdentifier(step.Key!))
        {
            text.Append('.').Append(step.Key);
        }
        else
        {
            text.Append('[').Append(step.Key).Append(']');
        }
    }

    /// <summary>Brackets around names and quotes around other keys are one spelling of several.</summary>
    private static string Normal(string reference)
    {
        if (!reference.Contains('[', StringComparison.Ordinal)) return reference;
        var text = new StringBuilder();
        for (int i = 0; i < reference.Length; i++)
        {
            int end = reference[i] == '[' ? reference.IndexOf(']', i) : -1;
            if (end < 0)
            {
                text.Append(reference[i]);
                continue;
            }
            string key = reference[(i + 1)..end];
            bool isText = key is ['"', .., '"'] && key.Length >= 2;
            string inner = isText ? key[1..^1] : key;
            if (isText && SyntaxFactory.IsIdentifier(inner)) text.Append('.').Append(inner);
            else text.Append('[').Append(inner).Append(']');
            i = end;
        }
        return text.ToString();
    }
}
