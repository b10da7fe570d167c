using System.Collections.Immutable;

namespace PlanLint.Text;

/// <summary>A version constraint as Terraform writes it: <c>~> 5.70, != 5.71.0</c>. All of its terms hold together.</summary>
public sealed class VersionConstraint
{
    private static readonly string[] Operators = ["~>", ">=", "<=", "!=", ">", "<", "="];

    private readonly ImmutableArray<(string Operator, VersionNumber Version)> terms;

    private VersionConstraint(ImmutableArray<(string Operator, VersionNumber Version)> terms) => this.terms = terms;

    /// <summary>The version that no allowed one is below; null when nothing bounds them. Of several lower bounds, the highest.</summary>
    public VersionNumber? Minimum => terms.Where(t => t.Operator is "=" or ">" or ">=" or "~>").Max(t => t.Version);

    /// <summary>True when some later version is not allowed any more.</summary>
    public bool HasMaximum => terms.Any(t => t.Operator is "=" or "<" or "<=" or "~>");

    /// <summary>
    /// The version that every allowed one is below, or is at most; null when nothing bounds them. Of several upper bounds, the lowest:
    /// <c>~&gt; 3.76</c> ends before 4.
    /// </summary>
    public VersionNumber? Limit => terms.Where(t => t.Operator is "=" or "<" or "<=" or "~>").Select(t => t.Operator == "~>" ? NextOf(t.Version) : t.Version)
        .OfType<VersionNumber>().Min();

    /// <summary>The versions that are left out one by one.</summary>
    public IEnumerable<VersionNumber> Excluded => terms.Where(t => t.Operator == "!=").Select(t => t.Version);

    /// <summary>True when every term allows a version that is no prerelease. <c>~></c> fixes all parts but the last one written.</summary>
    public bool Allows(VersionNumber version) => terms.All(t => t.Operator switch
    {
        "=" => version.CompareTo(t.Version) == 0,
        "!=" => version.CompareTo(t.Version) != 0,
        ">" => version.CompareTo(t.Version) > 0,
        ">=" => version.CompareTo(t.Version) >= 0,
        "<" => version.CompareTo(t.Version) < 0,
        "<=" => version.CompareTo(t.Version) <= 0,
        _ => version.CompareTo(t.Version) >= 0 && Enumerable.Range(0, t.Version.PartCount - 1).All(i => version.Part(i) == t.Version.Part(i)),
    });

    /// <summary>The first version that a pessimistic bound leaves out; null for one of a single part, which leaves out none.</summary>
    private static VersionNumber? NextOf(VersionNumber version) => version.PartCount < 2 ? null : VersionNumber.Parse(
        string.Join('.', Enumerable.Range(0, version.PartCount - 1).Select(i => version.Part(i) + (i == version.PartCount - 2 ? 1 : 0))));

    /// <summary>Reads a constraint; null when Terraform could not.</summary>
    public static VersionConstraint? Parse(string? text)
    {
        var terms = ImmutableArray.CreateBuilder<(string, VersionNumber)>();
        foreach (string term in (text ?? "").Split(',', StringSplitOptions.TrimEntries))
        {
            string sign = Operators.FirstOrDefault(o => term.StartsWith(o, StringComparison.Ordinal)) ?? "";
            if (VersionNumber.Parse(term[sign.Length..]) is not { } version) return null;
            terms.Add((sign.Length == 0 ? "=" : sign, version));
        }
        return new VersionConstraint(terms.ToImmutable());
    }
}
