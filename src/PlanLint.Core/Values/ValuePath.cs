using System.Collections.Immutable;
using System.Text;

namespace PlanLint.Values;

/// <summary>A way from a value to a part of it, such as <c>metadata[0].labels["a.b/c"]</c>. Equality is structural.</summary>
public sealed class ValuePath : IEquatable<ValuePath>, IComparable<ValuePath>
{
    /// <summary>The path to the value itself.</summary>
    public static ValuePath Root { get; } = new([]);

    private ValuePath(ImmutableArray<PathStep> steps) => Steps = steps;

    /// <summary>The steps from the outside in.</summary>
    public ImmutableArray<PathStep> Steps { get; }

    /// <summary>A path of the steps given.</summary>
    public static ValuePath Of(params ReadOnlySpan<PathStep> steps) => new([.. steps]);

    /// <summary>This path and one more step.</summary>
    public ValuePath Append(PathStep step) => new(Steps.Add(step));

    /// <summary>The part of <paramref name="value"/> that the path leads to; null when a step finds nothing.</summary>
    public Value? Resolve(Value? value)
    {
        foreach (var step in Steps)
        {
            if (value is null) return null;
            value = step.Name is { } name ? value[name] : value[step.Index];
        }
        return value;
    }

    /// <summary>True when this path is <paramref name="other"/> or leads to a part of it.</summary>
    public bool StartsWith(ValuePath other) => Steps.Length >= other.Steps.Length && Steps.AsSpan(0, other.Steps.Length).SequenceEqual(other.Steps.AsSpan());

    /// <summary>As Terraform writes it: <c>spec[0].name</c>, <c>labels["a.b/c"]</c>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var step in Steps)
        {
            if (step.Name is not { } name) text.Append('[').Append(step.Index).Append(']');
            else if (IsIdentifier(name)) text.Append(text.Length > 0 ? "." : "").Append(name);
            else text.Append("[\"").Append(name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)).Append("\"]");
        }
        return text.ToString();
    }

    /// <inheritdoc/>
    public bool Equals(ValuePath? other) => other is not null && Steps.AsSpan().SequenceEqual(other.Steps.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ValuePath);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var step in Steps) hash.Add(step);
        return hash.ToHashCode();
    }

    /// <summary>Orders step by step: indexes numerically before names, names ordinally.</summary>
    public int CompareTo(ValuePath? other)
    {
        if (other is null) return 1;
        for (int i = 0; i < Math.Min(Steps.Length, other.Steps.Length); i++)
        {
            var (a, b) = (Steps[i], other.Steps[i]);
            int order = (a.Name, b.Name) switch
            {
                (null, null) => a.Index.CompareTo(b.Index),
                (null, _) => -1,
                (_, null) => 1,
                _ => string.CompareOrdinal(a.Name, b.Name),
            };
            if (order != 0) return order;
        }
        return Steps.Length.CompareTo(other.Steps.Length);
    }

    private static bool IsIdentifier(string name)
    {
        if (name.Length == 0 || !(char.IsAsciiLetter(name[0]) || name[0] == '_')) return false;
        foreach (char c in name)
            if (!(char.IsAsciiLetterOrDigit(c) || c is '_' or '-')) return false;
        return true;
    }
}
