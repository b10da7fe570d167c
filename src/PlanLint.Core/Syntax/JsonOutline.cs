using PlanLint.Text;

namespace PlanLint.Syntax;

/// <summary>The top level of a JSON text as it stands, before properties became blocks and attributes.</summary>
/// <param name="Properties">The properties of the outermost object, the first of each name, in source order.</param>
/// <param name="IsRootBroken">True when the outermost value was not read to its end.</param>
public sealed record JsonOutline(IReadOnlyList<JsonOutline.Property> Properties, bool IsRootBroken)
{
    /// <summary>Comments in the objects of blocks and of the file, in source order.</summary>
    internal IReadOnlyList<Comment> Comments { get; init; } = [];

    /// <summary>A property of the outermost object.</summary>
    /// <param name="Name">The name, escapes processed.</param>
    /// <param name="NameSpan">The name with its quotes.</param>
    /// <param name="ValueSpan">The value.</param>
    public sealed record Property(string Name, TextSpan NameSpan, TextSpan ValueSpan);

    /// <summary>A string under the name <c>//</c>, alone or in an array.</summary>
    /// <param name="Text">The string, escapes processed.</param>
    /// <param name="Span">The string with its quotes.</param>
    /// <param name="OffsetOf">Where a character of <paramref name="Text"/> stands in the JSON text.</param>
    internal sealed record Comment(string Text, TextSpan Span, Func<int, int> OffsetOf)
    {
        /// <summary>The block whose object holds it; null for the file's.</summary>
        public BlockSyntax? Block { get; set; }
    }
}
