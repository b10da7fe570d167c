using PlanLint.Text;

namespace PlanLint.Syntax;

/// <summary>The top level of a JSON text as it stands, before properties became blocks and attributes.</summary>
/// <param name="Properties">The properties of the outermost object, the first of each name, in source order.</param>
/// <param name="IsRootBroken">True when the outermost value was not read to its end.</param>
public sealed record JsonOutline(IReadOnlyList<JsonOutline.Property> Properties, bool IsRootBroken)
{
    /// <summary>A property of the outermost object.</summary>
    /// <param name="Name">The name, escapes processed.</param>
    /// <param name="NameSpan">The name with its quotes.</param>
    /// <param name="ValueSpan">The value.</param>
    public sealed record Property(string Name, TextSpan NameSpan, TextSpan ValueSpan);
}
