using PlanLint.Values;

namespace PlanLint.Differences;

/// <summary>Equality of values and of their marks: whether something is sensitive is part of what a configuration says.</summary>
internal static class SameValues
{
    public static bool AreSame(Value left, Value right) => left.Equals(right) && SameMarks(left, right);

    /// <summary>The part at the end of a path; null when the path leads nowhere or past what is known.</summary>
    public static Value? At(Value value, ReadOnlySpan<PathStep> path)
    {
        var part = value;
        var marks = value.Marks;
        foreach (var step in path)
        {
            if (!part.IsKnown || part.IsNull) return null;
            var next = step.Name is { } name
                ? part[name] ?? part.Elements.FirstOrDefault(e => part.Kind == TypeKind.Set && e.StringOrNull == name)
                : part.Kind == TypeKind.Set ? null : part[step.Index];
            if (next is null) return null;
            part = next;
            marks |= part.Marks;
        }
        return part.WithMarks(marks);
    }

    private static bool SameMarks(Value left, Value right)
    {
        if (left.DeepMarks != right.DeepMarks || left.Marks != right.Marks) return false;
        return left.DeepMarks == left.Marks && !left.ContainsSensitive || left.Children().Zip(right.Children()).All(p => SameMarks(p.First, p.Second));
    }
}
