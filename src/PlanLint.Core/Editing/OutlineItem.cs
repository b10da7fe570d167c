using System.Collections.Immutable;
using PlanLint.Text;

namespace PlanLint.Editing;

/// <summary>A block or a local in the outline of a file.</summary>
/// <param name="Name">As references name it where they can, such as <c>aws_vpc.main</c>; else type and labels.</param>
/// <param name="Kind">The block's type, such as <c>resource</c>; <c>local</c> for an entry of a <c>locals</c> block.</param>
/// <param name="Span">All of it.</param>
/// <param name="NameSpan">What to select: the header, or a local's name.</param>
public sealed record OutlineItem(string Name, string Kind, TextSpan Span, TextSpan NameSpan)
{
    /// <summary>What is inside, in order.</summary>
    public ImmutableArray<OutlineItem> Children { get; init; } = [];
}
