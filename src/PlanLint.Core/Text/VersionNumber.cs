using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;

namespace PlanLint.Text;

/// <summary>
/// A version as Terraform reads those of tools, providers and modules: any number of parts, missing ones counting as 0, and what follows
/// a hyphen makes it come before the release. Build metadata does not count.
/// </summary>
public sealed class VersionNumber : IComparable<VersionNumber>, IEquatable<VersionNumber>
{
    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789.");

    private readonly ImmutableArray<long> parts;
    private readonly string prerelease;

    private VersionNumber(ImmutableArray<long> parts, string prerelease) => (this.parts, this.prerelease) = (parts, prerelease);

    /// <summary>A release of two parts.</summary>
    public VersionNumber(long major, long minor) : this([major, minor], "") { }

    /// <summary>The first part.</summary>
    public long Major => parts[0];

    /// <summary>The second part; 0 when there is none.</summary>
    public long Minor => Part(1);

    /// <summary>How many parts are written.</summary>
    public int PartCount => parts.Length;

    /// <summary>True for <c>1.2.0-rc1</c>.</summary>
    public bool IsPrerelease => prerelease.Length > 0;

    /// <summary>The release that it is, or that it leads to.</summary>
    public VersionNumber Release => IsPrerelease ? new(parts, "") : this;

    /// <summary>Reads <c>1.2.3</c>, <c>v1.2.3-beta.1+build</c>, <c>3</c>; null for what is no version, such as <c>latest</c>.</summary>
    public static VersionNumber? Parse(string? text)
    {
        var rest = (text ?? "").AsSpan().Trim();
        if (rest.StartsWith("v")) rest = rest[1..];
        int end = rest.IndexOfAnyExcept(NumberCharacters);
        var number = end < 0 ? rest : rest[..end];
        var parts = ImmutableArray.CreateBuilder<long>();
        foreach (var range in number.Split('.'))
        {
            if (!long.TryParse(number[range], NumberStyles.None, CultureInfo.InvariantCulture, out long part)) return null;
            parts.Add(part);
        }
        if (end < 0) return new VersionNumber(parts.ToImmutable(), "");
        rest = rest[end..];
        if (rest[0] == '-') rest = rest[1..];
        else if (rest[0] != '+' && !char.IsAsciiLetter(rest[0])) return null;
        int build = rest.IndexOf('+');
        var prerelease = build < 0 ? rest : rest[..build];
        if (prerelease.IsEmpty && rest is not ['+', ..]) return null;
        foreach (char c in rest)
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('.' or '-' or '~' or '+')) return null;
        return new VersionNumber(parts.ToImmutable(), prerelease.ToString());
    }

    /// <summary>True when no more than the patch level differs.</summary>
    public bool IsSameMinor(VersionNumber other) => Major == other.Major && Minor == other.Minor;

    /// <summary>True for the first release candidate of <paramref name="major"/>.<paramref name="minor"/> and all that comes after it.</summary>
    public bool IsAtLeast(long major, long minor) => Major > major || Major == major && Minor >= minor;

    /// <inheritdoc/>
    public int CompareTo(VersionNumber? other)
    {
        if (other is null) return 1;
        for (int i = 0; i < Math.Max(parts.Length, other.parts.Length); i++)
            if (Part(i).CompareTo(other.Part(i)) is not 0 and var order) return order;
        return (IsPrerelease, other.IsPrerelease) switch
        {
            (false, false) => 0,
            (true, false) => -1,
            (false, true) => 1,
            _ => ComparePrereleases(prerelease.Split('.'), other.prerelease.Split('.')),
        };
    }

    /// <inheritdoc/>
    public bool Equals(VersionNumber? other) => CompareTo(other) == 0;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as VersionNumber);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Major, Minor, Part(2), prerelease);

    /// <summary>The parts that were written, without build metadata.</summary>
    public override string ToString() => string.Join('.', parts.Select(p => p.ToString(CultureInfo.InvariantCulture))) + (IsPrerelease ? "-" + prerelease : "");

    internal long Part(int index) => index < parts.Length ? parts[index] : 0;

    /// <summary>Numbers by value and before words, the shorter first, as semantic versions order them.</summary>
    private static int ComparePrereleases(string[] one, string[] other)
    {
        for (int i = 0; i < Math.Min(one.Length, other.Length); i++)
        {
            bool isNumber = long.TryParse(one[i], NumberStyles.None, CultureInfo.InvariantCulture, out long a);
            bool isOtherNumber = long.TryParse(other[i], NumberStyles.None, CultureInfo.InvariantCulture, out long b);
            int order = (isNumber, isOtherNumber) switch
            {
                (true, true) => a.CompareTo(b),
                (true, false) => -1,
                (false, true) => 1,
                _ => string.CompareOrdinal(one[i], other[i]),
            };
            if (order != 0) return order;
        }
        return one.Length.CompareTo(other.Length);
    }
}
